// CSV (RFC 4180) that a spreadsheet opens as text: lines end in CR LF, and no cell begins a formula.

/// Writes CSV.
package enum CSV {
    /// One line with these cells, CR LF at its end.
    package static func row(_ cells: [String]) -> String {
        cells.map(cell).joined(separator: ",") + "\r\n"
    }

    /// One cell: defused, and quoted where it holds a comma, a quotation mark, a semicolon, a tab, a line break or a space at an edge.
    package static func cell(_ text: String) -> String {
        let text = defused(text)
        let edges = [text.utf8.first, text.utf8.last]
        guard edges.contains(0x20) || text.utf8.contains(where: needsQuotes.contains) else { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted.append("\"") }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }

    /// `text` with an apostrophe before each place that a spreadsheet could take for the beginning of a formula: `=`,
    /// `+`, `-` or `@`, also in full width, at the beginning of the text or behind what another spreadsheet splits
    /// cells at (a semicolon, a tab, a line break), also after spaces, quotation marks or characters without width.
    /// A text that begins with a tab or a line break gets one too.
    package static func defused(_ text: String) -> String {
        if isHarmless(text) { return text }
        var defused = String.UnicodeScalarView()
        /// Where the cell begins whose first character is looked for; nil once that is found.
        var start: String.UnicodeScalarView.Index? = defused.startIndex
        var isFirst = true
        for scalar in text.unicodeScalars {
            if let place = start, beginsFormula(scalar) || (isFirst && splits(scalar) && scalar != ";") {
                defused.insert("'", at: place)
                start = nil
            } else if start != nil, !isPassedOver(scalar) {
                start = nil
            }
            isFirst = isFirst && isPassedOver(scalar) && start != nil
            defused.append(scalar)
            if splits(scalar) { start = defused.endIndex }
        }
        return String(defused)
    }

    /// Most cells: a letter or a digit first, and nothing that ends a cell.
    private static func isHarmless(_ text: String) -> Bool {
        guard let first = text.utf8.first else { return true }
        switch first {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), 0xD0, 0xD1:
            return !text.utf8.contains { $0 < 0x20 || $0 == UInt8(ascii: ";") || $0 == 0xC2 || $0 == 0xE2 }
        default: return false
        }
    }

    private static func beginsFormula(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\u{2212}", "\u{FE62}", "\u{FE63}",
            "\u{FE66}", "\u{FE6B}":
            true
        default: false
        }
    }

    /// Whether some spreadsheet ends a cell here, inside quotation marks too where they do not begin the cell for it:
    /// the Russian and the German ones split at semicolons.
    private static func splits(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ";", "\t", "\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}": true
        default: false
        }
    }

    private static func isPassedOver(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\"" || scalar.properties.isWhitespace || VisibleText.drives(scalar)
    }

    private static let needsQuotes: [UInt8] = [
        UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"),
        UInt8(ascii: "\t"),
    ]
}

// CSV (RFC 4180) that a spreadsheet opens as text: lines end in CR LF, and no cell is taken for a formula.

/// Writes CSV.
package enum CSV {
    /// One line with these cells, ended by CR LF.
    package static func row(_ cells: [String]) -> String {
        cells.map(cell).joined(separator: ",") + "\r\n"
    }

    /// One cell: defused, and quoted if it contains a comma, a quotation mark, a semicolon, a tab or a line break, or
    /// has a space at an edge.
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

    /// `text`, with an apostrophe before each place where a spreadsheet could see the start of a formula: `=`, `+`, `-`
    /// or `@`, also in full width. Such a place is at the start of the text or after a character at which some
    /// spreadsheet splits cells (semicolon, tab, line break); spaces, quotation marks and characters without width may
    /// come between. A text that begins with a tab or a line break gets an apostrophe too.
    package static func defused(_ text: String) -> String {
        if isHarmless(text) { return text }
        var defused = String.UnicodeScalarView()
        /// Where the current cell begins; nil once its first character was seen.
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

    /// Fast path for most cells: the first character is a digit or a letter (ASCII or Cyrillic), and no character ends
    /// a cell. 0xC2 and 0xE2 are the first bytes of U+0085, U+2028 and U+2029.
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

    /// Whether some spreadsheet ends a cell at this character. Russian and German ones split at semicolons; such a one
    /// sees other cells, so a quotation mark may be in the middle of a cell, where it protects nothing.
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

// CSV (RFC 4180) that a spreadsheet opens as text: lines end in CR LF, and no cell begins a formula.

/// Writes CSV.
public enum CSV {
    /// One line with these cells, CR LF at its end.
    public static func row(_ cells: [String]) -> String {
        cells.map(cell).joined(separator: ",") + "\r\n"
    }

    /// One cell: defused, and quoted where it holds a comma, a quotation mark, a semicolon, a tab, a line break or a space at an edge.
    public static func cell(_ text: String) -> String {
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

    /// `text` with an apostrophe before it where a spreadsheet could take it for a formula: where it begins with
    /// `=`, `+`, `-`, `@`, a tab or a line break, also in full width, also after spaces or characters without width.
    public static func defused(_ text: String) -> String {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\u{2212}",
                "\u{FE62}", "\u{FE63}", "\u{FE66}", "\u{FE6B}":
                return "'" + text
            case _ where scalar.properties.isWhitespace || VisibleText.drives(scalar): continue
            default: return text
            }
        }
        return text
    }

    private static let needsQuotes: [UInt8] = [
        UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"),
        UInt8(ascii: "\t"),
    ]
}

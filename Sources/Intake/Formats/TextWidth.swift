// How much of the screen a text takes, and where it breaks. Pure; what goes in is already harmless (`VisibleText`).

/// Columns of text on a screen of fixed width.
public enum TextWidth {
    /// The columns that a text takes: two for East Asian wide characters and emoji, none for marks that sit on the
    /// character before them.
    public static func of(_ text: String) -> Int {
        // ASCII and Cyrillic letters take one column each, and are nearly everything.
        var columns = 0
        for byte in text.utf8 {
            switch byte {
            case 0x20...0x7E, 0xD0, 0xD1: columns += 1
            case 0x80...0xBF: break
            default: return text.reduce(0) { $0 + of($1) }
            }
        }
        return columns
    }

    /// The columns that a character takes.
    public static func of(_ character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first, scalar.value >= 0x300 else { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        // The blocks of Unicode's EastAsianWidth.txt whose characters are W or F.
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }

    /// One line of text as lines of at most `width` columns, broken at spaces where there are any.
    public static func wrapped(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var columns = 0
        for word in text.split(separator: " ", omittingEmptySubsequences: true) {
            let needed = of(String(word))
            if columns > 0, columns + 1 + needed > width {
                lines.append(line)
                (line, columns) = ("", 0)
            }
            if columns > 0 {
                line += " "
                columns += 1
            }
            for character in word {
                let step = of(character)
                if columns > 0, columns + step > width {
                    lines.append(line)
                    (line, columns) = ("", 0)
                }
                line.append(character)
                columns += step
            }
        }
        return line.isEmpty && !lines.isEmpty ? lines : lines + [line]
    }
}

// How much of the screen a text takes, and where it breaks. Pure; what goes in is already harmless (`VisibleText`).

/// Columns of text on a screen of fixed width.
package enum TextWidth {
    /// The columns that a text takes: two for East Asian wide characters and emoji (`WidthTable`), none for marks that
    /// sit on the character before them.
    package static func of(_ text: String) -> Int {
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

    /// The columns that a character takes. What is joined to an emoji is drawn within it: further emoji, a colour of the
    /// skin. A character that is an emoji only by its variation selector is as wide as one.
    package static func of(_ character: Character) -> Int {
        var (columns, isJoined) = (0, false)
        var last: Unicode.Scalar?
        for scalar in character.unicodeScalars {
            switch scalar.value {
            case 0xFE0F:
                if let last, of(last) == 1, last.properties.isEmoji { columns += 1 }
            case 0x1F3FB...0x1F3FF where columns > 0, _ where isJoined: break
            default: columns += of(scalar)
            }
            isJoined = scalar.value == 0x200D && columns > 0
            last = scalar
        }
        return columns
    }

    /// The columns that a code point takes by itself.
    private static func of(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 || !WidthTable.isZero(scalar) { return WidthTable.isWide(scalar) ? 2 : 1 }
        return 0
    }

    /// One line of text as lines of at most `width` columns, broken at spaces where there are any.
    package static func wrapped(_ text: String, width: Int) -> [String] {
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

    /// The same with a hanging indent: `first` before the first line, `rest` before each further one. All of them break
    /// at one column, which the wider of the two leaves room for.
    package static func wrapped(_ text: String, first: String, rest: String, width: Int) -> [String] {
        let lines = wrapped(text, width: width - max(of(first), of(rest)))
        return [first + lines[0]] + lines.dropFirst().map { rest + $0 }
    }
}

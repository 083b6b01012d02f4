// The width of a text on the screen, and its line breaks. Pure. The text must already be harmless (`VisibleText`).

/// The width of text on a fixed-width screen, in columns.
package enum TextWidth {
    /// The width of a text: two columns for East Asian wide characters and emoji (`WidthTable`), zero for combining
    /// marks.
    package static func of(_ text: String) -> Int {
        // Fast path: ASCII and Cyrillic letters, which are nearly all text, take one column each.
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

    /// The width of a character (grapheme cluster). Emoji after a joiner and skin tones are drawn within the emoji
    /// before them. A character that a variation selector turns into an emoji takes two columns.
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

    /// The width of a single code point.
    private static func of(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 || !WidthTable.isZero(scalar) { return WidthTable.isWide(scalar) ? 2 : 1 }
        return 0
    }

    /// Wraps a text into lines of at most `width` columns, at spaces if possible.
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

    /// The same with a hanging indent: `first` before the first line, `rest` before all others. All lines have the same
    /// width, which leaves room for the wider of the two.
    package static func wrapped(_ text: String, first: String, rest: String, width: Int) -> [String] {
        let lines = wrapped(text, width: width - max(of(first), of(rest)))
        return [first + lines[0]] + lines.dropFirst().map { rest + $0 }
    }
}

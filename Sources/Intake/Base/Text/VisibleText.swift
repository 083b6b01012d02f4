// Makes text from outside harmless for a terminal. Characters that move the cursor, change the direction of writing or
// are invisible are shown as escapes. Every word of a caller goes through here before it is printed.

/// Shows text from outside, which then cannot drive the terminal.
package enum VisibleText {
    /// `text` on one line. Control characters are shown as `^[`, also line breaks and tabs (`^J`, `^I`); other
    /// invisible characters as `\u{202E}`; a byte of a path that is not UTF-8 as `\xE0`.
    package static func line(_ text: String) -> String {
        isPlain(text) ? text : shown(text)
    }

    /// The lines of `text`: line breaks are kept, a tab becomes a space, everything else is as in `line`.
    package static func lines(_ text: String) -> [String] {
        if isPlain(text) { return [text] }
        return text.split(omittingEmptySubsequences: false, whereSeparator: isLineBreak).map { line in
            self.line(String(line.map { $0 == "\t" ? " " : $0 }))
        }
    }

    /// Like `lines`, joined with line feeds.
    package static func paragraphs(_ text: String) -> String {
        isPlain(text) ? text : lines(text).joined(separator: "\n")
    }

    /// Whether a character can drive or deceive a terminal: controls (C0, DEL, C1), direction marks, line and paragraph
    /// separators, and characters without width. A fixed table, so that files written with it do not depend on the
    /// version of Unicode.
    package static func drives(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
            0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF:
            true
        default: false
        }
    }

    /// The most combining marks that are drawn on one letter. More would paint over the lines above and below.
    static let maxMarks = 3

    private static func isLineBreak(_ character: Character) -> Bool {
        character == "\n" || character == "\r\n" || character == "\r"
    }

    /// Fast path for the usual case: ASCII and Cyrillic letters only, decided without Unicode properties.
    private static func isPlain(_ text: String) -> Bool {
        var opened = false
        for byte in text.utf8 {
            switch (byte, opened) {
            case (0x20...0x7E, false): break
            case (0xD0...0xD1, false): opened = true
            case (0x80...0xBF, true): opened = false
            default: return false
            }
        }
        return true
    }

    private static func shown(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var marks = maxMarks  // A mark without a letter before it would sit on what the program printed.
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .spacingMark: marks += 1
            default: marks = 0
            }
            if marks > maxMarks || hides(scalar) {
                result.append(contentsOf: name(scalar).unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    private static func hides(_ scalar: Unicode.Scalar) -> Bool {
        if drives(scalar) || scalar.properties.isDefaultIgnorableCodePoint { return true }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: return true
        default: return false
        }
    }

    private static func name(_ scalar: Unicode.Scalar) -> String {
        // A byte of a path that is not UTF-8.
        if let byte = PathText.byte(scalar) { return "\\x" + String(byte, radix: 16, uppercase: true) }
        return switch scalar.value {
        case 0x00...0x1F, 0x7F: "^" + String(Character(Unicode.Scalar(UInt8(scalar.value) ^ 0x40)))
        default: "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
        }
    }
}

extension String {
    /// The text without leading and trailing white space.
    package var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}

// Untrusted text for a terminal.

@testable import IntakeBase

/// Guarantee: the output contains nothing that moves the cursor, hides text or changes its direction; and the function
/// is idempotent.
struct VisibleTarget: FuzzTarget {
    static let name = "visible"
    static let maxBytes = 160

    func run(_ input: [UInt8]) {
        let text = String(decoding: input, as: UTF8.self)
        let line = VisibleText.line(text)
        check(line)
        hold(same(VisibleText.line(line), line), "a line shown twice is the line shown once", line.debugDescription)
        let lines = VisibleText.lines(text)
        lines.forEach(check)
        hold(!lines.isEmpty, "a text has a line")
        let paragraphs = VisibleText.paragraphs(text)
        hold(same(paragraphs, lines.joined(separator: "\n")), "paragraphs are the lines", paragraphs.debugDescription)
        hold(
            same(VisibleText.paragraphs(paragraphs), paragraphs), "paragraphs shown twice are those shown once",
            paragraphs.debugDescription)
    }

    private func same(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }

    private func check(_ line: String) {
        var marks = 1 << 20
        for scalar in line.unicodeScalars {
            hold(!Self.isForbidden(scalar), "no control, format or bidi character is shown", line.debugDescription)
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .spacingMark: marks += 1
            default: marks = 0
            }
            hold(marks <= 3, "marks do not pile up, and begin no line", line.debugDescription)
        }
    }

    /// Written from the Unicode Standard, independently of the library: categories Cc, Cf, Zl, Zp, Co, and
    /// Bidi_Control.
    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E: return false
        case 0x00...0x1F, 0x7F...0x9F: return true
        case 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: return true
        case 0x400...0x45F: return false
        default: break
        }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse: return true
        default: return false
        }
    }

    static func seeds() -> [String: [UInt8]] {
        var seeds: [String: [UInt8]] = [:]
        let texts = [
            "plain": "Вова ё Ü 中文", "colour": "\u{1B}[31mred\u{1B}[0m", "c1": "\u{9B}31m", "tabs": "one\ntwo\tthree\r",
            "turned": "user\u{202E}txt.exe", "isolates": "a\u{2066}b\u{2069}c", "tags": "x\u{E0041}\u{E0001}",
            "filler": "\u{3164}\u{115F}\u{FFA0}", "pile": "a" + String(repeating: "\u{301}", count: 9),
            "mark-first": "\u{301}a", "joiner": "a\u{34F}\u{301}\u{34F}", "crlf": "a\r\nb\n\rc\r\r\nd", "flag": "🇷🇺🏳️‍🌈",
            "hangul": "\u{1100}\u{1161}\u{11A8}", "private": "\u{E000}\u{F8FF}\u{10FFFD}", "title": "\u{1B}]0;x\u{7}",
            "separators": "a\u{2028}b\u{2029}c\u{85}d", "short-i": "и\u{306}", "nul": "a\u{0}b", "escape": "\\u{202E}",
        ]
        for (name, text) in texts { seeds[name] = Array(text.utf8) }
        for (number, bytes) in [[0xC3, 0x28], [0xED, 0xA0, 0x80], [0xF0, 0x9F], [0xC0, 0x80], [0xFF]].enumerated() {
            seeds["not-utf8-\(number)"] = bytes.map { UInt8($0) }
        }
        for value: UInt32 in [
            0x1B, 0x7F, 0x9B, 0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x202A, 0x202B, 0x202C, 0x202D, 0x2060, 0x2064,
            0x2067,
            0x2068, 0x206A, 0xFEFF, 0xFFF9, 0xFFFB, 0x1BCA0, 0x1D173, 0xE007F, 0x110BD, 0x600, 0x6DD, 0x70F, 0x8E2,
        ] {
            guard let scalar = Unicode.Scalar(value) else { continue }
            seeds["scalar-\(String(value, radix: 16))"] = Array(("a" + String(Character(scalar)) + "b\u{301}").utf8)
        }
        return seeds
    }
}

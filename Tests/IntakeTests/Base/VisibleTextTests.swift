import Testing
@testable import IntakeBase
@testable import IntakeTriage

@Suite struct VisibleTextTests {
    @Test(arguments: [
        ("\u{1B}[31mred\u{1B}[0m", "^[[31mred^[[0m"),
        ("a\u{7F}\u{0}\u{7}", "a^?^@^G"),
        ("\u{9B}31m", "\\u{9B}31m"),
        ("user\u{202E}txt.exe", "user\\u{202E}txt.exe"),
        ("a\u{200B}b\u{FEFF}c\u{2066}d\u{2028}e\u{AD}f", "a\\u{200B}b\\u{FEFF}c\\u{2066}d\\u{2028}e\\u{AD}f"),
        ("x\u{E0041}\u{E0001}", "x\\u{E0041}\\u{E0001}"),
        ("one\ntwo\tthree\r", "one^Jtwo^Ithree^M"),
        ("Вова ё Ü 中文", "Вова ё Ü 中文"),
        ("\u{3164}hangul filler", "\\u{3164}hangul filler"),
    ])
    func `what drives or hides is shown as what it is`(text: String, shown: String) {
        #expect(VisibleText.line(text) == shown)
    }

    @Test func `no scalar that drives a terminal comes through, in any place`() {
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value), VisibleText.drives(scalar) else { continue }
            let text = "a" + String(Character(scalar)) + "b"
            #expect(!VisibleText.line(text).unicodeScalars.contains(scalar))
            #expect(!VisibleText.paragraphs(text).unicodeScalars.contains { $0 == scalar && $0 != "\n" })
        }
    }

    @Test(arguments: [
        0x202A, 0x202E, 0x2066, 0x2069, 0x200E, 0x200F, 0x61C, 0x2028, 0x2029, 0xFEFF, 0x9B, 0x1B, 0xE007F,
    ])
    func `the characters named in the rules are among those that drive`(value: Int) throws {
        #expect(VisibleText.drives(try #require(Unicode.Scalar(value))))
    }

    @Test func `a combining mark never joins what comes before the text, and never piles up`() {
        #expect(VisibleText.line("\u{301}a") == "\\u{301}a")
        #expect(VisibleText.line("и\u{306}") == "и\u{306}")
        let pile = VisibleText.line("a" + String(repeating: "\u{301}", count: 9))
        #expect(pile.unicodeScalars.filter { $0 == "\u{301}" }.count == VisibleText.maxMarks)
    }

    @Test func `line breaks are kept only where several lines are asked for`() {
        #expect(VisibleText.lines("one\r\ntwo\n\nthree\u{1B}\rfour\tx") == ["one", "two", "", "three^[", "four x"])
        #expect(VisibleText.paragraphs("a\nb") == "a\nb")
        #expect(VisibleText.line("a\nb") == "a^Jb")
    }

    @Test(arguments: [
        ("", ""), (" \t\r\n", ""), ("a", "a"), ("  a  b ", "a  b"), ("\u{A0}\u{3000}да\u{2028}\u{85}", "да"),
        // Zero-width characters are not white space: they are kept and shown.
        ("\u{200B}a\u{FEFF}", "\u{200B}a\u{FEFF}"), ("a\u{301} ", "a\u{301}"),
    ])
    func `what Unicode calls white space goes from both ends, and nothing else`(text: String, trimmed: String) {
        #expect(text.trimmed == trimmed)
    }
}

import Glibc
import Testing
@testable import IntakeBase
@testable import IntakeTriage

@Suite struct TextWidthTests {
    @Test(arguments: [
        // East Asian, from blocks that short lists forget.
        ("漢字", 4), ("한글", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("Ａ", 2), ("ｱ", 1), ("𗀀", 2), ("𛀁", 2), ("ㄅ", 2),
        // Emoji by themselves, and characters that are emoji only with a selector.
        ("🚀", 2), ("🛑", 2), ("🟢", 2), ("⌚", 2), ("✅", 2), ("❗", 2), ("⭐", 2), ("🫠", 2), ("❤", 1), ("❤\u{FE0F}", 2),
        ("☎", 1), ("☎\u{FE0F}", 2), ("1\u{FE0F}\u{20E3}", 2), ("а\u{FE0F}", 1),
        // Several code points that form one glyph.
        ("🇷🇺", 2), ("🇦🇲🇬🇪", 4), ("👍🏽", 2), ("👩\u{200D}👩\u{200D}👧", 2), ("🏳\u{FE0F}\u{200D}🌈", 2),
        // Combining marks, and zero-width characters.
        ("e\u{301}", 1), ("и\u{306}", 1), ("ק\u{5B8}", 1), ("بَ", 1), ("ก็", 1), ("\u{200B}", 0), ("\u{2060}", 0),
        ("\u{301}", 0),
        // Narrow characters that look wide.
        ("ё", 1), ("«№»—…", 5), ("Ω", 1), ("ﬁ", 1), ("🂡", 1), ("⛵", 2), ("⛴", 1),
    ])
    func `a character takes the columns that Unicode gives it`(text: String, columns: Int) {
        #expect(TextWidth.of(text) == columns)
    }

    @Test func `every code point is as wide as the system's C library has it, as far as both know it`() throws {
        let locale = try #require(newlocale(LC_CTYPE_MASK, "C.UTF-8", nil), "there is no locale C.UTF-8")
        let before = uselocale(locale)
        defer {
            uselocale(before)
            freelocale(locale)
        }
        // <wchar.h> declares it only for X/Open.
        let symbol = try #require(dlsym(dlopen(nil, RTLD_NOW), "wcwidth"))
        let wcwidth = unsafeBitCast(symbol, to: (@convention(c) (Int32) -> Int32).self)
        // Wide since Unicode 16: symbols of the I Ching and of the T'ai Hsüan Ching, counting rods. Also numbers in
        // black squares, which Unicode leaves open.
        let leftOut: [ClosedRange<UInt32>] = [
            0x3248...0x324F,
            0x2630...0x2637, 0x268A...0x268F, 0x4DC0...0x4DFF, 0x1D300...0x1D356, 0x1D360...0x1D376,
        ]
        var compared = 0
        var differs: [String] = []
        for value in UInt32(0x300)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value), let age = scalar.properties.age, age.major <= 14,
                !leftOut.contains(where: { $0.contains(value) })
            else { continue }
            // Unicode gives no width for these; the two implementations decide differently.
            switch scalar.properties.generalCategory {
            case .spacingMark, .format, .control, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator: continue
            default: break
            }
            let theirs = Int(wcwidth(Int32(value)))
            let ours = TextWidth.of(Character(scalar))
            // -1: the C library does not know the character.
            guard theirs >= 0 else { continue }
            compared += 1
            if ours != theirs { differs.append("U+\(String(value, radix: 16)) is \(theirs) wide, not \(ours)") }
        }
        #expect(differs == [])
        // All characters of Unicode 14, except those above.
        #expect(compared > 140_000)
    }
}

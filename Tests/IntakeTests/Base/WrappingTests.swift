// Lines with a hanging indent, over texts of all widths.

import Testing
@testable import IntakeBase

@Suite struct WrappingTests {
    /// Words of every width: narrow, Cyrillic, wide, with marks, joined emoji, and some wider than any screen.
    private static func text(_ random: inout SeededRandom) -> String {
        let letters: [Character] = [
            "a", "Z", "7", "—", "ё", "Ж", "я", "漢", "한", "🚀", "❤\u{FE0F}", "и\u{306}",
            "👩\u{200D}👧",
        ]
        let words = (0..<Int.random(in: 0...40, using: &random)).map { _ in
            let isLong = Int.random(in: 0..<20, using: &random) == 0
            let count = isLong ? Int.random(in: 100...200, using: &random) : Int.random(in: 1...14, using: &random)
            return String((0..<count).map { _ in letters.randomElement(using: &random)! })
        }
        return words.joined(separator: Bool.random(using: &random) ? " " : "  ")
    }

    @Test(arguments: [("", ""), ("  - ", "    "), (" ", "    "), ("      ", ""), ("– 漢 ", "  ")])
    func `on every screen lines fit, begin as they must, break only where they have to, and hold every word`(
        first: String, rest: String
    ) {
        var random = SeededRandom(seed: 20)
        let lead = max(TextWidth.of(first), TextWidth.of(rest))
        for width in 20...120 {
            for _ in 0..<20 {
                let text = Self.text(&random)
                let lines = TextWidth.wrapped(text, first: first, rest: rest, width: width)
                let begins = lines.enumerated().map { $0.element.hasPrefix($0.offset == 0 ? first : rest) }
                #expect(begins.allSatisfy { $0 })
                let bodies = lines.enumerated().map { row, line in
                    String(line.dropFirst((row == 0 ? first : rest).count))
                }
                #expect(bodies.allSatisfy { TextWidth.of($0) <= width - lead })
                #expect(bodies.allSatisfy { !$0.hasPrefix(" ") && !$0.hasSuffix(" ") })

                let words = text.split(separator: " ").map(String.init)
                #expect(bodies.joined().filter { $0 != " " } == words.joined())
                if words.allSatisfy({ TextWidth.of($0) <= width - lead }) {
                    #expect(bodies.flatMap { $0.split(separator: " ").map(String.init) } == words)
                }
                for (line, next) in zip(bodies, bodies.dropFirst()) {
                    let word = next.prefix { $0 != " " }
                    // A word wider than a line begins on a line of its own, unless one letter fits.
                    let needed = TextWidth.of(line) + 1 + TextWidth.of(String(word))
                    let isWithinWord = !words.contains(String(word)) || !words.contains { line.hasSuffix($0) }
                    #expect(needed > width - lead || isWithinWord)
                }
            }
        }
    }

    @Test func `nothing is one line, of its indent alone`() {
        #expect(TextWidth.wrapped("", first: "  - ", rest: "    ", width: 20) == ["  - "])
    }
}

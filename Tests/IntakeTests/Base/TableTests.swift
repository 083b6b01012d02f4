import Testing
@testable import IntakeBase
@testable import IntakeTriage

@Suite struct TableTests {
    @Test func `columns are as wide as their widest cell, and no line ends in spaces`() {
        var table = Table(["code", "n", "где"], sides: [.left, .right])
        table.add(["1", "100", "дома"])
        table.add(["22222", "7", ""])
        #expect(table.text() == "code     n  где\n1      100  дома\n22222    7\n")
    }

    @Test func `a line that the screen does not hold is cut and says so`() {
        var table = Table(["a", "b"])
        table.add(["123", "4567890"])
        #expect(table.text(width: 8) == "a    b\n123  45…\n")
    }

    @Test func `wide characters and combining marks keep the columns straight`() {
        #expect(TextWidth.of("漢字") == 4)
        #expect(TextWidth.of("e\u{301}й") == 2)
    }

    @Test(arguments: 1...4)
    func `a line is cut to the most characters that the screen holds beside the sign that it was cut`(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        let characters: [Character] = ["a", " ", "й", "и\u{306}", "漢", "😀", "\u{200B}", "\u{300}", "e\u{301}"]
        for _ in 0..<200 {
            let count = Int.random(in: 0...40, using: &random)
            let line = String((0..<count).map { _ in characters.randomElement(using: &random)! })
            for limit in 0...30 {
                var expected = line
                if limit > 1, TextWidth.of(line) > limit {
                    while TextWidth.of(expected) > limit - 1 { expected.removeLast() }
                    expected += "…"
                }
                // Compared as bytes, because equal strings may have different code points.
                #expect(Array(Table.Layout(widths: [], limit: limit).cut(line).utf8) == Array(expected.utf8))
            }
        }
    }
}

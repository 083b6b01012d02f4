import Testing
@testable import Intake

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
}

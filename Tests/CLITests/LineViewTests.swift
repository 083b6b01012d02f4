import IntakeBase
import IntakeTriage
import Testing
@testable import IntakeCLI

@Suite struct LineViewTests {
    private func view(_ before: String, _ after: String = "", width: Int = 11, height: Int = 3) -> LineView {
        LineView(prompt: "> ", before: before, after: after, width: width, height: height)
    }

    @Test func `the cursor is behind what was typed`() {
        let view = view("дом", "а")
        #expect(view.rows == ["> дома"])
        #expect(view.row == 0)
        #expect(view.column == 5)
    }

    @Test func `a long answer breaks before the last column`() {
        let view = view("12345678", "abc")
        #expect(view.rows == ["> 12345678", "abc"])
        #expect(view.row == 0)
        #expect(view.column == 10)
    }

    @Test func `of a very long answer the rows around the cursor show`() {
        let long = String(repeating: "0123456789", count: 9)
        let end = view(long)
        #expect(end.rows.count == 3)
        #expect(end.rows[end.row].count == end.column)
        let start = view("", long)
        #expect(start.rows.first == "> 01234567")
        #expect(start.row == 0)
    }

    @Test func `what would drive the terminal is drawn as what it is`() {
        #expect(view("a\u{202E}\n", width: 40).rows == ["> a\\u{202E}⏎"])
    }

    @Test func `lines break at spaces, and inside a word only where it is wider than the screen`() {
        #expect(TextWidth.wrapped("он сейчас дома", width: 10) == ["он сейчас", "дома"])
        #expect(TextWidth.wrapped("abcdefgh ij", width: 5) == ["abcde", "fgh", "ij"])
        #expect(TextWidth.wrapped("", width: 5) == [""])
    }
}

import Testing
@testable import IntakeCLI

@Suite struct LineEditorTests {
    private func typed(_ keys: String, multiline: Bool = false, limit: Int = 1 << 20) -> LineEditor {
        var editor = LineEditor(multiline: multiline, limit: limit)
        for byte in keys.utf8 { _ = editor.accept(byte) }
        return editor
    }

    @Test func `a letter of two bytes is deleted as one`() {
        #expect(typed("дом\u{7F}").text == "до")
        #expect(typed("e\u{301}\u{7F}x").text == "x")
    }

    @Test func `Ctrl-W deletes a word and Ctrl-U all that stands before the cursor`() {
        #expect(typed("он дома сейчас  \u{17}").text == "он дома ")
        #expect(typed("один\u{17}").text == "")
        #expect(typed("все слова\u{15}").text == "")
        #expect(typed("ab\u{1B}[D\u{15}").text == "b")
    }

    @Test func `the arrows move, and what is typed goes in there`() {
        #expect(typed("пиво\u{1B}[D\u{1B}[D\u{7F}о").text == "пово")
        #expect(typed("bc\u{1B}[Ha\u{1B}[Fd").text == "abcd")
        #expect(typed("abc\u{1B}[D\u{1B}[3~").text == "ab")
    }

    @Test func `nothing of an unknown key ends up in the answer`() {
        #expect(typed("a\u{1B}[1;5Pb\u{1B}OPc\u{1B}xd\u{1B}[23~e").text == "abcde")
    }

    @Test func `what is pasted is not cut and does not answer the next question`() {
        let long = String(repeating: "слово ", count: 3000)
        let editor = typed("\u{1B}[200~\(long)\r\nещё\u{1B}[201~", multiline: true)
        #expect(editor.text == long + "\nещё")
        #expect(typed("\u{1B}[200~a\nb\u{3}c\u{1B}[201~").text == "a bc")
    }

    @Test func `Enter submits, Ctrl-C interrupts, Ctrl-D ends an empty answer only`() {
        var editor = typed("a")
        #expect(editor.accept(0x0D) == .submitted)
        #expect(editor.accept(0x03) == .interrupted)
        #expect(editor.accept(0x1A) == .suspended)
        #expect(editor.accept(0x04) == .refused)
        var empty = LineEditor()
        #expect(empty.accept(0x04) == .ended)
    }

    @Test func `beyond the limit nothing is taken in, and what was there stays whole`() {
        #expect(typed("ддд", limit: 5).text == "дд")
    }

    @Test func `bytes that are no text become a mark and never a control character`() {
        var editor = LineEditor()
        for byte: UInt8 in [0x61, 0xFF, 0x62, 0x80, 0x01] { _ = editor.accept(byte) }
        #expect(editor.text == "a\u{FFFD}b\u{FFFD}")
    }
}

import Testing
@testable import IntakeCLI

@Suite struct LineEditorTests {
    private func typed(_ keys: String, multiline: Bool = false, limit: Int = 1 << 20) -> LineEditor {
        var editor = LineEditor(multiline: multiline, limit: limit)
        let bytes = Array(keys.utf8)
        for (index, byte) in bytes.enumerated() { _ = editor.accept(byte) { index < bytes.count - 1 } }
        return editor
    }

    @Test func `a letter of two bytes is deleted as one`() {
        #expect(typed("дом\u{7F}").text == "до")
        #expect(typed("e\u{301}\u{7F}x").text == "x")
    }

    @Test func `Ctrl-W deletes a word and Ctrl-U all text before the cursor`() {
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

    /// An editor after typing in pieces, each this number of milliseconds after the previous one, and the event of the
    /// last byte. The bytes of a piece arrive at once.
    private func typed(_ pieces: [(pause: Int, keys: String)], multiline: Bool = false) -> (
        LineEditor, LineEditor.Event
    ) {
        var editor = LineEditor(multiline: multiline)
        var event = LineEditor.Event.none
        for (pause, keys) in pieces {
            let bytes = Array(keys.utf8)
            for (index, byte) in bytes.enumerated() {
                event = editor.accept(byte, pause: index == 0 ? pause : 0) { index < bytes.count - 1 }
            }
        }
        return (editor, event)
    }

    @Test func `Escape by itself eats no letter, and Alt with a letter is no text`() {
        #expect(
            typed([(0, "\u{1B}"), (300, "x"), (100, "\u{1B}"), (60, "О"), (100, "\u{1B}"), (400, "Ok")]).0.text
                == "xОOk")
        #expect(typed([(0, "a\u{1B}x"), (300, "\u{1B}"), (20, "y")]).0.text == "a")
        #expect(typed([(0, "a\u{1B}"), (300, "\r")]).1 == .submitted)
    }

    @Test func `a key that comes in pieces, over a slow line, leaves no piece in the answer`() {
        #expect(typed([(0, "ab\u{1B}"), (400, "[D"), (400, "c")]).0.text == "acb")
        #expect(typed([(0, "ab\u{1B}"), (400, "["), (900, "A"), (60, "c")]).0.text == "abc")
        #expect(typed([(0, "ab\u{1B}[1"), (900, ";5"), (900, "D"), (60, "c")]).0.text == "abc")
        #expect(typed([(0, "ab\u{1B}"), (200, "O"), (200, "P"), (60, "c")]).0.text == "abc")
    }

    @Test func `nothing that a terminal sends by itself ends up in the answer`() {
        // F1 of the Linux console, an answer about a colour, one about the terminal's version.
        #expect(
            typed("a\u{1B}[[Ab\u{1B}]11;rgb:0000/0000/0000\u{7}c\u{1B}P>|xterm(390)\u{1B}\\\u{1B}[?62;4cd").text
                == "abcd")
    }

    @Test func `what the mouse and the other strings of a terminal send is no answer either`() {
        #expect(typed("a\u{1B}[M !!b\u{1B}[M#\u{7F}~c").text == "abc")
        for begin in ["_Gi=1;OK", "^private", "Xany"] {
            #expect(typed("a\u{1B}\(begin)\u{1B}\\b").text == "ab", "\(begin)")
        }
        // Keys that a person presses end it.
        #expect(typed([(0, "a\u{1B}[M"), (400, "b")]).0.text == "ab")
        #expect(typed([(0, "a\u{1B}[M"), (10, "\u{3}")]).1 == .interrupted)
        #expect(typed([(0, "a\u{1B}_x"), (10, "\u{3}")]).1 == .interrupted)
    }

    @Test func `a paste's mark that comes late, in two parts, is a mark all the same, and Ctrl-C always works`() {
        for end in ["\u{1B}", "\u{1B}[", "\u{1B}[2", "\u{1B}[201"] {
            let rest = String("\u{1B}[201~".dropFirst(end.count))
            let (editor, event) = typed([(0, "\u{1B}[200~ab\(end)"), (60_000, rest), (300, "c"), (300, "\r")])
            #expect(editor.text == "abc", "\(end.debugDescription)")
            #expect(event == .submitted)
            #expect(typed([(0, "\u{1B}[200~ab\(end)"), (60_000, "\u{3}")]).1 == .interrupted)
        }
        #expect(typed([(0, "\u{1B}[20"), (60_000, "0~ab\u{1B}[201~")]).0.text == "ab")
        #expect(typed([(0, "\u{1B}[20"), (60_000, "\u{3}")]).1 == .interrupted)
        #expect(typed([(0, "\u{1B}[20"), (60_000, "\r")]).1 == .submitted)
    }

    @Test func `a sequence that breaks off takes no key with it`() {
        #expect(typed([(0, "a\u{1B}[1"), (10, "\u{3}")]).1 == .interrupted)
        #expect(typed([(0, "a\u{1B}[1"), (10, "\r")]).1 == .submitted)
        #expect(typed([(0, "a\u{1B}["), (10, "д")]).0.text == "aд")
        #expect(typed([(0, "a\u{1B}["), (3000, "1"), (100, "2")]).0.text == "a12")
    }

    @Test func `a paste whose end mark is lost ends at the next key, and Ctrl-C always works`() {
        #expect(typed([(0, "\u{1B}[200~abc"), (0, "\u{3}")]).1 == .interrupted)
        #expect(typed([(0, "\u{1B}[200~abc"), (300, "\r")]).1 == .submitted)
        let (editor, event) = typed([(0, "\u{1B}[200~abc"), (300, "\u{7F}"), (100, "d"), (100, "\r")], multiline: true)
        #expect(editor.text == "abd")
        #expect(event == .submitted)
    }

    @Test func `a paste that comes in pieces stays one, and its end mark may come in two`() {
        let (editor, event) = typed(
            [(0, "\u{1B}[200~one\rtw"), (900, "o\rthree\r"), (900, "four\u{1B}[20"), (900, "1~"), (300, "\r")],
            multiline: true)
        #expect(editor.text == "one\ntwo\nthree\nfour")
        #expect(event == .submitted)
    }

    @Test func `lines that come in one breath are one answer, also where the terminal does not mark a paste`() {
        let lines = typed([(0, "one:\ra\r\nc\r"), (500, "")], multiline: true)
        #expect(lines.0.text == "one:\na\nc")
        #expect(lines.1 == .submitted)
        let line = typed([(0, "one:\ra\rc\r")])
        #expect(line.0.text == "one: a c")
        #expect(line.1 == .submitted)
    }

    @Test func `a second Enter in the same breath is not another answer`() {
        #expect(typed([(0, "\r\r")]).0.text == "")
        #expect(typed([(0, "\r\r")]).1 == .submitted)
    }

    @Test func `where the cursor cannot be shown elsewhere, it stays at the end`() {
        var editor = LineEditor("ab", moves: false)
        for byte in "\u{1B}[D\u{1B}[H\u{1}\u{2}c".utf8 { _ = editor.accept(byte) }
        #expect(editor.text == "abc")
        #expect(editor.after == "")
    }
}

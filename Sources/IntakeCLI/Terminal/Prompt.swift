// The rules of asking, in one place: a question stands on lines of its own; the answer is typed after `> ` and ends
// with Enter; numbers choose; a wrong answer is explained and stays to be mended; Ctrl-C ends everything.

import Intake

/// Questions to the person at the terminal.
struct Prompt {
    /// The terminal, held.
    let terminal: Terminal
    /// The language of the questions.
    let language: Language

    /// The columns that text takes at most: long lines are hard to read, and the last column stays free.
    var width: Int { max(20, min(terminal.size.columns, 100) - 1) }

    /// Prints lines, broken at the width of the screen. A text from outside has gone through `VisibleText`.
    func show(_ text: String) {
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let indent = String(line.prefix { $0 == " " })
            let wrapped = TextWidth.wrapped(String(line), width: width - indent.count)
            terminal.write(wrapped.map { indent + $0 + "\n" }.joined())
        }
    }

    /// Reads one answer. It begins as `text`; line breaks in what is pasted stay where `multiline`. `redraw` brings
    /// back what stood above it, after the screen was lost: the window changed, or the program was stopped.
    func line(
        _ label: String = "> ", text: String = "", multiline: Bool = false, redraw: () -> Void = {}
    ) throws -> String {
        var editor = LineEditor(text, multiline: multiline)
        var drawnRow = 0
        draw(editor, label, &drawnRow)
        while true {
            guard let byte = try terminal.byte() else {
                redraw()
                drawnRow = 0
                draw(editor, label, &drawnRow)
                continue
            }
            let event = editor.accept(byte)
            if editor.isWaiting, !terminal.hasMore(within: 50) { editor.settle() }
            switch event {
            case .none: break
            case .edited:
                if !terminal.hasMore() { draw(editor, label, &drawnRow) }
            case .refused: terminal.write("\u{07}")
            case .submitted:
                finish(editor, label, &drawnRow)
                return editor.text
            case .suspended:
                RawMode.suspend()
                redraw()
                drawnRow = 0
                draw(editor, label, &drawnRow)
            case .interrupted, .ended:
                finish(editor, label, &drawnRow)
                throw Interrupted()
            }
        }
    }

    /// Asks for yes or no. In Russian a lone `y` is no answer: it may be yes in English, and it may be the key of «н»,
    /// pressed while the keyboard is on Latin letters.
    func confirm(_ question: Sentence) throws -> Bool {
        try confirm(question, help: TerminalText.yesOrNo, isBack: { _ in false }) ?? false
    }

    /// The same, where `?` shows a help; nil where somebody goes back instead.
    func confirm(_ question: Sentence, help: Sentence, isBack: (String) -> Bool) throws -> Bool? {
        show(question(language))
        while true {
            let answer = try line(TerminalText.yesNo(language)).lowercased()
            if isBack(answer) { return nil }
            if answer.trimmed == "?" {
                show(help(language))
                continue
            }
            switch (answer.filter { $0 != " " }, language) {
            case ("yes", _), ("д", _), ("да", _), ("y", .english), ("1", .english): return true
            case ("no", _), ("n", _), ("н", _), ("нет", _), ("2", .english): return false
            case ("y", .russian): show(TerminalText.checkLayout(language))
            default: show(TerminalText.yesOrNo(language))
            }
        }
    }

    /// Prints an option under its number; a long one goes on below itself.
    func item(_ number: Int, _ text: String) {
        let head = number < 10 ? "   \(number)  " : "  \(number)  "
        for (row, line) in TextWidth.wrapped(text, width: width - 6).enumerated() {
            terminal.write((row == 0 ? head : "      ") + line + "\n")
        }
    }

    private func draw(_ editor: LineEditor, _ label: String, _ drawnRow: inout Int) {
        let size = terminal.size
        let view = LineView(
            prompt: label, before: editor.before, after: editor.after, width: size.columns,
            height: max(1, min(10, size.rows - 4)))
        var text = drawnRow > 0 ? "\r\u{1B}[\(drawnRow)A\u{1B}[J" : "\r\u{1B}[J"
        text += view.rows.joined(separator: "\n")
        let below = view.rows.count - 1 - view.row
        if below > 0 { text += "\u{1B}[\(below)A" }
        text += "\r" + (view.column > 0 ? "\u{1B}[\(view.column)C" : "")
        terminal.write(text)
        drawnRow = view.row
    }

    /// Moves below the answer.
    private func finish(_ editor: LineEditor, _ label: String, _ drawnRow: inout Int) {
        var whole = LineEditor(editor.text)
        whole.settle()
        draw(whole, label, &drawnRow)
        terminal.write("\n")
    }
}

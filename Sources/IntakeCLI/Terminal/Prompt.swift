// The rules of every question: it has lines of its own; the answer is typed after `> ` and ends with Enter; numbers
// choose; a wrong answer is explained and can be edited; Ctrl-C ends the command.

import IntakeBase

/// Questions to the person at the terminal.
struct Prompt {
    /// The terminal, held for the dialogue.
    let terminal: Terminal
    /// The language of the questions.
    let language: Language

    /// The maximum number of columns for text: long lines are hard to read, and the last column stays empty.
    var width: Int { max(20, min(terminal.size.columns, 100) - 1) }

    /// Prints lines, wrapped at the width of the screen. Untrusted text must have passed through `VisibleText`.
    func show(_ text: String) {
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let indent = String(line.prefix { $0 == " " })
            write(TextWidth.wrapped(String(line), first: indent, rest: indent, width: width))
        }
    }

    /// Reads one answer, which starts as `text`. Pasted line breaks are kept if `multiline`, otherwise they become
    /// spaces. `redraw` restores the text above the answer after the screen was lost, because the window changed or the
    /// program was stopped. What was typed before the question was drawn is dropped.
    func line(
        _ label: String = "> ", text: String = "", multiline: Bool = false, redraw: () -> Void = {}
    ) throws -> String {
        terminal.beginAnswer()
        defer { terminal.endAnswer() }
        var editor = LineEditor(text, multiline: multiline, moves: !terminal.isPlain)
        var view = AnswerView(label, on: terminal)
        view.draw(editor)
        func drawAnew() {
            redraw()
            view.forget()
            view.draw(editor)
        }
        while true {
            guard let byte = try terminal.byte() else {
                drawAnew()
                continue
            }
            switch editor.accept(byte, pause: terminal.pause, follows: terminal.follows) {
            case .none, .edited: if !terminal.hasMore() { view.draw(editor) }
            case .refused: terminal.write("\u{07}")
            case .submitted:
                view.finish(editor)
                return editor.text
            case .suspended:
                RawMode.suspend()
                drawAnew()
            case .interrupted, .ended:
                view.finish(editor)
                throw Interrupted()
            }
        }
    }

    /// Asks for yes or no. In Russian a single `y` is refused: it may mean yes in English, or be the key of «н» (no) on
    /// a keyboard that is switched to Latin letters.
    func confirm(_ question: Sentence) throws -> Bool {
        try confirm(question, help: TerminalText.yesOrNo, isBack: { _ in false }) ?? false
    }

    /// The same with help for `?`; nil if the person goes back instead.
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

    /// Prints a numbered option with a hanging indent.
    func item(_ number: Int, _ text: String) {
        let head = number < 10 ? "   \(number)  " : "  \(number)  "
        write(TextWidth.wrapped(text, first: head, rest: "      ", width: width))
    }

    private func write(_ lines: [String]) {
        terminal.write(lines.map { $0 + "\n" }.joined())
    }
}

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

    /// Asks for yes or no.
    func confirm(_ question: Sentence) throws -> Bool {
        show(question(language))
        while true {
            let answer = try line(TerminalText.yesNo(language)).lowercased()
            switch answer.filter({ $0 != " " }) {
            case "y", "yes", "д", "да", "1": return true
            case "n", "no", "н", "нет", "2": return false
            default: show(TerminalText.yesOrNo(language))
            }
        }
    }

    /// Asks for one of several; answers its index.
    func choose(_ question: Sentence, _ options: [Sentence]) throws -> Int {
        show(question(language))
        list(options)
        while true {
            if let number = Int(try line()), options.indices.contains(number - 1) { return number - 1 }
            show(TerminalText.oneNumber(options.count)(language))
        }
    }

    /// Asks for any of several, by their numbers; answers their indices, in the order of the list.
    func chooseSeveral(_ question: Sentence, _ options: [Sentence]) throws -> [Int] {
        show(question(language))
        list(options)
        while true {
            let words = try line().split { $0 == " " || $0 == "," }
            let numbers = words.compactMap { Int($0) }.filter { options.indices.contains($0 - 1) }
            if numbers.count == words.count { return Set(numbers).sorted().map { $0 - 1 } }
            show(TerminalText.someNumbers(options.count)(language))
        }
    }

    /// Prints an option under its number; a long one goes on below itself.
    func item(_ number: Int, _ text: String) {
        let head = number < 10 ? "   \(number)  " : "  \(number)  "
        for (row, line) in TextWidth.wrapped(text, width: width - 6).enumerated() {
            terminal.write((row == 0 ? head : "      ") + line + "\n")
        }
    }

    private func list(_ options: [Sentence]) {
        for (index, option) in options.enumerated() { item(index + 1, option(language)) }
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

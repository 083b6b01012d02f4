// An answer on the screen while it is typed: redrawn after every key, and left complete when it is finished. A terminal
// without escape sequences gets new text at the end, and backspaces over deleted text.

import IntakeBase

/// The screen area in which one answer is typed.
struct AnswerView {
    private let label: String
    private let terminal: Terminal
    /// The row of the cursor, relative to the first row of the answer.
    private var row = 0
    /// The text on a terminal without escape sequences.
    private var shown: [Character] = []

    /// A view of an answer that is typed after `label`, at the beginning of a line.
    init(_ label: String, on terminal: Terminal) {
        self.label = label
        self.terminal = terminal
    }

    /// Draws the current answer.
    mutating func draw(_ editor: LineEditor) {
        if terminal.isPlain { return drawPlain(editor) }
        let size = terminal.size
        let view = LineView(
            prompt: label, before: editor.before, after: editor.after, width: size.columns,
            height: max(1, min(10, size.rows - 4)))
        var text = row > 0 ? "\r\u{1B}[\(row)A\u{1B}[J" : "\r\u{1B}[J"
        text += view.rows.joined(separator: "\n")
        let below = view.rows.count - 1 - view.row
        if below > 0 { text += "\u{1B}[\(below)A" }
        text += "\r" + (view.column > 0 ? "\u{1B}[\(view.column)C" : "")
        terminal.write(text)
        row = view.row
    }

    /// The screen was lost: the next drawing starts at the beginning of a line.
    mutating func forget() {
        row = 0
        if !shown.isEmpty { terminal.write("\n") }
        shown = []
    }

    /// Draws the complete answer and moves below it.
    mutating func finish(_ editor: LineEditor) {
        draw(LineEditor(editor.text))
        terminal.write("\n")
    }

    private mutating func drawPlain(_ editor: LineEditor) {
        let wanted = Array(label) + editor.text.flatMap { LineView.shown($0) }
        let common = zip(shown, wanted).prefix { $0 == $1 }.count
        let gone = shown[common...].reduce(0) { $0 + TextWidth.of($1) }
        terminal.write(String(repeating: "\u{08} \u{08}", count: gone) + String(wanted[common...]))
        shown = wanted
    }
}

// The layout of an answer on the screen. Pure, so that it can be tested without a terminal.

import IntakeBase

/// The rows of a prompt and an answer, with the cursor.
struct LineView: Equatable {
    /// The rows to draw, from the top. No row is wider than the screen.
    var rows: [String]
    /// The row of the cursor.
    var row: Int
    /// The column of the cursor.
    var column: Int

    /// Lays out `prompt` and the text on a screen with `width` columns. A long answer is limited to the `height` rows
    /// around the cursor. The last column stays empty, because terminals behave differently after it.
    init(prompt: String, before: String, after: String, width: Int, height: Int) {
        var rows = [""]
        var columns = 0
        func put(_ piece: String) {
            let needed = TextWidth.of(piece)
            if columns + needed > max(width - 1, 1), columns > 0 {
                rows.append("")
                columns = 0
            }
            rows[rows.count - 1] += piece
            columns += needed
        }
        prompt.forEach { put(String($0)) }
        before.forEach { put(LineView.shown($0)) }
        let cursor = (row: rows.count - 1, column: columns)
        after.forEach { put(LineView.shown($0)) }

        let top = min(max(0, cursor.row - max(height, 1) + 1), max(0, rows.count - max(height, 1)))
        self.rows = Array(rows[top..<min(rows.count, top + max(height, 1))])
        row = cursor.row - top
        column = cursor.column
    }

    /// The form in which a character of the answer is drawn.
    static func shown(_ character: Character) -> String {
        character == "\n" ? "⏎" : VisibleText.line(String(character))
    }
}

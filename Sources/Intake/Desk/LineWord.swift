// A word or a name as a line of the queue shows it, measured once for all lines.

import IntakeBase

/// A text in a line of the queue, and the columns of the screen that it takes.
struct LineWord: Sendable {
    let bytes: [UInt8]
    let width: Int

    /// The word for a text that is harmless to a terminal.
    init(_ text: String) {
        bytes = Array(text.utf8)
        width = TextWidth.of(text)
    }
}

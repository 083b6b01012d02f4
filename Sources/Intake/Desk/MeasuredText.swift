// A word or a name as a line of the queue shows it. Its width is measured once for all lines.

import IntakeBase

/// A text in a line of the queue, and its width in columns of the screen.
struct MeasuredText: Sendable {
    let bytes: [UInt8]
    let width: Int

    /// The text must be harmless to a terminal already (`VisibleText`).
    init(_ text: String) {
        bytes = Array(text.utf8)
        width = TextWidth.of(text)
    }
}

// What can be wrong with the laptop's memory of forms. None of it keeps a request from being sealed.

import IntakeBase
import IntakeLog

/// Why forms of a file are not known again.
package enum FormsTrouble: Error, Hashable, Sendable {
    /// The memory could not be read; it is left as it is.
    case unreadable(FileError)
    /// It could not be written.
    case unwritable(FileError)
    /// The file at this path is damaged, or another laptop's.
    case damaged(String)

    /// What is wrong, and what follows from it.
    package var sentence: Sentence { FormsText.trouble(self) }
}

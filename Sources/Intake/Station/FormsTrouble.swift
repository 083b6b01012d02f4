// Trouble with the laptop's memory of forms. It never prevents a request from being sealed.

import IntakeBase
import IntakeLog

/// The reason why forms of a file are not recognized.
package enum FormsTrouble: Error, Hashable, Sendable {
    /// The memory could not be read; it is left unchanged.
    case unreadable(FileError)
    /// It could not be written.
    case unwritable(FileError)
    /// The file at this path is damaged or belongs to another laptop.
    case damaged(String)

    /// The trouble and its consequence.
    package var sentence: Sentence { FormsText.trouble(self) }
}

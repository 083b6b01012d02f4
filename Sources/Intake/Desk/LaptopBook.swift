// Compares the route book by which a laptop advised last with the desk's own: a volunteer's laptop with an outdated
// book gives advice that the hotline no longer gives.

import IntakeBase
import IntakeLog
import IntakeTriage

/// The route book of a laptop, compared with the one in force at the desk.
package enum LaptopBook: Hashable, Sendable {
    /// It is the same book.
    case same
    /// It is the example, and the desk has adopted a book of its own.
    case example(inForce: UInt64)
    /// Its version is lower than the desk's.
    case older(version: UInt64, inForce: UInt64)
    /// Its version is higher, or equal with different content, or the desk has only the example.
    case other(version: UInt64)
    /// The desk's own book could not be read.
    case notCompared

    /// Compares the book with this stamp with `book`, which is in force here; nil if the laptop named no book.
    init?(_ stamp: FileStamp, book: RouteBook, example: Bytes32) {
        let version = stamp.version
        guard version > 0 else { return nil }
        let own = book.fileStamp
        if stamp.hash == own.hash {
            self = .same
        } else if stamp.hash == example {
            self = .example(inForce: own.version)
        } else {
            let isOlder = version < own.version && own.hash != example
            self = isOlder ? .older(version: version, inForce: own.version) : .other(version: version)
        }
    }

    /// What to tell the coordinator; nil if both books are the same.
    package var sentence: Sentence? {
        switch self {
        case .same: nil
        case .example(let inForce): ImportText.exampleBook(inForce: inForce)
        case .older(let version, let inForce): ImportText.olderBook(version, inForce: inForce)
        case .other(let version): ImportText.otherBook(version)
        case .notCompared: ImportText.bookNotCompared
        }
    }

    /// One word for programs.
    package var word: String {
        switch self {
        case .same: "in_force"
        case .example: "example"
        case .older: "older"
        case .other: "other"
        case .notCompared: "not_compared"
        }
    }
}

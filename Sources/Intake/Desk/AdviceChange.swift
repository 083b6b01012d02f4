// Compares the first advice of a volunteer's laptop with today's advice. The reason for a difference may be another
// route book, a follow-up or a later day. In each case the caller may have to be called back.

import IntakeBase
import IntakeCases
import IntakeTriage

/// A part of the advice that is stored with a request.
package enum AdvisedPart: String, CaseIterable, Hashable, Sendable {
    case outcome, via, urgency, release
}

extension Advised {
    /// The parts in which `later` differs, in the order of `AdvisedPart`.
    package func differences(from later: Advised) -> [AdvisedPart] {
        AdvisedPart.allCases.filter { part in
            switch part {
            case .outcome: outcome != later.outcome
            case .via: via != later.via
            case .urgency: urgency != later.urgency
            case .release: release != later.release
            }
        }
    }
}

/// The route book by which a laptop advised, as far as this desk knows it.
package struct AdvisedBook: Hashable, Sendable {
    /// Version and hash, as the laptop recorded them.
    package let name: FileStamp
    /// The day on which a fact of it was last checked; nil if this desk does not have the book.
    package let newestCheck: Day?
    /// Whether it is the book in force here.
    package let isInForce: Bool
    /// Whether it is the example that is in the program.
    package let isExample: Bool

    /// The book with this version and hash. `held`: the same book, if the desk has it; `inForce`: the desk's own book.
    package init(_ name: FileStamp, held: RouteBook?, inForce: RouteBook) {
        self.name = name
        let book = inForce.fileStamp == name ? inForce : held
        newestCheck = book?.newestCheck
        isExample = book?.stamp.example ?? false
        isInForce = inForce.fileStamp == name
    }

    /// The book as a JSON object; `age_days`: the days from its newest check to `day`.
    package func json(on day: Day) -> JSONValue {
        [
            "version": JSONValue(name.version), "hash": .string(name.hash.hex), "in_force": .bool(isInForce),
            "newest_check": JSONValue(newestCheck?.description),
            "age_days": newestCheck.map { JSONValue($0.days(until: day)) } ?? .null,
        ]
    }
}

extension Advised {
    /// Version and hash of the book of this advice; nil if no book can have this version.
    package var bookName: FileStamp? { UInt64(exactly: bookVersion).map { FileStamp(version: $0, hash: book) } }
}

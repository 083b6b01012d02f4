// What a volunteer's laptop advised then, held against what is advised today. Another book, a follow-up or a later day
// may stand behind a difference; in each case somebody may have to be called back.

import IntakeBase
import IntakeCases
import IntakeTriage

/// A part of the advice that is kept with a request.
package enum AdvisedPart: String, CaseIterable, Hashable, Sendable {
    case outcome, via, urgency, release
}

extension Advised {
    /// The parts in which `later` says otherwise, in the order of `AdvisedPart`.
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

/// The route book that a laptop advised by, as far as this desk knows it.
package struct AdvisedBook: Hashable, Sendable {
    /// Version and hash, as the laptop recorded them.
    package let name: FileStamp
    /// The day on which a fact of it was last checked; nil where this desk does not hold the book.
    package let newestCheck: Day?
    /// Whether it is the one in force here.
    package let isInForce: Bool
    /// Whether it is the example that ships.
    package let isExample: Bool

    /// The book of this version and hash. `held`: the same book, where the desk has it; `inForce`: the desk's own.
    package init(_ name: FileStamp, held: RouteBook?, inForce: RouteBook) {
        self.name = name
        let book = inForce.fileStamp == name ? inForce : held
        newestCheck = book?.newestCheck
        isExample = book?.stamp.example ?? false
        isInForce = inForce.fileStamp == name
    }

    /// The book as a JSON object; `age_days` is counted from its newest check to `day`.
    package func json(on day: Day) -> JSONValue {
        [
            "version": JSONValue(name.version), "hash": .string(name.hash.hex), "in_force": .bool(isInForce),
            "newest_check": JSONValue(newestCheck?.description),
            "age_days": newestCheck.map { JSONValue($0.days(until: day)) } ?? .null,
        ]
    }
}

extension Advised {
    /// Version and hash of the book that it came from; nil where the version is one that no book can have.
    package var bookName: FileStamp? { UInt64(exactly: bookVersion).map { FileStamp(version: $0, hash: book) } }
}

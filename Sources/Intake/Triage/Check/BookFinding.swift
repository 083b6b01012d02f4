// Findings of the check of a route book, each with its place, for the coordinator who mends it.

import IntakeBase

/// One finding.
package struct BookFinding: Hashable, Sendable {
    /// Its severity.
    package enum Severity: String, CaseIterable, Hashable, Sendable {
        /// The book cannot be adopted.
        case problem
        /// Should be read; the book may be adopted.
        case note
    }

    /// Its kind, for programs that sort findings.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// The file cannot be read, or a table has no meaning.
        case unreadable
        /// A vignette does not get the expected advice.
        case vignette
        /// A condition that no request can meet.
        case neverHolds = "never_holds"
        /// An effect that changes nothing.
        case noEffect = "no_effect"
        /// Two rules that cannot both be followed.
        case clash
        /// A rule or fact that no vignette depends on.
        case untested
        /// A fact past its review date.
        case overdue
        /// A fact with a date of check in the future.
        case checkedLater = "checked_later"
        /// A text that must not be read out.
        case wording
        /// A question without words in the book, or an unknown name.
        case unknownName = "unknown_name"
        /// A part that nothing uses.
        case unused
        /// The book is too large for this part of the check.
        case tooLarge = "too_large"
    }

    /// Its severity.
    package var severity: Severity
    /// Its kind.
    package var kind: Kind
    /// Its place.
    package var place: SourcePlace
    /// The finding in words.
    package var sentence: Sentence
    /// How to mend it.
    package var hint: Sentence?
}

extension BookFinding {
    /// The finding for a book that cannot be read.
    package init(_ error: TOMLError) {
        self.init(severity: .problem, kind: .unreadable, place: error.place, sentence: error.problem, hint: nil)
    }
}

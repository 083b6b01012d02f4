// What a check of a route book finds, each with its place, for the coordinator who mends it.

import IntakeBase

/// Something that a check of a route book found.
package struct BookFinding: Hashable, Sendable {
    /// How much it matters.
    package enum Severity: String, CaseIterable, Hashable, Sendable {
        /// The book is not adopted like this.
        case problem
        /// Worth a look; the book may be adopted.
        case note
    }

    /// What kind of thing it is, for programs that sort findings.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// The file cannot be read, or a table of it means nothing.
        case unreadable
        /// A vignette is not answered as it wants.
        case vignette
        /// A condition that no request can meet.
        case neverHolds = "never_holds"
        /// An effect that changes nothing.
        case noEffect = "no_effect"
        /// Two rules that cannot both be followed.
        case clash
        /// A rule or fact on which no vignette depends.
        case untested
        /// A fact past its review.
        case overdue
        /// A fact that is said to have been checked on a later day than today.
        case checkedLater = "checked_later"
        /// A text that must not be read out like this.
        case wording
        /// A question that the book has no words for, or a name that it does not know.
        case unknownName = "unknown_name"
        /// Something that nothing uses.
        case unused
        /// The book is too large for this part of the check.
        case tooLarge = "too_large"
    }

    /// How much it matters.
    package var severity: Severity
    /// What kind of thing it is.
    package var kind: Kind
    /// Where.
    package var place: SourcePlace
    /// What it is.
    package var sentence: Sentence
    /// What to do about it.
    package var hint: Sentence?
}

extension BookFinding {
    /// What makes a book unreadable, as a finding.
    package init(_ error: TOMLError) {
        self.init(severity: .problem, kind: .unreadable, place: error.place, sentence: error.problem, hint: nil)
    }
}

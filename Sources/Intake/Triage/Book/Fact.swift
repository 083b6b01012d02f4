// A published fact of the route book: who said what of which country, when, and until when it may be relied on.

import IntakeBase
import IntakeCases

/// What a fact is about. After how many days it must be reviewed depends on it.
package enum Topic: String, CaseIterable, Hashable, Sendable {
    case entry, papers, stay, risk, asylum, onward, law

    /// The most days from a check to the next review (triage.md, "The route book").
    package var reviewDays: Int {
        switch self {
        case .risk: 60
        case .entry, .papers, .stay, .law: 90
        case .asylum, .onward: 180
        }
    }
}

/// How far the hotline trusts a fact.
package enum Confidence: String, CaseIterable, Hashable, Sendable {
    case high, medium, low
}

/// A fact of the route book.
package struct Fact: Hashable, Sendable {
    /// The id that rules, countries and advice cite it by.
    package var id: String
    /// The country that it is about.
    package var country: CountryCode
    /// What it is about.
    package var topic: Topic
    /// What is so.
    package var value: Sentence
    /// Whom it applies to; everybody where no condition is given.
    package var appliesTo: Condition
    /// With topic `risk`: how grave, from 0 (it reassures) to 9 (men were handed back).
    package var severity: Int
    /// With topic `risk`: places that it names, in any spelling that a request may use.
    package var places: [String]
    /// Who says so.
    package var source: String
    /// When it was published, as the source gives it.
    package var published: String
    /// When somebody of the hotline last checked it.
    package var checked: Day
    /// The last day on which it may be relied on without a new check.
    package var reviewBy: Day
    /// How far it is trusted.
    package var confidence: Confidence
    /// Ids of facts that say otherwise.
    package var conflicts: [String]
    /// Ids of facts that this one replaces.
    package var supersedes: [String] = []

    /// Whether the fact may not be relied on: past its review, or read by a clock that stands before the book's
    /// newest check and so cannot be right.
    package func isOverdue(on day: Day, newestCheck: Day) -> Bool {
        day > reviewBy || day < newestCheck
    }
}

// A published fact of the route book: source, country, statement, date, and the date until which it is reliable.

import IntakeBase
import IntakeCases

/// The subject of a fact. It decides how soon the fact must be reviewed.
package enum Topic: String, CaseIterable, Hashable, Sendable {
    case entry, papers, stay, risk, asylum, onward, law

    /// The maximum number of days from a check to the next review (triage.md, "The route book").
    package var reviewDays: Int {
        switch self {
        case .risk: 60
        case .entry, .papers, .stay, .law: 90
        case .asylum, .onward: 180
        }
    }
}

/// How much the hotline trusts a fact.
package enum Confidence: String, CaseIterable, Hashable, Sendable {
    case high, medium, low
}

/// A fact of the route book.
package struct Fact: Hashable, Sendable {
    /// The id that rules, countries and advice cite it by.
    package var id: String
    /// The country that it is about.
    package var country: CountryCode
    /// The subject.
    package var topic: Topic
    /// The statement.
    package var value: Sentence
    /// The people that it applies to; everyone if there is no condition.
    package var appliesTo: Condition
    /// With topic `risk`: severity, from 0 (reassuring) to 9 (men were handed back).
    package var severity: Int
    /// With topic `risk`: the places that it names. A request may spell them in any way.
    package var places: [String]
    /// Who says so.
    package var source: String
    /// The date of publication, as the source gives it.
    package var published: String
    /// When the hotline last checked it.
    package var checked: Day
    /// The last day on which it is reliable without a new check.
    package var reviewBy: Day
    /// How much it is trusted.
    package var confidence: Confidence
    /// Ids of facts that contradict it.
    package var conflicts: [String]
    /// Ids of facts that this one replaces.
    package var supersedes: [String] = []

    /// Whether the fact is not reliable: it is past its review date, or `day` is earlier than the book's newest check,
    /// so the clock must be wrong.
    package func isOverdue(on day: Day, newestCheck: Day) -> Bool {
        day > reviewBy || day < newestCheck
    }
}

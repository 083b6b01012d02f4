// A rule of the route book: when it fires, what it does, and why. A rule can only make advice more careful, add words
// to it, or prefer one country to another; none can lift a block or make up for a paper.

import IntakeBase
import IntakeCases

/// A rule of the route book.
package struct Rule: Hashable, Sendable {
    /// The id that advice cites it by.
    package var id: String
    /// When it fires.
    package var when: Condition
    /// What it does.
    package var then: Effect
    /// Why, in plain words.
    package var reason: Sentence
    /// Ids of the facts behind it.
    package var facts: [String]

    /// Whether the rule decides on travel. Such a rule asks of the request only, is judged before any country is
    /// weighed, and counts where it *may* hold as well.
    package var isRestriction: Bool {
        then.hold || then.noCountry || !then.ask.isEmpty || !then.ruleOut.isEmpty
    }
}

/// What a rule does.
package struct Effect: Hashable, Sendable {
    /// He does not travel now.
    package var hold = false
    /// No country is named at all, not even for later.
    package var noCountry = false
    /// These fields must be known before a route is named.
    package var ask: [RequestField] = []
    /// These countries are out.
    package var ruleOut: [CountryCode] = []
    /// These countries come before others of the same risk.
    package var prefer: [CountryCode] = []
    /// At least this urgent.
    package var urgency: Urgency?
    /// Not before a coordinator has confirmed.
    package var coordinator = false
    /// Words to add to `Advice.next`.
    package var next: [String] = []
    /// Words to add to `Advice.warn`.
    package var warn: [String] = []

    /// No effect yet.
    package init() {}
}

// A rule of the route book: condition, effect, reason. A rule can make advice more careful, add words, or prefer one
// country to another. No rule can lift a block or replace a missing paper.

import IntakeBase
import IntakeCases

/// A rule of the route book.
package struct Rule: Hashable, Sendable {
    /// The id that advice cites it by.
    package var id: String
    /// The condition.
    package var when: Condition
    /// The effect.
    package var then: Effect
    /// Why, in plain words.
    package var reason: Sentence
    /// Ids of the facts behind it.
    package var facts: [String]

    /// Whether the rule decides on travel. Such a rule reads only the request, is evaluated before any country is
    /// weighed, and fires on `maybe` as well.
    package var isRestriction: Bool {
        then.hold || then.noCountry || !then.ask.isEmpty || !then.ruleOut.isEmpty
    }
}

/// The effect of a rule.
package struct Effect: Hashable, Sendable {
    /// He does not travel now.
    package var hold = false
    /// No country is named at all, not even for the time after the hold.
    package var noCountry = false
    /// These fields must be known before a route is named.
    package var ask: [RequestField] = []
    /// These countries are excluded.
    package var ruleOut: [CountryCode] = []
    /// These countries rank before others of equal risk.
    package var prefer: [CountryCode] = []
    /// At least this urgent.
    package var urgency: Urgency?
    /// A coordinator must confirm before release.
    package var coordinator = false
    /// Words to add to `Advice.next`.
    package var next: [String] = []
    /// Words to add to `Advice.warn`.
    package var warn: [String] = []

    /// No effect yet.
    package init() {}
}

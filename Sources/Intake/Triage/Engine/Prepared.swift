// The parts of a route book, prepared for many requests: indexed by name, sorted so that the order of the file has no
// effect, and held by reference, so that weighing a country copies nothing.

import IntakeBase
import IntakeCases

/// A fact with its precomputed values.
final class PreparedFact: Sendable {
    let fact: Fact
    /// The facts that contradict it, in either direction; sorted.
    let contradictedBy: [String]
    /// The places that it names.
    let places: PlaceNames
    /// Severity, id and the people that it concerns, in words.
    let risk: Sentence

    init(_ fact: Fact, contradictedBy: [String]) {
        self.fact = fact
        self.contradictedBy = contradictedBy
        places = PlaceNames(fact.places)
        risk = RankingText.risk(fact)
    }
}

/// A rule. `when` is a property of its own, because most rules are only evaluated and never fire.
final class PreparedRule: Sendable {
    let when: Condition
    let rule: Rule
    let facts: [PreparedFact]
    /// Whether it depends on companions.
    let asksCompanions: Bool
    /// The countries that it concerns: excluded, preferred, tested by name, or with a fact that it cites.
    let countries: Set<CountryCode>

    init(_ rule: Rule, _ byID: [String: PreparedFact]) {
        when = rule.when
        self.rule = rule
        facts = rule.facts.compactMap { byID[$0] }
        countries = Set(
            rule.then.ruleOut + rule.then.prefer + rule.when.namedCountries + facts.map(\.fact.country))
        asksCompanions = rule.when.anyOf.contains { $0.contains { $0.field == .companions } }
    }
}

/// A destination with its facts.
final class PreparedDestination: Sendable {
    let destination: Destination
    let facts: [PreparedFact]

    init(_ destination: Destination, _ byID: [String: PreparedFact]) {
        self.destination = destination
        facts = destination.facts.compactMap { byID[$0] }
    }
}

/// A country with the facts on it, by topic.
final class PreparedCountry: Sendable {
    let country: Country
    let ways: [PreparedWay]
    let risks: [PreparedFact]
    let stays: [PreparedFact]
    let onward: [PreparedFact]

    init(_ country: Country, _ facts: [Topic: [PreparedFact]], _ byID: [String: PreparedFact]) {
        self.country = country
        ways = country.entries.map { PreparedWay($0, $0.facts.compactMap { byID[$0] }) }.sorted { $0.precedes($1) }
        risks = facts[.risk] ?? []
        stays = facts[.stay] ?? []
        onward = facts[.onward] ?? []
    }
}

/// A way into a country with its facts.
final class PreparedWay: Sendable {
    let entry: WayIn
    let facts: [PreparedFact]

    init(_ entry: WayIn, _ facts: [PreparedFact]) {
        self.entry = entry
        self.facts = facts
    }

    /// Air before land; then by content, so that the order of the file has no effect.
    fileprivate func precedes(_ other: PreparedWay) -> Bool {
        if entry.mode != other.entry.mode { return entry.mode == .air }
        return entry.sortKey.lexicographicallyPrecedes(other.entry.sortKey)
    }
}

extension WayIn {
    fileprivate var sortKey: [String] {
        papers.sorted() + ["|"] + childPapers.sorted() + ["|", String(childAge ?? 0)] + facts.sorted()
    }
}

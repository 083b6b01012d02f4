// The parts of a route book made ready for many requests: found by name, in an order that does not depend on the file,
// and behind references, so that weighing a country copies nothing.

import IntakeBase
import IntakeCases

/// A fact, with what it is asked for again and again.
final class PreparedFact: Sendable {
    let fact: Fact
    /// The facts that say otherwise, whichever of the two names the other; sorted.
    let contradictedBy: [String]
    /// Its severity, its id and whom it concerns, in words.
    let risk: Sentence

    init(_ fact: Fact, contradictedBy: [String]) {
        self.fact = fact
        self.contradictedBy = contradictedBy
        risk = RankingText.risk(fact)
    }
}

/// A rule. Most rules are only asked whether they hold.
final class PreparedRule: Sendable {
    let when: Condition
    let rule: Rule
    let facts: [PreparedFact]
    /// Whether it depends on who travels along.
    let asksCompanions: Bool
    /// The countries that it has to do with: it rules them out, prefers them, speaks when they are named, or rests on
    /// facts on them.
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

/// A country further on, with the facts behind it.
final class PreparedDestination: Sendable {
    let destination: Destination
    let facts: [PreparedFact]

    init(_ destination: Destination, _ byID: [String: PreparedFact]) {
        self.destination = destination
        facts = destination.facts.compactMap { byID[$0] }
    }
}

/// A country, with the facts on it.
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

/// A way into a country, with the facts behind it.
final class PreparedWay: Sendable {
    let entry: WayIn
    let facts: [PreparedFact]

    init(_ entry: WayIn, _ facts: [PreparedFact]) {
        self.entry = entry
        self.facts = facts
    }

    /// By air before by land; else by what it says, so that the order in the file does not matter.
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

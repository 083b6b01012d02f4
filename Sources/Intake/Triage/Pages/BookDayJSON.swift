// The book on a day as JSON, for programs: the content of the table and of the page on one country.

import IntakeBase
import IntakeCases

extension BookDay {
    /// The whole book, or one country of it, as a JSON object, without the envelope.
    package func json(only code: CountryCode? = nil) -> [String: JSONValue] {
        let facts = code.map { self.facts(of: $0) } ?? book.facts
        let destinations = book.destinations.filter { code == nil || $0.country == code }
        return [
            "signed": JSONValue(book.signed?.description), "home": .string(book.home.description),
            "countries": .array(book.countries.filter { code == nil || $0.code == code }.map(json)),
            "destinations": .array(
                destinations.map { destination in
                    [
                        "country": .string(destination.country.description), "name": destination.name.json,
                        "condition": destination.condition.json, "facts": JSONValue(destination.facts),
                    ]
                }),
            "facts": .array(facts.map(json)),
            "overdue": JSONValue(facts.filter(isOverdue).map(\.id)),
            "conflicts": .array(
                conflicts.filter { pair in code == nil || facts.contains { pair.contains($0.id) } }
                    .map { JSONValue($0) }),
            "rules": JSONValue((code.map(rules(on:)) ?? book.rules).map(\.id)),
        ]
    }

    private func json(_ country: Country) -> JSONValue {
        let facts = facts(of: country.code)
        return [
            "code": .string(country.code.description), "name": country.name.json,
            "status": .string(country.status.rawValue), "reason": country.reason?.json ?? .null,
            "shares_wanted_list": .bool(country.sharesWantedList),
            "stay_days": country.stayDays.map { JSONValue($0) } ?? .null,
            "risk": gravestRisk(of: country.code).map { JSONValue($0) } ?? .null,
            "entries": .array(country.entries.map(json)), "status_facts": JSONValue(country.facts),
            "facts": JSONValue(facts.count), "overdue": JSONValue(facts.count(where: isOverdue)),
            "oldest_check": JSONValue(facts.map(\.checked).min()?.description),
            "newest_check": JSONValue(facts.map(\.checked).max()?.description),
        ]
    }

    private func json(_ entry: WayIn) -> JSONValue {
        [
            "mode": .string(entry.mode.rawValue), "papers": JSONValue(entry.papers),
            "child_age": entry.childAge.map { JSONValue($0) } ?? .null, "child_papers": JSONValue(entry.childPapers),
            "facts": JSONValue(entry.facts),
        ]
    }

    private func json(_ fact: Fact) -> JSONValue {
        [
            "id": .string(fact.id), "country": .string(fact.country.description), "topic": .string(fact.topic.rawValue),
            "value": fact.value.json, "severity": fact.topic == .risk ? JSONValue(fact.severity) : .null,
            "places": JSONValue(fact.places), "source": .string(fact.source), "date": .string(fact.published),
            "checked": .string(fact.checked.description), "age_days": JSONValue(age(fact)),
            "review_by": .string(fact.reviewBy.description), "overdue": .bool(isOverdue(fact)),
            "confidence": .string(fact.confidence.rawValue), "conflicts": JSONValue(conflicts(of: fact)),
            "supersedes": JSONValue(fact.supersedes),
        ]
    }
}

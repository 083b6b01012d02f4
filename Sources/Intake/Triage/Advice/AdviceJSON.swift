// Advice as JSON. Member names are the field names of triage.md. A sentence is an object with one member per language.

import IntakeBase
import IntakeCases

extension Advice {
    /// The advice as a JSON object.
    public var json: JSONValue { .object(members.merging(["book": book.json]) { $1 }) }

    /// The members of that object without its book.
    package var members: [String: JSONValue] {
        [
            "urgency": .string(urgency.rawValue),
            "deadline": JSONValue(deadline?.description),
            "outcome": .string(outcome.rawValue),
            "via": JSONValue(via?.description),
            "mode": JSONValue(mode?.rawValue),
            "alternatives": JSONValue(alternatives.map(\.description)),
            "stay": JSONValue(stay?.description),
            "if_lifted_via": JSONValue(ifLiftedVia.map(\.description)),
            "onward": .array(onward.map(\.json)),
            "ruled_out": .object(
                Dictionary(uniqueKeysWithValues: ruledOut.map { ($0.description, JSONValue($1.map(\.description))) })),
            "ask": JSONValue(ask),
            "next": JSONValue(next),
            "warn": JSONValue(warn),
            "release": .string(release.rawValue),
            "because": .array(because.map(\.json)),
        ]
    }
}

extension VolunteerAdvice {
    /// The advice as a JSON object with the same members as that of an `Advice`. The members for countries to go to are
    /// always empty.
    package var json: JSONValue {
        [
            "urgency": .string(urgency.rawValue),
            "deadline": JSONValue(deadline?.description),
            "outcome": .string(outcome.rawValue),
            "via": .null, "mode": .null, "alternatives": [],
            "stay": JSONValue(stay?.description),
            "if_lifted_via": [], "onward": [], "ruled_out": [:],
            "ask": JSONValue(ask),
            "next": JSONValue(next),
            "warn": JSONValue(warn),
            "release": .string(release.rawValue),
            "because": .array(
                reasons.map { reason in
                    let source: Because.Source =
                        switch reason.source {
                        case .rule(let id): .rule(id)
                        case .step(let step): .step(step)
                        }
                    return Because(source: source, reason: reason.text, facts: reason.facts).json
                }),
            "book": book.json,
        ]
    }
}

extension Onward {
    var json: JSONValue {
        ["country": .string(country.description), "condition": condition.json, "facts": JSONValue(facts)]
    }
}

extension Because {
    var json: JSONValue {
        ["rule": .string(source.description), "reason": reason.json, "facts": .array(facts.map(\.json))]
    }
}

extension CitedFact {
    var json: JSONValue {
        [
            "id": .string(id), "source": .string(source), "date": .string(published),
            "checked": .string(checked.description), "age_days": JSONValue(ageDays), "overdue": .bool(overdue),
        ]
    }
}

extension BookStamp {
    /// The stamp as a JSON object.
    public var json: JSONValue {
        var members: [String: JSONValue] = [
            "version": JSONValue(version), "hash": .string(hash.hex), "example": .bool(example),
        ]
        if example { members["notice"] = TriageText.example.json }
        return .object(members)
    }
}

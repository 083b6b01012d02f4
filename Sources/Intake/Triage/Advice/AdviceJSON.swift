// Advice as JSON, by the field names of triage.md. Sentences are printed in every language, by its code.

import IntakeBase
import IntakeCases

extension Advice {
    /// The advice as a JSON object.
    public var json: JSONValue {
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
                Dictionary(uniqueKeysWithValues: ruledOut.map { ($0.description, JSONValue($1)) })),
            "ask": JSONValue(ask),
            "next": JSONValue(next),
            "warn": JSONValue(warn),
            "release": .string(release.rawValue),
            "because": .array(because.map(\.json)),
            "book": book.json,
        ]
    }

    /// The advice as far as somebody may hear it who is not a coordinator: while `release` asks for one, no country to
    /// go to, nor what would give one away; and what a hold withholds, never.
    public var forVolunteer: Advice {
        var advice = self
        advice.ifLiftedVia = []
        guard release == .coordinator else { return advice }
        advice.via = nil
        advice.mode = nil
        advice.alternatives = []
        advice.onward = []
        advice.ruledOut = [:]
        advice.because = because.filter { !$0.rule.hasPrefix("step.ranking.") }
        if outcome == .route {
            advice.warn = []
            advice.because = []
        }
        return advice
    }
}

extension Sentence {
    /// The sentence in every language, by the language's code.
    public var json: JSONValue { ["en": .string(en), "ru": .string(ru)] }
}

extension Onward {
    var json: JSONValue {
        ["country": .string(country.description), "condition": condition.json, "facts": JSONValue(facts)]
    }
}

extension Because {
    var json: JSONValue {
        ["rule": .string(rule), "reason": reason.json, "facts": .array(facts.map(\.json))]
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
            "version": JSONValue(version), "hash": .string(hash), "example": .bool(example),
        ]
        if example { members["notice"] = TriageText.example.json }
        return .object(members)
    }
}

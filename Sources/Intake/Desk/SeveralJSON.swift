// What two people said differently, for programs: answers to one topic, and decisions of coordinators, each with who
// and when.

import IntakeBase
import IntakeCases

extension Several {
    /// The topic as a JSON object: `{"field", "open", "answers": [{"value", "by": [...]}]}`, the newest answer first.
    /// - Parameters:
    ///   - isOpen: whether a person must settle it.
    ///   - subject: the case whose records give the answers.
    package func json(isOpen: Bool, in subject: Case) -> JSONValue {
        [
            "field": .string(topic.description), "open": .bool(isOpen),
            "answers": .array(
                answers.map { answer in
                    ["value": .string(answer.said.text), "by": .array(answer.records.map { subject.history[$0].by })]
                }),
        ]
    }
}

extension Said {
    /// The answer as one text, for programs that compare.
    fileprivate var text: String { json.string ?? CanonicalJSON.text(json) }

    /// The answer as a record writes it; for a word or a person `yes` or `no`, for a list as a whole `none`.
    package var json: JSONValue {
        switch self {
        case .declined: .string(Unsaid.declined.rawValue)
        case .unknown: .string(Unsaid.unknown.rawValue)
        case .value(.unknown): .null
        case .value(.word(let word)), .value(.text(let word)): .string(word)
        case .value(.words(let words)): JSONValue(words)
        case .value(.number(let number)): JSONValue(number)
        case .value(.day(let day)): .string(day.description)
        case .value(.contact(let contact)): contact.json
        case .value(.companions(let companions)): .array(companions.map(\.json))
        }
    }
}

extension Entry {
    /// Who said it and when: `{"author", "received", "shown", "name"}`.
    fileprivate var by: JSONValue {
        [
            "author": .string(provenance.writer.label), "received": .string(event.received.description),
            "shown": .string(shown.description), "name": .string(name.hex),
        ]
    }
}

extension DecisionConflict {
    /// The conflict as a JSON object: `{"kind", "about", "decisions": [...]}`, the newest decision first.
    package func json(in subject: Case) -> JSONValue {
        [
            "kind": .string(kind.rawValue), "about": JSONValue(self.subject),
            "decisions": .array(records.map { subject.history[$0].by }),
        ]
    }
}

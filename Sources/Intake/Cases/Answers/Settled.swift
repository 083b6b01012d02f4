// What a coordinator settles: answers to topics by their names.

import IntakeBase

/// A topic that a settle names, read from its text.
package enum SettledTopic {
    /// The topic with this name. Throws `InputError` for any other name.
    /// - Parameter today: also refuses a word that cannot be meant. Nil for a record: what is sealed is read.
    package static func read(_ name: String, on today: Day? = nil) throws(InputError) -> AnswerTopic {
        if let field = RequestField(rawValue: name), field != .safeContact { return .field(field) }
        if let open = name.firstIndex(of: "["), name.hasPrefix("companions["), let close = name.lastIndex(of: "]") {
            let person = Person(String(name[name.index(after: open)..<close]))
            let rest = name[name.index(after: close)...]
            if rest.isEmpty { return .person(person) }
            if let part = Companion.Part(rawValue: String(rest.dropFirst())), rest.first == "." {
                return .detail(person, part)
            }
        } else if let dot = name.firstIndex(of: ".") {
            let rest = String(name[name.index(after: dot)...])
            switch RequestField(rawValue: String(name[..<dot])) {
            case .safeContact?:
                if let part = SafeContact.Part(rawValue: rest) { return .contact(part) }
            case let field? where field.isList:
                // A word that the list does not have would be sealed, and would change nothing.
                let request = try Request(json: .object([field.rawValue: [.string(rest)]]))
                try request.refuseMistakes(on: today)
                if request[field] == .words([rest]) { return .word(field, rest) }
            default: break
            }
        }
        throw InputError.unknown(name, among: RequestField.allCases.map(\.rawValue))
    }

    /// What a value says of a topic. Throws `InputError` if the topic cannot have it.
    /// - Parameter today: also refuses what cannot be meant on this day. Nil for a record.
    package static func said(
        _ value: JSONValue, of topic: AnswerTopic, on today: Day? = nil
    ) throws(InputError) -> [(AnswerTopic, Said)] {
        if let unsaid = Unsaid(value) { return [(topic, Said(unsaid))] }
        switch topic {
        case .word, .person:
            guard let answer = value.string, ["yes", "no"].contains(answer) else {
                throw InputError(.notOneOf(value.string, ["yes", "no"]), field: topic.description)
            }
            return [(topic, .value(.word(answer)))]
        case .contact(let part):
            let request = try Request(json: ["safe_contact": .object([part.rawValue: value])])
            return request.safeContact?[part].map { [(topic, .value(.text($0)))] } ?? []
        case .detail(_, let part):
            let request = try Request(json: ["companions": [.object([part.rawValue: value])]])
            try request.refuseMistakes(on: today)
            return request.companions?.first.map { [(topic, .value(part.answer(in: $0)))] } ?? []
        case .field(let field):
            // What an empty list is called where answers are shown. In an open list it would be a word.
            let isNone = value == "none" && (field.isList || field == .companions)
            let request = try Request(json: .object([field.rawValue: isNone ? .array([]) : value]))
            try request.refuseMistakes(on: today)
            return request[field] == .unknown ? [] : [(topic, .value(request[field]))]
        }
    }
}

extension Settlement {
    /// What it says, of its topic. Nothing if this program does not know its field or cannot read its value. `decide`
    /// seals no such settle, and a program that knows more words writes a newer schema, which is shown and not
    /// interpreted; so another hand made it. It ends no answer: what it had seen goes on to be asked about as if it had
    /// not been made, and the history shows it.
    var said: [(AnswerTopic, Said)] {
        do throws(InputError) {
            return try SettledTopic.said(value, of: SettledTopic.read(field))
        } catch {
            return []
        }
    }
}

extension StatementReader {
    /// The answers of a settle. A list is said whole: what is not in it is denied.
    func statements(_ settlement: Settlement, in record: Int) -> [Statement] {
        settlement.said.flatMap { whole($0, $1) }.map { Statement(record: record, topic: $0, said: $1) }
    }

    private func whole(_ topic: AnswerTopic, _ said: Said) -> [(AnswerTopic, Said)] {
        guard case .field(let field) = topic, field.isList || field == .companions else { return [(topic, said)] }
        guard case .value(let value) = said else { return topics(of: field).map { ($0, said) } }
        if case .words(let words) = value {
            return topics(of: field, adding: words).map { topic in
                guard case .word(_, let word) = topic else { return (topic, words.isEmpty ? .none : .unknown) }
                return (topic, words.contains(word) ? .yes : .no)
            }
        }
        return topics(of: field).filter(\.dependsOn.isEmpty).map { ($0, $0.whole == nil ? .none : .no) }
    }
}

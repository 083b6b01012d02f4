// What a coordinator settles: answers to topics by their names.

import IntakeBase

/// A topic that a settle names, read from its text.
package enum SettledTopic {
    /// The topic with this name. Throws `InputError` for any other name.
    package static func read(_ name: String) throws(InputError) -> AnswerTopic {
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
            case let field? where field.isList: return .word(field, rest)
            default: break
            }
        }
        throw InputError.unknown(name, among: RequestField.allCases.map(\.rawValue))
    }

    /// What a value says of a topic. Throws `InputError` if the topic cannot have it.
    package static func said(_ value: JSONValue, of topic: AnswerTopic) throws(InputError) -> [(AnswerTopic, Said)] {
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
            return request.companions?.first.map { [(topic, .value(part.answer(in: $0)))] } ?? []
        case .field(let field):
            // What an empty list is called where answers are shown. In an open list it would be a word.
            let isNone = value == "none" && (field.isList || field == .companions)
            let request = try Request(json: .object([field.rawValue: isNone ? .array([]) : value]))
            return request[field] == .unknown ? [] : [(topic, .value(request[field]))]
        }
    }
}

extension StatementReader {
    /// The answers of a settle. A list is said whole: what is not in it is denied. A settle whose field or value this
    /// program does not know, because a newer one wrote it, answers nothing here; it is shown in the history.
    func statements(_ settlement: Settlement, in record: Int) -> [Statement] {
        guard let topic = try? SettledTopic.read(settlement.field),
            let said = try? SettledTopic.said(settlement.value, of: topic)
        else { return [] }
        return said.flatMap { whole($0, $1) }.map { Statement(record: record, topic: $0, said: $1) }
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
        return topics(of: field).filter { $0.dependsOn == nil }.map { ($0, $0.whole == nil ? .none : .no) }
    }
}

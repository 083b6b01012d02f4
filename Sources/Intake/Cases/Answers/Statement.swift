// One answer in one record, and the answers of a whole record.

import IntakeBase

/// What an answer says.
package enum Said: Hashable, Sendable {
    /// A value. For a word of a list or a person `yes` or `no`, for a list as a whole `none`.
    case value(FieldValue)
    /// He does not want to say.
    case declined
    /// It is not known (any more).
    case unknown

    static let yes = Said.value(.word("yes"))
    static let no = Said.value(.word("no"))
    static let none = Said.value(.word("none"))

    init(_ unsaid: Unsaid) { self = unsaid == .declined ? .declined : .unknown }

    /// The value; nil for an answer without a value.
    package var value: FieldValue? { if case .value(let value) = self { value } else { nil } }
}

/// One answer in one record.
package struct Statement: Hashable, Sendable {
    /// The number of the record among the records of the case.
    package var record: Int
    /// What it is about.
    package var topic: AnswerTopic
    /// What it says.
    package var said: Said
}

/// A record that answers fields, as the fold reads it.
package struct AnsweringRecord: Sendable {
    /// The number of the record among the records of the case.
    package var record: Int
    /// Its name: 16 bytes.
    package var name: Bytes16
    /// Its answers.
    package var request: Request
    /// Whether `unknown` takes back: in a follow-up, not in a request.
    package var takesBack: Bool
}

/// Reads the answers of the records of one case. Lists are read in the light of all records: `[]` says no to every word
/// that any of them says.
struct StatementReader {
    private var words: [RequestField: Set<String>] = [:]
    private let people: People
    /// The people and their details that any record of the case names.
    private var family: Set<AnswerTopic> = []

    init(_ records: [AnsweringRecord], _ settlements: [Settlement] = []) {
        people = People(records)
        for record in records {
            for field in RequestField.allCases where field.isList {
                if case .words(let said) = record.request[field] { words[field, default: []].formUnion(said) }
            }
        }
        words[.consent] = Set(Consent.words)
        family = Set(records.flatMap { family($0.request.companions ?? [], $0) }.map(\.0))
        family.remove(.field(.companions))
        // A relation is who a person is, and no answer: it is not taken back with the others.
        family = family.filter { if case .detail(_, .relation) = $0 { false } else { true } }
        for (topic, said) in settlements.flatMap(\.said) {
            switch (topic, said) {
            case (.word(let field, let word), _): words[field, default: []].insert(word)
            case (.field(let field), .value(.words(let said))): words[field, default: []].formUnion(said)
            case (.person, _), (.detail, _): family.insert(topic)
            case (.field, _), (.contact, _): break
            }
        }
    }

    /// Who the companions in a record are, in their order.
    func people(in record: AnsweringRecord) -> [Person] { people.mentioned(in: record) }

    /// All answers of a record.
    func statements(_ record: AnsweringRecord) -> [Statement] {
        var all: [(AnswerTopic, Said)] = []
        for field in RequestField.allCases {
            let value = record.request[field]
            switch value {
            case .unknown: break
            case .words(let said): all += list(field, said)
            case .contact(let contact):
                for part in SafeContact.Part.allCases {
                    if let text = contact[part] { all.append((.contact(part), .value(.text(text)))) }
                }
            case .companions(let companions): all += family(companions, record)
            default: all.append((.field(field), .value(value)))
            }
        }
        for (place, unsaid) in record.request.unsaid where record.takesBack || unsaid == .declined {
            let topics: [AnswerTopic] =
                switch place {
                case .contact(let part): [.contact(part)]
                case .field(let field): topics(of: field)
                }
            all += topics.map { ($0, Said(unsaid)) }
        }
        return all.map { Statement(record: record.record, topic: $0, said: $1) }
    }

    /// Each topic of a field. `words`: words of a list that no record may have said.
    func topics(of field: RequestField, adding words: [String] = []) -> [AnswerTopic] {
        let all = Set(self.words(of: field)).union(words).sorted().map { AnswerTopic.word(field, $0) }
        return switch field {
        case .safeContact: SafeContact.Part.allCases.map(AnswerTopic.contact)
        case .companions: [.field(field)] + family.sorted()
        case .consent: all
        default: [.field(field)] + all
        }
    }

    private func words(of field: RequestField) -> [String] { words[field].map { $0.sorted() } ?? [] }

    private func list(_ field: RequestField, _ said: [String]) -> [(AnswerTopic, Said)] {
        // Consent is said whole: what is not in it is refused.
        if field == .consent { return Consent.words.map { (.word(field, $0), said.contains($0) ? .yes : .no) } }
        guard said.isEmpty else { return said.map { (.word(field, $0), .yes) } }
        return [(.field(field), .none)] + words(of: field).map { (.word(field, $0), .no) }
    }

    private func family(_ companions: [Companion], _ record: AnsweringRecord) -> [(AnswerTopic, Said)] {
        guard !companions.isEmpty else {
            return [(.field(.companions), .none)] + family.sorted().filter { $0.whole != nil }.map { ($0, .no) }
        }
        return zip(people.mentioned(in: record), companions).flatMap { person, companion -> [(AnswerTopic, Said)] in
            var said: [(AnswerTopic, Said)] = [(.person(person), .yes)]
            for part in Companion.Part.allCases {
                if let unsaid = companion.unsaid[part] {
                    if record.takesBack || unsaid == .declined { said.append((.detail(person, part), Said(unsaid))) }
                } else if case let value = part.answer(in: companion), value != .unknown {
                    said.append((.detail(person, part), .value(value)))
                }
            }
            return said
        }
    }
}

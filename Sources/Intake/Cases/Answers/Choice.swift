// What is shown of a case: one answer to each topic, of several the alarming one (rule 4), else the newest.

import IntakeBase

/// Chooses the answers that are shown.
struct Choice {
    private let answers: [AnswerTopic: [StandingAnswer]]

    /// The answers that stand, of each topic the newest first.
    init(_ answers: [AnswerTopic: [StandingAnswer]]) { self.answers = answers }

    /// The topics to which several answers stand, sorted. `avoid` only adds: all its texts are shown.
    func several() -> [AnswerTopic] {
        answers.filter { $0.key != .contact(.avoid) && Set($0.value.map(\.said)).count > 1 }.map(\.key).sorted()
    }

    /// The different answers to a topic with their records, the newest first.
    func saidBy(_ topic: AnswerTopic) -> [SaidBy] {
        var all: [SaidBy] = []
        for answer in answers[topic] ?? [] {
            if let index = all.firstIndex(where: { $0.said == answer.said }) {
                all[index].records.append(answer.record)
            } else {
                all.append(SaidBy(said: answer.said, records: [answer.record]))
            }
        }
        return all
    }

    /// The request that is shown.
    func shown() -> Request {
        var chosen: [AnswerTopic: Said] = [:]
        // A dependent answer is shown only with the answer that it depends on, which is before it in this order.
        let topics = answers.keys.sorted()
        for topic in topics { chosen[topic] = self.chosen(topic, chosen) }
        var request = Assembly.request(chosen, of: topics, marksUnsaid: true)
        let avoid = saidBy(.contact(.avoid)).compactMap {
            if case .value(.text(let text)) = $0.said { text } else { nil }
        }
        if !avoid.isEmpty {
            request.safeContact = request.safeContact ?? SafeContact()
            request.safeContact?.avoid = avoid.joined(separator: "\n")
        }
        return request
    }

    private func chosen(_ topic: AnswerTopic, _ parents: [AnswerTopic: Said]) -> Said? {
        let fitting = (answers[topic] ?? []).filter { $0.counts(with: topic.dependsOn.first.flatMap { parents[$0] }) }
        return (fitting.first { topic.isAlarming($0.said) } ?? fitting.first)?.said
    }
}

extension StandingAnswer {
    /// Whether the answer counts where this answer of its parent is taken.
    func counts(with parent: Said?) -> Bool {
        switch condition {
        case .always, .either: true
        case .only(let values): parent.map(values.contains) ?? false
        }
    }
}

/// Puts a request together from one answer to each topic.
enum Assembly {
    /// The request that says this. `topics`: all topics, sorted once for all combinations. `base`: what it says of other
    /// fields. `marksUnsaid`: answers without a value are kept as such.
    static func request(
        _ chosen: [AnswerTopic: Said], of topics: [AnswerTopic], over base: Request = Request(), marksUnsaid: Bool
    ) -> Request {
        var setting = FieldSetting(root: base)
        var words: [RequestField: [String]] = [:]
        var unsaid: [UnsaidPlace: Unsaid] = [:]
        for topic in topics {
            guard let said = chosen[topic] else { continue }
            switch (topic, said) {
            case (.field(let field), .declined): unsaid[.field(field)] = .declined
            case (.contact(let part), .declined): unsaid[.contact(part)] = .declined
            case (.field(.companions), .none): setting.root.companions = setting.root.companions ?? []
            case (.field(let field), .none) where field.isList: words[field] = words[field] ?? []
            case (.field(let field), .value(let value)) where !field.isList && field != .companions:
                field.row(&setting, value)
            case (.word(let field, let word), .yes): words[field, default: []].append(word)
            // Consent is said whole, so a refusal of each purpose is an answer too.
            case (.word(.consent, _), .no): words[.consent] = words[.consent] ?? []
            case (.contact(let part), .value(.text(let text))):
                setting.root.safeContact = setting.root.safeContact ?? SafeContact()
                setting.root.safeContact?[part] = text
            case (.person(let person), .yes):
                setting.root.companions = (setting.root.companions ?? []) + [companion(person, chosen, marksUnsaid)]
            default: break
            }
        }
        for (field, words) in words {
            field.row(&setting, .words(words))
            unsaid[.field(field)] = words.isEmpty ? unsaid[.field(field)] : nil
        }
        // Declined to say who travels along hides none of those who are there.
        if setting.root.companions?.isEmpty == false { unsaid[.field(.companions)] = nil }
        if marksUnsaid { setting.root.unsaid = unsaid }
        return setting.root
    }

    private static func companion(_ person: Person, _ chosen: [AnswerTopic: Said], _ marksUnsaid: Bool) -> Companion {
        var setting = FieldSetting(root: Companion())
        for part in Companion.Part.allCases {
            switch chosen[.detail(person, part)] {
            case .value(let value)?: part.row(&setting, value)
            case .declined? where marksUnsaid: setting.root.unsaid[part] = .declined
            default: break
            }
        }
        // A coordinator may have settled that a person is there who is in no record.
        setting.root.relation = setting.root.relation ?? person.relation
        return setting.root
    }
}

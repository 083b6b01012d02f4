// What two people said differently as lines for reading: answers to one field, and decisions of coordinators, each with
// who and when, the newest first.

import IntakeBase

extension RequestLines {
    /// The topic and the answers to it, for "To clear up".
    package static func lines(_ several: Several, of subject: Case, _ language: Language) -> [String] {
        [SeveralText.differ(label(several.topic, language))(language)]
            + several.answers.map { answer in
                let who = answer.records.map { number in
                    let entry = subject.history[number]
                    return "\(entry.provenance.writer.name(language)), \(entry.shown.minutes)"
                }
                return "  \(said(answer.said, of: several.topic, language)) (\(who.joined(separator: "; ")))"
            }
    }

    /// Decisions that had not seen one another and differ, for "To clear up".
    package static func lines(_ conflict: DecisionConflict, of subject: Case, _ language: Language) -> [String] {
        [SeveralText.conflict(language)]
            + conflict.records.flatMap { number -> [String] in
                let entry = subject.history[number]
                guard case .decision(let decision) = entry.event.content else { return [] }
                let who = "\(entry.provenance.writer.name(language)), \(entry.shown.minutes)"
                return DecisionLines.lines(decision.action, language).map { "  \($0) (\(who))" }
            }
    }

    /// The name of a topic for people.
    package static func label(_ topic: AnswerTopic, _ language: Language) -> String {
        let field = topic.field.words.label(language)
        switch topic {
        case .field: return field
        case .word(let list, let word): return "\(field), \(WordText.label(word, in: list)(language))"
        case .contact(let part): return "\(field), \(part.words.label(language))"
        case .person(let person): return "\(field), \(WordText.label(person)(language))"
        case .detail(let person, let part):
            return "\(field), \(WordText.label(person)(language)), \(part.words.label(language))"
        }
    }

    /// What a coordinator settled, in words; as it was written if this program does not know the field or the answer.
    static func line(_ settlement: Settlement, _ language: Language) -> String {
        let written = settlement.value.string ?? CanonicalJSON.text(settlement.value)
        do throws(InputError) {
            let topic = try SettledTopic.read(settlement.field)
            let shown = try SettledTopic.said(settlement.value, of: topic).map { said($1, of: $0, language) }
            if !shown.isEmpty, !shown.contains("") {
                return "\(label(topic, language)): \(shown.joined(separator: ", "))"
            }
        } catch {
            // A newer program wrote it.
        }
        return "\(VisibleText.line(settlement.field)): \(VisibleText.line(written))"
    }

    private static func said(_ said: Said, of topic: AnswerTopic, _ language: Language) -> String {
        switch said {
        case .declined: SeveralText.declined(language)
        case .unknown: FieldText.unknown(language)
        case .value(let value):
            switch (topic, value) {
            case (.field(let field), .word(let word)) where field == .country:
                CountryCode(word).map { CountryText.name($0)(language) } ?? word
            case (.field, .word("none")) where topic.field.isList || topic.field == .companions:
                FieldText.nothing(language)
            case (.field(let field), .word(let word)): WordText.label(word, in: field)(language)
            case (.detail(_, let part), .word(let word)): WordText.name(word, in: part)(language)
            case (_, .word(let word)): WordText.label(word, in: .wanted)(language)
            case (_, .number(let number)): String(number)
            case (_, .day(let day)): day.description
            case (_, .text(let text)): VisibleText.line(text)
            case (.field(let field), .words(let words)):
                words.isEmpty
                    ? FieldText.nothing(language)
                    : words.map { WordText.label($0, in: field)(language) }.joined(separator: ", ")
            case (_, .companions(let companions)) where companions.isEmpty: FieldText.nothing(language)
            case (_, .unknown), (_, .words), (_, .contact), (_, .companions): ""
            }
        }
    }
}

/// Sentences about fields with several answers.
enum SeveralText {
    static let declined = Sentence(en: "does not want to say", ru: "не хочет говорить")

    static let conflict = Sentence(
        en: "coordinators decided differently; agree, and decide once more",
        ru: "решения координаторов расходятся; договоритесь и решите заново")

    static func differ(_ field: String) -> Sentence {
        Sentence(en: "different answers: \(field)", ru: "ответы расходятся: \(field)")
    }
}

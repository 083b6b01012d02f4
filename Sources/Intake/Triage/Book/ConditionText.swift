// A condition of the route book in words, for the person who reviews it: "passport: biometric; country: home".

import IntakeBase
import IntakeCases

enum ConditionText {
    /// Joins the alternatives with "or". Omits nothing.
    static func text(_ condition: Condition) -> Sentence {
        Sentence(en: text(condition, .english), ru: text(condition, .russian))
    }

    private static func text(_ condition: Condition, _ language: Language) -> String {
        condition.anyOf.map { tests in
            tests.isEmpty
                ? everybody(language) : tests.map { text($0)(language) }.joined(separator: "; ")
        }.joined(separator: or(language))
    }

    private static let everybody = Sentence(en: "everyone", ru: "для всех")
    private static let or = Sentence(en: " - or - ", ru: " — или — ")

    private static func text(_ test: Test) -> Sentence {
        switch test {
        case .word(let field, let words, let orUnknown):
            let labels = words.map { label($0, field) } + (orUnknown ? [FieldText.unknown] : [])
            return pair(field.words.label, labels.isEmpty ? [FieldText.nothing] : labels)
        case .text(let field, let parts, let orUnknown):
            return pair(field.words.label, parts.names.map(WordText.same) + (orUnknown ? [FieldText.unknown] : []))
        case .below(let field, let limit):
            let label = field.words.label
            return Sentence(en: "\(label.en) below \(limit)", ru: "\(label.ru) меньше \(limit)")
        case .daysUntil(let field, let limit):
            let label = field.words.label
            return Sentence(
                en: "\(label.en): at most \(limit) days left", ru: "\(label.ru): осталось дней не больше \(limit)")
        case .dayOnOrAfter(let field, let day):
            let label = field.words.label
            return Sentence(en: "\(label.en): \(day) or later", ru: "\(label.ru): \(day) или позже")
        case .onOrAfter(let day): return Sentence(en: "from \(day) on", ru: "начиная с \(day)")
        case .whereabouts(let places): return pair(Sentence(en: "he is", ru: "он находится"), places.map(label))
        case .companionUnder(let age):
            return Sentence(en: "someone under \(age) travels with him", ru: "с ним едет кто-то младше \(age)")
        case .outcome(let outcomes):
            return pair(TriageText.outcome, outcomes.map(WordText.label))
        case .names(let countries):
            return pair(Sentence(en: "the advice names", ru: "в рекомендации названы"), countries.map(CountryText.name))
        case .overdue(let isOverdue):
            return isOverdue
                ? Sentence(en: "it depends on overdue facts", ru: "рекомендация зависит от просроченных фактов")
                : Sentence(en: "it depends on no overdue fact", ru: "просроченных фактов в её основе нет")
        }
    }

    private static func pair(_ name: Sentence, _ values: [Sentence]) -> Sentence {
        Sentence(
            en: "\(name.en): " + values.map(\.en).joined(separator: ", "),
            ru: "\(name.ru): " + values.map(\.ru).joined(separator: ", "))
    }

    private static func label(_ word: String, _ field: RequestField) -> Sentence {
        field == .country
            ? CountryCode(word).map(CountryText.name) ?? WordText.same(word) : WordText.label(word, in: field)
    }

    private static func label(_ place: Whereabouts) -> Sentence {
        switch place {
        case .home: Sentence(en: "in the home country", ru: "в своей стране")
        case .blocked: Sentence(en: "in a blocked country", ru: "в закрытой стране")
        case .elsewhere: Sentence(en: "in another country", ru: "в другой стране")
        }
    }
}

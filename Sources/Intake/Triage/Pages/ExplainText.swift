// The sentences of the page that explains an advice. They are meant to be read aloud, and do not sound certain.

import IntakeBase
import IntakeCases

enum ExplainText {
    static let recommended = Sentence(en: "What is recommended", ru: "Что рекомендуется")
    static let changes = Sentence(
        en: "What would change the answer most", ru: "Что сильнее всего изменит ответ")
    static let ruledOut = Sentence(en: "Ruled out, and why", ru: "Что исключено и почему")
    static let restsOn = Sentence(en: "The facts behind it", ru: "На каких фактах это основано")

    static func outcome(_ advice: Advice, name: (CountryCode) -> Sentence) -> Sentence {
        switch advice.outcome {
        case .route:
            guard let via = advice.via else { return nothing }
            let (country, mode) = (name(via), advice.mode.map(WordText.label))
            return Sentence(
                en: "Go via \(country.en)" + (mode.map { ", \($0.en)" } ?? "") + ".",
                ru: "Страна транзита: \(country.ru)" + (mode.map { ", \($0.ru)" } ?? "") + ".")
        case .stay:
            let country = advice.stay.map(name) ?? FieldText.unknown
            return Sentence(
                en: "He stays where he is (\(country.en)) and keeps his stay legal.",
                ru: "Он остаётся там, где находится (\(country.ru)), и следит, чтобы пребывание было законным.")
        case .ask:
            return Sentence(
                en: "No country is named yet: there are questions to answer first.",
                ru: "Страну пока не называем: сначала нужны ответы на вопросы.")
        case .hold:
            return Sentence(
                en: "He must not travel now: help comes first.", ru: "Сейчас ему ехать нельзя: сначала нужна помощь.")
        case .noSafeRoute:
            return Sentence(
                en: "Nothing is recommended: no country of the book is left for him.",
                ru: "Ничего не рекомендуется: ни одной страны из книги для него не осталось.")
        case .stale:
            return Sentence(
                en:
                    "Nothing is recommended: what is left depends on overdue facts. They must be checked first.",
                ru: "Ничего не рекомендуется: то, что осталось, зависит от фактов с истёкшим сроком проверки. "
                    + "Сначала их нужно перепроверить.")
        }
    }
    private static let nothing = Sentence(en: "Nothing is recommended.", ru: "Ничего не рекомендуется.")

    static func alternatives(_ countries: [Sentence]) -> Sentence {
        Sentence(
            en: "If that does not work, in this order: \(list(countries, .english)).",
            ru: "Если не получится, по порядку: \(list(countries, .russian)).")
    }
    static func later(_ countries: [Sentence]) -> Sentence {
        Sentence(
            en:
                "Only when nothing holds him, in this order (the coordinator decides): \(list(countries, .english)).",
            ru:
                "Только когда его ничто не держит, по порядку (решает координатор): \(list(countries, .russian))."
        )
    }
    static func urgency(_ urgency: Urgency, _ deadline: Day?) -> Sentence {
        let label =
            switch urgency {
            case .now:
                Sentence(en: "Someone must look at this within the hour.", ru: "Этим нужно заняться в течение часа.")
            case .day: Sentence(en: "Someone must look at this today.", ru: "Этим нужно заняться сегодня.")
            case .week:
                Sentence(en: "Someone must look at this within the week.", ru: "Этим нужно заняться на этой неделе.")
            case .routine: Sentence(en: "It is not urgent.", ru: "Это не срочно.")
            }
        guard let deadline else { return label }
        return Sentence(en: "\(label.en) The deadline is \(deadline).", ru: "\(label.ru) Крайний срок — \(deadline).")
    }
    static func release(_ release: Release) -> Sentence {
        switch release {
        case .volunteer: Sentence(en: "This may be said now.", ru: "Это можно сказать сразу.")
        case .coordinator:
            Sentence(
                en: "Pass on nothing of this before a coordinator confirms it.",
                ru: "Ничего из этого не передаём, пока координатор не подтвердит.")
        }
    }

    // MARK: What would change it

    static func question(_ question: Sentence, _ results: [Sentence]) -> Sentence {
        Sentence(
            en: ([question.en] + results.map(\.en)).joined(separator: " "),
            ru: ([question.ru] + results.map(\.ru)).joined(separator: " "))
    }
    static func ifAnswered(_ answers: [Sentence], _ outcome: Sentence) -> Sentence {
        Sentence(
            en: "If “\(answers.map(\.en).joined(separator: "” or “"))”: \(afterColon(outcome.en))",
            ru: "Если «\(answers.map(\.ru).joined(separator: "» или «"))»: \(afterColon(outcome.ru))")
    }
    /// The sentence with a small first letter: no outcome begins with a name.
    private static func afterColon(_ sentence: String) -> String {
        sentence.prefix(1).lowercased() + sentence.dropFirst()
    }
    static func answer(_ value: FieldValue, to field: RequestField) -> Sentence {
        switch value {
        case .word(let word):
            field == .country
                ? CountryCode(word).map(CountryText.name) ?? WordText.same(word) : WordText.label(word, in: field)
        case .words(let words) where words.isEmpty: FieldText.nothing
        case .words(let words): joined(words.map { WordText.label($0, in: field) })
        case .number(let number): WordText.same("\(number)")
        case .day(let day): WordText.same(day.description)
        case .text(let text): WordText.same(text)
        case .companions(let companions) where companions.isEmpty: noCompanion
        case .companions(let companions): company(companions)
        case .contact, .unknown: FieldText.unknown
        }
    }
    private static let noCompanion = Sentence(en: "no one", ru: "никто")
    private static func company(_ companions: [Companion]) -> Sentence {
        joined(
            companions.map { companion in
                let age = companion.age.map { Sentence(en: "aged \($0)", ru: "возраст \($0)") }
                let passport = companion.passport.map { WordText.label($0) }
                let parts = [age, passport].compactMap(\.self)
                return parts.isEmpty ? Sentence(en: "someone", ru: "кто-то") : joined(parts)
            })
    }
    private static func joined(_ sentences: [Sentence]) -> Sentence {
        Sentence(en: list(sentences, .english), ru: list(sentences, .russian))
    }

    // MARK: What is out

    static func named(_ countries: [Sentence], _ reason: Sentence) -> Sentence {
        Sentence(
            en: "\(list(countries, .english)): \(reason.en)", ru: "\(list(countries, .russian)): \(reason.ru)")
    }
    static let neverOffered = Sentence(en: "not offered by the book.", ru: "в книге не предлагается.")
    static let isThere = Sentence(en: "he is there already.", ru: "он уже там.")
    static func sharesList(_ isWanted: Bool) -> Sentence {
        isWanted
            ? Sentence(
                en: "the border check uses the same wanted list, and he is on it.",
                ru: "на границе проверяют по той же базе розыска, а он в розыске.")
            : Sentence(
                en: "the border check uses the same wanted list, and no one knows if he is on it.",
                ru: "на границе проверяют по той же базе розыска, а в розыске ли он, неизвестно.")
    }
    static func papers(_ misfits: [RuledOut.Paper]) -> Sentence {
        let papers = misfits.map(paper)
        return Sentence(
            en: "the papers do not fit: \(list(papers, .english)).",
            ru: "не подходят документы: \(list(papers, .russian)).")
    }
    static let undocumented = Sentence(
        en: "no risk is documented there, which does not mean no risk.",
        ru: "фактов о риске нет; это не значит, что риска нет.")
    static func overdue(_ since: Day) -> Sentence {
        Sentence(
            en: "facts are overdue (the first since \(since)).",
            ru: "срок проверки фактов истёк (первый — \(since)).")
    }
    /// Replaces the rank if nothing is recommended because of an overdue fact.
    static func overdueRank(_ country: Sentence, _ since: Day) -> Sentence {
        let why = overdue(since)
        return Sentence(en: "\(country.en): \(why.en)", ru: "\(country.ru): \(why.ru)")
    }
    static func withoutRisk(_ country: Sentence) -> Sentence {
        Sentence(
            en: "\(country.en) (no risk is documented: a coordinator must look first)",
            ru: "\(country.ru) (данных о рисках нет: только после проверки координатором)")
    }
    static func more(_ count: Int) -> Sentence {
        Sentence(
            en: "... and \(count) more; all of them: intake routes explain FILE --json",
            ru: "…и ещё \(count); все: intake routes explain ФАЙЛ --json")
    }

    private static func paper(_ paper: RuledOut.Paper) -> Sentence {
        switch paper {
        case .own: Sentence(en: "his own", ru: "его собственные")
        case .companion(let number):
            Sentence(en: "those of fellow traveller \(number + 1)", ru: "у попутчика № \(number + 1)")
        case .notByOneWay:
            Sentence(en: "not everyone can enter the same way", ru: "одним и тем же путём впустят не всех")
        }
    }

    // MARK: Facts

    static func fact(_ value: Sentence, _ fact: CitedFact) -> Sentence {
        let age = RoutesPageText.ageInWords(fact.ageDays)
        return Sentence(
            en: "\(value.en) (\(fact.source), \(fact.published); checked \(fact.checked), \(age.en)"
                + (fact.overdue ? "; OVERDUE)" : ")"),
            ru: "\(value.ru) (\(fact.source), \(fact.published); проверено \(fact.checked), \(age.ru)"
                + (fact.overdue ? "; СРОК ПРОВЕРКИ ИСТЁК)" : ")"))
    }

    static func list(_ sentences: [Sentence], _ language: Language) -> String {
        sentences.map { $0(language) }.joined(separator: ", ")
    }
}

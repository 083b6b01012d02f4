// Sentences of `routes check --against`: the people whose advice changes, and the change of the book that causes it.

import IntakeBase

/// The sentences of `routes check --against`.
package enum ChangeText {
    /// Heading: advice that has become less careful.
    package static let lessCareful = Sentence(
        en: "Less careful than before: look at each of these before you sign the book",
        ru: "Менее осторожно, чем раньше: посмотрите каждый случай, прежде чем подписывать книгу")
    /// Heading: other advice that differs.
    package static let otherwise = Sentence(en: "Advice changed", ru: "Рекомендация изменилась")
    /// Heading: tables that differ.
    package static let parts = Sentence(en: "Changed in the book", ru: "Что изменилось в книге")
    /// Heading: advice that differs only because facts are in date again, or expire at another time.
    package static let becauseChecked = Sentence(
        en: "Changed only because facts were checked again",
        ru: "Изменилось только потому, что факты проверены заново")
    /// No advice differs.
    package static let noAdviceChanges = Sentence(
        en: "No advice that was tried changes. The texts may: see what was changed in the book.",
        ru: "Ни одна из проверенных рекомендаций не изменилась. Тексты могли измениться: "
            + "посмотрите, что изменено в книге.")
    /// The books are equal.
    package static let nothing = Sentence(
        en: "No one's advice changes.", ru: "Рекомендации не меняются ни для кого.")
    /// Label before the old text of a key.
    package static let was = Sentence(en: "was", ru: "было")
    /// Label before the new text of a key.
    package static let now = Sentence(en: "now", ru: "стало")
    /// Mark after a table that must always be read.
    package static let look = Sentence(en: "look at this", ru: "посмотрите обязательно")

    /// In which way advice is less careful.
    package static func way(_ way: LessCareful) -> Sentence {
        switch way {
        case .route: Sentence(en: "now there is a route", ru: "появился маршрут")
        case .outcome: Sentence(en: "held back less", ru: "меньше удерживаем")
        case .country: Sentence(en: "a new country", ru: "названа новая страна")
        case .via: Sentence(en: "another country comes first", ru: "первой идёт другая страна")
        case .mode: Sentence(en: "by land, not by air", ru: "по суше, а не самолётом")
        case .order: Sentence(en: "another order of countries", ru: "другой порядок стран")
        case .risk: Sentence(en: "a risk counts less", ru: "риск оценён ниже")
        case .condition: Sentence(en: "another condition further on", ru: "другое условие для страны дальше")
        case .ask: Sentence(en: "one question less", ru: "убран вопрос")
        case .next: Sentence(en: "one step less", ru: "убран шаг")
        case .urgency: Sentence(en: "less urgent", ru: "меньше срочность")
        case .release: Sentence(en: "the volunteer may say it", ru: "может сообщить волонтёр")
        case .warning: Sentence(en: "one warning less", ru: "снято предупреждение")
        }
    }

    /// The person that the advice is for.
    package static func label(_ difference: AdviceDifference) -> Sentence {
        let label = VisibleText.line(difference.label)
        switch difference.origin {
        case .case: return Sentence(en: "case \(label)", ru: "обращение \(label)")
        case .vignette: return Sentence(en: "vignette \(label)", ru: "проверочный случай \(label)")
        case .made:
            let who = difference.described ?? Sentence(en: "", ru: "")
            return Sentence(
                en: "made up for \(label) [\(who.en)]", ru: "придумано для проверки \(label) [\(who.ru)]")
        }
    }

    static let mode = Sentence(en: "way of travel", ru: "способ")
    static let stay = Sentence(en: "stays in", ru: "остаётся в стране")
    static let others = Sentence(en: "other countries named", ru: "названы ещё страны")
    static let onward = Sentence(en: "further on", ru: "куда дальше")
    static let condition = Sentence(en: "condition further on", ru: "условие для страны дальше")
    static let risk = Sentence(en: "documented risk", ru: "документированный риск")
    static func risk(_ country: Sentence, _ severity: Int) -> Sentence {
        Sentence(en: "\(country.en) \(severity) of 9", ru: "\(country.ru) \(severity) из 9")
    }
    static let ask = Sentence(en: "What to ask", ru: "Что спросить")
    static let none = Sentence(en: "none", ru: "нет")
    static func list(_ names: [Sentence]) -> Sentence {
        names.isEmpty
            ? none
            : Sentence(
                en: names.map(\.en).joined(separator: ", "), ru: names.map(\.ru).joined(separator: ", "))
    }

    /// One field of the advice, from the old book and from the new one.
    static func field(_ name: Sentence, _ was: Sentence, _ now: Sentence) -> Sentence {
        Sentence(en: "\(name.en): \(was.en) -> \(now.en)", ru: "\(name.ru): \(was.ru) -> \(now.ru)")
    }
    /// A word that is no longer said.
    static func gone(_ name: Sentence, _ text: Sentence) -> Sentence {
        Sentence(en: "\(name.en): removed: \(text.en)", ru: "\(name.ru): убрано: \(text.ru)")
    }
    /// A word that is new.
    static func come(_ name: Sentence, _ text: Sentence) -> Sentence {
        Sentence(en: "\(name.en): added: \(text.en)", ru: "\(name.ru): добавлено: \(text.ru)")
    }
    /// The same words in another order.
    static func order(_ name: Sentence) -> Sentence {
        Sentence(en: "\(name.en): in another order", ru: "\(name.ru): в другом порядке")
    }

    /// What happened to a table.
    package static func part(_ part: BookChange.Part) -> Sentence {
        let name = "\(part.kind) \(VisibleText.line(part.id))"
        return switch part.fate {
        case .removed: Sentence(en: "- \(name) is gone", ru: "- \(name): убрано")
        case .changed: Sentence(en: "~ \(name) is changed", ru: "~ \(name): изменено")
        case .added: Sentence(en: "+ \(name) is new", ru: "+ \(name): добавлено")
        }
    }

    /// The number of cases tried, and how many get other advice.
    package static func summary(_ change: BookChange, from old: Int, to new: Int) -> Sentence {
        let (vignettes, cases, made) = change.tried
        let changed = change.advice.count
        let careless = change.advice.count(where: \.isLessCareful)
        return Sentence(
            en: "Version \(old) to \(new): \(vignettes) \(vignettes == 1 ? "vignette" : "vignettes"), \(cases) "
                + "\(cases == 1 ? "case" : "cases") and \(made) made-up \(made == 1 ? "request" : "requests") tried; "
                + "advice changed: \(changed), less careful: \(careless).",
            ru:
                "Версия \(old) → \(new): взято \(vignettes) \(russianPlural(vignettes, "проверочный случай", "проверочных случая", "проверочных случаев"))"
                + " из книги и \(cases) \(russianPlural(cases, "обращение", "обращения", "обращений")), "
                + "придумано для проверки: \(made); "
                + "рекомендация изменилась: \(changed), из них менее осторожно: \(careless).")
    }
}

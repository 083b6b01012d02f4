// Triage's own sentences, the frame around those of the route book. They never sound certain and never call a place
// free of danger.

import IntakeBase
import IntakeCases

package enum TriageText {
    // MARK: Steps of the reasoning

    static func unknown(_ count: Int) -> Sentence {
        Sentence(
            en: "No country is named until the open questions are answered: unknown does not mean no.",
            ru: "Пока на открытые вопросы нет ответа, страну не называем: «неизвестно» не значит «нет».")
    }

    static func stay(_ country: Sentence) -> Sentence {
        Sentence(
            en:
                "He is already abroad, and the book does not block \(country.en): he stays there and keeps his stay "
                + "legal.",
            ru: "Он уже за границей, страна не закрыта книгой маршрутов (\(country.ru)): остаётся и следит, "
                + "чтобы пребывание было законным.")
    }

    static let wantedInBlocked = Sentence(
        en:
            "He is wanted, and this country's border uses the same list: he must not travel; first a lawyer there.",
        ru:
            "Он в розыске, а на границе этой страны проверяют по той же базе: выезжать нельзя, сначала адвокат на месте."
    )
    static let nothingLeft = Sentence(
        en: "No country of the book is left; the reason for each is listed.",
        ru: "Ни одной страны из книги маршрутов не осталось; причина указана для каждой.")
    static let stale = Sentence(
        en: "What is left depends on overdue facts: a coordinator must check them before any country is named.",
        ru: "То, что осталось, зависит от данных с истёкшим сроком проверки: сначала координатор проверяет их, потом "
            + "можно называть страну.")
    static let place = Sentence(
        en: "The place where he is was named in a documented case.",
        ru: "Место, где он находится, упомянуто в задокументированном случае.")

    static let passportEnds = Sentence(
        en: "His international passport expires within two weeks or has expired: he may not arrive in time, so it "
            + "does not count.",
        ru: "Загранпаспорт заканчивается в ближайшие две недели или уже истёк: доехать по нему можно не успеть, "
            + "поэтому он не учитывается.")

    // MARK: The page around the advice

    package static let example = Sentence(
        en: "This answer comes from the EXAMPLE route book, not from one that your hotline has reviewed.",
        ru: "Ответ дан по УЧЕБНОЙ книге маршрутов, а не по проверенной вашей горячей линией.")
    static let coordinatorDecides = Sentence(
        en: "A coordinator decides on the route and will say what you may pass on. Name no country until then.",
        ru: "О маршруте решает координатор и скажет, что можно передать. До этого никаких стран не называйте.")
    static let notNow = Sentence(
        en: "He must not travel now: help comes first.", ru: "Сейчас ему ехать нельзя: сначала нужна помощь.")
    static let next = Sentence(en: "What to do now", ru: "Что делать сейчас")
    static let warn = Sentence(en: "Warn about", ru: "О чём предупредить")
    static let ask = Sentence(en: "What to ask, most important first", ru: "Что спросить, сначала самое важное")
    static func furtherQuestions(_ count: Int) -> Sentence {
        Sentence(en: "... and \(count) more", ru: "…и ещё \(count)")
    }
    static let why = Sentence(en: "Why", ru: "Почему")
    static let onward = Sentence(en: "Further on", ru: "Куда дальше")
    static let ruledOut = Sentence(en: "Ruled out", ru: "Исключено")
    static let ifLifted = Sentence(
        en: "When nothing holds him (the coordinator decides)",
        ru: "Когда препятствий не будет (решает координатор)")
    static let alternatives = Sentence(en: "Other options, in order", ru: "Другие варианты, по порядку")
    static let release = Sentence(en: "Release", ru: "Кому можно сообщить")
    static let urgency = Sentence(en: "Urgency", ru: "Срочность")
    static let outcome = Sentence(en: "Outcome", ru: "Вывод")
    static let deadline = Sentence(en: "deadline", ru: "крайний срок")
    static let personDecides = Sentence(
        en: "A recommendation from published facts, not certain: a person decides.",
        ru: "Это рекомендация по открытым данным, а не гарантия: решает человек.")

    static func via(_ country: Sentence, _ mode: TravelMode?) -> Sentence {
        let way = mode.map(WordText.label)
        return Sentence(
            en: "Via: \(country.en)" + (way.map { ", \($0.en)" } ?? ""),
            ru: "Транзит: \(country.ru)" + (way.map { ", \($0.ru)" } ?? ""))
    }

    static func stays(_ country: Sentence) -> Sentence {
        Sentence(en: "Stay in: \(country.en)", ru: "Оставаться: \(country.ru)")
    }

    static func cited(_ fact: CitedFact) -> Sentence {
        Sentence(
            en: "[\(fact.id)] \(fact.source), \(fact.published); checked \(fact.checked), \(ageEnglish(fact.ageDays))"
                + (fact.overdue ? "; OVERDUE" : ""),
            ru: "[\(fact.id)] \(fact.source), \(fact.published); проверено \(fact.checked), \(ageRussian(fact.ageDays))"
                + (fact.overdue ? "; СРОК ПРОВЕРКИ ИСТЁК" : ""))
    }

    private static func ageEnglish(_ days: Int) -> String {
        days < 0 ? "later than this date" : days == 1 ? "1 day ago" : "\(days) days ago"
    }

    private static func ageRussian(_ days: Int) -> String {
        days < 0 ? "позже этой даты" : "\(days) \(russianPlural(days, "день", "дня", "дней")) назад"
    }
}

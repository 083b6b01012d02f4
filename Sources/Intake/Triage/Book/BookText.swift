// Messages on a refused route book. The place (file, line, table, key) is printed before them.

import IntakeBase
import IntakeCases

enum BookText {
    static let badID = Sentence(
        en: "must be 1 to 64 of the characters a-z 0-9 - _", ru: "нужно от 1 до 64 знаков из набора a-z 0-9 - _")
    static let duplicate = Sentence(en: "occurs twice", ru: "встречается дважды")
    static let badCountry = Sentence(
        en: "must be a country's two capital letters, such as DE",
        ru: "нужны две заглавные буквы кода страны, например DE")
    static let dateOutOfRange = Sentence(
        en: "is outside the years 2000 to 2099", ru: "дата вне 2000–2099 годов")
    static let selfReference = Sentence(en: "names itself", ru: "ссылается на самого себя")
    static let noSource = Sentence(
        en: "has no source: say who published it", ru: "источник не указан: напишите, кто это опубликовал")
    static let notPublished = Sentence(
        en: "has no date: say when it was published, at least the year",
        ru: "нет даты: напишите, когда это опубликовано, хотя бы год")
    static let supersedeCircle = Sentence(
        en: "supersedes itself in a circle: no fact would be left",
        ru: "факты заменяют друг друга по кругу: ни одного не останется")
    static let asksAdvice = Sentence(
        en: "a rule that holds, asks, rules out or prefers cannot use outcome, names or overdue: they are decided "
            + "after it",
        ru: "правило, которое задерживает, спрашивает, исключает или предпочитает, не может зависеть "
            + "от outcome, names и overdue: они решаются после него")
    static let noEffect = Sentence(en: "does nothing", ru: "ничего не делает")
    static let reasonMissing = Sentence(
        en: "a country that is not offered needs a reason in both languages",
        ru: "для страны, которую не предлагаем, нужна причина на обоих языках")
    static let checkedAfterReview = Sentence(
        en: "is before the day of the check", ru: "раньше дня проверки")
    static let notInConditions = Sentence(
        en: "a condition can only ask whether this is [\"unknown\"]; see companion_under",
        ru: "в условии можно спросить только [\"unknown\"], то есть «неизвестно»; см. companion_under")
    static let noDay = Sentence(
        en: "needs a date, or a table of request fields with a date",
        ru: "нужна дата или таблица полей обращения с датой")
    static let noNumber = Sentence(
        en: "needs a table of request fields with a number",
        ru: "нужна таблица полей обращения с числом")
    static let noAnswer = Sentence(en: "has no answer", ru: "не назван ни один ответ")
    static let onlyStricter = Sentence(
        en: "a rule can only hold advice back: release = \"coordinator\"",
        ru: "правило может только придержать ответ: release = \"coordinator\"")
    static let homeIsCountry = Sentence(
        en: "is the home country: no one is sent there", ru: "это страна, откуда он уезжает: туда никого не направляем")

    static func tooMany(_ limit: Int) -> Sentence {
        Sentence(en: "more than \(limit) of them", ru: "больше \(limit)")
    }

    static func reviewTooLate(_ topic: Topic) -> Sentence {
        Sentence(
            en: "a fact on \(topic.rawValue) is reviewed within \(topic.reviewDays) days of its check",
            ru: "факт по теме \(topic.rawValue) перепроверяют не позже чем через \(topic.reviewDays) "
                + russianPlural(topic.reviewDays, "день", "дня", "дней"))
    }

    static func notOneOf(_ words: [String], was wrong: String) -> Sentence {
        let (list, wrong, meant) = (words.joined(separator: ", "), shown(wrong), meant(wrong, words))
        return Sentence(
            en: "\"\(wrong)\" is not one of: \(list)\(meant.en)",
            ru: "«\(wrong)» нельзя, нужно одно из: \(list)\(meant.ru)")
    }

    /// A condition has an unknown key.
    static func noTest(_ wrong: String, _ known: [String]) -> Sentence {
        let (list, wrong, meant) = (known.joined(separator: ", "), shown(wrong), meant(wrong, known))
        return Sentence(
            en: "\"\(wrong)\" cannot be used in a condition (known: \(list))\(meant.en)",
            ru: "по «\(wrong)» условия не бывает (есть: \(list))\(meant.ru)")
    }

    private static func meant(_ wrong: String, _ words: [String]) -> Sentence {
        guard let near = wrong.nearest(among: words) else { return Sentence(en: "", ru: "") }
        return Sentence(en: "; did you mean \(near)?", ru: "; может быть, \(near)?")
    }

    static func unknownFact(_ id: String) -> Sentence {
        let id = shown(id)
        return Sentence(en: "there is no fact \(id)", ru: "факта \(id) нет")
    }

    static func superseded(_ id: String, by newer: String) -> Sentence {
        let (id, newer) = (shown(id), shown(newer))
        return Sentence(
            en: "the fact \(id) no longer counts: \(newer) supersedes it",
            ru: "факт \(id) больше не действует, его заменяет \(newer)")
    }

    static func unknownWord(_ id: String, _ kind: BookWord.Kind) -> Sentence {
        let id = shown(id)
        return Sentence(
            en: "there is no [[word]] \(id) of the kind \(kind.rawValue)",
            ru: "нет фразы [[word]] \(id) вида \(kind.rawValue)")
    }

    /// An id of the book, truncated to the maximum length of an id.
    private static func shown(_ id: String) -> String { TOMLText.shown(id, 64) }

    static func unknownCountry(_ code: CountryCode) -> Sentence {
        Sentence(en: "there is no [[country]] \(code)", ru: "страны [[country]] \(code) нет")
    }

    static func badCase(_ error: InputError) -> Sentence { error.sentence }
}

// Messages of the check of a route book: what is wrong, and how to mend it. The place is printed before them.

import IntakeBase
import IntakeCases

/// The messages of the check of a route book.
package enum CheckText {
    private static func list(_ words: [String]) -> Sentence {
        let words = words.map(VisibleText.line)
        return words.isEmpty
            ? Sentence(en: "none", ru: "ничего")
            : Sentence(en: words.joined(separator: ", "), ru: words.joined(separator: ", "))
    }

    private static func name(_ part: BookPart) -> Sentence {
        let id = VisibleText.line(part.id)
        return switch part.array {
        case "fact": Sentence(en: "fact \(id)", ru: "факт \(id)")
        case "rule": Sentence(en: "rule \(id)", ru: "правило \(id)")
        default: Sentence(en: id, ru: id)
        }
    }

    // MARK: Vignettes

    static func mismatch(_ id: String, _ field: String, wanted: [String], came: [String]) -> Sentence {
        let (wanted, came, id) = (list(wanted), list(came), VisibleText.line(id))
        return Sentence(
            en: "vignette \(id): \(field): \(field == "never" ? "never" : "wanted") \(wanted.en); came \(came.en)",
            ru:
                "проверочный случай \(id): \(field): \(field == "never" ? "не должно быть" : "ожидается") \(wanted.ru); "
                + "получено: \(came.ru)")
    }

    static func mismatchHint(_ id: String) -> Sentence {
        Sentence(
            en: "find out which one is right: the rules, or what the vignette expects",
            ru: "разберитесь, что верно: правила или то, чего ждёт проверочный случай")
    }

    // MARK: Conditions

    private static func because(_ keys: [String]) -> Sentence {
        let keys = list(keys)
        return Sentence(en: "look at \(keys.en)", ru: "посмотрите на \(keys.ru)")
    }

    static func neverHolds(_ part: BookPart, _ keys: [String]) -> Sentence {
        let (name, why) = (name(part), because(keys))
        return Sentence(
            en: "\(name.en): no request can meet this condition; \(why.en)",
            ru: "\(name.ru): такому условию не отвечает ни одно обращение; \(why.ru)")
    }

    static func alternativeNeverHolds(_ part: BookPart, _ number: Int, _ keys: [String]) -> Sentence {
        let (name, why) = (name(part), because(keys))
        return Sentence(
            en: "\(name.en): no request can meet alternative \(number) of this condition; \(why.en)",
            ru: "\(name.ru): вариант \(number) этого условия не подходит ни к одному обращению; \(why.ru)")
    }

    static let neverHoldsHint = Sentence(
        en: "two tests exclude each other, or no request can have that answer",
        ru: "проверки исключают друг друга, или такого ответа в обращении не бывает")

    static func neverFires(_ id: String, alternative: Int) -> Sentence {
        let id = VisibleText.line(id)
        return Sentence(
            en:
                "rule \(id) fires on none of the requests that were tried (alternative \(alternative) of its condition)",
            ru: "правило \(id) не сработало ни на одном из проверенных обращений (вариант \(alternative) условия)")
    }

    static let neverFiresHint = Sentence(
        en: "if it can fire, add a vignette that shows it; else remove it",
        ru: "если правило может сработать, добавьте проверочный случай, на котором это видно; если нет — уберите его")

    // MARK: A book that is too large

    static let tooLargeHint = Sentence(
        en: "make the book smaller: join rules that do the same, shorten lists, remove what is not needed",
        ru: "сократите книгу: объедините одинаковые правила, укоротите списки, уберите ненужное")

    static func vignettesNotTried(from id: String) -> Sentence {
        let id = VisibleText.line(id)
        return Sentence(
            en: "the book is too large: vignettes from \(id) on were not tried",
            ru: "книга слишком велика: проверочные случаи, начиная с \(id), не проверены")
    }

    static func conditionsNotTried(from part: BookPart) -> Sentence {
        let name = name(part)
        return Sentence(
            en: "the book is too large: conditions from \(name.en) on were not tried",
            ru: "книга слишком велика: условия, начиная с «\(name.ru)», не проверены")
    }

    static func effectsNotTried(from id: String) -> Sentence {
        let id = VisibleText.line(id)
        return Sentence(
            en: "the book is too large: effects of rules from rule \(id) on were not tried",
            ru: "книга слишком велика: действия правил, начиная с \(id), не проверены")
    }

    static func namesBlocked(_ id: String) -> Sentence {
        let id = VisibleText.line(id)
        return Sentence(
            en: "rule \(id) can never fire: advice never names a blocked country or the home country",
            ru: "правило \(id) никогда не сработает: закрытую страну и страну, откуда он уезжает, мы не называем")
    }

    static let namesHint = Sentence(
        en: "to say something to a man who is there, use country instead of names",
        ru: "чтобы сказать что-то тому, кто уже там, проверяйте country, а не names")

    // MARK: Effects

    static func needlessQuestion(_ id: String, _ field: RequestField) -> Sentence {
        let id = VisibleText.line(id)
        return Sentence(
            en: "rule \(id) asks for \(field.rawValue), but fires only when that is known",
            ru: "правило \(id) спрашивает \(field.rawValue), а срабатывает, только когда ответ уже есть")
    }

    static let needlessQuestionHint = Sentence(
        en: "remove the field from ask or from the condition",
        ru: "уберите поле либо из ask, либо из условия")

    static func prefersNotOffered(_ id: String, _ country: Sentence) -> Sentence {
        let id = VisibleText.line(id)
        return Sentence(
            en: "rule \(id) prefers \(country.en), which is never offered",
            ru: "правило \(id) предпочитает страну, которую никому не предлагаем (\(country.ru))")
    }

    static let prefersNotOfferedHint = Sentence(
        en: "remove the country from prefer, or change its status",
        ru: "уберите страну из prefer или измените её статус")

    static func prefersInVain(_ id: String, _ country: Sentence) -> Sentence {
        let id = VisibleText.line(id)
        return Sentence(
            en: "rule \(id) prefers \(country.en), which is ruled out for everyone it concerns",
            ru: "правило \(id) предпочитает страну (\(country.ru)), но для всех, кого оно касается, она исключена")
    }

    static let prefersInVainHint = Sentence(
        en: "look at the wanted list, the papers and the rules that rule the country out",
        ru: "посмотрите на общую базу розыска, документы и правила, которые исключают эту страну")

    static func outAnyway(_ id: String, _ country: Sentence) -> Sentence {
        let id = VisibleText.line(id)
        return Sentence(
            en: "rule \(id) rules out \(country.en), which is not offered anyway",
            ru: "правило \(id) исключает страну, которую и так не предлагаем (\(country.ru))")
    }

    // MARK: Clashes

    static func repeats(_ id: String, _ other: String) -> Sentence {
        let (id, other) = (VisibleText.line(id), VisibleText.line(other))
        return Sentence(
            en: "rule \(id) has the condition and the effect of rule \(other)",
            ru: "у правила \(id) те же условие и действие, что у правила \(other)")
    }

    static let repeatsHint = Sentence(
        en: "keep one of them, with the facts of both", ru: "оставьте одно из них с фактами обоих")

    static func prefersRuledOut(_ id: String, _ other: String, _ country: Sentence, _ witness: Sentence) -> Sentence {
        let (id, other) = (VisibleText.line(id), VisibleText.line(other))
        return Sentence(
            en: "rule \(id) prefers \(country.en) and rule \(other) rules it out for the same man: \(witness.en)",
            ru: "правило \(id) предпочитает страну (\(country.ru)), а правило \(other) исключает её для того же "
                + "человека: \(witness.ru)")
    }

    static func prefersOthers(_ id: String, _ other: String, _ witness: Sentence) -> Sentence {
        let (id, other) = (VisibleText.line(id), VisibleText.line(other))
        return Sentence(
            en: "rules \(id) and \(other) prefer different countries for the same man: \(witness.en)",
            ru: "правила \(id) и \(other) предпочитают разные страны для одного и того же человека: \(witness.ru)")
    }

    static let clashHint = Sentence(
        en: "narrow one of the two conditions, so that they never fit together",
        ru: "сузьте одно из условий, чтобы они не выполнялись вместе")

    static func clashesNotTried(from id: String) -> Sentence {
        let id = VisibleText.line(id)
        return Sentence(
            en: "the book is too large: rules that prefer or rule out countries, from rule \(id) on, were not compared",
            ru:
                "книга слишком велика: правила, которые предпочитают или исключают страны, начиная с \(id), не "
                + "сравнивались"
        )
    }

    // MARK: Dependence

    static func untestedRule(_ id: String) -> Sentence {
        let id = VisibleText.line(id)
        return Sentence(
            en: "no vignette depends on rule \(id): without it every one is answered the same",
            ru: "от правила \(id) не зависит ни один проверочный случай: без него все ответы те же")
    }

    static func untestedFact(_ id: String) -> Sentence {
        let id = VisibleText.line(id)
        return Sentence(
            en: "no vignette depends on fact \(id): without it every one is answered the same",
            ru: "от факта \(id) не зависит ни один проверочный случай: без него все ответы те же")
    }

    static let untestedHint = Sentence(
        en: "add a vignette whose advice it changes, or remove it",
        ru: "добавьте проверочный случай, в котором оно меняет ответ, или уберите его")

    static func dependenceNotTried(from part: BookPart) -> Sentence {
        let name = part == .book ? Sentence(en: "the first rule", ru: "первое правило") : name(part)
        return Sentence(
            en:
                "the book is too large to find the rules and facts that no vignette tests: from \(name.en) on they "
                + "were not tried",
            ru:
                "книга слишком велика, чтобы найти правила и факты, от которых не зависит ни один проверочный случай: начиная с "
                + "«\(name.ru)» они не проверены")
    }

    // MARK: Dates

    static func overdue(_ fact: Fact, _ country: Sentence, _ day: Day) -> Sentence {
        let id = VisibleText.line(fact.id)
        let days = fact.reviewBy.days(until: day)
        return Sentence(
            en:
                "fact \(id) (\(country.en)) was due for review by \(fact.reviewBy), \(days) "
                + "\(days == 1 ? "day" : "days") ago",
            ru: "факт \(id) (\(country.ru)) надо было перепроверить до \(fact.reviewBy), "
                + "\(days) \(russianPlural(days, "день", "дня", "дней")) назад")
    }

    /// The overdue facts on one country, the oldest first; a long list is truncated.
    package static func overdue(_ facts: [Fact], _ country: Sentence, _ day: Day) -> Sentence {
        let country = Sentence(en: VisibleText.line(country.en), ru: VisibleText.line(country.ru))
        let sorted = facts.sorted { ($0.reviewBy, $0.id) < ($1.reviewBy, $1.id) }
        let days = sorted.first.map { $0.reviewBy.days(until: day) } ?? 0
        let (count, rest) = (facts.count, facts.count - 3)
        let ids = sorted.prefix(3).map { VisibleText.line($0.id) }.joined(separator: ", ")
        return Sentence(
            en: "\(country.en): \(count) \(count == 1 ? "fact" : "facts"), "
                + (count == 1 ? "" : "the oldest ") + "\(days) \(days == 1 ? "day" : "days") past review: \(ids)"
                + (rest > 0 ? " and \(rest) more" : ""),
            ru: "\(country.ru): \(count) \(russianPlural(count, "факт", "факта", "фактов")), "
                + (count == 1 ? "" : "самый давний ")
                + "просрочен на \(days) \(russianPlural(days, "день", "дня", "дней")): "
                + ids + (rest > 0 ? " и ещё \(rest)" : ""))
    }

    static func overdueHint(_ file: String) -> Sentence {
        let file = VisibleText.line(file)
        return Sentence(
            en: "intake routes review \(file) goes through all of these",
            ru: "intake routes review \(file) покажет их все по очереди")
    }

    /// The book in force is a signed copy: the file to review is the one that it was signed from.
    static func overdueInForce(_ isExample: Bool) -> Sentence {
        isExample
            ? Sentence(
                en:
                    "make a copy to work on: intake routes example > routes.toml, then: intake routes review routes.toml",
                ru:
                    "сделайте рабочую копию: intake routes example > routes.toml, потом: intake routes review routes.toml"
            )
            : Sentence(
                en: "review your working copy, the file that this book was signed from: intake routes review FILE",
                ru: "проверьте рабочую копию — файл, с которого подписана эта книга: intake routes review ФАЙЛ")
    }

    static func checkedLater(_ fact: Fact, _ day: Day) -> Sentence {
        let id = VisibleText.line(fact.id)
        return Sentence(
            en: "fact \(id) has the check date \(fact.checked), which is after \(day)",
            ru: "у факта \(id) дата проверки \(fact.checked), это позже \(day)")
    }

    static let checkedLaterHint = Sentence(
        en: "correct the date, or this laptop's clock", ru: "исправьте дату или часы этого ноутбука")

    // MARK: Wording

    static func fault(_ fault: TextFault) -> Sentence {
        switch fault {
        case .sameInBoth:
            Sentence(
                en: "is the same in both languages: one is not translated",
                ru: "текст на обоих языках одинаков: нет перевода")
        case .notRussian: Sentence(en: "has no Russian letters", ru: "в русском тексте нет русских букв")
        case .notEnglish: Sentence(en: "has no Latin letters", ru: "в английском тексте нет латинских букв")
        case .exclamation:
            Sentence(
                en: "an exclamation mark: say it calmly", ru: "восклицательный знак: скажите это спокойно")
        case .promise:
            Sentence(
                en: "promises that there is no danger: say what is known instead",
                ru: "обещает, что опасности нет: скажите вместо этого, что известно")
        }
    }

    // MARK: Names and uses

    static func noQuestion(_ field: RequestField) -> Sentence {
        Sentence(
            en: "advice may ask for \(field.rawValue), but the book has no question for it",
            ru: "программа может спросить \(field.rawValue), а вопроса в книге нет")
    }

    static func noQuestionHint(_ field: RequestField) -> Sentence {
        let table = "[[word]] kind = \"ask\" id = \"\(field.rawValue)\""
        return Sentence(
            en: "add \(table) with the question in both languages", ru: "добавьте \(table) с вопросом на обоих языках")
    }

    static func noField(_ id: String) -> Sentence {
        let id = VisibleText.line(id)
        return Sentence(en: "a request has no field \(id)", ru: "поля \(id) в обращении нет")
    }

    static let unknownCountryHint = Sentence(
        en: "correct the code, or add the country to the book", ru: "исправьте код или добавьте страну в книгу")

    static func unusedWord(_ word: BookWord) -> Sentence {
        let id = VisibleText.line(word.id)
        return Sentence(
            en: "no rule uses the word \(id) of the kind \(word.kind.rawValue)",
            ru: "фраза \(id) вида \(word.kind.rawValue) не используется ни в одном правиле")
    }

    static func untestedCountry(_ name: Sentence) -> Sentence {
        Sentence(en: "no vignette is about \(name.en)", ru: "ни в одном проверочном случае нет этой страны: \(name.ru)")
    }
}

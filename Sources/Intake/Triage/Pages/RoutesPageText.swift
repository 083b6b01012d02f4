// The program's own text on the pages that show the route book: the table of countries, one country, the graph. The
// catalogue of `routes review` is ReviewText.swift.

import IntakeBase
import IntakeCases

/// The text of the pages on the route book.
package enum RoutesPageText {
    // MARK: Head and counts

    static func head(_ stamp: BookStamp, _ day: Day) -> Sentence {
        Sentence(
            en: "Route book, version \(stamp.version), on \(day)",
            ru: "Книга маршрутов, версия \(stamp.version), на \(day)")
    }
    /// The day on which the book says that it was signed.
    static func signed(_ day: Day) -> Sentence { Sentence(en: "Signed on \(day).", ru: "Подписана \(day).") }

    static let example = Sentence(
        en: "This is the EXAMPLE book, not one that your hotline has reviewed.",
        ru: "Это УЧЕБНАЯ книга: ваша горячая линия её не проверяла.")
    static let clock = Sentence(
        en:
            "The date is before the book's newest check. Is the clock right? Until then every fact counts as overdue.",
        ru: "Эта дата раньше последней проверки в книге. Верны ли часы? Пока все факты считаются просроченными.")

    static func counts(_ book: RouteBook) -> Sentence {
        let (countries, facts, rules) = (book.countries.count, book.facts.count, book.rules.count)
        let (destinations, cases) = (book.destinations.count, book.vignettes.count)
        return Sentence(
            en:
                "\(counted(countries, "country", "countries")), \(counted(destinations, "destination", "destinations")), "
                + "\(counted(facts, "fact", "facts")), \(counted(rules, "rule", "rules")), "
                + "\(counted(cases, "case of its own", "cases of its own")).",
            ru: "Стран: \(countries), направлений дальше: \(destinations), фактов: \(facts), правил: \(rules), "
                + "проверочных случаев: \(cases).")
    }

    static func overdue(_ count: Int) -> Sentence {
        count == 0
            ? Sentence(en: "No fact is overdue.", ru: "Просроченных фактов нет.")
            : Sentence(
                en:
                    "\(counted(count, "fact is", "facts are")) overdue (!): until they are checked, no route is named "
                    + "where advice depends on them. Next: intake routes review FILE",
                ru: "Просрочено фактов (!): \(count). Пока их не проверят, маршрут, который зависит от них, "
                    + "не называется. Дальше: intake routes review ФАЙЛ")
    }

    static func nextReview(_ day: Day) -> Sentence {
        Sentence(en: "The next review is due on \(day).", ru: "Ближайший срок проверки — \(day).")
    }

    private static func counted(_ count: Int, _ one: String, _ many: String) -> String {
        "\(count) \(count == 1 ? one : many)"
    }

    // MARK: The table

    static func status(_ status: CountryStatus) -> Sentence {
        switch status {
        case .offered: Sentence(en: "Offered", ru: "Предлагаем")
        case .notOffered: Sentence(en: "Not offered", ru: "Не предлагаем")
        case .blocked: Sentence(en: "Blocked", ru: "Закрыты")
        }
    }

    /// The status in the singular, for a page on one country.
    static func statusOfOne(_ status: CountryStatus) -> Sentence {
        switch status {
        case .offered: Sentence(en: "offered", ru: "предлагаем")
        case .notOffered: Sentence(en: "not offered", ru: "не предлагаем")
        case .blocked: Sentence(en: "blocked", ru: "закрыта")
        }
    }

    static let destinations = Sentence(en: "Further on", ru: "Куда дальше")
    static let home = Sentence(en: "Home", ru: "Своя страна")
    static let others = Sentence(en: "Other countries with facts", ru: "Другие страны, о которых есть факты")
    static let country = Sentence(en: "country", ru: "страна")
    static let ways = Sentence(en: "way: papers", ru: "путь: документы")
    static let stay = Sentence(en: "stay", ru: "срок")
    static let risk = Sentence(en: "risk", ru: "риск")
    static let facts = Sentence(en: "facts", ru: "факты")
    static let oldest = Sentence(en: "age", ru: "возраст")
    static let checked = Sentence(en: "checked", ru: "проверка")
    static let legend = Sentence(
        en:
            "Papers: B biometric passport, 5 five-year passport, I internal passport; one of them is enough. Stay: "
            + "days. Risk: the worst documented one, 0 to 9. Facts: how many, and !n of them overdue. Age: days "
            + "since the oldest check. Checked: the newest check.",
        ru: "Документы: Б — биометрический загранпаспорт, 5 — пятилетний, В — внутренний паспорт; достаточно одного. "
            + "Срок: дней пребывания. Риск: самый тяжёлый из описанных, от 0 до 9. Факты: сколько их, !n — из них "
            + "просрочено. Возраст: дней с самой давней проверки. Проверка: самая свежая.")
    static let conflicts = Sentence(
        en: "Facts that contradict each other", ru: "Факты, которые противоречат друг другу")

    static func short(_ mode: TravelMode) -> Sentence {
        switch mode {
        case .air: Sentence(en: "air", ru: "авиа")
        case .land: Sentence(en: "land", ru: "суша")
        }
    }

    // MARK: One country

    static func topic(_ topic: Topic) -> Sentence {
        switch topic {
        case .entry: Sentence(en: "entry", ru: "въезд")
        case .papers: Sentence(en: "papers", ru: "документы")
        case .stay: Sentence(en: "stay", ru: "пребывание")
        case .risk: Sentence(en: "risk", ru: "риск")
        case .asylum: Sentence(en: "asylum", ru: "убежище")
        case .onward: Sentence(en: "onward", ru: "путь дальше")
        case .law: Sentence(en: "law", ru: "закон")
        }
    }

    /// The name of a degree of confidence.
    package static func confidence(_ confidence: Confidence) -> Sentence {
        switch confidence {
        case .high: Sentence(en: "high", ru: "высокое")
        case .medium: Sentence(en: "medium", ru: "среднее")
        case .low: Sentence(en: "low", ru: "низкое")
        }
    }

    static let homeCountry = Sentence(en: "home country", ru: "страна, откуда он уезжает")
    static let destination = Sentence(en: "a destination further on", ru: "страна для дальнейшего пути")
    static let onlyFacts = Sentence(en: "facts only", ru: "только факты")
    static func why(_ reason: Sentence) -> Sentence {
        Sentence(en: "Why: \(reason.en)", ru: "Почему: \(reason.ru)")
    }
    static func stayDays(_ days: Int) -> Sentence {
        Sentence(
            en: "Stay: up to \(days) days.", ru: "Пребывание: до \(days) \(russianPlural(days, "дня", "дней", "дней"))."
        )
    }
    static func sharesList(_ home: Sentence) -> Sentence {
        Sentence(
            en:
                "Its border guards search by the wanted list of: \(home.en). Do not send him there if he is wanted "
                + "or may be.",
            ru: "На границе проверяют по общей базе розыска (\(home.ru)). Если он в розыске или это неизвестно, туда "
                + "его не направляем.")
    }
    static let waysIn = Sentence(en: "Ways in", ru: "Как въехать")
    static func way(_ entry: WayIn) -> Sentence {
        func list(_ words: [String], _ language: Language) -> String {
            words.map { WordText.paper($0)(language) }.joined(separator: language == .english ? " or " : " или ")
        }
        let child = entry.childAge
        return Sentence(
            en: "\(WordText.label(entry.mode).en): \(list(entry.papers, .english))"
                + (child.map { "; under \($0) years: \(list(entry.childPapers, .english))" } ?? ""),
            ru: "\(WordText.label(entry.mode).ru): \(list(entry.papers, .russian))"
                + (child.map { "; детям до \($0) лет: \(list(entry.childPapers, .russian))" } ?? ""))
    }
    static let onward = Sentence(
        en: "Further on, and on what condition", ru: "Куда можно ехать дальше и при каком условии")
    static let factsTitle = Sentence(en: "Facts", ru: "Факты")
    static let noFacts = Sentence(en: "none", ru: "нет")
    static let rules = Sentence(en: "Rules that concern it", ru: "Правила, которые её касаются")
    static func severity(_ severity: Int) -> Sentence {
        Sentence(en: "severity \(severity) of 9", ru: "тяжесть \(severity) из 9")
    }
    static func places(_ places: [String]) -> Sentence {
        let list = places.joined(separator: ", ")
        return Sentence(en: "Places: \(list)", ru: "Места: \(list)")
    }
    static func appliesTo(_ condition: Condition) -> Sentence {
        Sentence(
            en: "For: \(ConditionText.text(condition).en)", ru: "Для кого: \(ConditionText.text(condition).ru)")
    }
    static func source(_ fact: Fact) -> Sentence {
        Sentence(
            en: "Source: \(fact.source). Published: \(fact.published).",
            ru: "Источник: \(fact.source). Опубликовано: \(fact.published).")
    }
    static func checked(_ fact: Fact, ageDays age: Int, isOverdue: Bool) -> Sentence {
        Sentence(
            en: "Checked \(fact.checked) (\(ageInWords(age).en)), review by \(fact.reviewBy), confidence: "
                + "\(confidence(fact.confidence).en)." + (isOverdue ? " OVERDUE" : ""),
            ru: "Проверено \(fact.checked) (\(ageInWords(age).ru)), перепроверить до \(fact.reviewBy), доверие: "
                + "\(confidence(fact.confidence).ru)." + (isOverdue ? " СРОК ПРОВЕРКИ ИСТЁК" : ""))
    }
    static func contradicts(_ ids: [String]) -> Sentence {
        let list = ids.joined(separator: ", ")
        return Sentence(en: "CONTRADICTED BY: \(list)", ru: "ЕМУ ПРОТИВОРЕЧИТ: \(list)")
    }

    /// The age of a check in words.
    static func ageInWords(_ days: Int) -> Sentence {
        switch days {
        case ..<0: Sentence(en: "later than this date", ru: "это позже указанной даты")
        case 0: Sentence(en: "today", ru: "сегодня")
        case 1: Sentence(en: "1 day ago", ru: "1 день назад")
        default: Sentence(en: "\(days) days ago", ru: "\(days) \(russianPlural(days, "день", "дня", "дней")) назад")
        }
    }

    // MARK: Files and errors

    /// The book has nothing on this country.
    package static func unknownCountry(_ text: String) -> Sentence {
        Sentence(en: "the route book has nothing on \(text)", ru: "в книге маршрутов ничего нет о «\(text)»")
    }
    /// How to mend that.
    package static let unknownCountryHint = Sentence(
        en: "give a country's two letters; this command lists them: intake routes show",
        ru: "укажите две буквы страны; их список: intake routes show")
    /// The graph is drawn.
    package static func drawn(_ path: String) -> Sentence {
        Sentence(
            en: "Drawn to \(path). It has no cases, only what the route book says.",
            ru: "Схема записана в \(path). В ней нет обращений, только то, что сказано в книге маршрутов.")
    }
}

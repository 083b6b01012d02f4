// The ranking of the remaining countries in words: the facts on each for this person, and the reason why it ranks
// before the next. It never calls a place free of danger.

import IntakeBase
import IntakeCases

enum RankingText {
    /// A step of the ranking.
    static func step(_ rank: Int, _ survivor: Survivor, before next: Survivor?) -> Sentence {
        // Both languages at once: most parts are made for both.
        var (en, ru) = ("", "")
        func add(_ part: Sentence) {
            en += part.en
            ru += part.ru
        }
        func add(_ part: String) { add(Sentence(en: part, ru: part)) }
        add("\(rank). ")
        add(survivor.country.name)
        add(", ")
        add(survivor.mode == .air ? air : land)
        add(": ")
        add(!survivor.isDocumented ? undocumented : survivor.risks.isEmpty ? others : documented)
        var separator = survivor.isDocumented ? " " : ": "
        for known in survivor.risks.sorted(by: { $0.fact.severity > $1.fact.severity }) {
            add(separator)
            add(known.risk)
            separator = ", "
        }
        if survivor.isDocumented && !survivor.isFresh { add(overdue) }
        add(survivor.isSure ? fits : mayFit)
        if let days = survivor.country.stayDays { add(stay(days)) }
        if survivor.onwardFacts > 0 { add(onward(survivor.onwardFacts)) }
        if !survivor.facts.isEmpty { add(oldest(survivor.oldestCheck)) }
        for (one, other) in survivor.contradictions { add(contradiction(one, other)) }
        if let next {
            add(before(next.country.name))
            add(decider(survivor, next))
        }
        add(".")
        return Sentence(en: en, ru: ru)
    }

    /// The reason of a step without the rank and the comparison with the next country: in advice that was merged from
    /// several rankings, neither holds.
    static func withoutPlace(_ reason: Sentence) -> Sentence {
        func cut(_ text: String, before mark: String) -> String {
            let body = text.drop(while: \.isNumber).trimmingPrefix(". ")
            guard let end = body.ranges(of: mark).last else { return String(body) }
            return body[..<end.lowerBound] + "."
        }
        return Sentence(en: cut(reason.en, before: beforeNext.en), ru: cut(reason.ru, before: beforeNext.ru))
    }

    /// A fact on risk: severity, id, and the people that it concerns.
    static func risk(_ fact: Fact) -> Sentence {
        let people = fact.appliesTo == .always ? nil : people(fact.appliesTo)
        return Sentence(
            en: "\(fact.severity) of 9 [\(fact.id)]" + (people.map { " (concerns \($0.en))" } ?? ""),
            ru: "\(fact.severity) из 9 [\(fact.id)]" + (people.map { " (касается: \($0.ru))" } ?? ""))
    }

    /// The criterion that ranks one country before another.
    private static func decider(_ first: Survivor, _ second: Survivor) -> Sentence {
        switch first.decider(over: second) {
        case .factState where second.factState == .undocumented:
            Sentence(en: "its risk is documented", ru: "риск там документирован")
        case .factState: Sentence(en: "its facts are fresh", ru: "факты о ней свежие")
        case .risk:
            Sentence(
                en: "less documented risk for him (\(first.risk) against \(second.risk))",
                ru: "меньше документированный риск для него (\(first.risk) против \(second.risk))")
        case .preferred:
            Sentence(
                en: "a rule prefers it (\(first.preferredBy ?? ""))",
                ru: "так предпочитает правило (\(first.preferredBy ?? ""))")
        case .papers: Sentence(en: "the papers fit for certain", ru: "документы точно подходят")
        case .mode: Sentence(en: "no land border", ru: "не нужно пересекать границу по суше")
        case .stay:
            Sentence(
                en: "a longer stay (\(days(first)) against \(days(second)))",
                ru: "можно пробыть дольше (\(days(first)) против \(days(second)))")
        case .onward:
            Sentence(
                en: "more facts on his way onward (\(first.onwardFacts) against \(second.onwardFacts))",
                ru: "больше известно о дальнейшем пути для него (\(first.onwardFacts) против \(second.onwardFacts))")
        case .age:
            Sentence(
                en: "its facts were checked later (\(first.oldestCheck) against \(second.oldestCheck))",
                ru: "факты проверены позже (\(first.oldestCheck) против \(second.oldestCheck))")
        case .code: Sentence(en: "no difference, so by alphabet", ru: "различий нет, порядок по алфавиту")
        }
    }

    /// The people that a fact concerns, from the answers that it requires.
    private static func people(_ condition: Condition) -> Sentence {
        let lists = condition.anyOf.map { $0.compactMap(people) }.filter { !$0.isEmpty }
        return Sentence(
            en: lists.map { $0.map(\.en).joined(separator: "; ") }.joined(separator: ", or "),
            ru: lists.map { $0.map(\.ru).joined(separator: "; ") }.joined(separator: " или "))
    }

    private static func people(_ test: Test) -> Sentence? {
        guard let field = test.field else { return nil }
        let name = field.words.label
        guard case .word(_, let words, let orUnknown) = test else { return name }
        let labels = words.map { WordText.label($0, in: field) } + (orUnknown ? [FieldText.unknown] : [])
        return Sentence(
            en: "\(name.en): " + labels.map(\.en).joined(separator: " / "),
            ru: "\(name.ru): " + labels.map(\.ru).joined(separator: " / "))
    }

    private static func days(_ survivor: Survivor) -> String { survivor.country.stayDays.map(String.init) ?? "?" }

    private static let air = WordText.label(TravelMode.air)
    private static let land = WordText.label(TravelMode.land)
    private static let documented = Sentence(
        en: "documented risk for him", ru: "документированный риск для него")
    private static let others = Sentence(
        en: "documented risk only for others, not for him (0 of 9)",
        ru: "документированный риск только для других (0 из 9)")
    private static let undocumented = Sentence(
        en: "no fact on risk, which does not mean no risk",
        ru: "фактов о риске нет; это не значит, что риска нет")
    private static let overdue = Sentence(en: "; facts overdue", ru: "; срок проверки фактов истёк")
    private static let fits = Sentence(en: "; papers fit", ru: "; документы подходят")
    private static let mayFit = Sentence(
        en: "; not all is known about the papers", ru: "; о документах известно не всё")

    private static func stay(_ days: Int) -> Sentence {
        Sentence(
            en: days == 1 ? "; stay of 1 day" : "; stay of \(days) days",
            ru: "; пребывание до \(days) \(russianPlural(days, "дня", "дней", "дней"))")
    }

    private static func onward(_ count: Int) -> Sentence {
        Sentence(
            en: count == 1 ? "; 1 fact on the way onward" : "; \(count) facts on the way onward",
            ru: "; о дальнейшем пути: \(count) \(russianPlural(count, "факт", "факта", "фактов"))")
    }

    private static func oldest(_ day: Day) -> Sentence {
        let day = day.description
        return Sentence(en: "; oldest check \(day)", ru: "; самая давняя проверка \(day)")
    }

    private static func contradiction(_ one: String, _ other: String) -> Sentence {
        Sentence(
            en: "; [\(one)] and [\(other)] contradict each other, and neither lowers the risk",
            ru: "; [\(one)] и [\(other)] противоречат друг другу, и ни один не снижает риск")
    }

    private static func before(_ country: Sentence) -> Sentence {
        Sentence(en: "\(beforeNext.en)\(country.en): ", ru: "\(beforeNext.ru)\(country.ru): ")
    }

    private static let beforeNext = Sentence(en: ". Before ", ru: ". Выше, чем ")
}

// The frame that `routes check` prints around its findings.

import IntakeBase
import IntakeTriage

/// The sentences of `routes check`.
public enum CheckCommandText {
    /// Heading: the findings of a kind.
    package static func heading(_ severity: BookFinding.Severity) -> Sentence {
        switch severity {
        case .problem: Sentence(en: "Problems", ru: "Ошибки")
        case .note: Sentence(en: "Notes", ru: "Замечания")
        }
    }

    /// The last line: what was checked, and the result.
    public static func summary(_ book: RouteBook?, _ problems: Int, _ notes: Int, _ day: Day) -> Sentence {
        let found = Sentence(
            en: "\(problems) \(problems == 1 ? "problem" : "problems"), \(notes) \(notes == 1 ? "note" : "notes")",
            ru: "\(problems) \(russianPlural(problems, "ошибка", "ошибки", "ошибок")), "
                + "\(notes) \(russianPlural(notes, "замечание", "замечания", "замечаний"))")
        guard let book else {
            return Sentence(
                en: "The book could not be read: \(found.en).", ru: "Книгу прочитать не удалось: \(found.ru).")
        }
        let (countries, facts, rules, cases) =
            (book.countries.count, book.facts.count, book.rules.count, book.vignettes.count)
        return Sentence(
            en: "Version \(book.stamp.version) on \(day): \(countries) countries, \(facts) facts, \(rules) rules, "
                + "\(cases) vignettes: \(found.en).",
            ru: "Версия \(book.stamp.version) на \(day): "
                + "\(countries) \(russianPlural(countries, "страна", "страны", "стран")), "
                + "\(facts) \(russianPlural(facts, "факт", "факта", "фактов")), "
                + "\(rules) \(russianPlural(rules, "правило", "правила", "правил")), "
                + "\(cases) \(russianPlural(cases, "проверочный случай", "проверочных случая", "проверочных случаев")): \(found.ru)."
        )
    }
}

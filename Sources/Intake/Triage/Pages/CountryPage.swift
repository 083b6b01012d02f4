// The page on one country: ways in, facts with source and age, contradictions, and the rules that concern it.

import IntakeBase
import IntakeCases

extension BookDay {
    /// The page on a country as lines.
    package func page(on code: CountryCode, _ language: Language) -> [String] {
        var lines = head(language) + [""]
        lines += wrapped("\(book.name(of: code)(language)) (\(code)): \(status(of: code)(language))")
        if let country = book.country(code) { lines += describe(country, language) }
        let destinations = book.destinations.filter { $0.country == code }
        if !destinations.isEmpty {
            lines += ["", RoutesPageText.onward(language)]
            for destination in destinations {
                lines += item(
                    "\(destination.condition(language)) [\(destination.facts.joined(separator: ", "))]")
                lines += wrapped(RoutesPageText.appliesTo(destination.when)(language), indent: 4)
            }
        }
        let facts = facts(of: code)
        lines += [
            "",
            "\(RoutesPageText.factsTitle(language)): \(facts.isEmpty ? RoutesPageText.noFacts(language) : "\(facts.count)")",
        ]
        for fact in facts { lines += describe(fact, language) }
        let rules = rules(on: code)
        if !rules.isEmpty {
            lines += ["", RoutesPageText.rules(language)]
            for rule in rules { lines += item("\(rule.reason(language)) [\(rule.id)]") }
        }
        return lines
    }

    /// A fact as lines; the first one is topic and id. `marksOverdue`: whether the line of dates says that it is
    /// overdue.
    package func describe(_ fact: Fact, _ language: Language, marksOverdue: Bool = true) -> [String] {
        var title = "\(RoutesPageText.topic(fact.topic)(language)) [\(fact.id)]"
        if fact.topic == .risk { title += ", \(RoutesPageText.severity(fact.severity)(language))" }
        var lines = wrapped((isOverdue(fact) ? "! " : "  ") + title, indent: isOverdue(fact) ? 0 : 2)
        lines += wrapped(fact.value(language), indent: 6)
        if fact.appliesTo != .always { lines += wrapped(RoutesPageText.appliesTo(fact.appliesTo)(language), indent: 6) }
        if !fact.places.isEmpty { lines += wrapped(RoutesPageText.places(fact.places)(language), indent: 6) }
        lines += wrapped(RoutesPageText.source(fact)(language), indent: 6)
        lines += wrapped(
            RoutesPageText.checked(fact, ageDays: age(fact), isOverdue: marksOverdue && isOverdue(fact))(language),
            indent: 6)
        let others = conflicts(of: fact)
        if !others.isEmpty { lines += wrapped(RoutesPageText.contradicts(others)(language), indent: 6) }
        return lines
    }

    /// The rules that exclude or prefer a country, test for it, or cite one of its facts.
    package func rules(on code: CountryCode) -> [Rule] {
        let facts = Set(facts(of: code).map(\.id))
        return book.rules.filter { rule in
            rule.then.ruleOut.contains(code) || rule.then.prefer.contains(code)
                || rule.facts.contains(where: facts.contains)
                || rule.when.anyOf.contains { tests in
                    tests.contains { test in
                        switch test {
                        case .names(let countries): countries.contains(code)
                        case .word(.country, let words, _): words.contains(code.description)
                        default: false
                        }
                    }
                }
        }
    }

    private func status(of code: CountryCode) -> Sentence {
        if code == book.home { return RoutesPageText.homeCountry }
        if let country = book.country(code) { return RoutesPageText.statusOfOne(country.status) }
        return book.destinations.contains { $0.country == code } ? RoutesPageText.destination : RoutesPageText.onlyFacts
    }

    private func describe(_ country: Country, _ language: Language) -> [String] {
        var lines: [String] = []
        if let reason = country.reason { lines += wrapped(RoutesPageText.why(reason)(language)) }
        if let days = country.stayDays { lines += wrapped(RoutesPageText.stayDays(days)(language)) }
        if country.sharesWantedList { lines += wrapped(RoutesPageText.sharesList(book.homeName)(language)) }
        guard !country.entries.isEmpty else { return lines }
        lines += ["", RoutesPageText.waysIn(language)]
        for entry in country.entries {
            lines += item("\(RoutesPageText.way(entry)(language)) [\(entry.facts.joined(separator: ", "))]")
        }
        return lines
    }

    /// An entry of a list with a hanging indent.
    private func item(_ text: String) -> [String] {
        wrapped(text, indent: 4, mark: "  - ")
    }
}

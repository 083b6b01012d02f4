// Effects without effect: questions whose answer the rule's own condition requires, and countries that are excluded
// anyway.

import IntakeCases

extension BookCheck {
    mutating func effects() -> [BookFinding] {
        var found: [BookFinding] = []
        for rule in book.rules {
            do throws(WorkSpent) {
                found += try needlessQuestions(rule) + needlessCountries(rule)
            } catch {
                return found + [untried(.rule(rule.id), CheckText.effectsNotTried(from: rule.id))]
            }
        }
        return found
    }

    private func needlessQuestions(_ rule: Rule) -> [BookFinding] {
        rule.then.ask.filter { field in rule.when.anyOf.allSatisfy { $0.contains { $0.needs(field) } } }.map {
            problem(
                .noEffect, .rule(rule.id), "then.ask", CheckText.needlessQuestion(rule.id, $0),
                hint: CheckText.needlessQuestionHint)
        }
    }

    private mutating func needlessCountries(_ rule: Rule) throws(WorkSpent) -> [BookFinding] {
        var found: [BookFinding] = []
        for code in rule.then.prefer {
            guard let country = book.country(code), country.status == .offered else {
                found.append(
                    problem(
                        .noEffect, .rule(rule.id), "then.prefer",
                        CheckText.prefersNotOffered(rule.id, book.name(of: code)),
                        hint: CheckText.prefersNotOfferedHint))
                continue
            }
            if try isOutWherever(rule, prefers: country) {
                found.append(
                    problem(
                        .noEffect, .rule(rule.id), "then.prefer", CheckText.prefersInVain(rule.id, country.name),
                        hint: CheckText.prefersInVainHint))
            }
        }
        for code in rule.then.ruleOut where book.country(code)?.status != .offered {
            found.append(
                note(
                    .noEffect, .rule(rule.id), "then.rule_out", CheckText.outAnyway(rule.id, book.name(of: code)),
                    hint: nil))
        }
        return found
    }

    /// Whether the preferred country is excluded for every person that the rule fires for: by the wanted list, by their
    /// papers, because they are there or stay where they are, or by a rule.
    private mutating func isOutWherever(_ rule: Rule, prefers country: Country) throws(WorkSpent) -> Bool {
        var given = [
            Demand(test: .whereabouts([.home, .blocked])),
            Demand(test: .word(.country, [country.code.description], orUnknown: false), holds: false),
        ]
        if country.sharesWantedList {
            given.append(Demand(test: .word(.wanted, [Answer.no.rawValue], orUnknown: false)))
        }
        try work.spend(book.rules.count)
        let excluding = book.rules.filter { $0.then.ruleOut.contains(country.code) }.flatMap(\.when.anyOf)
        let last = rule.facts.compactMap { triage.fact($0)?.reviewBy }.min()
        let search = WitnessSearch(book: book, day: triage.newestCheck)
        for paper in Set(country.entries.flatMap(\.papers)).sorted() {
            for tests in rule.when.anyOf {
                let demands = given + [Demand(test: .holding(paper))] + Demand.all(tests)
                let base = Traveller.free(book)
                if try search.witness(demands, noneOf: excluding, base: base, until: last, &work) != nil {
                    return false
                }
            }
        }
        return true
    }
}

extension Test {
    /// The test that he holds a paper that a way in names.
    fileprivate static func holding(_ paper: String) -> Test {
        paper == RequestField.internalPassport.rawValue
            ? .word(.internalPassport, [Answer.yes.rawValue], orUnknown: false)
            : .word(.passport, [paper], orUnknown: false)
    }

    /// Whether the test cannot hold while the field is unknown.
    fileprivate func needs(_ field: RequestField) -> Bool {
        guard self.field == field else { return false }
        switch self {
        case .word(_, _, let orUnknown), .text(_, _, let orUnknown): return !orUnknown
        default: return true
        }
    }
}

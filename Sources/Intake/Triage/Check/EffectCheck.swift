// Effects that change nothing: questions whose answer the rule's own condition needs, and countries that are out anyway.

extension BookCheck {
    func effects() -> [BookFinding] {
        var budget = Budget(20_000)
        let found = book.rules.flatMap { needlessQuestions($0) + needlessCountries($0, &budget) }
        return budget.isSpent ? found + [problem(.tooLarge, .book, nil, CheckText.clashesNotTried)] : found
    }

    private func needlessQuestions(_ rule: Rule) -> [BookFinding] {
        rule.then.ask.filter { field in rule.when.anyOf.allSatisfy { $0.contains { $0.needs(field) } } }.map {
            problem(
                .noEffect, .rule(rule.id), "then.ask", CheckText.needlessQuestion(rule.id, $0),
                hint: CheckText.needlessQuestionHint)
        }
    }

    private func needlessCountries(_ rule: Rule, _ budget: inout Budget) -> [BookFinding] {
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
            if isOutWherever(rule, prefers: country, &budget) {
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

    /// Whether a country is out for everybody for whom the rule prefers it: by the wanted list, by his papers, because he
    /// is there or stays where he is, or by a rule that rules it out. False where too much would have to be tried.
    private func isOutWherever(_ rule: Rule, prefers country: Country, _ budget: inout Budget) -> Bool {
        var given = [
            Demand(test: .whereabouts([.home, .blocked])),
            Demand(test: .word(.country, [country.code.description], orUnknown: false), holds: false),
        ]
        if country.sharesWantedList {
            given.append(Demand(test: .word(.wanted, [Answer.no.rawValue], orUnknown: false)))
        }
        let excluding = book.rules.filter { $0.then.ruleOut.contains(country.code) }.flatMap(\.when.anyOf)
        let last = rule.facts.compactMap { triage.fact($0)?.reviewBy }.min()
        let search = WitnessSearch(book: book, day: triage.newestCheck)
        for paper in Set(country.entries.flatMap(\.papers)).sorted() {
            for tests in rule.when.anyOf {
                let demands = given + [Demand(test: .holding(paper))] + Demand.all(tests)
                switch search.meets(demands, noneOf: excluding[...], until: last, &budget) {
                case .some(false): continue
                case .some(true), nil: return false
                }
            }
        }
        return true
    }
}

extension WitnessSearch {
    /// Whether somebody meets the demands on whom none of these lists of tests can hold in full: one test of each must
    /// fail for certain. Nil where the budget ends before that is known.
    fileprivate func meets(
        _ demands: [Demand], noneOf lists: ArraySlice<[Test]>, until last: Day?, _ budget: inout Budget
    ) -> Bool? {
        guard budget.spend(1) else { return nil }
        if witness(demands, base: Traveller.free(book), until: last) == nil { return false }
        guard let list = lists.first else { return true }
        for test in list {
            switch meets(demands + [Demand(test: test, holds: false)], noneOf: lists.dropFirst(), until: last, &budget)
            {
            case .some(false): continue
            case let found: return found
            }
        }
        return false
    }
}

extension Test {
    /// That he holds a paper of which a way in speaks.
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

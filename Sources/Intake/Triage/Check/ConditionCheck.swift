// Conditions that no request can meet: in rules, in destinations, and in `applies_to` of facts.

import IntakeCases

extension BookCheck {
    mutating func conditions() -> [BookFinding] {
        var found: [BookFinding] = []
        var part = BookPart.book
        do throws(WorkSpent) {
            for fact in book.facts {
                part = .fact(fact.id)
                found += try impossible(fact.appliesTo, of: part, "applies_to")
            }
            for destination in book.destinations {
                part = .destination(destination)
                found += try impossible(destination.when, of: part, "when")
            }
            let search = AdviceSearch(self)
            for rule in book.rules {
                part = .rule(rule.id)
                let impossible = try impossible(rule.when, of: part, "when")
                found += try impossible.isEmpty ? neverFires(rule, search) : impossible
            }
        } catch {
            found.append(untried(part, CheckText.conditionsNotTried(from: part)))
        }
        return found
    }

    /// Whether a request meets every test. Tests of the advice are ignored.
    private mutating func isMet(_ tests: [Test]) throws(WorkSpent) -> Bool {
        try WitnessSearch(book: book, day: day).witness(Demand.all(tests), &work) != nil
    }

    /// The alternatives of a condition that no request meets. Tests of the advice are ignored.
    private mutating func impossible(
        _ condition: Condition, of part: BookPart, _ key: String
    ) throws(WorkSpent) -> [BookFinding] {
        var bad: [Int] = []
        for (index, tests) in condition.anyOf.enumerated() where try !isMet(tests) { bad.append(index) }
        if bad.count == condition.anyOf.count {
            let culprits = try culprits(in: condition.anyOf[bad[0]])
            return [
                problem(
                    .neverHolds, part, key, CheckText.neverHolds(part, culprits), hint: CheckText.neverHoldsHint)
            ]
        }
        var found: [BookFinding] = []
        for index in bad {
            let culprits = try culprits(in: condition.anyOf[index])
            found.append(
                problem(
                    .neverHolds, part, key, CheckText.alternativeNeverHolds(part, index + 1, culprits),
                    hint: CheckText.neverHoldsHint))
        }
        return found
    }

    /// The keys of the tests that cannot be met: a single one, or two that exclude each other.
    private mutating func culprits(in tests: [Test]) throws(WorkSpent) -> [String] {
        for test in tests where try !isMet([test]) { return [test.key] }
        for (index, first) in tests.enumerated() {
            for second in tests[..<index] where try !isMet([first, second]) { return [second.key, first.key].sorted() }
        }
        return tests.map(\.key)
    }

    /// A finding if the rule reads the advice and fires on none of the requests tried.
    private mutating func neverFires(_ rule: Rule, _ search: AdviceSearch) throws(WorkSpent) -> [BookFinding] {
        guard rule.when.anyOf.contains(where: { $0.contains(where: \.asksAdvice) }) else { return [] }
        var found: [BookFinding] = []
        for (index, tests) in rule.when.anyOf.enumerated() {
            if tests.contains(where: namesOnlyExcluded) {
                found.append(
                    problem(
                        .neverHolds, .rule(rule.id), "when", CheckText.namesBlocked(rule.id), hint: CheckText.namesHint)
                )
            } else if try !search.fires(rule, tests, &work) {
                found.append(
                    problem(
                        .neverHolds, .rule(rule.id), "when", CheckText.neverFires(rule.id, alternative: index + 1),
                        hint: CheckText.neverFiresHint))
            }
        }
        return found
    }

    /// Whether the test names only countries that advice never names: home, and blocked countries.
    private func namesOnlyExcluded(_ test: Test) -> Bool {
        guard case .names(let codes) = test else { return false }
        return codes.allSatisfy { $0 == book.home || book.isBlocked($0) }
    }
}

extension Test {
    /// The key that the book writes the test under.
    var key: String {
        switch self {
        case .word(let field, _, _), .text(let field, _, _): field.rawValue
        case .below(let field, _): "below.\(field.rawValue)"
        case .daysUntil(let field, _): "days_until.\(field.rawValue)"
        case .dayOnOrAfter(let field, _): "on_or_after.\(field.rawValue)"
        case .onOrAfter: "on_or_after"
        case .whereabouts: "where"
        case .companionUnder: "companion_under"
        case .outcome: "outcome"
        case .names: "names"
        case .overdue: "overdue"
        }
    }
}

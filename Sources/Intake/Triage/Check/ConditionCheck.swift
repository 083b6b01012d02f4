// Conditions that no request can meet: of rules, of destinations, and of whom a fact applies to.

extension BookCheck {
    func conditions() -> [BookFinding] {
        var found: [BookFinding] = []
        for fact in book.facts { found += impossible(fact.appliesTo, of: .fact(fact.id), "applies_to") }
        for destination in book.destinations {
            found += impossible(destination.when, of: .destination(destination), "when")
        }
        var search = AdviceSearch(self)
        for rule in book.rules {
            let impossible = impossible(rule.when, of: .rule(rule.id), "when")
            found += impossible.isEmpty ? neverFires(rule, &search) : impossible
        }
        return found
    }

    var witnesses: WitnessSearch { WitnessSearch(book: book, day: day) }

    /// The alternatives of a condition that no request meets, as far as that is asked of the request.
    private func impossible(_ condition: Condition, of part: BookPart, _ key: String) -> [BookFinding] {
        let bad = condition.anyOf.indices.filter { witnesses.witness(Demand.all(condition.anyOf[$0])) == nil }
        if bad.count == condition.anyOf.count {
            return [
                problem(
                    .neverHolds, part, key, CheckText.neverHolds(part, culprits(in: condition.anyOf[bad[0]])),
                    hint: CheckText.neverHoldsHint)
            ]
        }
        return bad.map { index in
            problem(
                .neverHolds, part, key,
                CheckText.alternativeNeverHolds(part, index + 1, culprits(in: condition.anyOf[index])),
                hint: CheckText.neverHoldsHint)
        }
    }

    /// The keys of the tests that cannot be met: one alone, or two that exclude each other.
    private func culprits(in tests: [Test]) -> [String] {
        if let alone = tests.first(where: { witnesses.witness([Demand(test: $0)]) == nil }) { return [alone.key] }
        for (index, first) in tests.enumerated() {
            for second in tests[..<index] where witnesses.witness(Demand.all([first, second])) == nil {
                return [second.key, first.key].sorted()
            }
        }
        return tests.map(\.key)
    }

    /// A rule that asks of the advice, and that fires on no request that was tried.
    private func neverFires(_ rule: Rule, _ search: inout AdviceSearch) -> [BookFinding] {
        guard rule.when.anyOf.contains(where: { $0.contains(where: \.asksAdvice) }) else { return [] }
        return rule.when.anyOf.indices.filter { $0 < 64 }.compactMap { index in
            let tests = rule.when.anyOf[index]
            if tests.contains(where: namesNobodyCanHear) {
                return problem(
                    .neverHolds, .rule(rule.id), "when", CheckText.namesBlocked(rule.id), hint: CheckText.namesHint)
            }
            switch search.fires(rule, tests) {
            case true?: return nil
            case false?:
                return problem(
                    .neverHolds, .rule(rule.id), "when", CheckText.neverFires(rule.id, alternative: index + 1),
                    hint: CheckText.neverFiresHint)
            case nil:
                return problem(.tooLarge, .rule(rule.id), "when", CheckText.notTried(rule.id))
            }
        }
    }

    /// A country that advice never names: nobody goes home, and nobody goes to or stays in a blocked one.
    private func namesNobodyCanHear(_ test: Test) -> Bool {
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

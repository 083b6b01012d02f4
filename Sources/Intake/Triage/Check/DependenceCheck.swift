// Rules and facts on which no vignette depends: were one of them wrong or gone, the book's own cases would not show it.
// It counts as depended on where its removal changes the advice on some vignette, its reasons included.

extension BookCheck {
    /// Each unit of the budget is a table of the book, read once for one vignette.
    func dependence(budget: Budget = Budget(20_000_000)) -> [BookFinding] {
        // What an advice names it would not name without it. Only the rest has to be tried.
        let fired = Set(answers.flatMap { $0.because.map(\.rule) })
        let cited = Set(answers.flatMap { $0.because.flatMap { $0.facts.map(\.id) } + $0.onward.flatMap(\.facts) })
        var budget = budget
        var found: [BookFinding] = []
        for rule in book.rules where !fired.contains(rule.id) {
            let changed = changes(without(rule), &budget) { $0.couldMatter(rule, in: book) }
            if changed == false {
                found.append(
                    problem(
                        .untested, .rule(rule.id), nil, CheckText.untestedRule(rule.id), hint: CheckText.untestedHint))
            }
        }
        for fact in book.facts where !cited.contains(fact.id) {
            if changes(book.without(fact: fact.id), &budget, where: { _ in true }) == false {
                found.append(
                    problem(
                        .untested, .fact(fact.id), nil, CheckText.untestedFact(fact.id), hint: CheckText.untestedHint))
            }
        }
        return budget.isSpent ? found + [problem(.tooLarge, .book, nil, CheckText.dependenceNotTried)] : found
    }

    /// Whether another book answers one of the vignettes otherwise; nil where the budget ends first.
    private func changes(
        _ other: @autoclosure () -> RouteBook, _ budget: inout Budget, where couldMatter: (Vignette) -> Bool
    ) -> Bool? {
        let size = book.rules.count + book.facts.count + book.countries.count + book.words.count
        guard budget.spend(size) else { return nil }
        let rehearsal = Rehearsal(other())
        for (vignette, advice) in zip(book.vignettes, answers) where couldMatter(vignette) {
            guard budget.spend(size) else { return nil }
            if rehearsal.advice(on: vignette) != advice { return true }
        }
        return false
    }

    private func without(_ rule: Rule) -> RouteBook {
        var other = book
        other.rules.removeAll { $0.id == rule.id }
        return other
    }
}

extension Vignette {
    /// Whether a rule may hold here: one that asks of the advice could, one that does not hold of the request cannot.
    fileprivate func couldMatter(_ rule: Rule, in book: RouteBook) -> Bool {
        let situation = Situation(request, on: asOf, in: book)
        return rule.when.anyOf.contains { tests in
            tests.allSatisfy { $0.asksAdvice || situation.truth(of: $0) != .no }
        }
    }
}

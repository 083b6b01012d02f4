// Rules and facts on which no vignette depends: were one of them wrong or gone, the book's own cases would not show it.
// It counts as depended on where its removal changes the advice on some vignette, its reasons included.

extension BookCheck {
    func dependence() -> [BookFinding] {
        let cited = Set(answers.flatMap(\.ids))
        var found: [BookFinding] = []
        // Each unit is a table of the book, read once for one vignette.
        var budget = Budget(40_000_000)
        let size = book.rules.count + book.facts.count + book.countries.count + book.words.count
        let cost = size + size * book.vignettes.count
        for rule in book.rules where !cited.contains(rule.id) {
            guard budget.spend(cost) else { return found + [tooLarge] }
            if !changes(without(rule), where: { $0.couldMatter(rule, in: book) }) {
                found.append(
                    problem(
                        .untested, .rule(rule.id), nil, CheckText.untestedRule(rule.id), hint: CheckText.untestedHint))
            }
        }
        for fact in book.facts where !cited.contains(fact.id) {
            guard budget.spend(cost) else { return found + [tooLarge] }
            if !changes(without(fact), where: { _ in true }) {
                found.append(
                    problem(
                        .untested, .fact(fact.id), nil, CheckText.untestedFact(fact.id), hint: CheckText.untestedHint))
            }
        }
        return found
    }

    private var tooLarge: BookFinding { problem(.tooLarge, .book, nil, CheckText.dependenceNotTried) }

    /// Whether another book answers one of the vignettes otherwise.
    private func changes(_ other: RouteBook, where couldMatter: (Vignette) -> Bool) -> Bool {
        let triage = Triage(book: other)
        return zip(book.vignettes, answers).contains { vignette, advice in
            couldMatter(vignette) && triage.advise(on: vignette.request, asOf: vignette.asOf) != advice
        }
    }

    private func without(_ rule: Rule) -> RouteBook {
        var other = book
        other.rules.removeAll { $0.id == rule.id }
        return other
    }

    /// The book without a fact, and without every mention of it.
    private func without(_ fact: Fact) -> RouteBook {
        func pruned(_ ids: [String]) -> [String] { ids.filter { $0 != fact.id } }
        var other = book
        other.facts.removeAll { $0.id == fact.id }
        for index in other.rules.indices { other.rules[index].facts = pruned(other.rules[index].facts) }
        for index in other.destinations.indices {
            other.destinations[index].facts = pruned(other.destinations[index].facts)
        }
        for index in other.countries.indices {
            other.countries[index].facts = pruned(other.countries[index].facts)
            for entry in other.countries[index].entries.indices {
                other.countries[index].entries[entry].facts = pruned(other.countries[index].entries[entry].facts)
            }
        }
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

extension Advice {
    /// The rules and facts that the advice names. Without one of them it would read otherwise.
    fileprivate var ids: [String] {
        because.flatMap { [$0.rule] + $0.facts.map(\.id) } + ruledOut.values.joined() + onward.flatMap(\.facts)
    }
}

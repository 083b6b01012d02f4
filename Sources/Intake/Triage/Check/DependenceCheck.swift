// Rules and facts on which no vignette depends: were one of them wrong or gone, the book's own cases would not show it.
// It counts as depended on where its removal changes the advice on some vignette, its reasons included.

extension BookCheck {
    mutating func dependence() -> [BookFinding] {
        var found: [BookFinding] = []
        var part = BookPart.book
        do throws(WorkSpent) {
            if !isRehearsed { throw WorkSpent() }
            // What an advice names it would not name without it. Only the rest has to be tried.
            for rule in book.rules where !rehearsed.fired.contains(rule.id) {
                part = .rule(rule.id)
                var other = book
                other.rules.removeAll { $0.id == rule.id }
                if try !changes(other, unless: rule) {
                    found.append(
                        problem(.untested, part, nil, CheckText.untestedRule(rule.id), hint: CheckText.untestedHint))
                }
            }
            for fact in book.facts where !rehearsed.cited.contains(fact.id) {
                part = .fact(fact.id)
                if try !changes(book.without(fact: fact.id), unless: nil) {
                    found.append(
                        problem(.untested, part, nil, CheckText.untestedFact(fact.id), hint: CheckText.untestedHint))
                }
            }
        } catch {
            found.append(untried(part, CheckText.dependenceNotTried(from: part)))
        }
        return found
    }

    /// Whether another book answers one of the vignettes otherwise; not asked of those on which the rule cannot hold.
    private mutating func changes(_ other: RouteBook, unless rule: Rule?) throws(WorkSpent) -> Bool {
        // Prepared twice: for the days that are meant, and for those that a clock says.
        try work.spend(2 * book.preparation)
        let weight = book.weight
        let rehearsal = Rehearsal(other)
        for (vignette, digest) in zip(book.vignettes, rehearsed.digests) {
            if let rule {
                try work.spend(20 + rule.when.weight)
                guard vignette.couldMatter(rule, in: book) else { continue }
            }
            try work.spend(weight)
            if rehearsal.advice(on: vignette).digest != digest { return true }
        }
        return false
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

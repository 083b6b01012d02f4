// Mutation testing of the book: rules and facts that no vignette depends on. A vignette depends on a part if removing
// the part changes its advice, including the reasons. An untested part could be wrong without any vignette failing.

extension BookCheck {
    mutating func dependence() -> [BookFinding] {
        var found: [BookFinding] = []
        var part = BookPart.book
        do throws(WorkSpent) {
            if !isRehearsed { throw WorkSpent() }
            // An advice that names a part changes when the part is removed, so only the unnamed parts have to be tried.
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

    /// Whether another book answers one of the vignettes differently. Skips the vignettes on which the rule cannot
    /// hold.
    private mutating func changes(_ other: RouteBook, unless rule: Rule?) throws(WorkSpent) -> Bool {
        // A rehearsal prepares the book twice: for trusted days and for days of a clock.
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
    /// Whether a rule may hold here. Tests of the advice count as possible; a test of the request that fails excludes
    /// it.
    fileprivate func couldMatter(_ rule: Rule, in book: RouteBook) -> Bool {
        let situation = Situation(request, on: asOf, in: book)
        return rule.when.anyOf.contains { tests in
            tests.allSatisfy { $0.asksAdvice || situation.truth(of: $0) != .no }
        }
    }
}

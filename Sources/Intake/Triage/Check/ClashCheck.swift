// Pairs of rules that contradict each other, each shown with a request on which both fire; and rules that are
// duplicates.

import IntakeCases

extension BookCheck {
    mutating func clashes() -> [BookFinding] {
        repeated() + contradictions()
    }

    /// Rules with the same condition and the same effect.
    private func repeated() -> [BookFinding] {
        var first: [Rule.Meaning: String] = [:]
        return book.rules.compactMap { rule in
            guard let other = first[rule.meaning] else {
                first[rule.meaning] = rule.id
                return nil
            }
            return problem(.clash, .rule(rule.id), nil, CheckText.repeats(rule.id, other), hint: CheckText.repeatsHint)
        }
    }

    private mutating func contradictions() -> [BookFinding] {
        let preferring = book.rules.filter { !$0.then.prefer.isEmpty }.map { ($0, Set($0.then.prefer)) }
        let excluding = book.rules.filter { !$0.then.ruleOut.isEmpty }.map { ($0, Set($0.then.ruleOut)) }
        var found: [BookFinding] = []
        for (index, (rule, preferred)) in preferring.enumerated() {
            do throws(WorkSpent) {
                for (other, out) in excluding {
                    try work.spend(2 + min(preferred.count, out.count))
                    guard let country = preferred.intersection(out).min() else { continue }
                    guard let witness = try joint(rule, other) else { continue }
                    try work.spend(Work.finding)
                    found.append(
                        problem(
                            .clash, .rule(rule.id), "then.prefer",
                            CheckText.prefersRuledOut(rule.id, other.id, book.name(of: country), witness.described),
                            hint: CheckText.clashHint))
                }
                for (other, others) in preferring[..<index] {
                    try work.spend(2 + min(preferred.count, others.count))
                    guard preferred != others, let witness = try joint(rule, other) else { continue }
                    try work.spend(Work.finding)
                    found.append(
                        problem(
                            .clash, .rule(rule.id), "then.prefer",
                            CheckText.prefersOthers(rule.id, other.id, witness.described), hint: CheckText.clashHint))
                }
            } catch {
                return found + [untried(.rule(rule.id), CheckText.clashesNotTried(from: rule.id))]
            }
        }
        return found
    }

    /// A request on which both rules fire while the facts of the preferring rules are in date; nil if none exists.
    private mutating func joint(_ first: Rule, _ second: Rule) throws(WorkSpent) -> Witness? {
        let last = [first, second].filter { !$0.then.prefer.isEmpty }.flatMap(\.facts)
            .compactMap { triage.fact($0)?.reviewBy }.min()
        let search = WitnessSearch(book: book, day: triage.newestCheck)
        for tests in first.when.anyOf {
            for others in second.when.anyOf {
                if let witness = try search.witness(Demand.all(tests + others), until: last, &work) { return witness }
            }
        }
        return nil
    }
}

extension Rule {
    /// A normal form of a rule: equal for rules that differ only in the order of their parts.
    struct Meaning: Hashable {
        let when: Set<Set<Test>>
        let then: Effect
    }

    var meaning: Meaning {
        var effect = then
        effect.ask.sort { $0.rawValue < $1.rawValue }
        effect.ruleOut.sort()
        effect.prefer.sort()
        effect.next.sort()
        effect.warn.sort()
        return Meaning(when: Set(when.anyOf.map { Set($0.map(\.normal)) }), then: effect)
    }
}

extension Test {
    /// The same test with its words sorted.
    fileprivate var normal: Test {
        switch self {
        case .word(let field, let words, let orUnknown): .word(field, Set(words).sorted(), orUnknown: orUnknown)
        case .text(let field, let parts, let orUnknown):
            .text(field, PlaceNames(Set(parts.names).sorted()), orUnknown: orUnknown)
        case .whereabouts(let places):
            .whereabouts(Whereabouts.allCases.filter { places.contains($0) })
        case .outcome(let outcomes): .outcome(Outcome.allCases.filter { outcomes.contains($0) })
        case .names(let codes): .names(Set(codes).sorted())
        default: self
        }
    }
}

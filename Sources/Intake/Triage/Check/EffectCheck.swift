// Effects that change nothing: questions whose answer the rule's own condition needs, and countries that are out anyway.

extension BookCheck {
    func effects() -> [BookFinding] {
        book.rules.flatMap { rule in needlessQuestions(rule) + needlessCountries(rule) }
    }

    private func needlessQuestions(_ rule: Rule) -> [BookFinding] {
        rule.then.ask.filter { field in rule.when.anyOf.allSatisfy { $0.contains { $0.needs(field) } } }.map {
            problem(
                .noEffect, .rule(rule.id), "then.ask", CheckText.needlessQuestion(rule.id, $0),
                hint: CheckText.needlessQuestionHint)
        }
    }

    private func needlessCountries(_ rule: Rule) -> [BookFinding] {
        rule.then.prefer.filter { book.country($0)?.status != .offered }.map {
            problem(
                .noEffect, .rule(rule.id), "then.prefer", CheckText.prefersNotOffered(rule.id, book.name(of: $0)),
                hint: CheckText.prefersNotOfferedHint)
        }
            + rule.then.ruleOut.filter { book.country($0)?.status != .offered }.map {
                note(.noEffect, .rule(rule.id), "then.rule_out", CheckText.outAnyway(rule.id, book.name(of: $0)))
            }
    }
}

extension Test {
    /// Whether the test cannot hold while the field is unknown.
    fileprivate func needs(_ field: RequestField) -> Bool {
        guard self.field == field else { return false }
        switch self {
        case .word(_, _, let orUnknown), .text(_, _, let orUnknown): return !orUnknown
        default: return true
        }
    }
}

// Reads the tables on advice: `[[rule]]`, and the words of advice, `[[word]]`.

import IntakeBase
import IntakeCases

extension BookReader {
    func rule(_ table: TOMLSection) throws(TOMLError) -> Rule {
        try table.allow(only: ["id", "when", "then", "en", "ru", "facts"])
        let rule = Rule(
            id: try table.id(), when: try table.condition("when", isRequired: true),
            then: try effect(table.table("then")),
            reason: try table.sentence(), facts: try cited(table))
        if rule.then == Effect() { throw table.refusal("then", BookText.noEffect) }
        let decidesEarly = rule.isRestriction || !rule.then.prefer.isEmpty
        if decidesEarly && rule.when.anyOf.contains(where: { $0.contains(where: \.asksAdvice) }) {
            throw table.refusal("when", BookText.asksAdvice)
        }
        return rule
    }

    private func effect(_ table: TOMLSection) throws(TOMLError) -> Effect {
        try table.allow(only: [
            "hold", "no_country", "ask", "rule_out", "prefer", "urgency", "release", "next", "warn",
        ])
        var effect = Effect()
        effect.hold = try table.optionalBool("hold") ?? false
        effect.noCountry = try table.optionalBool("no_country") ?? false
        if table.has("release") {
            guard try table.word("release", of: Release.self) == .coordinator else {
                throw table.refusal("release", BookText.onlyStricter)
            }
            effect.coordinator = true
        }
        effect.ask = table.has("ask") ? try table.words("ask", of: RequestField.self) : []
        effect.ruleOut = try known(table, "rule_out")
        effect.prefer = try known(table, "prefer")
        effect.urgency = table.has("urgency") ? try table.word("urgency", of: Urgency.self) : nil
        effect.next = try words(table, .next)
        effect.warn = try words(table, .warn)
        return effect
    }

    func word(_ table: TOMLSection) throws(TOMLError) -> BookWord {
        try table.allow(only: ["kind", "id", "order", "en", "ru"])
        return BookWord(
            kind: try table.word("kind", of: BookWord.Kind.self), id: try table.id(),
            order: try table.integer("order", in: 0...10_000), text: try table.sentence())
    }
}

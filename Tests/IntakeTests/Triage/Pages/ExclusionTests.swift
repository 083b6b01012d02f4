// The reason why a country is excluded, as a sentence.

import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct ExclusionTests {
    @Test(arguments: ["passport-control", "companions-sent-back", "wanted", "country", "no_risk_fact"])
    func `a fact or a rule with any id is shown as its text`(id: String) throws {
        for isOnFact in [true, false] {
            let triage = Example.changed { book in
                var fact = book.facts.first { $0.id == "am-risk-gyumri" }!
                fact.id = id
                book.facts.append(fact)
                var rule = book.rules.first { $0.id == "montenegro-visas" }!
                (rule.id, rule.when, rule.facts) = (isOnFact ? "closed" : id, .always, isOnFact ? [id] : [])
                rule.then.ruleOut = [land("AM")]
                rule.reason = Sentence(en: "Closed today.", ru: "Сегодня закрыто.")
                book.rules.append(rule)
            }
            let advice = triage.advise(on: Example.free, asOf: Example.day)
            let reasons = try #require(advice.ruledOut[land("AM")])
            #expect(reasons == [isOnFact ? .fact(id) : .rule(id)])
            #expect(advice.json["ruled_out"]?["AM"] == [.string(id)])
            let exclusion = Exclusion(triage.book, Example.free, on: Example.day)
            #expect(exclusion.why(land("AM"), reasons).reason.en == "Closed today.")
        }
    }
}

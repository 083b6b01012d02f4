// The reasons of a merged advice: all of them, each once, and no more for a volunteer than before.

import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct MergedReasonsTests {
    private let route = Example.advice { _ in }
    private let held = Example.advice { $0.exitBan = .yes }

    @Test func `the first reason is that answers differ, then those of the hold, then the others`() throws {
        try #require(route.outcome == .route && held.outcome == .hold)
        let advice = merged(route, held)
        #expect(advice.because.first?.source == .step(.severalAnswers))
        #expect(Array(advice.because.dropFirst().prefix(held.because.count)) == held.because)
        for step in route.because + held.because {
            #expect(advice.because.count { $0.source == step.source && $0.reason == step.reason } == 1)
        }
        #expect(advice.because.count > held.because.count + 1)

        // Also if the other one is more urgent.
        var urgent = route
        urgent.urgency = .now
        #expect(merged(urgent, held).because == advice.because)
    }

    @Test func `a rule that several answers fire is there once, with all facts, and as secret as by any of them`() {
        func fact(_ id: String, other: Bool) -> CitedFact {
            CitedFact(
                id: id, source: "press", published: "2026", checked: Example.day, ageDays: 0, overdue: false,
                isOnOtherCountry: other)
        }
        let reason = Sentence(en: "Why.", ru: "Почему.")
        let near = Because(source: .rule("r"), reason: reason, facts: [fact("b", other: false)])
        let far = Because(
            source: .countryRule("r"), reason: reason, facts: [fact("a", other: false), fact("b", other: true)])
        for advices in [[near, far], [far, near]].map({ $0.map { step in Advice.plain { $0.because = [step] } } }) {
            let because = Example.triage.mostCareful(of: advices, asking: []).because.dropFirst()
            let expected = [fact("a", other: false), fact("b", other: true)]
            #expect(Array(because) == [Because(source: .countryRule("r"), reason: reason, facts: expected)])
        }
    }

    @Test func `a volunteer gets nothing from a merged advice that a route would withhold`() throws {
        let open = Example.advice { $0.wanted = nil }
        try #require(open.outcome == .ask && !route.warn.isEmpty)
        let advice = merged(route, open)
        try #require(advice.outcome == .ask && Set(advice.warn).isSuperset(of: route.warn))
        let volunteer = VolunteerAdvice(advice, by: Example.book)
        #expect(volunteer.warn.isEmpty && volunteer.reasons.isEmpty)
        // Control: the advice on one request has both.
        let own = VolunteerAdvice(open, by: Example.book)
        #expect(!own.warn.isEmpty && !own.reasons.isEmpty)
    }

    @Test func `a country with another rank by each answer is compared with another advice by its gravest risk`() {
        func ranked(_ number: Int, _ fact: String) -> Advice {
            var advice = Advice.route(via: "AM", ["GE"])
            let cited = CitedFact(
                id: fact, source: "press", published: "2026", checked: Example.day, ageDays: 0, overdue: false,
                isOnOtherCountry: true)
            advice.because = [
                Because(
                    source: .ranking(land("GE")), reason: Sentence(en: "\(number)", ru: "\(number)"), facts: [cited])
            ]
            return advice
        }
        let advice = merged(ranked(2, "mild"), ranked(3, "grave"))
        let spoken = AdviceDifference.Spoken(advice, ["mild": 1, "grave": 7])
        #expect(spoken.risks == [land("GE"): 7])
    }

    @Test(arguments: [TriageText.severalAnswers, TriageText.manyAnswers])
    func `both sentences are in both languages, and neither is loud`(sentence: Sentence) {
        #expect(sentence.ru.unicodeScalars.contains { ("а"..."я").contains($0) })
        #expect(!sentence.en.unicodeScalars.contains { ("а"..."я").contains($0) })
        #expect(!(sentence.en + sentence.ru).contains("!"))
    }
}

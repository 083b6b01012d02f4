// Triage on several answers of one man: what a coordinator gets, from requests to advice.

import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct SeveralAnswersTests {
    private func free(_ change: (inout Request) -> Void) -> Request {
        var request = Example.free
        change(&request)
        return request
    }

    private func advice(_ requests: [Request], asking several: [String] = []) -> Advice {
        Example.triage.advise(onAll: requests, asking: several, asOf: Example.day)
    }

    @Test func `one request has its own advice, also if it is repeated`() {
        let request = free { $0.wanted = nil }
        let own = Example.triage.advise(on: request, asOf: Example.day)
        #expect(advice([request], asking: ["age"]) == own)
        #expect(advice(Array(repeating: request, count: 100), asking: ["age"]) == own)
    }

    @Test func `wanted by one answer, and not by another, he is held and no country is named`() throws {
        let (no, yes) = (free { $0.wanted = .no }, free { $0.wanted = .yes })
        try #require(advice([no]).outcome == .route && advice([yes]).outcome == .hold)
        let both = advice([no, yes], asking: ["wanted"])
        #expect(both == advice([yes, no, no], asking: ["wanted"]))
        #expect(both.outcome == .hold && both.urgency == .day && both.release == .coordinator && both.allNamed == [])
        #expect(both.ask.first == "wanted" && both.next.contains("defence_lawyer"))
        #expect(Set(both.warn).isSuperset(of: advice([no]).warn))
        #expect(both.because.first?.source.description == "step.several_answers")
    }

    @Test func `an appeal against a call-up that may not exist is no step, and the lawyer is one`() throws {
        let (none, decision) = (free { $0.summons = .registered }, free { $0.summons = .callUpDecision })
        try #require(advice([decision]).next.contains("appeal_call_up"))
        let both = advice([none, decision], asking: ["summons"])
        #expect(!both.next.contains("appeal_call_up") && both.next.contains("defence_lawyer"))
        // The lawful ways are a step by both answers.
        #expect(both.next.contains("alternative_civilian_service"))
    }

    @Test func `up to 64 answers are judged one by one, and one more is too many`() throws {
        let ages = (18..<83).map { age in free { ($0.age, $0.passportExpires) = (age, Day("2032-01-01")) } }
        let most = advice(Array(ages.dropLast()), asking: ["age"])
        try #require(most.outcome == .route && !most.alternatives.isEmpty)
        let more = advice(ages, asking: ["age"])
        #expect(more.outcome == .hold && more.urgency == .now && more.release == .coordinator)
        #expect(more.allNamed == [] && more.mode == nil && more.ruledOut.isEmpty)
        #expect(more.ask.first == "age" && Set(more.warn) == Set(most.warn))
        #expect(more.because.map(\.source.description) == ["step.many_answers"])
        // All have this step, but the untried ones may not.
        try #require(most.next.contains("alternative_civilian_service"))
        #expect(Set(more.next).isSubset(of: Triage.harmlessSteps))
        #expect(advice(ages.reversed() + ages, asking: ["age"]) == more)

        // Also if a volunteer could ask the questions of each.
        let open = ages.map { request in
            var request = request
            request.wanted = nil
            return request
        }
        try #require(advice(Array(open.dropLast())).release == .volunteer)
        #expect(advice(open).release == .coordinator && advice(open).urgency == .now)
    }

    @Test func `too many answers name no country, also if only one of them is tried`() throws {
        let request = free { $0.passportExpires = Day("2032-01-01") }
        try #require(advice([request]).outcome == .route)
        let many = Example.triage.adviseOnTooMany(request, asking: ["wanted"], asOf: Example.day)
        #expect(many.outcome == .hold && many.urgency == .now && many.release == .coordinator)
        #expect(many.allNamed == [] && many.mode == nil && many.ruledOut.isEmpty && many.ask.first == "wanted")
        #expect(many.because.map(\.source.description) == ["step.many_answers"] && many.isMerged)
    }

    @Test func `the steps that cannot do harm are words of the example book`() {
        let words = Set(Example.book.words.filter { $0.kind == .next }.map(\.id))
        #expect(Triage.harmlessSteps.isSubset(of: words))
    }

    @Test func `each way of being less careful counts, and its reverse does not`() {
        let base = Advice.plain { ($0.urgency, $0.release, $0.warn) = (.day, .coordinator, ["layover"]) }
        func isOneWay(_ change: (inout Advice) -> Void, from: Advice? = nil) -> Bool {
            let before = from ?? base
            var after = before
            change(&after)
            return after.isLessCareful(than: before) && !before.isLessCareful(than: after)
        }
        #expect(isOneWay { $0.urgency = .week })
        #expect(isOneWay { $0.release = .volunteer })
        #expect(isOneWay { $0.warn = [] })
        #expect(isOneWay { $0.via = land("AM") })
        #expect(isOneWay { $0.alternatives = [land("AM")] })
        #expect(isOneWay { $0.stay = land("AM") })
        #expect(isOneWay { $0.ifLiftedVia = [land("AM")] })
        #expect(isOneWay { $0.onward = [Onward(country: land("AM"), condition: Sentence(en: "", ru: ""), facts: [])] })
        #expect(isOneWay({ $0.outcome = .ask }, from: .hold()))
        #expect(!base.isLessCareful(than: base))
        var asking = base
        (asking.ask, asking.next, asking.because) = (["age"], ["unhcr"], [])
        #expect(!asking.isLessCareful(than: base) && !base.isLessCareful(than: asking))
    }
}

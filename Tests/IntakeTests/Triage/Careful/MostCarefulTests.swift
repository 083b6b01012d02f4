// Each row of the table in CASES.md ("Several answers"), by advices that are written by hand.

import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct MostCarefulTests {
    @Test func `the highest urgency, the earliest deadline and the stricter release count`() {
        let (first, second) = (Example.day.adding(days: 3), Example.day.adding(days: 9))
        let advice = merged(
            .plain { ($0.urgency, $0.deadline) = (.week, second) },
            .plain { ($0.urgency, $0.release) = (.now, .coordinator) },
            .plain { ($0.urgency, $0.deadline) = (.day, first) })
        #expect(advice.urgency == .now && advice.deadline == first && advice.release == .coordinator)
        let free = merged(.plain { $0.ask = ["age"] }, .plain())
        #expect(free.urgency == .routine && free.deadline == nil && free.release == .volunteer)
    }

    @Test func `a way that all agree on is kept, with the alternatives that all name`() {
        let advice = merged(.route(via: "AM", ["GE", "RS", "TR"]), .route(via: "AM", ["ME", "TR", "RS"]))
        #expect(advice.outcome == .route && advice.via == land("AM") && advice.mode == .air)
        // Each of the two is the worse one for an answer: the code decides.
        #expect(advice.alternatives == ["RS", "TR"].map(land))
        let clear = merged(.route(via: "AM", ["TR", "RS", "GE"]), .route(via: "AM", ["RS", "GE", "TR"]))
        // At worst the second, the third by code, the third.
        #expect(clear.alternatives == ["RS", "GE", "TR"].map(land))
        let same = merged(.stay(in: "GE"), .plain { ($0.outcome, $0.stay, $0.ask) = (.stay, land("GE"), ["age"]) })
        #expect(same.outcome == .stay && same.stay == land("GE"))
        #expect(
            merged(.plain { $0.outcome = .stale }, .plain { ($0.outcome, $0.ask) = (.stale, ["age"]) }).outcome
                == .stale)
    }

    @Test(
        arguments: [
            [.route(via: "AM", ["GE"]), .route(via: "RS", ["GE"])],
            [.route(via: "AM", ["GE"]), .plain { ($0.outcome, $0.via, $0.mode) = (.route, land("AM"), .land) }],
            [.stay(in: "AM"), .stay(in: "GE")],
            [.stay(in: "AM"), .route(via: "AM")],
            [.stay(in: "AM"), .plain()],
            [.plain { $0.outcome = .noSafeRoute }, .plain { $0.outcome = .stale }],
            [.route(via: "AM"), .route(via: "AM"), .plain { $0.outcome = .noSafeRoute }],
        ] as [[Advice]])
    func `answers that disagree on the way name no country, and ask`(advices: [Advice]) {
        let onward = Onward(country: land("FR"), condition: Sentence(en: "Perhaps.", ru: "Возможно."), facts: ["f"])
        let all = advices.map { advice in
            var advice = advice
            advice.onward = [onward]
            return advice
        }
        let advice = Example.triage.mostCareful(of: all, asking: [])
        #expect(advice.outcome == .ask && advice.mode == nil && advice.allNamed == [])
        // With a hold among them, he is held, whatever the others say.
        let held = Example.triage.mostCareful(of: all + [.hold(then: ["AM"])], asking: [])
        #expect(held.outcome == .hold && held.mode == nil && held.allNamed == [])
    }

    @Test func `after a hold and onward, only what all name is named`() {
        #expect(merged(.hold(then: ["AM", "GE"]), .hold(then: ["GE", "RS"])).ifLiftedVia == [land("GE")])
        #expect(merged(.hold(then: ["AM", "GE"]), .hold()).ifLiftedVia == [])
        func stay(_ destinations: [(String, String)]) -> Advice {
            var advice = Advice.stay(in: "GE")
            advice.onward = destinations.map {
                Onward(country: land($0), condition: Sentence(en: $1, ru: $1), facts: [])
            }
            return advice
        }
        let advice = merged(stay([("DE", "a"), ("FR", "b"), ("NO", "c")]), stay([("FR", "b"), ("NO", "d")]))
        // Norway is named under another condition.
        #expect(advice.onward.map(\.country) == [land("FR")])
    }

    @Test func `a country that any rules out is out, with the reasons of all`() {
        let advice = merged(
            .plain { $0.ruledOut = [land("AM"): [.wantedList, .fact("a")], land("GE"): [.paper(.own)]] },
            .plain { $0.ruledOut = [land("AM"): [.fact("a"), .rule("a")]] }, .route(via: "AM"))
        #expect(Set(advice.ruledOut.keys) == [land("AM"), land("GE")])
        #expect(Set(advice.ruledOut[land("AM")]!) == [.wantedList, .fact("a"), .rule("a")])
        #expect(advice.ruledOut[land("AM")]!.count == 3 && advice.ruledOut[land("GE")] == [.paper(.own)])
    }

    @Test func `every warning is given once, in the order of the book`() throws {
        let words = Example.book.words.filter { $0.kind == .warn }.sorted { $0.order < $1.order }.map(\.id)
        try #require(words.count > 3)
        let advice = merged(.plain { $0.warn = [words[3], words[1]] }, .plain { $0.warn = [words[1], words[0]] })
        #expect(advice.warn == [words[0], words[1], words[3]])
    }

    @Test func `a step that can do harm is taken only if all have it, and every other one stays`() {
        let first = Advice.plain { $0.next = ["defence_lawyer", "appeal_call_up", "medical_board", "own_word"] }
        let second = Advice.plain { $0.next = ["medical_board", "keep_evidence"] }
        #expect(Set(merged(first, second).next) == ["defence_lawyer", "medical_board", "keep_evidence"])
        #expect(merged(first, second).next.count == 3)
        let third = Advice.plain { ($0.next, $0.ask) = (["own_word"], ["age"]) }
        #expect(merged(third, .plain { $0.next = ["own_word"] }).next == ["own_word"])
    }

    @Test func `what differs is asked first, then every other question, the early ones early`() {
        let advice = merged(
            .plain { $0.ask = ["danger", "age"] }, .plain { $0.ask = ["wanted", "passport", "danger"] },
            asking: ["summons", "wanted", "summons"])
        let order = Example.triage.sorted(["summons", "wanted"], .ask)
        #expect(Array(advice.ask.prefix(2)) == order)
        #expect(Set(advice.ask.dropFirst(2)) == ["danger", "age", "passport"] && advice.ask.count == 5)
        #expect(advice.ask[2] == "danger")
    }

    @Test func `a result that all answers lead to is the advice, and says nothing of differences`() {
        let advice = Example.advice { $0.wanted = .yes }
        #expect(merged(advice, advice, advice) == advice)
        #expect(!merged(advice, advice).isMerged && merged(advice, .plain()).isMerged)
    }
}

// What holds for any advices that are merged: no order matters, and one more never makes the result less careful.

import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct CarefulPropertyTests {
    /// Calls `body` with advices of one book, two to four at a time, of the example book in half of all cases.
    private func forEachPick(_ count: Int, seed: UInt64, _ body: (AdvicePool, [Advice], inout SeededRandom) -> Void) {
        var random = SeededRandom(seed: seed)
        for index in 0..<count {
            let pool = index % 2 == 0 ? AdvicePool.all[0] : AdvicePool.all.randomElement(using: &random)!
            body(pool, pool.pick(&random), &random)
        }
    }

    @Test func `the picks reach every merged outcome, agreed and not`() {
        var (agreed, differing): ([Outcome: Int], [Outcome: Int]) = ([:], [:])
        forEachPick(12_000, seed: 1) { pool, advices, _ in
            let outcome = pool.merge(advices).outcome
            if Set(advices.map(\.outcome)).count == 1 {
                if Set(advices).count > 1 { agreed[outcome, default: 0] += 1 }
            } else {
                differing[outcome, default: 0] += 1
            }
        }
        for outcome in [Outcome.route, .stay, .ask, .hold, .noSafeRoute] {
            #expect(agreed[outcome, default: 0] > 20, "\(outcome)")
        }
        #expect(Set(differing.keys) == [.ask, .hold] && differing.values.allSatisfy { $0 > 200 })
    }

    @Test func `the order of the answers, and repeats, have no effect`() {
        forEachPick(20_000, seed: 2) { pool, advices, random in
            let other = (advices + advices.prefix(1)).shuffled(using: &random)
            let isSame = pool.merge(other) == pool.merge(advices)
            // Two whole advices would fill a screen.
            #expect(isSame, "\(advices.map(\.outcome))")
        }
    }

    @Test func `one more answer never makes the advice less careful`() {
        forEachPick(6_000, seed: 3) { pool, advices, _ in
            let (all, some) = (pool.merge(advices), pool.merge(Array(advices.dropLast())))
            #expect(all.urgency <= some.urgency)
            #expect(all.release == .coordinator || some.release == .volunteer)
            #expect(all.allNamed.isSubset(of: some.allNamed))
            #expect(all.outcome == .hold || some.outcome != .hold)
            #expect(Set(all.warn).isSuperset(of: some.warn))
            #expect(Set(all.ask).isSuperset(of: some.ask))
            let harmless = { Set($0).intersection(Triage.harmlessSteps) } as ([String]) -> Set<String>
            #expect(harmless(all.next).isSuperset(of: harmless(some.next)))
            #expect(Set(all.next).subtracting(harmless(all.next)).isSubset(of: some.next))
            for (country, reasons) in some.ruledOut {
                #expect(Set(all.ruledOut[country] ?? []).isSuperset(of: reasons))
            }
            if let deadline = some.deadline { #expect(all.deadline.map { $0 <= deadline } == true) }
            let reasons = Set(all.because.map(\.reason))
            #expect(some.because.allSatisfy { reasons.contains($0.reason) })
            #expect(!all.isLessCareful(than: some))
        }
    }

    @Test func `what is merged is at least as careful as each result, and names no country that is ruled out`() {
        forEachPick(4_000, seed: 4) { pool, advices, _ in
            let all = pool.merge(advices)
            for advice in advices { #expect(!all.isLessCareful(than: advice)) }
            for country in all.countries { #expect(all.ruledOut[country] == nil) }
            #expect((all.outcome == .route) == (all.via != nil) && (all.outcome == .stay) == (all.stay != nil))
            #expect(all.outcome == .hold || all.ifLiftedVia.isEmpty)
        }
    }

    @Test func `the advice on many answers is at least as careful as the one on any of them`() {
        var random = SeededRandom(seed: 5)
        for pool in AdvicePool.all {
            for (requests, advices) in zip(pool.men, pool.advices).prefix(20) {
                let many = pool.triage.advise(onSome: requests, asking: ["wanted"], asOf: Example.day)
                #expect(!many.isLessCareful(than: pool.merge(advices)))
                for advice in advices { #expect(!many.isLessCareful(than: advice)) }
                let shuffled = requests.shuffled(using: &random)
                #expect(pool.triage.advise(onSome: shuffled, asking: ["wanted"], asOf: Example.day) == many)
            }
        }
    }
}

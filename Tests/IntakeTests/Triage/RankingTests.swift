import Testing
@testable import IntakeBase
@testable import IntakeTriage

@Suite struct RankingTests {
    private func step(_ advice: Advice, _ code: String) throws -> Because {
        try #require(advice.because.first { $0.source == .ranking(land(code)) })
    }

    /// A man whose papers fit everywhere, with facts added to the example.
    private func advice(adding facts: [Fact]) -> Advice {
        var request = Example.free
        request.passportExpires = Day("2032-01-01")
        return Example.changed { $0.facts += facts }.advise(on: request, asOf: Example.day)
    }

    private func fact(
        _ id: String, _ country: String, _ topic: Topic, severity: Int = 0, for people: Condition = .always
    )
        -> Fact
    {
        Fact(
            id: id, country: land(country), topic: topic, value: Sentence(en: "so", ru: "так"), appliesTo: people,
            severity: severity, places: [], source: "press", published: "2026", checked: Day("2026-06-30")!,
            reviewBy: Day("2026-08-01")!, confidence: .high, conflicts: [])
    }

    @Test func `each step says in both languages what put the country before the next`() throws {
        let advice = advice(adding: [])
        let via = try #require(advice.via)
        let next = try #require(advice.alternatives.first)
        let reason = try step(advice, via.description).reason
        #expect(reason.en.hasPrefix("1. \(Example.book.name(of: via).en), by "))
        #expect(reason.en.contains("Before \(Example.book.name(of: next).en): less documented risk for him (0 against"))
        #expect(reason.ru.contains("Выше, чем \(Example.book.name(of: next).ru): меньше документированный риск"))
        let last = try #require(advice.alternatives.last)
        #expect(!(try step(advice, last.description).reason.en.contains("Before ")))
    }

    @Test func `a grave fact moves a country back, however many reassure`() throws {
        let advice = advice(adding: [
            fact("am-grave", "AM", .risk, severity: 9), fact("am-a", "AM", .risk), fact("am-z", "AM", .risk),
        ])
        #expect(advice.via == land("GE"))
        let reason = try step(advice, "AM").reason.en
        #expect(reason.contains("documented risk for him 9 of 9 [am-grave], 0 of 9 [am-a]"))
    }

    @Test func `a fact counts only for the people that it applies to, and names them`() throws {
        let deserters = Condition(anyOf: [[.word(.service, ["contract"], orUnknown: true)]])
        let others = advice(adding: [fact("am-grave", "AM", .risk, severity: 9, for: deserters)])
        #expect(others.via == land("AM"))
        #expect(!(try step(others, "AM").reason.en.contains("am-grave")))
        let held = Example.changed { $0.facts.append(fact("am-grave", "AM", .risk, severity: 9, for: deserters)) }
        var request = Example.free
        request.service = .contract
        let reason = try step(held.advise(on: request, asOf: Example.day), "AM").reason
        #expect(reason.en.contains("9 of 9 [am-grave] (concerns service: "))
        #expect(reason.ru.contains("9 из 9 [am-grave] (касается: служба: "))
    }

    @Test func `what lies onward counts only where it applies to him and is in date`() throws {
        let contract = Condition(anyOf: [[.word(.service, ["contract"], orUnknown: false)]])
        var old = fact("am-old", "AM", .onward)
        old.reviewBy = old.checked
        let none = advice(adding: [fact("am-on", "AM", .onward, for: contract), old])
        #expect(!(try step(none, "AM").facts.contains { ["am-on", "am-old"].contains($0.id) }))
        let some = advice(adding: [fact("am-on", "AM", .onward)])
        #expect(try step(some, "AM").facts.contains { $0.id == "am-on" })
        let before = try step(none, "AM").reason.en
        #expect(try step(some, "AM").reason.en != before)
    }

    @Test func `facts that contradict each other are shown together, whichever of them names the other`() throws {
        for (one, other) in [("am-a", "am-b"), ("am-b", "am-a")] {
            var naming = fact(one, "AM", .risk)
            naming.conflicts = [other]
            let unmet = Condition(anyOf: [[.word(.wanted, ["yes"], orUnknown: false)]])
            let advice = advice(adding: [naming, fact(other, "AM", .risk, severity: 8, for: unmet)])
            // The other fact applies only to wanted people, and is cited nevertheless.
            let step = try step(advice, "AM")
            #expect(step.facts.contains { $0.id == one } && step.facts.contains { $0.id == other })
            #expect(step.reason.en.contains("[am-a] and [am-b] contradict each other"))
            #expect(step.reason.ru.contains("[am-a] и [am-b] противоречат друг другу"))
        }
    }

    @Test func `a way in that no fact supports is not used`() {
        let bare = Example.changed { book in
            for country in book.countries.indices {
                for entry in book.countries[country].entries.indices {
                    book.countries[country].entries[entry].facts = []
                }
            }
        }.advise(on: Example.free, asOf: Example.day)
        #expect(bare.outcome == .stale)
        #expect(bare.countries.isEmpty)
    }
}

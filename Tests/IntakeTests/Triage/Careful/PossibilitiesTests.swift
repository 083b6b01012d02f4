import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

/// What a coordinator reads where answers differ: one advice, from how many possibilities, and no ranking of it.
@Suite struct PossibilitiesTests {
    /// A man with a choice of countries.
    private var free: Request {
        var request = Example.free
        request.passportExpires = Day("2032-01-01")
        return request
    }

    private func subject(_ answers: [(inout Request) -> Void]) throws -> Case {
        let first = Made.request(1, at: 10) { $0 = free }
        let rest = answers.enumerated().map { number, change in
            Made.followUp(1, at: Int64(20 + number), log: UInt8(2 + number), change)
        }
        return try #require(Caseload([first] + rest).cases.first)
    }

    private func lines(_ subject: Case, _ language: Language = .english) -> [String] {
        AdviceText.coordinator(
            Example.triage.advise(on: subject, asOf: Example.day), on: subject.request, Example.book, asOf: Example.day,
            language, of: Example.triage.possibilities(of: subject, asOf: Example.day))
    }

    private func ranked(_ lines: [String]) -> [String] { lines.filter { $0.contains(#/^ *- \d+\. /#) } }

    @Test func `two possibilities are told one by one, and their rankings are not mixed`() throws {
        let only = try subject([])
        try #require(ranked(lines(only)).count > 1)
        #expect(Example.triage.possibilities(of: only, asOf: Example.day) == nil)
        let two = try subject([{ $0.wanted = .yes }])
        for language in Language.allCases {
            let lines = lines(two, language)
            #expect(lines.contains(TriageText.possibilities(2)(language)))
            #expect(ranked(lines) == [])
        }
        let english = lines(two)
        let yes = try #require(english.first { $0.contains("wanted: yes — ") })
        let no = try #require(english.first { $0.contains("wanted: no — route: 1. ") })
        #expect(yes.contains("hold") && !yes.contains("1. "))
        let route = Example.triage.advise(on: free, asOf: Example.day)
        try #require(!route.alternatives.isEmpty)
        for country in [route.via].compactMap(\.self) + route.alternatives {
            #expect(no.contains(Example.book.name(of: country).en))
        }
        // What speaks for each country is still there, with its facts.
        let via = try #require(route.via)
        #expect(english.contains { $0.hasPrefix("  - \(Example.book.name(of: via).en), ") })
        #expect(lines(two, .russian).contains { $0.contains("в розыске: нет — ") })
    }

    @Test func `of many possibilities only the number is told`() throws {
        let many = try subject([{ $0.wanted = .yes }, { $0.exitBan = .yes }, { $0.passport = .expired }])
        let count = try #require(many.known.combinations).distinct.count
        try #require(count > Possibilities.mostShown)
        #expect(lines(many).contains(TriageText.possibilities(count).en))
        #expect(!lines(many).contains { $0.contains(TriageText.eachPossibility.en) })
    }

    @Test func `a reason without its place has no rank and no other country`() throws {
        let ranking = Example.advice { _ in }.because.filter { if case .ranking = $0.source { true } else { false } }
        try #require(ranking.count > 3)
        for step in ranking {
            guard case .ranking(let own) = step.source else { continue }
            let reason = RankingText.withoutPlace(step.reason)
            for (language, text) in [(Language.english, reason.en), (.russian, reason.ru)] {
                #expect(text.hasPrefix(Example.book.name(of: own)(language)) && text.hasSuffix("."))
                #expect(step.reason(language).contains(text.dropLast()))
                for other in Example.book.countries where other.code != own && other.status == .offered {
                    #expect(!text.contains(other.name(language)), "\(text)")
                }
            }
        }
    }
}

import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

/// The history marks the answers that have ended, as the fold judges them.
@Suite struct EndedAnswersTests {
    private func history(_ entries: [Entry], _ language: Language = .english) throws -> [String] {
        let sheet = try #require(CaseSheet(Made.id(1), in: MadeDesk.queue(entries))).lines(language, advice: [])
        let title = DeskText.history(language)
        return sheet.drop { $0 != title }.map { String($0.drop { $0 == " " }) }
    }

    private let georgia = Made.request(1, at: 10) {
        $0.country = CountryCode("GE")
        $0.place = "Batumi"
        $0.legalStayUntil = Day("2027-05-01")
        $0.age = 27
    }

    @Test func `what was said of an earlier country is no longer said plainly`() throws {
        let moved = Made.followUp(1, at: 20) { $0.country = CountryCode("TR") }
        let lines = try history([georgia, moved])
        for line in [
            "country (earlier answer): Georgia", "place (earlier answer): Batumi",
            "legal stay until (earlier answer): 2027-05-01", "country: Türkiye", "age: 27",
        ] {
            #expect(lines.contains(line), "\(line) \(lines)")
        }
        #expect(try history([georgia, moved], .russian).contains("место (прежний ответ): Batumi"))
        let sheet = try #require(CaseSheet(Made.id(1), in: MadeDesk.queue([georgia, moved]))).json(advice: .null)
        #expect(
            sheet["history"]?.array?.map { $0["ended"] } == [["country", "place", "legal_stay_until"], []])
    }

    @Test func `what another laptop said has not ended, and bad news ends only with a coordinator`() throws {
        let other = Made.followUp(1, at: 20, log: 2) { $0.country = CountryCode("TR") }
        #expect(try !history([georgia, other]).joined().contains("earlier answer"))
        let wanted = [Made.request(1, at: 10) { $0.wanted = .yes }, Made.followUp(1, at: 20) { $0.wanted = .no }]
        #expect(try !history(wanted).joined().contains("earlier answer"))
        let settle = Made.decision(1, .settle(Settlement(field: "wanted", value: "no")), at: 30)
        let lines = try history(wanted + [settle])
        #expect(lines.contains("wanted (earlier answer): yes"))
        // The settle had not seen the follow-up, which says the same.
        #expect(lines.contains("wanted: no") && lines.contains("cleared up: wanted: no"))
    }

    @Test func `a settle that a later one replaced is marked, and an undone one says by whom`() throws {
        func settle(_ value: JSONValue, at second: Int64, name: UInt8) -> Entry {
            var made = Made.decision(1, .settle(Settlement(field: "wanted", value: value)), at: second)
            made.name = Made.bytes(name)
            return made
        }
        let request = Made.request(1, at: 10) { $0.wanted = .no }
        let (first, second) = (settle("yes", at: 20, name: 201), settle("no", at: 80, name: 202))
        #expect(try history([request, first, second]).contains("cleared up (earlier answer): wanted: yes"))
        let undo = Made.decision(1, .undo(second.name), at: 140)
        let lines = try history([request, first, second, undo])
        #expect(lines.contains("cleared up: wanted: yes") && lines.contains("undone by v9, 1970-01-01 00:02"))
        let sheet = try #require(CaseSheet(Made.id(1), in: MadeDesk.queue([request, first, second, undo])))
        #expect(sheet.json(advice: .null)["history"]?.array?.map { $0["undone"] } == [false, false, true, false])
    }

    @Test func `of a list the words that ended are marked, of the family the person and the detail`() throws {
        let request = Made.request(1, at: 10) {
            $0.evidence = ["contract", "summons"]
            $0.companions = [
                Companion(relation: "wife", age: 30), Companion(relation: "son", age: 4),
                Companion(relation: "daughter"),
            ]
            $0.safeContact = SafeContact(channel: "Signal")
        }
        let later = Made.followUp(1, at: 20) {
            $0.companions = [Companion(relation: "son", age: 5)]
            $0.safeContact = SafeContact(channel: "e-mail")
        }
        var lines = try history([request, later])
        #expect(lines.contains("how to get in touch, channel (earlier answer): Signal"))
        #expect(lines.contains("who travels along: son, age (earlier answer): 4"), "\(lines)")
        #expect(lines.contains("who travels along: wife, age: 30"))
        let word = Made.decision(1, .settle(Settlement(field: "evidence.summons", value: "no")), at: 30)
        let wife = Made.decision(1, .settle(Settlement(field: "companions[wife]", value: "no")), at: 31)
        lines = try history([request, word, wife])
        let papers = try #require(lines.first { $0.hasPrefix("papers that prove it: ") })
        #expect(papers.contains("(earlier answer)"), "\(papers)")
        #expect(lines.contains { $0.hasPrefix("who travels along (earlier answer): wife") }, "\(lines)")
        let all = Made.decision(1, .settle(Settlement(field: "evidence", value: "none")), at: 30)
        #expect(try history([request, all]).contains { $0.hasPrefix("papers that prove it (earlier answer): ") })
    }
}

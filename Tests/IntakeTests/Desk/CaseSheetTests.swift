import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct CaseSheetTests {
    private let queue = MadeDesk.queue([
        Made.request(1, code: 5, at: 1_782_914_580) {
            $0.age = 21
            $0.country = CountryCode("KZ")
            $0.pseudonym = "Heron"
            $0.place = "Almaty"
            $0.notes = "one\ntwo"
            $0.danger = []
        },
        Made.request(2, code: 5, at: 1_782_914_590, log: 2) {
            $0.pseudonym = "heron"
            $0.place = "almaty"
        },
        Made.status(1, .handedOver, at: 1_782_914_600), Made.decision(1, .assign("Irina"), at: 1_782_914_601),
        Made.decision(
            1, .route(RouteChoice(.overridden, via: CountryCode("RS")), reason: "passport\u{1B}"), at: 1_782_914_602),
    ])

    @Test func `a case is shown with its facts, doubts, likely duplicates, advice and history`() throws {
        let text = try #require(CaseSheet(Made.id(1), in: queue)).lines(.english, advice: ["Urgency: today"])
            .joined(separator: "\n")
        for part in [
            "Case \(Made.code(5))", "status: handed over", "assigned to: Irina", "route: overridden, Serbia",
            "another case has the same code", "may be about the same man as \(Made.code(5))", "country: Kazakhstan",
            "notes:\n    one\n    two", "danger: none", "Urgency: today", "2026-07-01 14:03  request, v1 (log 01010101",
            "reason: passport^[",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(!text.contains("\u{1B}"))
    }

    @Test func `the Russian sheet has no line in English`() throws {
        let lines = try #require(CaseSheet(Made.id(1), in: queue)).lines(.russian, advice: [])
        #expect(lines.contains("статус: передано"))
        for word in ["status", "case", "request", "history", "country", "danger"] {
            #expect(!lines.contains { $0.lowercased().contains(word) }, "\(word)")
        }
    }

    @Test func `in JSON the case carries its whole advice and every event with its source`() throws {
        let json = try #require(CaseSheet(Made.id(1), in: queue)).json(advice: ["outcome": "route"])
        #expect(json["advice"]?["outcome"] == "route")
        #expect(json["status"] == "handed_over")
        #expect(
            json["history"]?.array?.compactMap { $0["event"]?["type"] } == [
                "request", "decision", "decision", "decision",
            ])
        #expect(json["history"]?.array?.first?["source"]?["log"] == .string(Made.bytes(1).hex))
        #expect(json["doubts"]?.array?.first?["doubt"] == "shared_code")
        #expect(json["duplicates"]?.array?.first?["id"] == .string(Made.id(2).description))
    }

    @Test func `long lines are broken to the width of the screen and lose no word`() throws {
        let queue = try MadeDesk.exercise()
        for row in queue.rows {
            let sheet = try #require(CaseSheet(row.subject.id, in: queue))
            let whole = sheet.lines(.russian, advice: [])
            let broken = sheet.lines(.russian, advice: [], columns: 50)
            #expect(broken.allSatisfy { TextWidth.of($0) <= 50 })
            func letters(_ lines: [String]) -> String { lines.joined().filter { $0 != " " } }
            #expect(letters(broken) == letters(whole))
        }
    }

    @Test func `there is no sheet of a case that is not there`() {
        #expect(CaseSheet(Made.id(9), in: queue) == nil)
    }
}

import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct AdviceJSONTests {
    @Test func `advice has the fields that its description names, and the book`() throws {
        let members = try #require(Example.advice { $0.passportExpires = Day("2030-01-01") }.json.object)
        #expect(
            Set(members.keys) == [
                "urgency", "deadline", "outcome", "via", "mode", "alternatives", "stay", "if_lifted_via", "onward",
                "ruled_out", "ask", "next", "warn", "release", "because", "book",
            ])
        #expect(members["via"] == "AM")
        #expect(members["mode"] == "air")
        #expect(members["stay"] == .null)
        #expect(members["alternatives"]?.array?.first == "GE")
        #expect(members["ruled_out"]?["AE"] == ["no_usable_fact"])
        #expect(members["book"]?["example"] == true)
        #expect(members["book"]?["hash"]?.string?.utf8.count == 64)
    }

    @Test func `a reason is there in both languages, with its facts`() throws {
        let because = try #require(Example.advice { _ in }.json["because"]?.array)
        let layover = try #require(because.first { $0["rule"] == "layover" })
        #expect(layover["reason"]?["en"]?.string?.isEmpty == false)
        #expect(layover["reason"]?["ru"]?.string?.isEmpty == false)
        let fact = try #require(layover["facts"]?.array?.first { $0["id"] == "kz-risk-transit" })
        #expect(
            fact == [
                "id": "kz-risk-transit", "source": "The Diplomat", "date": "Sep 2025", "checked": "2026-06-30",
                "age_days": 1, "overdue": false,
            ])
    }

    @Test func `the same input gives the same bytes`() {
        var random = SeededGenerator(state: 9)
        for _ in 0..<200 {
            let request = Request.random(&random)
            let again = Triage(book: Example.book).advise(on: request, asOf: Example.day)
            let bytes = CanonicalJSON.encode(Example.triage.advise(on: request, asOf: Example.day).json)
            #expect(bytes == CanonicalJSON.encode(again.json))
        }
    }
}

import Testing
@testable import IntakeBase
@testable import IntakeTriage

@Suite struct BookCheckTests {
    @Test func `the example book has no problem and no note on the day after its checks`() throws {
        #expect(try ChangedBook().findings() == [])
    }

    @Test func `later the example book has notes alone, one for each fact past its review`() throws {
        let day = try #require(Day("2026-11-21"))
        let overdue = Example.book.facts.filter { $0.reviewBy < day }
        let findings = try ChangedBook().findings(on: day)
        #expect(!overdue.isEmpty)
        #expect(findings.map(\.severity) == overdue.map { _ in .note })
        #expect(findings.allSatisfy { $0.kind == .overdue })
        for fact in overdue {
            let days = fact.reviewBy.days(until: day)
            #expect(
                findings.contains { $0.sentence.en.contains("\(fact.id) ") && $0.sentence.en.contains("\(days) days") })
        }
    }

    /// Every fact was confirmed in November; the cases keep their dates in July.
    @Test func `a book whose facts were all checked anew still passes its own cases`() throws {
        var text = ExampleBook.text.replacing("checked = 2026-06-30", with: "checked = 2026-11-20")
        for topic in [60, 90, 180] {
            let before = Day("2026-06-30")!.adding(days: topic)
            let after = Day("2026-11-20")!.adding(days: topic)
            text = text.replacing("review_by = \(before)", with: "review_by = \(after)")
        }
        let book = ChangedBook(text: text)
        #expect(try book.findings(.vignette) == [])
        #expect(try book.findings(.untested) == [])
        // A laptop on that day in July still gives no route: its clock cannot be right.
        let triage = Triage(book: try book.source().book)
        #expect(triage.advise(on: Example.free, asOf: Example.day).outcome == .stale)
    }

    @Test func `a vignette that is not answered as wanted is named with field, wish and answer`() throws {
        let book = try ChangedBook("stay = \"GE\"", "stay = \"TR\"")
        let finding = try #require(try book.findings(.vignette).first)
        #expect(finding.place.line == (try book.line(of: "stay = \"TR\"")))
        #expect(finding.place.key == "expect.stay")
        #expect(finding.sentence.en == "vignette tbilisi-forty-days: stay: wanted TR; came GE")
        #expect(finding.severity == .problem)
    }

    @Test func `the same book has the same findings, problems first and then by line`() throws {
        let book = try ChangedBook("stay = \"GE\"", "stay = \"TR\"")
        let day = try #require(Day("2026-11-21"))
        let findings = try book.findings(on: day)
        #expect(findings == (try book.findings(on: day)))
        #expect(findings.first?.severity == .problem)
        #expect(findings.last?.severity == .note)
        let lines = findings.filter { $0.severity == .note }.compactMap(\.place.line)
        #expect(lines == lines.sorted())
    }
}

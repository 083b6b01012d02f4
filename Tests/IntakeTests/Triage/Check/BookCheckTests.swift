import Testing

@testable import Intake

@Suite struct BookCheckTests {
    @Test func `the example book has neither problem nor note on the day after its checks`() throws {
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

import Testing
@testable import IntakeTriage

@Suite struct NameCheckTests {
    @Test func `a question that advice could ask and the book cannot word is a problem`() throws {
        var book = try ChangedBook("id = \"wanted\"", "id = \"pseudonym\"")
        let finding = try #require(try book.findings(.unknownName).first)
        #expect(finding.sentence.en == "advice may ask for wanted, but the book has no question for it")
        #expect(finding.place.line == nil)
        book = ChangedBook(
            adding: "[[rule]]\nid = \"visa\"\nwhen = { visas = [\"schengen\"] }\nthen = { next = [\"vetting\"] }\n"
                + "en = \"A reason.\"\nru = \"Причина.\"\n")
        #expect(try book.findings(.unknownName).map(\.place.line) == [try book.line(of: "id = \"visa\"") - 1])
    }

    @Test func `a question on a field that no request has is a problem`() throws {
        let book = try ChangedBook("id = \"caller\"", "id = \"callers\"")
        let findings = try book.findings(.unknownName)
        #expect(findings.contains { $0.place.line == (try? book.line(of: "id = \"callers\"")) && $0.place.key == "id" })
    }

    @Test func `a country that the book does not have is a problem wherever it is named`() throws {
        for (old, new, key) in [
            ("when = { names = [\"GE\"] }", "when = { names = \"GG\" }", "when"),
            ("when = { country = [\"KZ\"] }", "when = { country = [\"KK\"] }", "when"),
            ("never = [\"KZ\",", "never = [\"KK\",", "expect.never"),
        ] {
            let book = try ChangedBook(old, new)
            let finding = try #require(try book.findings(.unknownName).first, "\(old)")
            #expect(finding.place.line == (try book.line(of: new)))
            #expect(finding.place.key == key)
        }
    }

    @Test func `a word that no rule uses and a country that no vignette is about are notes`() throws {
        let word = ChangedBook(
            adding:
                "[[word]]\nkind = \"warn\"\nid = \"nothing\"\norder = 900\nen = \"Take care.\"\nru = \"Осторожно.\"\n")
        #expect(try word.findings(.unused).map(\.place.line) == [try word.line(of: "id = \"nothing\"") - 2])
        let country = ChangedBook(
            adding: "[[country]]\ncode = \"QQ\"\nen = \"Far\"\nru = \"Даль\"\nstatus = \"not_offered\"\n"
                + "reason_en = \"Nothing is known.\"\nreason_ru = \"Ничего не известно.\"\n")
        #expect(try country.findings(.unused).map(\.sentence.en) == ["no vignette is about Far"])
        #expect(try country.findings(.unused).map(\.severity) == [.note])
    }

    @Test func `a fact past its review is a note from the day after, one checked later than today a problem`() throws {
        let fact = try #require(Example.book.facts.min { $0.reviewBy < $1.reviewBy })
        let book = ChangedBook()
        #expect(try book.findings(.overdue, on: fact.reviewBy) == [])
        let finding = try #require(
            try book.findings(.overdue, on: fact.reviewBy.adding(days: 1)).first { $0.sentence.en.contains(fact.id) })
        #expect(finding.sentence.en.contains("by \(fact.reviewBy), 1 day ago"))
        #expect(finding.place.line == (try book.line(of: "review_by", after: "id = \"\(fact.id)\"")))
        let early = try book.findings(.checkedLater, on: Example.book.newestCheck.adding(days: -1))
        #expect(early.count == Example.book.facts.count { $0.checked == Example.book.newestCheck })
        #expect(early.allSatisfy { $0.severity == .problem && $0.place.key == "checked" })
    }
}

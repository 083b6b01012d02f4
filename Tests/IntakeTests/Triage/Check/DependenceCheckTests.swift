import Testing
@testable import IntakeTriage

@Suite struct DependenceCheckTests {
    private static let rule = """
        [[rule]]
        id = "new-rule"
        when = { charge = "338", ties = ["jewish_ancestry"], caller = "friend", health = ["other"] }
        then = { next = ["unhcr"] }
        en = "A reason."
        ru = "Причина."

        """
    private static let fact = """
        [[fact]]
        id = "new-fact"
        country = "FI"
        topic = "onward"
        en = "A sentence."
        ru = "Предложение."
        source = "somebody"
        published = "2026"
        checked = 2026-06-30
        review_by = 2026-12-27
        confidence = "high"

        """

    @Test func `a rule and a fact that no vignette depends on are problems, in their lines`() throws {
        let book = ChangedBook(adding: Self.rule + Self.fact)
        let findings = try book.findings(.untested)
        #expect(
            findings.map(\.sentence.en) == [
                "no vignette depends on rule new-rule: without it every one is answered the same",
                "no vignette depends on fact new-fact: without it every one is answered the same",
            ])
        #expect(
            findings.map(\.place.line) == [
                try book.line(of: "id = \"new-rule\"") - 1, try book.line(of: "id = \"new-fact\"") - 1,
            ])
    }

    @Test func `a fact that only a rule without a vignette cites is not depended on`() throws {
        let book = ChangedBook(adding: Self.rule + "facts = [\"new-fact\"]\n" + Self.fact)
        #expect(try book.findings(.untested).count == 2)
    }

    @Test func `every vignette that is taken away takes what only it depends on along`() throws {
        // By definition: remove the rule or fact, and some vignette's advice must change.
        for vignette in Example.book.vignettes.prefix(3) {
            var book = Example.book
            book.vignettes.removeAll { $0.id == vignette.id }
            let triage = Triage(book: book)
            let answers = book.vignettes.map { triage.advise(on: $0.request, asOf: $0.asOf) }
            var expected: Set<String> = []
            for rule in book.rules {
                var other = book
                other.rules.removeAll { $0.id == rule.id }
                let without = Triage(book: other)
                let same = zip(book.vignettes, answers).allSatisfy { vignette, advice in
                    without.advise(on: vignette.request, asOf: vignette.asOf) == advice
                }
                if same { expected.insert(rule.id) }
            }
            let source = try ChangedBook().source(without: vignette.id)
            var check = BookCheck(source, on: Example.day)
            let found = check.dependence().filter {
                $0.place.table?.hasPrefix("rule") == true
            }
            #expect(found.count == expected.count, "\(vignette.id)")
            for id in expected { #expect(found.contains { $0.sentence.en.contains("rule \(id):") }) }
        }
    }

    @Test func `a rule and a fact of one name are told apart`() throws {
        // The fact of this name is cited by many; no vignette depends on the rule.
        let book = ChangedBook(adding: Self.rule.replacingOnce("new-rule", "am-papers"))
        #expect(try book.findings(.untested).map(\.place.table) == ["rule[\(Example.book.rules.count)]"])
    }

    @Test func `a fact that another supersedes needs no vignette`() throws {
        let newer = Self.fact.replacingOnce("new-fact", "newer-fact") + "supersedes = [\"new-fact\"]\n"
        let findings = try ChangedBook(adding: Self.fact + newer).findings(.untested)
        #expect(findings.map(\.sentence.en).filter { $0.contains("fact new-fact") } == [])
        #expect(findings.count == 1)
    }
}

import Testing
@testable import IntakeTriage

@Suite struct ClashCheckTests {
    private func rule(_ id: String, _ when: String, _ then: String) -> String {
        "[[rule]]\nid = \"\(id)\"\nwhen = \(when)\nthen = \(then)\nen = \"A reason.\"\nru = \"Причина.\"\n"
    }

    private func clashes(_ rules: String...) throws -> [BookFinding] {
        try ChangedBook(adding: rules.joined(separator: "\n")).findings(.clash)
    }

    @Test func `a country that one rule prefers and another rules out is a problem, shown by a person`() throws {
        let book = ChangedBook(
            adding: rule("for", "{ passport = \"five_year\" }", "{ prefer = [\"RS\", \"GE\"] }")
                + rule("against", "{ where = \"home\", charge = \"337\" }", "{ rule_out = \"GE\" }"))
        let finding = try #require(try book.findings(.clash).first)
        #expect(try book.findings(.clash).count == 1)
        #expect(finding.place.line == (try book.line(of: "then = { prefer = [\"RS\", \"GE\"] }")))
        #expect(finding.place.table == "rule[\(Example.book.rules.count)]")
        for part in ["rule for prefers Georgia", "rule against rules it out", "charge: article 337", "country: Russia"]
        {
            #expect(finding.sentence.en.contains(part), "\(finding.sentence.en)")
        }
    }

    @Test func `rules that never meet do not clash`() throws {
        #expect(
            try clashes(
                rule("for", "{ passport = \"five_year\" }", "{ prefer = \"GE\" }"),
                rule("against", "{ passport = \"biometric\" }", "{ rule_out = \"GE\" }")) == [])
        #expect(
            try clashes(
                rule("for", "{ where = \"blocked\" }", "{ prefer = \"GE\" }"),
                rule("against", "{ country = [\"RU\", \"AM\"] }", "{ rule_out = \"GE\" }")) == [])
    }

    @Test func `a preference that has lapsed with its facts does not clash with what begins later`() throws {
        let last = try #require(Example.book.fact("rs-papers")).reviewBy
        let preference =
            "[[rule]]\nid = \"for\"\nwhen = { wanted = \"no\" }\nthen = { prefer = \"RS\" }\n"
            + "en = \"A reason.\"\nru = \"Причина.\"\nfacts = [\"rs-papers\"]\n"
        for (days, count) in [(0, 1), (1, 0)] {
            let exclusion = rule("later", "{ on_or_after = \(last.adding(days: days)) }", "{ rule_out = \"RS\" }")
            #expect(try clashes(preference, exclusion).count == count)
        }
    }

    @Test func `two rules that prefer different countries for one man are a problem`() throws {
        let first = rule("one", "{ passport = \"five_year\" }", "{ prefer = \"RS\" }")
        #expect(try clashes(first, rule("two", "{ wanted = \"no\" }", "{ prefer = \"GE\" }")).count == 1)
        #expect(try clashes(first, rule("two", "{ wanted = \"no\" }", "{ prefer = \"RS\" }")) == [])
        #expect(try clashes(first, rule("two", "{ passport = \"biometric\" }", "{ prefer = \"GE\" }")) == [])
    }

    @Test func `the same condition and effect twice is a problem in any order`() throws {
        let book = ChangedBook(
            adding: rule("one", "{ ties = [\"a\", \"b\"], wanted = \"no\" }", "{ next = [\"unhcr\", \"vetting\"] }")
                + rule("two", "{ wanted = [\"no\"], ties = [\"b\", \"a\"] }", "{ next = [\"vetting\", \"unhcr\"] }"))
        let finding = try #require(try book.findings(.clash).first)
        #expect(finding.sentence.en == "rule two has the condition and the effect of rule one")
        #expect(finding.place.line == (try book.line(of: "[[rule]]", after: "id = \"one\"")))
        #expect(
            try clashes(
                rule("one", "{ ties = \"a\" }", "{ next = \"unhcr\" }"),
                rule("two", "{ ties = \"a\" }", "{ next = \"vetting\" }")) == [])
    }

    // The condition, and whether the preference for Armenia can affect anyone.
    @Test(arguments: [
        ("{ wanted = \"no\" }", true), ("{ wanted = [\"yes\"] }", false), ("{ wanted = [\"yes\", \"no\"] }", true),
        ("{ passport = [\"expired\"], internal_passport = [\"no\"] }", false),
        ("{ passport = [\"expired\"], internal_passport = [\"yes\"] }", true),
        ("{ country = \"AM\" }", false), ("{ where = \"elsewhere\" }", false), ("{ country = \"KZ\" }", true),
    ])
    func `a preference that can never apply is a problem`(when: String, matters: Bool) throws {
        let book = ChangedBook(adding: rule("for", when, "{ prefer = \"AM\" }"))
        let findings = try book.findings(.noEffect)
        #expect(findings.isEmpty == matters, "\(findings.map(\.sentence.en))")
        if !matters { #expect(findings.first?.place.line == (try book.line(of: "then = { prefer = \"AM\" }"))) }
    }

    @Test func `a preference for what another rule always rules out is a problem`() throws {
        let exclusion = rule("against", "[{ stage = \"mobilized\" }, { wanted = \"no\" }]", "{ rule_out = \"AM\" }")
        let book = ChangedBook(adding: rule("for", "{ passport = \"five_year\" }", "{ prefer = \"AM\" }") + exclusion)
        #expect(try book.findings(.noEffect).count == 1)
        let other = rule("against", "{ stage = \"mobilized\", wanted = \"no\" }", "{ rule_out = \"AM\" }")
        let free = ChangedBook(adding: rule("for", "{ passport = \"five_year\" }", "{ prefer = \"AM\" }") + other)
        #expect(try free.findings(.noEffect) == [])
    }

    @Test func `a question that the condition has answered, and a country that is out, change nothing`() throws {
        let question = ChangedBook(adding: rule("asks", "{ wanted = \"no\" }", "{ ask = [\"wanted\", \"charge\"] }"))
        let finding = try #require(try question.findings(.noEffect).first)
        #expect(finding.sentence.en == "rule asks asks for wanted, but fires only when that is known")
        #expect(finding.place.line == (try question.line(of: "then = { ask")))
        #expect(try question.findings(.noEffect).count == 1)
        let unknown = rule("asks", "{ wanted = [\"no\", \"unknown\"] }", "{ ask = \"wanted\" }")
        #expect(try ChangedBook(adding: unknown).findings(.noEffect) == [])
        let blocked = ChangedBook(adding: rule("for", "{ wanted = \"no\" }", "{ prefer = [\"KZ\"] }"))
        #expect(try blocked.findings(.noEffect).map(\.severity) == [.problem])
        let out = ChangedBook(adding: rule("against", "{ wanted = \"no\" }", "{ rule_out = [\"KZ\"] }"))
        #expect(try out.findings(.noEffect).map(\.severity) == [.note])
    }
}

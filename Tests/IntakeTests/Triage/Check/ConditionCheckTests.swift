import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct ConditionCheckTests {
    private static let exitBan = "when = { where = [\"home\"], exit_ban = [\"yes\"] }"

    /// The findings on conditions of the example with the condition of `exit-ban` replaced; all in its line.
    private func findings(_ when: String) throws -> [BookFinding] {
        let book = try ChangedBook(Self.exitBan, "when = \(when)")
        let line = try book.line(of: "when = \(when)")
        // If every man is held, rules on a route never fire either: those findings are ignored here.
        let findings = try book.findings(.neverHolds).filter { $0.sentence.en.hasPrefix("rule exit-ban: ") }
        for finding in findings {
            #expect(finding.place.line == line)
            #expect(finding.place.key == "when")
            #expect(finding.severity == .problem)
        }
        return findings
    }

    // Tests that exclude each other, and the keys that are named.
    @Test(arguments: [
        ["{ where = \"home\", position = \"abroad\" }", "position, where"],
        ["{ where = \"home\", country = [\"AM\", \"KZ\"] }", "country, where"],
        ["{ where = \"blocked\", country = \"AM\" }", "country, where"],
        ["{ where = \"elsewhere\", country = [\"KZ\", \"RU\"] }", "country, where"],
        ["{ country = \"RU\", position = \"abroad\", where = [\"home\"] }", "position, where"],
        ["{ below = { age = 0 } }", "below.age"],
        ["{ age = [30, 40], below = { age = 30 } }", "age, below.age"],
        ["{ companion_under = 0 }", "companion_under"],
        ["{ health = [\"Wounded\"] }", "health"],
        ["{ ties = [\"family in DE\"] }", "ties"],
        ["{ deadline = [\"2026-01-01\"], on_or_after = { deadline = 2026-02-01 } }", "deadline, on_or_after.deadline"],
        [
            "{ on_or_after = 2026-09-01, deadline = [\"2026-01-01\"], where = \"home\", exit_ban = \"yes\", "
                + "days_until = { deadline = -3650 } }",
            "deadline, days_until.deadline",
        ],
    ])
    func `a condition that no request meets is a problem that names its keys`(example: [String]) throws {
        let findings = try findings(example[0])
        if example[1] == "deadline, days_until.deadline" {
            // The advice may be ten years later, when the deadline is that long ago: this condition can be met.
            #expect(findings == [])
            return
        }
        #expect(
            findings.map(\.sentence.en) == ["rule exit-ban: no request can meet this condition; look at \(example[1])"])
    }

    @Test(arguments: [
        "{ where = \"blocked\", country = [\"AM\", \"KZ\"] }",
        "{ where = [\"home\", \"elsewhere\"], position = \"abroad\" }",
        "{ exit_ban = [\"unknown\"] }",
        "{ danger = [] }",
        "{ danger = [\"suicidal\"], health = [\"wounded\"], ties = [\"family_in:DE\"] }",
        "{ below = { age = 1 } }",
        "{ age = [17], below = { age = 18 } }",
        "{ companion_under = 1 }",
        "{ days_until = { deadline = -100 } }",
        "{ on_or_after = { deadline = 2030-01-01 }, days_until = { deadline = 3 } }",
        "{ on_or_after = 2031-01-01, deadline = [\"2026-01-01\"] }",
        "{ place = [\"Gyumri\"], notes = [\"one\", \"two\"] }",
        "{ country = [\"US\"], where = \"elsewhere\" }",
        "{ companions = [\"unknown\"], passport = [\"none\", \"unknown\"] }",
    ])
    func `a condition that some request meets is no problem`(when: String) throws {
        #expect(try findings(when) == [])
    }

    @Test func `one alternative of several that no request meets is named by its number`() throws {
        let findings = try findings("[{ exit_ban = \"yes\" }, { where = \"home\", position = \"abroad\" }]")
        #expect(
            findings.map(\.sentence.en) == [
                "rule exit-ban: no request can meet alternative 2 of this condition; look at position, where"
            ])
    }

    @Test func `facts and destinations that can never apply are problems too`() throws {
        let fact = try ChangedBook(
            "applies_to = { wanted = [\"yes\", \"unknown\"] }", "applies_to = { where = \"home\", country = \"AM\" }")
        #expect(try fact.findings(.neverHolds).map(\.place.key) == ["applies_to"])
        #expect(
            try fact.findings(.neverHolds).first?.place.line
                == fact.line(of: "applies_to = { where = \"home\", country"))
    }

    @Test func `a rule on advice that never comes is a problem`() throws {
        for when in [
            "{ names = \"KZ\" }", "{ names = [\"RU\"] }", "{ outcome = \"route\", where = \"elsewhere\" }",
            "{ outcome = \"stay\", where = \"home\" }", "{ outcome = \"route\", wanted = [\"yes\"], where = \"home\" }",
            "{ names = \"AM\", where = \"home\", wanted = \"yes\" }",
        ] {
            let book = try ChangedBook("when = { names = [\"GE\"] }", "when = \(when)")
            let finding = try #require(try book.findings(.neverHolds).first, "\(when)")
            #expect(finding.place.line == (try book.line(of: "when = \(when)")))
        }
    }

    @Test func `a rule on advice that can come is found without any vignette`() throws {
        for when in [
            "{ outcome = \"stay\", where = \"elsewhere\" }", "{ names = \"TR\" }", "{ outcome = \"stale\" }",
            "{ overdue = true }", "{ overdue = false, outcome = \"route\" }", "{ outcome = \"no_safe_route\" }",
            "{ names = \"US\" }", "{ outcome = \"ask\", exit_ban = \"unknown\" }", "{ outcome = [\"hold\"] }",
            "{ names = \"AM\", companion_under = 18 }",
        ] {
            var book = try ChangedBook("when = { names = [\"GE\"] }", "when = \(when)")
            let start = try #require(book.text.firstRange(of: "\n[[vignette]]\n"))
            book = ChangedBook(text: String(book.text[..<start.lowerBound]))
            #expect(try book.findings(.neverHolds) == [], "\(when)")
        }
    }

    @Test(arguments: [1, 2, 3, 4])
    func `triage agrees that what the search finds is met, and that nothing else can be met`(seed: Int) throws {
        var random = SeededGenerator(state: UInt64(seed))
        let search = WitnessSearch(book: Example.book, day: Example.day)
        let tests = Example.book.rules.flatMap { $0.when.anyOf.joined() }.filter { !$0.asksAdvice }
        for _ in 0..<100 {
            let demands = (0..<Int.random(in: 1...5, using: &random)).map { _ in
                Demand(test: tests.randomElement(using: &random)!, holds: Bool.random(using: &random))
            }
            func meets(_ request: Request, _ day: Day) -> Bool {
                let situation = Situation(request, on: day, in: Example.book)
                return demands.allSatisfy { situation.truth(of: $0.test) == ($0.holds ? .yes : .no) }
            }
            var work = Work(1_000_000)
            if let found = try search.witness(demands, &work) {
                #expect(meets(found.request, found.day), "\(demands)")
            } else {
                for _ in 0..<20 {
                    let request = Request.random(&random)
                    #expect(!meets(request, Example.day), "\(demands)")
                }
            }
        }
    }
}

import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct ConditionTests {
    /// The truth of a rule's `when` for a request, parsed as the book writes it.
    func truth(_ when: String, asOf day: Day = Example.day, _ change: (inout Request) -> Void) throws -> Truth {
        let text = """
            version = 1
            [home]
            code = "RU"
            en = "Home"
            ru = "Дом"
            [[word]]
            kind = "warn"
            id = "word"
            order = 1
            en = "Word"
            ru = "Слово"
            [[rule]]
            id = "rule"
            when = \(when)
            then = { warn = ["word"] }
            en = "Why"
            ru = "Почему"
            """
        let book = try RouteBook(Array(text.utf8), file: "book", hash: Bytes32())
        var request = Request()
        change(&request)
        return book.rules[0].when.holds(in: Situation(request, on: day, in: book))
    }

    @Test(arguments: RequestField.allCases)
    func `whether an answer is missing can be asked of every field, and is definite`(field: RequestField) throws {
        let when = "{ \(field.rawValue) = [\"unknown\"] }"
        #expect(try truth(when) { _ in } == .yes)
        let full = try Request(json: Self.everything)
        #expect(full[field] != .unknown)
        #expect(try truth(when) { $0 = full } == .no)
    }

    @Test(arguments: [
        ("{ age = 19 }", Truth.yes), ("{ age = [18, \"19\"] }", .yes), ("{ age = 18 }", .no),
        ("{ deadline = 2026-07-09 }", .yes), ("{ deadline = [\"2026-07-10\"] }", .no),
        ("{ wanted = \"unknown\" }", .no), ("{ wanted = [\"no\", \"unknown\"] }", .yes),
        ("{ health = [] }", .no), ("{ health = [\"wounded\", \"unknown\"] }", .yes), ("{ refer = [\"unknown\"] }", .no),
        ("{ country = \"AM\" }", .yes), ("{ place = [\"YEREVAN\"] }", .yes), ("{ place = [\"unknown\"] }", .no),
        ("{ days_until = { legal_stay_until = 9 } }", .yes), ("{ days_until = { legal_stay_until = 8 } }", .no),
        ("{ on_or_after = { legal_stay_until = 2026-07-10 } }", .yes),
        ("{ on_or_after = { legal_stay_until = 2026-07-11 } }", .no),
        ("{ on_or_after = 2026-07-01 }", .yes), ("{ on_or_after = 2026-07-02 }", .no),
        ("{ below = { age = 20 } }", .yes), ("{ below = { age = 19 } }", .no),
    ])
    func `a known answer makes a condition definite`(when: String, expected: Truth) throws {
        let full = try Request(json: Self.everything)
        #expect(try truth(when) { $0 = full } == expected)
    }

    @Test(arguments: [
        "{ age = 19 }", "{ deadline = 2026-07-09 }", "{ wanted = \"no\" }", "{ health = [] }",
        "{ place = [\"Yerevan\"] }", "{ country = \"AM\" }", "{ days_until = { legal_stay_until = 9 } }",
        "{ on_or_after = { legal_stay_until = 2026-07-10 } }", "{ below = { age = 20 } }", "{ companion_under = 14 }",
        "{ where = \"home\" }",
    ])
    func `a missing answer leaves a condition open`(when: String) throws {
        #expect(try truth(when) { _ in } == .maybe)
    }

    @Test func `an answer that is missing counts where the book says so`() throws {
        for when in ["{ wanted = [\"yes\", \"unknown\"] }", "{ age = [17, \"unknown\"] }", "{ refer = \"unknown\" }"] {
            #expect(try truth(when) { _ in } == .yes)
        }
        #expect(try truth("{ danger = [\"unknown\"] }") { $0.danger = [] } == .no)
    }

    private static let everything = try! CanonicalJSON.parse(
        Array(
            """
            {"age": 19, "person": "man", "caller": "self", "person_agrees": "yes", "pseudonym": "A", "safe_contact": {"channel": "x"},
             "consent": ["record"], "stage": "abroad", "service": "none", "position": "abroad", "country": "AM",
             "place": "in Yerevan", "summons": "none", "exit_ban": "yes",
             "exit_ban_ground": "debt", "wanted": "no", "charge": "337",
             "passport": "biometric", "passport_expires": "2030-01-01", "internal_passport": "yes",
             "visas": ["schengen"], "legal_stay_until": "2026-07-10", "deadline": "2026-07-09",
             "deadline_reason": "other", "danger": ["injured"], "companions": [], "health": ["wounded"],
             "conscience": ["moral"], "ties": ["other"], "evidence": ["summons"], "refer": ["combat_conduct"],
             "notes": "text"}
            """.utf8), limit: 1 << 20)
}

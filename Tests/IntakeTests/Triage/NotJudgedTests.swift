import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

/// Words that are recorded and not judged yet make advice more careful, never less.
@Suite struct NotJudgedTests {
    /// Each such word, as a person of docs/ROUTES.md would list them.
    private static let words: [(String, JSONValue)] = [
        ("person", "woman"), ("stage", "returned"), ("service", "reservist"), ("service", "recruited_prisoner"),
        ("service", "foreign_recruit"), ("position", "missing"), ("position", "prisoner_of_war"), ("charge", ["339"]),
        ("charge", ["352.1"]), ("charge", ["322"]), ("charge", ["280.3"]), ("charge", ["other"]),
        ("charge", ["suspended_sentence"]), ("charge", ["337", "322"]), ("deadline_reason", "contract_or_trial"),
        ("ties", ["naturalised"]), ("ties", ["jewish_ancestry", "naturalised"]),
    ]

    /// The request with this answer.
    private static func with(_ answer: (String, JSONValue), _ request: Request) throws -> Request {
        guard case .object(var members) = request.json else { throw InputError(.notARequest) }
        members[answer.0] = answer.1
        return try Request(json: .object(members))
    }

    @Test(arguments: words.indices)
    func `no country is named, a coordinator decides, and the answer is given as the reason`(index: Int) throws {
        let word = Self.words[index]
        var random = SeededGenerator(state: UInt64(index) + 7)
        var outcomes: Set<Outcome> = []
        for _ in 0..<1_500 {
            let request = try Self.with(word, Request.random(&random))
            let advice = Example.triage.advise(on: request, asOf: Example.day)
            let text = CanonicalJSON.text(request.json)
            outcomes.insert(advice.outcome)
            #expect([.ask, .hold, .noSafeRoute].contains(advice.outcome), "\(text)")
            #expect(advice.countries.isEmpty && advice.stay == nil && advice.onward.isEmpty, "\(text)")
            #expect(advice.release == .coordinator && advice.urgency <= .day, "\(text)")
            #expect(advice.because.contains { $0.source == .step(.notJudged) }, "\(text)")
        }
        #expect(outcomes.contains(.ask) && outcomes.contains(.hold))
    }

    @Test(arguments: words.indices)
    func `it is as urgent as an unknown answer, and what holds without it holds`(index: Int) throws {
        let word = Self.words[index]
        let field = try #require(RequestField(rawValue: word.0))
        var random = SeededGenerator(state: UInt64(index) + 70)
        for _ in 0..<1_500 {
            let request = try Self.with(word, Request.random(&random))
            // Beside other words of a list, unknown is less than the list says.
            if case .array(let held) = word.1, held.count > 1 { continue }
            let unknown = request.forgetting(field)
            let (known, without) = (
                Example.triage.advise(on: request, asOf: Example.day),
                Example.triage.advise(on: unknown, asOf: Example.day)
            )
            #expect(known.urgency <= without.urgency, "\(CanonicalJSON.text(request.json))")
            if without.outcome == .hold { #expect(known.outcome == .hold || known.outcome == .ask) }
        }
    }

    @Test func `a rule that names the word fires, and one that names others is open`() throws {
        let rules = ConditionTests()
        func truth(_ when: String, _ service: Service?) throws -> Truth {
            try rules.truth(when) { $0.service = service }
        }
        #expect(try truth("{ service = \"reservist\" }", .reservist) == .yes)
        #expect(try truth("{ service = [\"contract\"] }", .reservist) == .maybe)
        #expect(try truth("{ service = [\"contract\", \"unknown\"] }", .reservist) == .yes)
        #expect(try truth("{ service = \"reservist\" }", .contract) == .no)
        func charged(_ when: String, _ charge: [Charge]) throws -> Truth {
            try rules.truth(when) { $0.charge = charge }
        }
        #expect(try charged("{ charge = \"337\" }", [.surrender]) == .maybe)
        #expect(try charged("{ charge = \"337\" }", [.surrender, .absence]) == .yes)
        #expect(try charged("{ charge = \"337\" }", [.desertion]) == .no)
        #expect(try charged("{ charge = [] }", [.surrender]) == .no)
    }

    @Test func `in service by such a word he is held at home, and no book can lift that`() {
        for service in [Service.reservist, .recruitedPrisoner, .foreignRecruit] {
            var book = Example.book
            book.rules = []
            var request = Example.free
            request.service = service
            #expect(Triage(book: book).advise(on: request, asOf: Example.day).outcome == .hold)
        }
    }

    @Test func `a companion's passport that ends within two weeks is no passport`() {
        func advice(_ days: Int?) -> Advice {
            Example.advice {
                $0.companions = [
                    Companion(
                        relation: "wife", age: 30, passport: .biometric,
                        passportExpires: days.map { Example.day.adding(days: $0) }, internalPassport: .no)
                ]
            }
        }
        #expect(advice(400).outcome == .route && advice(nil).outcome == .route)
        #expect(advice(14).outcome != .route)
    }
}

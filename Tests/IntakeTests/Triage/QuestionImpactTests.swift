import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct QuestionImpactTests {
    private func impacts(_ change: (inout Request) -> Void) -> [QuestionImpact] {
        var request = Example.free
        change(&request)
        return Example.triage.questionImpacts(on: request, asOf: Example.day)
    }

    @Test func `the question that changes most comes first, with the advice for each answer`() throws {
        let questions = impacts { $0.exitBan = .unknown }
        let first = try #require(questions.first)
        #expect(first.field == .exitBan)
        #expect(first.changes == 2)
        let outcomes = Dictionary(first.results.map { ($0.answers, $0.advice.outcome) }) { first, _ in first }
        #expect(outcomes == [[.word("yes")]: .hold, [.word("no")]: .route])
        #expect(first.results.first { $0.advice.outcome == .route }?.advice.via == land("AM"))
    }

    @Test func `a question of which no answer changes anything is not said to`() throws {
        let questions = impacts { $0.age = nil }
        let age = try #require(questions.first { $0.field == .age })
        #expect(age.changes == 0)
        #expect(age.results.allSatisfy { !$0.isChange })
        #expect(questions.last?.changes == 0)
    }

    @Test func `a date is tried on either side of what the book looks at`() throws {
        let questions = impacts {
            $0.internalPassport = .no
            $0.passportExpires = nil
        }
        let first = try #require(questions.first)
        #expect(first.field == .passportExpires)
        let outcomes = Set(first.results.map { $0.advice.outcome })
        #expect(outcomes == [.route, .noSafeRoute])
        let out = try #require(first.results.first { $0.advice.outcome == .noSafeRoute })
        #expect(out.answers.contains(.day(Day("2026-06-30")!)))
    }

    @Test func `who travels along is tried with papers that fit and with papers that do not`() throws {
        let questions = impacts {
            $0.passport = Passport.none
            $0.companions = [Companion(relation: "child")]
        }
        let companions = try #require(questions.first { $0.field == .companions })
        let outcomes = Set(companions.results.map { $0.advice.outcome })
        #expect(outcomes.isSuperset(of: [.route, .noSafeRoute]))
    }

    @Test func `what it says of an answer is what the advice becomes, and the questions are those of the advice`()
        throws
    {
        var random = SeededRandom(seed: 17)
        for _ in 0..<25 {
            let triage = Triage(book: .random(&random))
            let request = Request.random(&random)
            let now = triage.advise(on: request, asOf: Example.day)
            let questions = triage.questionImpacts(on: request, asOf: Example.day)
            let fields = Set(questions.map { $0.field.rawValue })
            #expect(fields.isSubset(of: now.ask))
            let changes = questions.map { $0.changes }
            #expect(changes == changes.sorted { $0 > $1 })
            for question in questions {
                for result in question.results {
                    for answer in result.answers {
                        guard case .word(let word) = answer else { continue }
                        var members = try #require(request.json.object)
                        members[question.field.rawValue] = .string(word)
                        let advice = triage.advise(on: try Request(json: .object(members)), asOf: Example.day)
                        #expect(advice.outcome == result.advice.outcome && advice.via == result.advice.via)
                        #expect(advice.urgency == result.advice.urgency)
                    }
                }
            }
            #expect(questions == triage.questionImpacts(on: request, asOf: Example.day))
        }
    }
}

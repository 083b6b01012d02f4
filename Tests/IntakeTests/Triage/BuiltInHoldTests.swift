import Testing
@testable import IntakeCases
@testable import IntakeTriage

/// The built-in holds, which no book can lift, and their reasons.
@Suite struct BuiltInHoldTests {
    /// The example book without a single rule.
    private static let bare = Example.changed { $0.rules = [] }

    private static func bareAdvice(_ change: (inout Request) -> Void) -> Advice {
        var request = Example.free
        change(&request)
        return bare.advise(on: request, asOf: Example.day)
    }

    private static let holds: [(name: String, change: @Sendable (inout Request) -> Void)] = [
        ("front", { $0.position = .atTheFront }), ("unit", { $0.position = .inUnit }),
        ("held", { $0.position = .detained }), ("held", { $0.danger = [.inCustody] }),
        ("serving", { $0.position = .onLeave }), ("serving", { $0.position = .absentWithoutLeave }),
        ("serving", { $0.service = .contract }), ("serving", { $0.service = .mobilized }),
        ("serving", { $0.service = .conscript }),
        (
            "serving",
            {
                $0.position = .inHospital; $0.stage = .mobilized
            }
        ),
        (
            "serving",
            {
                $0.position = .inHospital; $0.stage = .atTheFront
            }
        ),
        ("exit_ban", { $0.exitBan = .yes }), ("summons", { $0.summons = .placed }),
        ("summons", { $0.summons = .callUpDecision }), ("wanted", { $0.wanted = .yes }),
    ]

    @Test(arguments: holds.indices)
    func `without rules, triage still holds each person that it must hold, and says why`(index: Int) {
        let (name, change) = Self.holds[index]
        let advice = Self.bareAdvice(change)
        #expect(advice.outcome == .hold)
        #expect(advice.release == .coordinator)
        #expect(advice.because.contains { $0.source.description == "step.hold.\(name)" })
        // The example's own rules give the reason, and it is not repeated.
        let said = Example.advice(change)
        #expect(said.outcome == .hold)
        #expect(!said.because.contains { if case .step(.hold) = $0.source { true } else { false } })
    }

    @Test func `a book without rules asks where one of these answers is missing`() {
        for field in Triage.beforeRoute {
            let advice = Self.bareAdvice { $0.forget(field) }
            #expect(advice.outcome == .ask, "\(field)")
            #expect(advice.ask.contains(field.rawValue))
        }
        #expect(Self.bareAdvice { _ in }.outcome == .route)
    }

    @Test(arguments: ["AM", "KZ", "GE", "PT"])
    func `a person detained abroad is a hold, at once, with both lawyers and no word to the pursuer`(code: String) {
        for change: (inout Request) -> Void in [{ $0.position = .detained }, { $0.danger = [.inCustody] }] {
            let advice = Example.advice {
                $0.stage = .abroad
                $0.position = .abroad
                $0.country = CountryCode(code)
                change(&$0)
            }
            #expect(advice.outcome == .hold)
            #expect(advice.urgency == .now)
            #expect(advice.release == .coordinator)
            #expect(advice.next.contains("defence_lawyer") && advice.next.contains("asylum_lawyer"))
            #expect(!advice.next.contains("military_prosecutor_complaint"))
        }
    }

    @Test(arguments: ["AM", "KZ"])
    func `a person under pressure abroad is not sent to the pursuer's prosecutor`(code: String) {
        for reason in [DeadlineReason.deployment, .forcedContract] {
            let advice = Example.advice {
                $0.stage = .abroad
                $0.position = .abroad
                $0.country = CountryCode(code)
                $0.deadlineReason = reason
            }
            #expect(advice.next.contains("defence_lawyer") && advice.next.contains("asylum_lawyer"))
            #expect(!advice.next.contains("military_prosecutor_complaint"))
        }
    }
}

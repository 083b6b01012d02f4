// Holds that are built in (triage.md, rules 1 to 3). A book can add holds, and can never remove these.

import IntakeBase
import IntakeCases

/// A hold that no book can lift.
package enum BuiltInHold: String, CaseIterable {
    case front, unit, held, serving
    case exitBan = "exit_ban"
    case summons, wanted

    var reason: Sentence {
        switch self {
        case .front: TriageText.holdFront
        case .unit: TriageText.holdUnit
        case .held: TriageText.holdHeld
        case .serving: TriageText.holdServing
        case .exitBan: TriageText.holdExitBan
        case .summons: TriageText.holdSummons
        case .wanted: TriageText.holdWanted
        }
    }

    /// The fields that it depends on. A rule of the book that holds him because of one of these makes the reason
    /// redundant.
    var fields: Set<RequestField> {
        switch self {
        case .front, .unit: [.position]
        case .held: [.position, .danger]
        case .serving: [.service, .position]
        case .exitBan: [.exitBan]
        case .summons: [.summons]
        case .wanted: [.wanted]
        }
    }

    func holds(_ request: Request, _ whereabouts: Whereabouts?) -> Bool {
        switch self {
        case .front: request.position == .atTheFront
        case .unit: request.position == .inUnit
        case .held: request.position == .detained || request.danger?.contains(.inCustody) == true
        case .serving: whereabouts == .home && request.serves
        case .exitBan: whereabouts == .home && request.exitBan == .yes
        case .summons: whereabouts == .home && (request.summons == .placed || request.summons == .callUpDecision)
        case .wanted: whereabouts == .home && request.wanted == .yes
        }
    }
}

extension Request {
    /// Whether he serves other than in a unit or at the front.
    fileprivate var serves: Bool {
        switch service {
        case .conscript, .contract, .mobilized, .reservist, .recruitedPrisoner, .foreignRecruit: return true
        default: break
        }
        switch position {
        case .onLeave, .absentWithoutLeave: return true
        // Hospitals admit civilians as well, so the stage decides here, not his service.
        case .inHospital: return stage == .mobilized || stage == .atTheFront
        default: return false
        }
    }
}

extension Evaluation {
    /// Applies the built-in holds. Records the reason of each, unless a rule that fired has said it.
    mutating func applyBuiltInHolds(_ restricted: inout Restricted) {
        for hold in BuiltInHold.allCases where hold.holds(request, situation.whereabouts) {
            restricted.holds = true
            // These holds do not depend on companions, so what would come after the hold may be told.
            restricted.mayBeLifted = true
            let isSaid = fired.contains { prepared in
                prepared.rule.then.hold
                    && prepared.when.anyOf.contains { $0.contains { $0.field.map(hold.fields.contains) ?? false } }
            }
            if !isSaid { step(.hold(hold), hold.reason) }
        }
    }
}

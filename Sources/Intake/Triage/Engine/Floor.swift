// What holds a man whatever the book says (triage.md, rules 1 to 3): a book can add to this, and never take from it.

import IntakeBase
import IntakeCases

/// A hold that no book can lift.
package enum Floor: String, CaseIterable {
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

    /// The answers that it rests on. A rule of the book that holds him for one of these says it already.
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
    /// Whether he serves otherwise than in a unit or at the front.
    fileprivate var serves: Bool {
        switch service {
        case .conscript, .contract, .mobilized: return true
        default: break
        }
        switch position {
        case .onLeave, .absentWithoutLeave: return true
        // A hospital holds civilians as well: here the stage outweighs what is said of his service.
        case .inHospital: return stage == .mobilized || stage == .atTheFront
        default: return false
        }
    }
}

extension Evaluation {
    /// Holds him where no book may let him go, and says so where no rule that fired does.
    mutating func holdByFloor(_ restricted: inout Restricted) {
        for floor in Floor.allCases where floor.holds(request, situation.whereabouts) {
            restricted.holds = true
            // Nobody who travels along has a part in it.
            restricted.mayBeLifted = true
            let isSaid = fired.contains { prepared in
                prepared.rule.then.hold
                    && prepared.when.anyOf.contains { $0.contains { $0.field.map(floor.fields.contains) ?? false } }
            }
            if !isSaid { step(.hold(floor), floor.reason) }
        }
    }
}

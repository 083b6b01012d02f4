// Urgency and release: how soon a person must look at the request, and who may be told the answer. triage.md fixes both
// scales; rules of the book can only make them stricter.

import IntakeBase
import IntakeCases

/// Computes urgency and release from the situation and the outcome.
struct UrgencyAndRelease {
    let request: Request
    let day: Day
    let whereabouts: Whereabouts?
    let outcome: Outcome
    /// He is at a place that a fact on risk names.
    let isAtRiskPlace: Bool

    /// Rule 1 of triage.md.
    var isInDanger: Bool { request.isInDanger }

    /// The urgency. A deadline can only raise it.
    var urgency: Urgency { min(fromSituation, fromDates) }

    private var fromSituation: Urgency {
        if isInDanger || isAtRiskPlace { return .now }
        if whereabouts == .blocked { return request.wanted == .yes ? .now : .day }
        return outcome == .hold || outcome == .ask ? .day : .routine
    }

    private var fromDates: Urgency {
        var urgency = Urgency.routine
        if let deadline = request.deadline {
            switch day.days(until: deadline) {
            case ...1: urgency = .now
            case ...3: urgency = .day
            case ...14: urgency = .week
            default: break
            }
        }
        for end in [request.legalStayUntil, request.passportExpires].compactMap({ $0 }) where day.days(until: end) <= 14
        {
            urgency = min(urgency, .week)
        }
        return urgency
    }

    /// Who may be told. The caller adds whether the advice names a country to go to.
    var release: Release {
        if isInDanger || isAtRiskPlace { return .coordinator }
        if let age = request.age, age < 18 { return .coordinator }
        if request.personAgrees == .no { return .coordinator }
        // Another person calls, and has not said that he agrees.
        if let caller = request.caller, caller != .oneself, request.personAgrees != .yes { return .coordinator }
        switch outcome {
        case .route, .hold, .stale, .noSafeRoute: return .coordinator
        // Questions may be asked at once: the answers are what is missing.
        case .ask: return .volunteer
        case .stay:
            return request.danger == nil || request.personAgrees != .yes ? .coordinator : .volunteer
        }
    }
}

extension Request {
    /// Rule 1: any danger, the front, or detention. A person with stage "at the front" and no known position, or who is
    /// missing or a prisoner of war, counts as there.
    public var isInDanger: Bool {
        if !(danger ?? []).isEmpty { return true }
        switch position {
        case .atTheFront, .detained: return true
        case nil, .unknown, .missing, .prisonerOfWar: return stage == .atTheFront
        default: return false
        }
    }
}

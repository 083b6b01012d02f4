// How soon a person must look, and who may hear the answer: the two scales that triage.md fixes. Rules of the book
// can only make either stricter.

import IntakeBase
import IntakeCases

/// What urgency and release are judged by.
struct Judgement {
    let request: Request
    let day: Day
    let whereabouts: Whereabouts?
    let outcome: Outcome
    /// He is at a place that a risk fact names.
    let isAtRiskPlace: Bool

    /// Rule 1.
    var isInDanger: Bool { request.isInDanger }

    /// How soon. A deadline only raises it.
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

    /// Who may hear it. Whether it names a country to go to is not judged here.
    var release: Release {
        if isInDanger || isAtRiskPlace { return .coordinator }
        if let age = request.age, age < 18 { return .coordinator }
        if request.personAgrees == .no { return .coordinator }
        // Somebody else calls, and nobody has said that he knows of it.
        if let caller = request.caller, caller != .oneself, request.personAgrees != .yes { return .coordinator }
        switch outcome {
        case .route, .hold, .stale, .noSafeRoute: return .coordinator
        // The questions are how the missing answers become known: they may be asked at once.
        case .ask: return .volunteer
        case .stay:
            return request.danger == nil || request.personAgrees != .yes ? .coordinator : .volunteer
        }
    }
}

extension Request {
    /// Rule 1: any danger, the front, detention. Somebody of whom it is only known that he fights is at the front.
    public var isInDanger: Bool {
        if !(danger ?? []).isEmpty { return true }
        switch position {
        case .atTheFront, .detained: return true
        case nil, .unknown: return stage == .atTheFront
        default: return false
        }
    }
}

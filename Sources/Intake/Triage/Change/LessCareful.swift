// The ways in which an advice can be less careful than another one on the same request.

import IntakeCases

/// A way in which advice became less careful.
package enum LessCareful: String, CaseIterable, Hashable, Sendable {
    /// A route is recommended that was not.
    case route
    /// He is no longer held, no longer asked, or no longer told that there is no route.
    case outcome
    /// A country is named that was not.
    case country
    /// Another country is recommended.
    case via
    /// He travels by land instead of by air.
    case mode
    /// The countries are ranked in another order.
    case order
    /// A country counts as less severe.
    case risk
    /// A destination is named under another condition.
    case condition
    /// It can wait longer.
    case urgency
    /// A volunteer may tell what only a coordinator could.
    case release
    /// The outcome is the same, and a question is missing.
    case ask
    /// The outcome is the same, and a step is missing.
    case next
    /// The outcome is the same, and a warning is missing.
    case warning
}

extension AdviceDifference.Spoken {
    /// The ways in which this is less careful than `before`.
    func lessCareful(than before: Self) -> [LessCareful] {
        let same = outcome == before.outcome
        return LessCareful.allCases.filter { way in
            switch way {
            case .route: outcome == .route && !same
            case .outcome: outcome != .route && outcome.care < before.outcome.care
            case .country: !countries.isSubset(of: before.countries)
            case .via: same && outcome == .route && via != before.via
            case .mode: same && before.mode == .air && mode == .land
            case .order: same && ranked(in: before) != before.ranked(in: self)
            case .risk: risks.contains { code, risk in before.risks[code].map { risk < $0 } ?? false }
            case .condition: conditions.contains { code, texts in before.conditions[code].map { texts != $0 } ?? false }
            case .urgency: urgency > before.urgency
            case .release: before.release == .coordinator && release == .volunteer
            case .ask: same && !Set(before.ask).isSubset(of: ask)
            case .next: same && !Set(before.next).isSubset(of: next)
            case .warning: same && !Set(before.warn).isSubset(of: warn)
            }
        }
    }

    private var countries: Set<CountryCode> { Set(others + onward + [via, stay].compactMap { $0 }) }

    /// The countries to go to that both name, in the order of this advice.
    private func ranked(in other: Self) -> [CountryCode] {
        let known = Set(other.others + [other.via].compactMap { $0 })
        return ([via].compactMap { $0 } + others).filter(known.contains)
    }
}

extension Outcome {
    /// How restrictive an outcome is.
    var care: Int {
        switch self {
        case .hold, .noSafeRoute: 3
        case .ask, .stale: 2
        case .stay: 1
        case .route: 0
        }
    }
}

// In what ways advice can be less careful than other advice on the same request.

import IntakeCases

/// In what way advice has become less careful.
package enum LessCareful: String, CaseIterable, Hashable, Sendable {
    /// He is sent on a way where he was not.
    case route
    /// He is held no more, or asked no more, or told of no way where there was none.
    case outcome
    /// A country is named that was not.
    case country
    /// Another country is recommended than before.
    case via
    /// He goes by land where he went by air.
    case mode
    /// The countries are ranked in another order.
    case order
    /// A country counts as less grave.
    case risk
    /// A destination is named under another condition.
    case condition
    /// It can wait longer.
    case urgency
    /// A volunteer may tell what only a coordinator could.
    case release
    /// The same is recommended and something is asked no more.
    case ask
    /// The same is recommended without a step that went with it.
    case next
    /// The same is recommended without a warning that went with it.
    case warning
}

extension AdviceDifference.Spoken {
    /// The ways in which this is less careful than what was said before.
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

    /// The countries to go to that are named in both, in the order of this advice.
    private func ranked(in other: Self) -> [CountryCode] {
        let known = Set(other.others + [other.via].compactMap { $0 })
        return ([via].compactMap { $0 } + others).filter(known.contains)
    }
}

extension Outcome {
    /// How much an outcome holds back.
    fileprivate var care: Int {
        switch self {
        case .hold, .noSafeRoute: 3
        case .ask, .stale: 2
        case .stay: 1
        case .route: 0
        }
    }
}

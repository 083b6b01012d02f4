// The words with which a case keeps the advice of triage: urgency, outcome, release.

/// How soon a person must look at the case.
package enum Urgency: String, CaseIterable, Comparable, Hashable, Sendable {
    /// A person must look at it within this hour.
    case now
    case day, week, routine

    /// Whether `left` is more urgent than `right`.
    package static func < (left: Urgency, right: Urgency) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int { Self.allCases.prefix { $0 != self }.count }
}

/// What triage recommends.
package enum Outcome: String, CaseIterable, Hashable, Sendable {
    /// Travel through the transit country `Advice.via`.
    case route
    /// He is abroad already and stays there.
    case stay
    /// No country until the questions in `Advice.ask` are answered.
    case ask
    /// He cannot travel now lawfully or without great danger; help him first.
    case hold
    /// All countries are excluded.
    case noSafeRoute = "no_safe_route"
    /// The remaining countries depend on overdue facts.
    case stale
}

/// Who may know the advice.
package enum Release: String, CaseIterable, Hashable, Sendable {
    /// The volunteer may tell the caller now.
    case volunteer
    /// The advice must not be told until a coordinator confirms it.
    case coordinator
}

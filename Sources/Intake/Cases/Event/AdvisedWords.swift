// The words in which a case keeps what triage answered: how soon, what, and who may hear it.

/// How soon a person must look at the case.
package enum Urgency: String, CaseIterable, Comparable, Hashable, Sendable {
    /// A person in this hour.
    case now
    case day, week, routine

    /// Whether `left` is more pressing than `right`.
    package static func < (left: Urgency, right: Urgency) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int { Self.allCases.prefix { $0 != self }.count }
}

/// What triage recommends.
package enum Outcome: String, CaseIterable, Hashable, Sendable {
    /// Go by way of `Advice.via`.
    case route
    /// He is abroad already and stays.
    case stay
    /// No country until the questions in `Advice.ask` are answered.
    case ask
    /// He cannot lawfully or without great danger travel now; help first.
    case hold
    /// No country survives.
    case noSafeRoute = "no_safe_route"
    /// What survives rests on overdue facts.
    case stale
}

/// Who may hear the advice.
package enum Release: String, CaseIterable, Hashable, Sendable {
    /// May be told now.
    case volunteer
    /// Not before a coordinator has confirmed.
    case coordinator
}

// One request, advised by two route books: what comes out otherwise, and whether it has become less careful. That is
// what somebody must look at before a new book is signed.

/// A request that two books are tried on.
public struct TriedCase: Sendable {
    /// What it is called: a vignette's id, or a case's code.
    public var label: String
    /// The request.
    public var request: Request
    /// The day of the advice.
    public var day: Day
    /// Whether it is a case of the desk, and no vignette.
    public var isCase: Bool
    /// Whether the day is meant, and not what a clock says.
    var isMeant = false

    /// A request to try two books on.
    public init(label: String, request: Request, day: Day, isCase: Bool) {
        self.label = label
        self.request = request
        self.day = day
        self.isCase = isCase
    }
}

/// In what way advice has become less careful.
public enum LessCareful: String, CaseIterable, Hashable, Sendable {
    /// He is sent on a way where he was not.
    case route
    /// A country is named that was not.
    case country
    /// It can wait longer.
    case urgency
    /// A volunteer may tell what only a coordinator could.
    case release
    /// The same is recommended without a warning that went with it.
    case warning
}

/// What two books advise on one request, where they differ.
public struct AdviceDifference: Hashable, Sendable {
    /// What the request is called.
    public let label: String
    /// Whether it is a case of the desk.
    public let isCase: Bool
    /// What the old book advises.
    public let old: Spoken
    /// What the new book advises.
    public let new: Spoken
    /// In what ways the new advice is less careful; empty where it is not.
    public let lessCareful: [LessCareful]

    /// What somebody does or hears upon advice. Reasons are not in it: they may read otherwise and change nothing.
    public struct Spoken: Hashable, Sendable {
        /// What is recommended.
        public let outcome: Outcome
        /// By way of which country, and how.
        public let via: CountryCode?
        /// The way of travel.
        public let mode: TravelMode?
        /// The country he stays in.
        public let stay: CountryCode?
        /// How soon.
        public let urgency: Urgency
        /// Who may hear it.
        public let release: Release
        /// Countries that are named besides, in their order.
        public let others: [CountryCode]
        /// Destinations further on.
        public let onward: [CountryCode]
        /// What is asked, advised and warned of.
        public let ask, next, warn: [String]

        init(_ advice: Advice) {
            outcome = advice.outcome
            via = advice.via
            mode = advice.mode
            stay = advice.stay
            urgency = advice.urgency
            release = advice.release
            others = advice.alternatives + advice.ifLiftedVia
            onward = advice.onward.map(\.country)
            ask = advice.ask
            next = advice.next
            warn = advice.warn
        }

        fileprivate var countries: Set<CountryCode> { Set(others + onward + [via, stay].compactMap { $0 }) }
    }

    /// What differs; nil where nobody would do or hear anything else.
    init?(_ tried: TriedCase, old: Rehearsal, new: Rehearsal) {
        self.old = Spoken(old.advice(on: tried.request, asOf: tried.day, isMeant: tried.isMeant))
        self.new = Spoken(new.advice(on: tried.request, asOf: tried.day, isMeant: tried.isMeant))
        guard self.old != self.new else { return nil }
        label = tried.label
        isCase = tried.isCase
        let (before, after) = (self.old, self.new)
        lessCareful = LessCareful.allCases.filter { way in
            switch way {
            case .route: after.outcome == .route && before.outcome != .route
            case .country: !after.countries.isSubset(of: before.countries)
            case .urgency: after.urgency > before.urgency
            case .release: before.release == .coordinator && after.release == .volunteer
            case .warning: before.outcome == after.outcome && !Set(before.warn).isSubset(of: after.warn)
            }
        }
    }

    /// The names of the other fields that differ, beside those that every line shows.
    public var otherFields: [String] {
        let pairs: [(String, Bool)] = [
            ("mode", old.mode == new.mode), ("stay", old.stay == new.stay), ("alternatives", old.others == new.others),
            ("onward", old.onward == new.onward), ("ask", old.ask == new.ask), ("next", old.next == new.next),
            ("warn", old.warn == new.warn),
        ]
        return pairs.filter { !$0.1 }.map(\.0)
    }
}

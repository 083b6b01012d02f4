// The difference between the advice of two route books on one request, and whether the new advice is less careful. A
// person must read that before the new book is signed.

import IntakeBase
import IntakeCases

/// A request that both books are tried on.
public struct TriedCase: Sendable {
    /// Its name: the id of a vignette, the code of a case, or the table that it was generated for.
    public var label: String
    /// The request.
    public var request: Request
    /// The day of the advice.
    public var day: Day
    /// Its origin.
    public var origin: Origin
    /// Whether the day is given on purpose, and not read from a clock.
    var isMeant = false

    /// The origin of a request.
    public enum Origin: String, CaseIterable, Hashable, Sendable {
        /// A vignette of one of the books.
        case vignette
        /// A case of the desk.
        case `case`
        /// Generated for a changed table; the label names the table.
        case made
    }

    /// A request to try two books on: a case of the desk, or a vignette.
    public init(label: String, request: Request, day: Day, isCase: Bool) {
        self.label = label
        self.request = request
        self.day = day
        origin = isCase ? .case : .vignette
    }

    /// A generated request, on a day that is given on purpose.
    init(made label: String, _ witness: Witness) {
        self.label = label
        request = witness.request
        day = witness.day
        origin = .made
        isMeant = true
    }
}

/// The advice of two books on one request, if they differ.
public struct AdviceDifference: Hashable, Sendable {
    /// The name of the request.
    public let label: String
    /// Its origin.
    public let origin: TriedCase.Origin
    /// The request and its day in words; only for a generated request.
    public let described: Sentence?
    /// The advice of the old book. If more than dates of checks changed, its facts get the dates of the new book first.
    public let old: Spoken
    /// What the new book advises.
    public let new: Spoken
    /// Whether it differs only because facts were checked again.
    public let isBecauseChecked: Bool
    /// The ways in which the new advice is less careful; empty if it is not.
    package let lessCareful: [LessCareful]

    /// Whether it is a case of the desk.
    public var isCase: Bool { origin == .case }
    /// Whether it is less careful for another reason than new checks.
    public var isLessCareful: Bool { !lessCareful.isEmpty && !isBecauseChecked }

    /// The parts of an advice that are acted on or read out. Reasons are not included: their wording may change without
    /// effect.
    public struct Spoken: Hashable, Sendable {
        /// The outcome.
        package let outcome: Outcome
        /// The recommended transit country.
        public let via: CountryCode?
        /// The way of travel.
        package let mode: TravelMode?
        /// The country he stays in.
        public let stay: CountryCode?
        /// The urgency.
        package let urgency: Urgency
        /// Who may be told.
        package let release: Release
        /// The other countries that are named, in their order.
        public let others: [CountryCode]
        /// The destinations.
        public let onward: [CountryCode]
        /// The conditions of the destinations, in words.
        public let conditions: [CountryCode: [Sentence]]
        /// The severity of the ranked countries, 0 to 9.
        public let risks: [CountryCode: Int]
        /// The questions, the steps and the warnings.
        public let ask, next, warn: [String]

        /// `severities`: the severity of each fact on risk, by id.
        init(_ advice: Advice, _ severities: [String: Int]) {
            outcome = advice.outcome
            via = advice.via
            mode = advice.mode
            stay = advice.stay
            urgency = advice.urgency
            release = advice.release
            others = advice.alternatives + advice.ifLiftedVia
            onward = advice.onward.map(\.country)
            conditions = Dictionary(grouping: advice.onward, by: \.country).mapValues { $0.map(\.condition) }
            ask = advice.ask
            next = advice.next
            warn = advice.warn
            let named = Set(advice.alternatives + advice.ifLiftedVia + [advice.via].compactMap { $0 })
            let ranked: [(CountryCode, Int)] = advice.because.compactMap { step in
                guard case .ranking(let code) = step.source, named.contains(code) else { return nil }
                return (code, step.facts.compactMap { severities[$0.id] }.max() ?? 0)
            }
            // A merged advice ranks a country once for each rank that it has.
            risks = Dictionary(ranked, uniquingKeysWith: max)
        }
    }

    /// The difference; nil if no one would do or hear anything else.
    init?(_ tried: TriedCase, _ books: ComparedBooks) {
        let (old, dated, new) = books.spoken(on: tried)
        isBecauseChecked = dated == new
        guard old != new || dated != new else { return nil }
        self.old = isBecauseChecked ? old : dated
        self.new = new
        label = tried.label
        origin = tried.origin
        described = tried.origin == .made ? Witness(request: tried.request, day: tried.day).described : nil
        lessCareful = new.lessCareful(than: self.old)
    }

    /// The part that is displayed, without the person. Equal values are shown once.
    struct Shown: Hashable {
        let old: Spoken
        let new: Spoken
        let isBecauseChecked: Bool
    }

    var shown: Shown { Shown(old: old, new: new, isBecauseChecked: isBecauseChecked) }

    /// Sort order: whether it is listed before `other`.
    func precedes(_ other: AdviceDifference) -> Bool {
        if isBecauseChecked != other.isBecauseChecked { return other.isBecauseChecked }
        if lessCareful.isEmpty != other.lessCareful.isEmpty { return other.lessCareful.isEmpty }
        if origin != other.origin { return other.origin == .made || (origin == .vignette && other.origin == .case) }
        return label < other.label
    }

    /// The names of the differing fields, without those that every line shows.
    public var otherFields: [String] {
        let pairs: [(String, Bool)] = [
            ("mode", old.mode == new.mode), ("stay", old.stay == new.stay), ("alternatives", old.others == new.others),
            ("onward", old.onward == new.onward), ("condition", old.conditions == new.conditions),
            ("risk", old.risks == new.risks), ("ask", old.ask == new.ask), ("next", old.next == new.next),
            ("warn", old.warn == new.warn),
        ]
        return pairs.filter { !$0.1 }.map(\.0)
    }
}

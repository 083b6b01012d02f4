// One request, advised by two route books: what comes out otherwise, and whether it has become less careful. That is
// what somebody must look at before a new book is signed.

import IntakeBase
import IntakeCases

/// A request that two books are tried on.
public struct TriedCase: Sendable {
    /// What it is called: a vignette's id, a case's code, or the table that it was made for.
    public var label: String
    /// The request.
    public var request: Request
    /// The day of the advice.
    public var day: Day
    /// Where it comes from.
    public var origin: Origin
    /// Whether the day is meant, and not what a clock says.
    var isMeant = false

    /// Where a request comes from.
    public enum Origin: String, CaseIterable, Hashable, Sendable {
        /// From one of the books.
        case vignette
        /// From the desk.
        case `case`
        /// It was made up for something that was changed: the label says for what.
        case made
    }

    /// A request to try two books on: a case of the desk, or a vignette.
    public init(label: String, request: Request, day: Day, isCase: Bool) {
        self.label = label
        self.request = request
        self.day = day
        origin = isCase ? .case : .vignette
    }

    /// A request that was made up, on a day that is meant.
    init(made label: String, _ witness: Witness) {
        self.label = label
        request = witness.request
        day = witness.day
        origin = .made
        isMeant = true
    }
}

/// What two books advise on one request, where they differ.
public struct AdviceDifference: Hashable, Sendable {
    /// What the request is called.
    public let label: String
    /// Where it comes from.
    public let origin: TriedCase.Origin
    /// Of a request that was made up, what it is and on what day.
    public let described: Sentence?
    /// What the old book advises: where more than dates of checks was changed, with its facts checked as lately as those
    /// of the new book.
    public let old: Spoken
    /// What the new book advises.
    public let new: Spoken
    /// Whether it differs only because facts were checked anew.
    public let isBecauseChecked: Bool
    /// In what ways the new advice is less careful; empty where it is not.
    package let lessCareful: [LessCareful]

    /// Whether it is a case of the desk.
    public var isCase: Bool { origin == .case }
    /// Whether it is less careful, and not only because facts were checked anew.
    public var isLessCareful: Bool { !lessCareful.isEmpty && !isBecauseChecked }

    /// What somebody does or hears upon advice. Reasons are not in it: they may read otherwise and change nothing.
    public struct Spoken: Hashable, Sendable {
        /// What is recommended.
        package let outcome: Outcome
        /// By way of which country, and how.
        public let via: CountryCode?
        /// The way of travel.
        package let mode: TravelMode?
        /// The country he stays in.
        public let stay: CountryCode?
        /// How soon.
        package let urgency: Urgency
        /// Who may hear it.
        package let release: Release
        /// Countries that are named besides, in their order.
        public let others: [CountryCode]
        /// Destinations further on.
        public let onward: [CountryCode]
        /// Under what conditions, in words.
        public let conditions: [CountryCode: [Sentence]]
        /// How grave the ranked countries are, 0 to 9.
        public let risks: [CountryCode: Int]
        /// What is asked, advised and warned of.
        public let ask, next, warn: [String]

        /// `severities`: how grave each fact on risk is, by its id.
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
            risks = Dictionary(
                uniqueKeysWithValues: advice.because.compactMap { step in
                    guard case .ranking(let code) = step.source, named.contains(code) else { return nil }
                    return (code, step.facts.compactMap { severities[$0.id] }.max() ?? 0)
                })
        }
    }

    /// What differs; nil where nobody would do or hear anything else.
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

    /// What is shown of it, whoever it is about.
    struct Shown: Hashable {
        let old: Spoken
        let new: Spoken
        let isBecauseChecked: Bool
    }

    var shown: Shown { Shown(old: old, new: new, isBecauseChecked: isBecauseChecked) }

    /// Whether it is told before another one.
    func precedes(_ other: AdviceDifference) -> Bool {
        if isBecauseChecked != other.isBecauseChecked { return other.isBecauseChecked }
        if lessCareful.isEmpty != other.lessCareful.isEmpty { return other.lessCareful.isEmpty }
        if origin != other.origin { return other.origin == .made || (origin == .vignette && other.origin == .case) }
        return label < other.label
    }

    /// The names of the other fields that differ, beside those that every line shows.
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

// A country that remains for one person, and the order in which a coordinator considers countries.

import IntakeBase

/// A country that remains, with its ranking criteria.
struct Survivor {
    let prepared: PreparedCountry
    let way: PreparedWay
    /// Whether the papers fit for every possible value of their unknown details.
    let isSure: Bool
    /// Whether a fact with more than low confidence states the risk.
    let isDocumented: Bool
    /// Whether such a fact is in date, and so are all facts on the way in. A way in without facts is not fresh.
    let isFresh: Bool
    /// The highest documented risk that may apply to him, 0 to 9.
    let risk: Int
    /// The id of the rule that prefers it.
    let preferredBy: String?
    /// The number of facts in date on what is possible for him from there.
    let onwardFacts: Int
    let oldestCheck: Day
    /// The facts on risk that apply or may apply to him.
    let risks: [PreparedFact]
    /// Pairs of its facts that contradict each other, by id.
    let contradictions: [(String, String)]
    /// All facts that it is judged by.
    let facts: [PreparedFact]

    var country: Country { prepared.country }
    var mode: TravelMode { way.entry.mode }

    /// The quality of its facts today.
    var factState: FactState { !isDocumented ? .undocumented : isFresh ? .usable : .overdue }

    /// The quality of the facts on a country today, the best first.
    enum FactState: Int {
        /// A fact on risk with more than low confidence is in date, and so are the facts on entry.
        case usable
        /// There is such a fact, but it or a fact on entry is overdue.
        case overdue
        /// There is no such fact. The risk is unknown, which is not the same as no risk.
        case undocumented
    }

    /// The ranking criteria in order of weight (triage.md, rule 8).
    enum Criterion: CaseIterable {
        case factState, risk, preferred, papers, mode, stay, onward, age, code

        static let order = allCases
    }

    /// Whether `self` ranks before `other`. A total order: the country's code is the last criterion.
    func precedes(_ other: Survivor) -> Bool {
        for criterion in Criterion.order {
            let (left, right) = (value(criterion), other.value(criterion))
            if left != right { return left < right }
        }
        return country.code < other.country.code
    }

    /// The first criterion that differs.
    func decider(over other: Survivor) -> Criterion {
        Criterion.order.first { value($0) != other.value($0) } ?? .code
    }

    /// Lower is better.
    private func value(_ criterion: Criterion) -> Int {
        switch criterion {
        case .factState: factState.rawValue
        case .risk: risk
        case .preferred: preferredBy == nil ? 1 : 0
        case .papers: isSure ? 0 : 1
        case .mode: mode == .air ? 0 : 1
        case .stay: -(country.stayDays ?? 0)
        case .onward: -onwardFacts
        case .age: -oldestCheck.sinceEpoch
        case .code: 0
        }
    }
}

// A country that survived for one person, and the order in which a coordinator would weigh it against another.

import IntakeBase

/// A country that survived, with what it is ranked by.
struct Survivor {
    let prepared: PreparedCountry
    let way: PreparedWay
    /// Whether the papers fit whatever is still unknown of them.
    let isSure: Bool
    /// Whether a fact of more than low confidence says what the risk is.
    let isDocumented: Bool
    /// Whether such a fact is in date, and all that is said of the way in as well. Nothing said is not in date.
    let isFresh: Bool
    /// The gravest documented risk that may apply to him, 0 to 9.
    let risk: Int
    /// The rule that prefers it, by id.
    let preferredBy: String?
    /// How many facts in date say what lies onward for him.
    let onwardFacts: Int
    let oldestCheck: Day
    /// The facts on risk that apply or may apply to him.
    let risks: [PreparedFact]
    /// Pairs of facts behind it that contradict each other, by id.
    let contradictions: [(String, String)]
    /// All facts that it is judged by.
    let facts: [PreparedFact]

    var country: Country { prepared.country }
    var mode: TravelMode { way.entry.mode }

    /// What the facts are worth today.
    var standing: Standing { !isDocumented ? .undocumented : isFresh ? .usable : .overdue }

    /// What the facts on a country are worth today; the better first.
    enum Standing: Int {
        /// A fact on risk, of more than low confidence, in date, and so are the facts on entry.
        case usable
        /// There is one, but it or a fact on entry is overdue.
        case overdue
        /// There is none of more than low confidence: nobody knows, which is not the same as no risk.
        case undocumented
    }

    /// What countries are ranked by; the weightiest first (triage.md, rule 8).
    enum Criterion: CaseIterable {
        case standing, risk, preferred, papers, mode, stay, onward, age, code

        static let order = allCases
    }

    /// Whether a coordinator weighs `self` before `other`. Total: the country's code decides last.
    func precedes(_ other: Survivor) -> Bool {
        for criterion in Criterion.order {
            let (left, right) = (value(criterion), other.value(criterion))
            if left != right { return left < right }
        }
        return country.code < other.country.code
    }

    /// What decides that `self` comes before `other`.
    func decider(over other: Survivor) -> Criterion {
        Criterion.order.first { value($0) != other.value($0) } ?? .code
    }

    /// Lower is better.
    private func value(_ criterion: Criterion) -> Int {
        switch criterion {
        case .standing: standing.rawValue
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

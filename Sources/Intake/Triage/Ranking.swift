// What is left of the countries for one person, in the order in which a coordinator would weigh it: documented risk for
// him, how his papers fit, the way of travel, the length of stay, what lies onward, the age of the facts.

/// A country that survived, with what it is ranked by.
struct Survivor {
    let country: Country
    let mode: TravelMode
    /// Whether the papers fit whatever is still unknown of them.
    let isSure: Bool
    let standing: Standing
    /// The gravest documented risk that may apply to him, 0 to 9.
    let risk: Int
    let isPreferred: Bool
    let onwardFacts: Int
    let oldestCheck: Day
    /// The facts that it is judged by.
    let facts: [Fact]

    /// What the facts on risk are worth today.
    enum Standing: Int {
        /// A fact on risk, of more than low confidence, in date, and so are the facts on entry.
        case usable
        /// There is one, but it or a fact on entry is overdue.
        case overdue
        /// There is none of more than low confidence: nobody knows, which is not the same as no risk.
        case undocumented
    }

    /// Whether a coordinator weighs `self` before `other`. Total: the country's code decides last.
    func precedes(_ other: Survivor) -> Bool {
        let own = sortKey
        let others = other.sortKey
        for (left, right) in zip(own, others) where left != right { return left < right }
        return country.code < other.country.code
    }

    private var sortKey: [Int] {
        [
            standing.rawValue, risk, isPreferred ? 0 : 1, isSure ? 0 : 1, mode == .air ? 0 : 1,
            -(country.stayDays ?? 0), -onwardFacts, -oldestCheck.sinceEpoch,
        ]
    }
}

/// The weighing of every country of the book for one person.
struct Weighing {
    /// What survived, ranked.
    private(set) var survivors: [Survivor] = []
    /// What did not, with the facts, papers or answers that rule it out.
    private(set) var ruledOut: [CountryCode: [String]] = [:]

    /// Weighs the countries. `ruledOut` says which ones the rules take out; `preferred` which they put first.
    init(
        _ triage: borrowing Triage, _ situation: borrowing Situation, ruledOut byRule: [CountryCode: [String]],
        preferred: Set<CountryCode>
    ) {
        let travellers = Traveller.all(situation.request)
        for country in triage.book.countries {
            if let reasons = Weighing.barred(country, situation.request, byRule) {
                ruledOut[country.code] = reasons
            } else if let (entry, isSure) = country.way(for: travellers, on: situation.day) {
                survivors.append(
                    Weighing.survivor(
                        country, entry, isSure: isSure, isPreferred: preferred.contains(country.code), triage, situation
                    ))
            } else {
                ruledOut[country.code] = country.misfits(of: travellers, on: situation.day)
            }
        }
        survivors.sort { $0.precedes($1) }
    }

    /// Why a country is out whatever the papers; nil where it is not.
    private static func barred(
        _ country: Country, _ request: Request, _ byRule: [CountryCode: [String]]
    ) -> [String]? {
        if country.status != .offered { return country.facts.isEmpty ? ["no_usable_fact"] : country.facts }
        if request.country == country.code { return [RequestField.country.rawValue] }
        // Not known to be off the list is as good as on it, until somebody has looked.
        if country.sharesWantedList && request.wanted != .no { return [RequestField.wanted.rawValue] }
        return byRule[country.code]
    }

    private static func survivor(
        _ country: Country, _ entry: WayIn, isSure: Bool, isPreferred: Bool, _ triage: borrowing Triage,
        _ situation: borrowing Situation
    ) -> Survivor {
        var risk = 0
        var documented = false
        var usable = false
        var facts: [Fact] = []
        for fact in triage.facts(on: .risk, of: country.code) where fact.appliesTo.holds(in: situation) != .no {
            risk = max(risk, fact.severity)
            facts.append(fact)
        }
        for fact in triage.facts(on: .risk, of: country.code) where fact.confidence != .low {
            documented = true
            if !triage.isOverdue(fact, situation.day) { usable = true }
        }
        for fact in entry.facts.compactMap({ triage.fact($0) }) {
            if triage.isOverdue(fact, situation.day) { usable = false }
            facts.append(fact)
        }
        facts += triage.facts(on: .stay, of: country.code).filter { !facts.contains($0) }
        let onward = triage.facts(on: .onward, of: country.code).count { !triage.isOverdue($0, situation.day) }
        return Survivor(
            country: country, mode: entry.mode, isSure: isSure,
            standing: usable ? .usable : documented ? .overdue : .undocumented, risk: risk, isPreferred: isPreferred,
            onwardFacts: onward, oldestCheck: facts.map(\.checked).min() ?? situation.day, facts: facts)
    }
}

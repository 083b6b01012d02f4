// What the book's facts on one country say for one person. A fact that may apply to him counts against the country. A
// fact that reassures lowers nothing that another one states.

import IntakeBase

/// The facts on a country, as far as they concern one person.
struct Evidence {
    /// The gravest risk of the facts that apply or may apply to him.
    private(set) var risk = 0
    /// Whether there is a fact on risk of more than low confidence, whomever it concerns.
    private(set) var isDocumented = false
    /// Whether one of these is in date.
    private(set) var isInDate = false
    /// Facts in date on what lies onward for him.
    private(set) var onward = 0
    private(set) var risks: [PreparedFact] = []
    private(set) var contradictions: [(String, String)] = []
    private(set) var facts: [PreparedFact] = []
    /// Which `facts` there are.
    private var known: Set<ObjectIdentifier> = []

    /// The day of the oldest check.
    var oldestCheck: Day { facts.map(\.fact.checked).min() ?? Day(sinceEpoch: 0) }

    init(
        _ prepared: PreparedCountry, _ way: PreparedWay, _ triage: borrowing Triage, _ situation: borrowing Situation
    ) {
        for known in prepared.risks {
            let fact = known.fact
            if fact.confidence != .low {
                isDocumented = true
                if !triage.isOverdue(known, situation.day) { isInDate = true }
            }
            if fact.appliesTo.holds(in: situation) == .no { continue }
            risk = max(risk, fact.severity)
            risks.append(known)
        }
        // Where nothing that is documented concerns him, that is shown too: it is what the country is judged by.
        add(risks.isEmpty ? prepared.risks : risks)
        add(way.facts)
        add(prepared.stays.filter { $0.fact.appliesTo.holds(in: situation) != .no })
        for known in prepared.onward
        where known.fact.appliesTo.holds(in: situation) == .yes && !triage.isOverdue(known, situation.day) {
            onward += 1
            add([known])
        }
        addContradictions(triage)
    }

    private mutating func add(_ known: [PreparedFact]) {
        for fact in known where self.known.insert(ObjectIdentifier(fact)).inserted { facts.append(fact) }
    }

    /// Who reads of one side reads of the other as well, whether it concerns him or not.
    private mutating func addContradictions(_ triage: borrowing Triage) {
        var told: [String: Set<String>] = [:]
        for known in facts {
            for other in known.contradictedBy {
                guard let opposite = triage.facts[other] else { continue }
                let id = known.fact.id
                let pair = id < other ? (id, other) : (other, id)
                if told[pair.0, default: []].insert(pair.1).inserted { contradictions.append(pair) }
                add([opposite])
            }
        }
    }
}

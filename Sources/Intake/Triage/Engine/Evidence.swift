// Evaluates the book's facts on one country for one person. A fact that *may* apply to him counts against the country.
// A reassuring fact does not lower a risk that another fact states.

import IntakeBase

/// The facts on a country that concern one person.
struct Evidence {
    /// The highest severity of the facts that apply or may apply to him.
    private(set) var risk = 0
    /// Whether there is a fact on risk with more than low confidence, for any person.
    private(set) var isDocumented = false
    /// Whether one of these facts is in date.
    private(set) var isInDate = false
    /// The number of facts in date on what is possible for him from there.
    private(set) var onward = 0
    private(set) var risks: [PreparedFact] = []
    private(set) var contradictions: [(String, String)] = []
    private(set) var facts: [PreparedFact] = []
    /// The identities of `facts`, to add each once.
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
        // If no documented risk concerns him, all are cited: the country is judged by them.
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

    /// Adds the facts that contradict those cited, whether they concern him or not, so that the reader sees both sides.
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

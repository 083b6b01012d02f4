// One evaluation, in the order that triage.md fixes: what holds him, whether he is abroad, what is unknown, which
// countries survive, and only then the words that are added. Each step leaves its reason.

/// One request on its way to advice.
struct Evaluation: ~Copyable {
    private let triage: Triage
    private var situation: Situation
    private var request: Request { situation.request }
    private var day: Day { situation.day }

    private var because: [Because] = []
    private var fired: [Rule] = []
    /// What stands before a route and is open.
    private var open: Set<RequestField> = []
    /// What else is open and could change the advice.
    private var telling: Set<RequestField> = []

    private var via: Survivor?
    private var alternatives: [Survivor] = []
    private var ifLifted: [Survivor] = []
    private var stay: CountryCode?
    private var onward: [Onward] = []

    init(_ triage: Triage, _ request: Request, _ day: Day) {
        self.triage = triage
        situation = Situation(request, on: day, in: triage.book)
    }

    /// Evaluates; once.
    mutating func advice() -> Advice {
        let restricted = restrict()
        var weighing = Weighing(
            triage, situation, ruledOut: restricted.ruledOut, preferred: preferred())
        let outcome = decide(restricted, weighing)
        situation.outcome = outcome
        explain(outcome, weighing)
        name(outcome, weighing, noCountry: restricted.noCountry)
        addWords()
        return conclude(outcome, &weighing)
    }

    // MARK: Rules that restrict

    private struct Restricted {
        var holds = false
        var noCountry = false
        var ruledOut: [CountryCode: [String]] = [:]
    }

    /// Judges the rules that decide on travel. One that may hold leaves its question open, and rules out what it
    /// would rule out.
    private mutating func restrict() -> Restricted {
        var result = Restricted()
        for prepared in triage.restrictions {
            let truth = prepared.when.holds(in: situation)
            if truth == .no { continue }
            let rule = prepared.rule
            for country in rule.then.ruleOut {
                result.ruledOut[country, default: []] += rule.facts.isEmpty ? [rule.id] : rule.facts
            }
            let asked = rule.then.ask.filter { situation.isUnknown($0) }
            if truth == .yes {
                result.holds = result.holds || rule.then.hold
                result.noCountry = result.noCountry || rule.then.noCountry
                open.formUnion(asked)
                if rule.then.hold || rule.then.noCountry || !asked.isEmpty || !rule.then.ruleOut.isEmpty { fire(rule) }
            } else {
                let fields = rule.when.openFields(in: situation)
                if rule.then.hold || rule.then.noCountry || !asked.isEmpty { open.formUnion(fields) }
                telling.formUnion(fields)
            }
        }
        return result
    }

    private func preferred() -> Set<CountryCode> {
        var countries: Set<CountryCode> = []
        for prepared in triage.preferences where prepared.when.holds(in: situation) == .yes {
            let rule = prepared.rule
            let facts = rule.facts.compactMap { triage.fact($0) }
            if facts.allSatisfy({ !triage.isOverdue($0, day) }) { countries.formUnion(rule.then.prefer) }
        }
        return countries
    }

    // MARK: The outcome

    private mutating func decide(_ restricted: Restricted, _ weighing: borrowing Weighing) -> Outcome {
        noteOpenFields()
        if restricted.holds { return .hold }
        switch situation.whereabouts {
        case nil: return .ask
        case .elsewhere:
            // He might be in a unit there; otherwise no answer that is missing would make him move.
            return situation.isUnknown(.position) ? .ask : .stay
        case .blocked where request.wanted == .yes: return .noSafeRoute
        case .home, .blocked: break
        }
        if restricted.noCountry { return .hold }
        if !open.isEmpty { return .ask }
        let usable = weighing.survivors.filter { $0.standing == .usable }
        if let first = usable.first(where: \.isSure) {
            via = first
            return .route
        }
        if !usable.isEmpty {
            open.formUnion(doubtfulPapers())
            return .ask
        }
        return weighing.survivors.contains { $0.standing == .overdue } ? .stale : .noSafeRoute
    }

    private mutating func noteOpenFields() {
        // Nothing at the border of home decides on him any more.
        let isAbroad =
            situation.whereabouts == .elsewhere || (situation.whereabouts == .blocked && request.wanted == .yes)
        for field in Triage.beforeRoute where situation.isUnknown(field) {
            if !(isAbroad && Triage.atHomeOnly.contains(field)) { open.insert(field) }
        }
        if request.age == nil { telling.insert(.age) }
        if situation.whereabouts != .home && request.country != nil && request.legalStayUntil == nil {
            telling.insert(.legalStayUntil)
        }
        if let country = request.country, request.place == nil,
            triage.facts(on: .risk, of: country).contains(where: { !$0.places.isEmpty })
        {
            telling.insert(.place)
        }
        telling.formUnion(doubtfulPapers())
    }

    /// What is unknown of papers that are there.
    private func doubtfulPapers() -> Set<RequestField> {
        var fields: Set<RequestField> = []
        if request.passport == .biometric || request.passport == .fiveYear, request.passportExpires == nil {
            fields.insert(.passportExpires)
        }
        let companions = request.companions ?? []
        if companions.contains(where: { $0.age == nil || ($0.passport ?? .unknown) == .unknown }) {
            fields.insert(.companions)
        }
        return fields
    }

    // MARK: Countries and reasons

    private mutating func name(_ outcome: Outcome, _ weighing: borrowing Weighing, noCountry: Bool) {
        switch outcome {
        case .route: alternatives = weighing.survivors.filter { $0.country.code != via?.country.code }
        case .stay: stay = request.country
        case .hold where !noCountry && !(situation.whereabouts == .blocked && request.wanted == .yes):
            // Weighed for later, but not on facts that have run out by now: a country without any risk fact must not
            // come to the front because the facts on the others are old.
            guard weighing.survivors.contains(where: { $0.standing == .usable }) else { break }
            ifLifted = weighing.survivors.filter { $0.standing != .overdue }
        default: break
        }
        // Not what a hold withholds: a warning on one of those countries would give it away.
        situation.named = alternatives.map(\.country.code) + [via?.country.code, stay].compactMap { $0 }
        if !noCountry && (outcome == .route || outcome == .stay) {
            for destination in triage.book.destinations where destination.country != stay {
                let facts = destination.facts.compactMap { triage.fact($0) }
                if destination.when.holds(in: situation) == .yes, !facts.contains(where: { triage.isOverdue($0, day) })
                {
                    onward.append(
                        Onward(
                            country: destination.country, condition: destination.condition, facts: destination.facts))
                }
            }
        }
        situation.isOverdue = outcome == .stale || because.contains { $0.facts.contains(where: \.overdue) }
    }

    private mutating func explain(_ outcome: Outcome, _ weighing: borrowing Weighing) {
        switch outcome {
        case .hold: break
        case .ask: step("unknown", TriageText.unknown(open.count))
        case .stay:
            guard let country = request.country else { break }
            let facts = Topic.allCases.flatMap { $0 == .law ? [] : triage.facts(on: $0, of: country) }
                .filter { $0.appliesTo.holds(in: situation) != .no }
            step("stay", TriageText.stay(triage.book.name(of: country)), facts)
        case .noSafeRoute where situation.whereabouts == .blocked && request.wanted == .yes:
            let facts = request.country.flatMap { triage.book.country($0) }?.facts ?? []
            step("wanted_in_blocked", TriageText.wantedInBlocked, facts.compactMap { triage.fact($0) })
        case .noSafeRoute: step("nothing_left", TriageText.nothingLeft)
        case .stale: step("overdue", TriageText.stale)
        case .route: break
        }
        guard outcome == .route || outcome == .stale || outcome == .hold else { return }
        for (rank, survivor) in weighing.survivors.enumerated() {
            step(
                "ranking.\(survivor.country.code)", TriageText.ranked(rank + 1, survivor), survivor.facts)
        }
    }

    private mutating func fire(_ rule: Rule) {
        fired.append(rule)
        because.append(
            Because(
                rule: rule.id, reason: rule.reason,
                facts: rule.facts.compactMap { triage.fact($0) }.map { triage.cite($0, day) }))
    }

    private mutating func step(_ id: String, _ reason: Sentence, _ facts: [Fact] = []) {
        because.append(Because(rule: "step.\(id)", reason: reason, facts: facts.map { triage.cite($0, day) }))
    }

    // MARK: What is added

    private mutating func addWords() {
        for prepared in triage.additions {
            switch prepared.when.holds(in: situation) {
            case .yes: fire(prepared.rule)
            case .maybe: telling.formUnion(prepared.when.openFields(in: situation))
            case .no: break
            }
        }
    }

    private mutating func conclude(_ outcome: Outcome, _ weighing: inout Weighing) -> Advice {
        let placeRisk = riskOfPlace()
        if let placeRisk { step("place", TriageText.place, [placeRisk]) }
        var warn = fired.flatMap(\.then.warn)
        if outcome == .stale || because.contains(where: { $0.facts.contains(where: \.overdue) }) {
            warn.append(Triage.factsOverdue)
        }
        let judged = Judgement(
            request: request, day: day, whereabouts: situation.whereabouts, outcome: outcome,
            isAtRiskPlace: placeRisk != nil)
        let namesCountry = via != nil || !ifLifted.isEmpty || !onward.isEmpty
        let asksCoordinator = fired.contains { $0.then.coordinator } || namesCountry
        let isUnreliable = outcome == .stay && warn.contains(Triage.factsOverdue)
        return Advice(
            urgency: fired.compactMap(\.then.urgency).reduce(judged.urgency, min), deadline: request.deadline,
            outcome: outcome, via: via?.country.code, mode: via?.mode, alternatives: alternatives.map(\.country.code),
            stay: stay, ifLiftedVia: ifLifted.map(\.country.code), onward: onward, ruledOut: ruledOut(weighing),
            ask: questions(), next: triage.sorted(fired.flatMap(\.then.next), .next),
            warn: triage.sorted(warn, .warn),
            release: asksCoordinator || isUnreliable ? .coordinator : judged.release, because: because,
            book: triage.book.stamp)
    }

    private func riskOfPlace() -> Fact? {
        guard let country = request.country, let place = request.place else { return nil }
        return triage.facts(on: .risk, of: country).first { Situation.mentions(place, $0.places) }
    }

    /// Every country that is not named, with what rules it out. What survived and may not be named now (the answers
    /// are missing, he stays where he is) is in neither list.
    private func ruledOut(_ weighing: borrowing Weighing) -> [CountryCode: [String]] {
        var ruledOut = weighing.ruledOut
        if let stay { ruledOut[stay] = nil }
        let listed = Set(situation.named + ifLifted.map(\.country.code))
        for survivor in weighing.survivors where !listed.contains(survivor.country.code) {
            switch survivor.standing {
            case .overdue:
                ruledOut[survivor.country.code] = survivor.facts.filter { triage.isOverdue($0, day) }.map(\.id)
            case .undocumented: ruledOut[survivor.country.code] = ["no_risk_fact"]
            case .usable: break
            }
        }
        return ruledOut
    }

    private mutating func questions() -> [String] {
        if ![.biometric, .fiveYear].contains(request.passport) { telling.remove(.passportExpires) }
        let first = triage.sorted(open.map(\.rawValue), .ask)
        return first + triage.sorted(telling.subtracting(open).map(\.rawValue), .ask)
    }
}

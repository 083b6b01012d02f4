// One evaluation, in the order that triage.md fixes: holds, whereabouts, unknown answers, remaining countries, and last
// the words to add. Each step records its reason.

import IntakeBase
import IntakeCases

/// The state of one evaluation.
struct Evaluation: ~Copyable {
    let triage: Triage
    var situation: Situation
    var request: Request { situation.request }
    var day: Day { situation.day }

    var because: [Because] = []
    var fired: [PreparedRule] = []
    /// Unknown fields that must be known before a route is named.
    var open: Set<RequestField> = []
    /// Other unknown fields that could change the advice.
    var telling: Set<RequestField> = []
    /// A rule that requires a coordinator may hold.
    var mayNeedCoordinator = false
    private let doubts: [Disbelief]
    /// The names of the answers that triage does not judge yet.
    private let notJudged: [Sentence]

    private var via: Survivor?
    private var alternatives: [Survivor] = []
    private var ifLifted: [Survivor] = []
    private var stay: CountryCode?
    private var onward: [Onward] = []

    init(_ triage: Triage, _ request: Request, _ day: Day) {
        self.triage = triage
        let believed = request.believed()
        doubts = believed.doubts
        notJudged = NotJudged.names(in: request)
        situation = Situation(believed.request, on: day, in: triage.book)
    }

    /// Evaluates the request. Call it once.
    mutating func advice() -> Advice {
        for doubt in doubts { step(.doubt(doubt), doubt.reason) }
        var restricted = restrict()
        applyBuiltInHolds(&restricted)
        if !notJudged.isEmpty { step(.notJudged, TriageText.notJudged(notJudged)) }
        let weighing = Weighing(
            triage, situation, .init(ruledOut: restricted.ruledOut, preferred: preferred()))
        let outcome = decide(restricted, weighing)
        situation.outcome = outcome
        explain(outcome, weighing)
        name(outcome, weighing, restricted)
        addWords()
        let stayWords = outcome == .stay ? judgeStay() : []
        return conclude(outcome, weighing, stayWords)
    }

    private var isWantedInBlocked: Bool { situation.whereabouts == .blocked && request.wanted == .yes }

    // MARK: The outcome

    private mutating func decide(_ restricted: Restricted, _ weighing: borrowing Weighing) -> Outcome {
        noteOpenFields(weighing, isBorderBehindHim: situation.whereabouts == .elsewhere || isWantedInBlocked)
        if restricted.holds { return .hold }
        switch situation.whereabouts {
        case nil: return .ask
        case .elsewhere:
            // He may be in a unit there. Apart from that, no missing answer would make him move.
            return situation.isUnknown(.position) || !notJudged.isEmpty ? .ask : .stay
        case .blocked where isWantedInBlocked: return .noSafeRoute
        case .home, .blocked: break
        }
        if restricted.noCountry { return .hold }
        if !open.isEmpty { return .ask }
        if !notJudged.isEmpty { return .hold }
        let usable = weighing.survivors.filter { $0.factState == .usable }
        if let first = usable.first(where: \.isSure) {
            via = first
            return .route
        }
        if !usable.isEmpty {
            open.formUnion(doubtfulPapers(weighing))
            return .ask
        }
        return weighing.survivors.contains { $0.factState == .overdue } ? .stale : .noSafeRoute
    }

    // MARK: Countries

    private mutating func name(_ outcome: Outcome, _ weighing: borrowing Weighing, _ restricted: Restricted) {
        // Overdue facts name no country: otherwise a country could rank first only because the facts on others are old.
        // Papers that only *may* fit name none either: the advice asks for them first.
        let fresh = weighing.survivors.filter { $0.isFresh && $0.isSure }
        switch outcome {
        case .route: alternatives = fresh.filter { $0.country.code != via?.country.code }
        case .stay: stay = request.country
        case .hold where !restricted.noCountry && notJudged.isEmpty && restricted.mayBeLifted && !isWantedInBlocked:
            if fresh.contains(where: \.isDocumented) { ifLifted = fresh }
        default: break
        }
        // The countries that a hold withholds are not included: a warning on one of them would reveal it.
        situation.named = alternatives.map(\.country.code) + [via?.country.code, stay].compactMap { $0 }
        if !restricted.noCountry && (outcome == .route || outcome == .stay) { lookOnward() }
        situation.isOverdue =
            outcome == .stale || day < triage.newestCheck || because.contains { $0.facts.contains(where: \.overdue) }
    }

    private mutating func lookOnward() {
        // A passport that expires before he arrives is useless.
        var carried = request
        if request.hasPassportEndingSoon(on: day) { carried.passport = Passport.none }
        let travelling = Situation(carried, on: day, in: triage.book)
        for prepared in triage.destinations where prepared.destination.when.holds(in: travelling) == .yes {
            let destination = prepared.destination
            if destination.country == request.country || triage.book.isBlocked(destination.country) { continue }
            if prepared.facts.isEmpty || prepared.facts.contains(where: { triage.isOverdue($0, day) }) { continue }
            onward.append(
                Onward(country: destination.country, condition: destination.condition, facts: destination.facts))
        }
    }

    // MARK: The advice

    private mutating func conclude(
        _ outcome: Outcome, _ weighing: borrowing Weighing, _ stayWords: [String]
    ) -> Advice {
        let placeRisk = riskOfPlace()
        if let placeRisk { step(.place, TriageText.place, [placeRisk]) }
        var warn = fired.flatMap(\.rule.then.warn) + stayWords
        if situation.isOverdue || because.contains(where: { $0.facts.contains(where: \.overdue) }) {
            warn.append(Triage.factsOverdue)
        }
        let judged = UrgencyAndRelease(
            request: request, day: day, whereabouts: situation.whereabouts, outcome: outcome,
            isAtRiskPlace: placeRisk != nil)
        let namesCountry = via != nil || !ifLifted.isEmpty || !onward.isEmpty
        let asksCoordinator = fired.contains { $0.rule.then.coordinator } || namesCountry || !notJudged.isEmpty
        let isUnreliable =
            outcome == .stay && (!stayWords.isEmpty || !isStayClear || warn.contains(Triage.factsOverdue))
        return Advice(
            urgency: fired.compactMap(\.rule.then.urgency).reduce(judged.urgency, min), deadline: request.deadline,
            outcome: outcome, via: via?.country.code, mode: via?.mode, alternatives: alternatives.map(\.country.code),
            stay: stay, ifLiftedVia: ifLifted.map(\.country.code), onward: onward, ruledOut: ruledOut(weighing),
            ask: questions(), next: triage.sorted(fired.flatMap(\.rule.then.next), .next),
            warn: triage.sorted(warn, .warn),
            release: asksCoordinator || isUnreliable ? .coordinator : judged.release, because: because,
            book: triage.book.stamp)
    }

    /// The fact on a documented risk that names his place. If his country is unknown, facts on every country count.
    private func riskOfPlace() -> PreparedFact? {
        guard let place = request.place else { return nil }
        return triage.placed.first { known in
            (request.country == nil || request.country == known.fact.country)
                && known.places.areMentioned(in: place)
        }
    }

    /// Every country that is not named, with the reasons that exclude it. A country that remains but may not be named
    /// now (answers are missing, or he stays where he is) is in neither list.
    private func ruledOut(_ weighing: borrowing Weighing) -> [CountryCode: [RuledOut]] {
        var ruledOut = weighing.ruledOut
        if let stay { ruledOut[stay] = nil }
        let listed = Set(situation.named + ifLifted.map(\.country.code))
        for survivor in weighing.survivors where !listed.contains(survivor.country.code) {
            if survivor.factState == .usable { continue }
            let overdue = survivor.facts.filter { triage.isOverdue($0, day) }.map(\.fact.id)
            ruledOut[survivor.country.code] =
                !survivor.isDocumented ? [.noRiskFact] : overdue.isEmpty ? [.noUsableFact] : overdue.map(RuledOut.fact)
        }
        return ruledOut
    }
}

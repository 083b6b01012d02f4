// The steps of the reasoning, each with its facts: the rules that fired, what decided the outcome, and how the
// remaining countries were ranked.

import IntakeBase
import IntakeCases

extension Evaluation {
    /// Records the reason for the outcome, and the ranking of the remaining countries.
    mutating func explain(_ outcome: Outcome, _ weighing: borrowing Weighing) {
        if request.hasPassportEndingSoon(on: day), triage.usefulPassports.contains(request.passport?.rawValue ?? "") {
            step(.passportEnds, TriageText.passportEnds)
        }
        switch outcome {
        case .hold, .route: break
        case .ask: step(.unknown, TriageText.unknown(open.count))
        case .stay:
            guard let country = request.country else { break }
            let facts = Topic.allCases.flatMap { $0 == .law ? [] : triage.facts(on: $0, of: country) }
                .filter { $0.fact.appliesTo.holds(in: situation) != .no }
            step(.stay, TriageText.stay(triage.book.name(of: country)), facts)
        case .noSafeRoute where situation.whereabouts == .blocked && request.wanted == .yes:
            let facts = request.country.flatMap { triage.book.country($0) }?.facts ?? []
            step(.wantedInBlocked, TriageText.wantedInBlocked, facts.compactMap { triage.facts[$0] })
        case .noSafeRoute: step(.nothingLeft, TriageText.nothingLeft)
        case .stale: step(.overdue, TriageText.stale)
        }
        guard outcome == .route || outcome == .stale || outcome == .hold else { return }
        for (index, survivor) in weighing.survivors.enumerated() {
            let next = index + 1 < weighing.survivors.count ? weighing.survivors[index + 1] : nil
            note(.ranking(survivor.country.code), RankingText.step(index + 1, survivor, before: next), survivor.facts)
        }
    }

    mutating func fire(_ prepared: PreparedRule) {
        fired.append(prepared)
        let id = prepared.rule.id
        note(
            prepared.countries.contains { isOther($0) } ? .countryRule(id) : .rule(id), prepared.rule.reason,
            prepared.facts)
    }

    mutating func step(_ step: Step, _ reason: Sentence, _ facts: [PreparedFact] = []) {
        note(.step(step), reason, facts)
    }

    private mutating func note(_ source: Because.Source, _ reason: Sentence, _ facts: [PreparedFact]) {
        because.append(Because(source: source, reason: reason, facts: facts.map { cite($0) }))
    }

    /// Whether a country is another one than home and the one that he is in. Only a coordinator sees what concerns such
    /// a country.
    private func isOther(_ country: CountryCode) -> Bool {
        country != triage.book.home && country != request.country
    }

    private func cite(_ known: PreparedFact) -> CitedFact {
        let fact = known.fact
        return CitedFact(
            id: fact.id, source: fact.source, published: fact.published, checked: fact.checked,
            ageDays: fact.checked.days(until: day), overdue: triage.isOverdue(known, day),
            isOnOtherCountry: isOther(fact.country))
    }
}

// The steps of the reasoning, each with the facts behind it: the rules that fired, what decided, and how the countries
// that are left were ranked.

import IntakeBase
import IntakeCases

extension Evaluation {
    /// Says why the outcome is what it is, and how what is left was ranked.
    mutating func explain(_ outcome: Outcome, _ weighing: borrowing Weighing) {
        if request.hasPassportEndingSoon(on: day), triage.usefulPassports.contains(request.passport?.rawValue ?? "") {
            step("passport_ends", TriageText.passportEnds)
        }
        switch outcome {
        case .hold, .route: break
        case .ask: step("unknown", TriageText.unknown(open.count))
        case .stay:
            guard let country = request.country else { break }
            let facts = Topic.allCases.flatMap { $0 == .law ? [] : triage.facts(on: $0, of: country) }
                .filter { $0.fact.appliesTo.holds(in: situation) != .no }
            step("stay", TriageText.stay(triage.book.name(of: country)), facts)
        case .noSafeRoute where situation.whereabouts == .blocked && request.wanted == .yes:
            let facts = request.country.flatMap { triage.book.country($0) }?.facts ?? []
            step("wanted_in_blocked", TriageText.wantedInBlocked, facts.compactMap { triage.facts[$0] })
        case .noSafeRoute: step("nothing_left", TriageText.nothingLeft)
        case .stale: step("overdue", TriageText.stale)
        }
        guard outcome == .route || outcome == .stale || outcome == .hold else { return }
        for (index, survivor) in weighing.survivors.enumerated() {
            let next = index + 1 < weighing.survivors.count ? weighing.survivors[index + 1] : nil
            step(
                "ranking.\(survivor.country.code)", RankingText.step(index + 1, survivor, before: next),
                survivor.facts)
        }
    }

    mutating func fire(_ prepared: PreparedRule) {
        fired.append(prepared)
        because.append(
            Because(
                rule: prepared.rule.id, reason: prepared.rule.reason,
                facts: prepared.facts.map { triage.cite($0, day) }))
    }

    mutating func step(_ id: String, _ reason: Sentence, _ facts: [PreparedFact] = []) {
        because.append(Because(rule: "step.\(id)", reason: reason, facts: facts.map { triage.cite($0, day) }))
    }
}

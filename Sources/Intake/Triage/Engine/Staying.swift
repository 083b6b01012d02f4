// The country that he stays in: what the book knows of it, and whether a volunteer may tell him to stay. Unknown is not
// "no": if a missing answer could require a coordinator, a coordinator decides.

import IntakeCases

extension Evaluation {
    /// The words of advice on the country that he stays in. Each of them requires a coordinator.
    mutating func judgeStay() -> [String] {
        guard let code = request.country else { return [] }
        guard let country = triage.book.country(code) else { return knowsNothing() }
        var words: [String] = []
        if country.sharesWantedList && request.wanted != .no {
            step(.sharedList, TriageText.sharedList)
            words.append(Triage.sharedList)
        }
        guard country.status == .notOffered else { return words }
        let risks = triage.facts(on: .risk, of: code)
            .filter { $0.fact.severity > 0 && $0.fact.appliesTo.holds(in: situation) != .no }
        if !risks.isEmpty {
            step(.dangerKnown, TriageText.dangerKnown, risks)
            words.append(Triage.dangerKnown)
        } else if triage.factsByCountry[code] == nil {
            words += knowsNothing()
        }
        return words
    }

    private mutating func knowsNothing() -> [String] {
        step(.countryUnknown, TriageText.countryUnknown)
        return [Triage.countryUnknown]
    }

    /// Whether every answer that could require a coordinator for his stay is known, and requires none.
    var isStayClear: Bool {
        if mayNeedCoordinator || request.age == nil || request.stage == nil { return false }
        if request.place == nil && triage.placed.contains(where: { $0.fact.country == request.country }) {
            return false
        }
        // An expired stay is a danger, and an unknown one may have expired.
        return request.legalStayUntil.map { $0 >= day } ?? false
    }
}

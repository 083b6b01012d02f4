// Where he stays: what the book knows of that country, and whether a volunteer may tell him to. Unknown is not no: while
// an answer is missing that would make the case the coordinator's, it is the coordinator's.

import IntakeCases

extension Evaluation {
    /// What is to be said of the country he stays in, as words of advice; each makes it the coordinator's.
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

    /// Whether nothing is open that would make his stay the coordinator's.
    var isStayClear: Bool {
        if mayNeedCoordinator || request.age == nil || request.stage == nil { return false }
        if request.place == nil && triage.placed.contains(where: { $0.fact.country == request.country }) {
            return false
        }
        // A term that has run out is a danger; one that nobody knows may have.
        return request.legalStayUntil.map { $0 >= day } ?? false
    }
}

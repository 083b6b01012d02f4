// What is left of the countries for one person: whoever is barred, or whose border some traveller's papers do not fit,
// is out, with the reason; the rest is ranked.

import IntakeCases

/// The weighing of every country of the book for one person.
struct Weighing {
    /// What survived, ranked.
    private(set) var survivors: [Survivor] = []
    /// What did not, with the facts, papers or answers that rule it out.
    private(set) var ruledOut: [CountryCode: [RuledOut]] = [:]
    /// The travellers of whose papers too little is known to say whether they fit some country, by their place.
    private(set) var doubtful: Set<Int> = []

    /// What comes from the rules.
    struct Judged {
        /// Countries that are out, with the facts behind it.
        var ruledOut: [CountryCode: [RuledOut]]
        /// Countries that come first among equals, with the rule that says so.
        var preferred: [CountryCode: String]
    }

    init(_ triage: borrowing Triage, _ situation: borrowing Situation, _ judged: Judged) {
        let travellers = Traveller.all(situation.request)
        for prepared in triage.countries {
            let code = prepared.country.code
            if let reasons = Weighing.barred(prepared.country, situation.request, judged.ruledOut) {
                ruledOut[code] = reasons
            } else if let survivor = Weighing.survivor(
                prepared, travellers, judged.preferred[code], triage, situation)
            {
                survivors.append(survivor)
                if !survivor.isSure {
                    for (index, traveller) in travellers.enumerated()
                    where traveller.fits(survivor.way.entry, on: situation.day) == .maybe {
                        doubtful.insert(index)
                    }
                }
            } else {
                ruledOut[code] = prepared.country.misfits(of: travellers, on: situation.day)
            }
        }
        survivors.sort { $0.precedes($1) }
    }

    /// Why a country is out whatever the papers; nil where it is not.
    private static func barred(
        _ country: Country, _ request: Request, _ byRule: [CountryCode: [RuledOut]]
    ) -> [RuledOut]? {
        if country.status != .offered {
            return country.facts.isEmpty ? [.noUsableFact] : country.facts.map(RuledOut.fact)
        }
        if request.country == country.code { return [.isThere] }
        // Not known to be off the list is as good as on it, until somebody has looked.
        if country.sharesWantedList && request.wanted != .no { return [.wantedList] }
        return byRule[country.code]
    }

    /// The country by the best way that everybody's papers may fit: one whose facts are in date, then one that they fit
    /// for certain. Nil where there is none.
    private static func survivor(
        _ prepared: PreparedCountry, _ travellers: [Traveller], _ preferredBy: String?, _ triage: borrowing Triage,
        _ situation: borrowing Situation
    ) -> Survivor? {
        var best: (way: PreparedWay, fits: Truth, isFresh: Bool)?
        for way in prepared.ways {
            let fits = travellers.fit(way.entry, on: situation.day)
            if fits == .no { continue }
            let isFresh = !way.facts.isEmpty && !way.facts.contains { triage.isOverdue($0, situation.day) }
            guard let found = best else {
                best = (way, fits, isFresh)
                continue
            }
            if isFresh && !found.isFresh || (isFresh == found.isFresh && fits > found.fits) {
                best = (way, fits, isFresh)
            }
        }
        guard let best else { return nil }
        let evidence = Evidence(prepared, best.way, triage, situation)
        return Survivor(
            prepared: prepared, way: best.way, isSure: best.fits == .yes, isDocumented: evidence.isDocumented,
            isFresh: best.isFresh && (evidence.isInDate || !evidence.isDocumented), risk: evidence.risk,
            preferredBy: preferredBy, onwardFacts: evidence.onward, oldestCheck: evidence.oldestCheck,
            risks: evidence.risks, contradictions: evidence.contradictions, facts: evidence.facts)
    }
}

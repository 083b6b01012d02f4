// Weighs the countries of the book for one person. A country is excluded, with the reason, if it is barred or if the
// papers of a traveller do not fit; the others are ranked.

import IntakeCases

/// The weighing of every country of the book for one person.
struct Weighing {
    /// The remaining countries, ranked.
    private(set) var survivors: [Survivor] = []
    /// The excluded countries, with the facts, papers or answers that exclude them.
    private(set) var ruledOut: [CountryCode: [RuledOut]] = [:]
    /// Indices of the travellers whose papers only may fit, because details are unknown.
    private(set) var doubtful: Set<Int> = []

    /// The input from the rules.
    struct Judged {
        /// Excluded countries, with the facts.
        var ruledOut: [CountryCode: [RuledOut]]
        /// Countries that rank first among equals, with the rule.
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

    /// The reasons that exclude a country independently of papers; nil if there are none.
    private static func barred(
        _ country: Country, _ request: Request, _ byRule: [CountryCode: [RuledOut]]
    ) -> [RuledOut]? {
        if country.status != .offered {
            return country.facts.isEmpty ? [.noUsableFact] : country.facts.map(RuledOut.fact)
        }
        if request.country == country.code { return [.isThere] }
        // An unknown answer counts as wanted, until it has been checked.
        if country.sharesWantedList && request.wanted != .no { return [.wantedList] }
        return byRule[country.code]
    }

    /// The country with the best way that the travellers' papers may fit: facts in date first, then papers that
    /// certainly fit. Nil if no way fits.
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

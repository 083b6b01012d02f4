// Reads the tables on countries: `[[country]]`, its ways in, and `[[destination]]`.

import IntakeBase
import IntakeCases

extension BookReader {
    func country(_ table: TOMLSection) throws(TOMLError) -> Country {
        try table.allow(only: [
            "code", "en", "ru", "status", "reason_en", "reason_ru", "facts", "shares_wanted_list", "stay_days", "entry",
        ])
        let status = try table.word("status", of: CountryStatus.self)
        let hasReason = table.has("reason_en") || table.has("reason_ru")
        if status != .offered && !hasReason { throw table.refusal("status", BookText.reasonMissing) }
        var entries: [WayIn] = []
        for entry in try table.tables("entry") {
            entries.append(try self.entry(entry))
        }
        let code = try table.country("code")
        if code == home { throw table.refusal("code", BookText.homeIsCountry) }
        return Country(
            code: code, name: try table.sentence(), status: status,
            reason: hasReason ? try table.sentence("reason_") : nil, facts: try cited(table),
            sharesWantedList: try table.optionalBool("shares_wanted_list") ?? false,
            stayDays: try table.optionalInteger("stay_days", in: 1...36_500),
            entries: entries.sorted { $0.mode == .air && $1.mode != .air })
    }

    private func entry(_ table: TOMLSection) throws(TOMLError) -> WayIn {
        try table.allow(only: ["mode", "papers", "child_age", "child_papers", "facts"])
        let childAge = try table.optionalInteger("child_age", in: 1...21)
        if childAge == nil && table.has("child_papers") { throw table.refusal("child_age", TOMLText.missing) }
        return WayIn(
            mode: try table.word("mode", of: TravelMode.self), papers: try papers(table, "papers"), childAge: childAge,
            childPapers: childAge == nil ? [] : try papers(table, "child_papers"), facts: try cited(table))
    }

    private func papers(_ table: TOMLSection, _ key: String) throws(TOMLError) -> [String] {
        let known = Passport.words + [RequestField.internalPassport.rawValue]
        let papers = try table.strings(key)
        for paper in papers where !known.contains(paper) {
            throw table.refusal(key, BookText.notOneOf(known, was: paper))
        }
        return papers
    }

    func destination(_ table: TOMLSection) throws(TOMLError) -> Destination {
        try table.allow(only: ["country", "en", "ru", "condition_en", "condition_ru", "when", "facts"])
        let country = try table.country("country")
        if country == home { throw table.refusal("country", BookText.homeIsCountry) }
        return Destination(
            country: country, name: try table.sentence(), condition: try table.sentence("condition_"),
            when: try table.condition("when", isRequired: true), facts: try cited(table))
    }
}

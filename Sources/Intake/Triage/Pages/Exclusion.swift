// The reason why a country is excluded for one person, as a sentence. Used by the page that explains an advice and by
// the sheet of a case.

import IntakeBase
import IntakeCases

/// The reasons that exclude countries for one request, on a day.
struct Exclusion {
    private let view: BookDay
    private let request: Request
    private var book: RouteBook { view.book }

    init(_ book: RouteBook, _ request: Request, on day: Day) {
        view = BookDay(book, on: day)
        self.request = request
    }

    /// The sentence for the reasons in `Advice.ruledOut`. Rank 0: a reason that concerns this person; 1: a country that
    /// the book blocks; 2: one that it never offers.
    func why(_ code: CountryCode, _ reasons: [RuledOut]) -> (reason: Sentence, rank: Int) {
        let country = book.country(code)
        if let country, country.status != .offered {
            return (country.reason ?? ExplainText.neverOffered, country.status == .blocked ? 1 : 2)
        }
        if reasons.contains(.isThere) { return (ExplainText.isThere, 0) }
        if reasons.contains(.wantedList) { return (ExplainText.sharesList(request.wanted == .yes), 0) }
        let papers = reasons.compactMap { if case .paper(let paper) = $0 { paper } else { nil } }
        if !papers.isEmpty { return (ExplainText.papers(papers), 0) }
        if reasons.contains(.noRiskFact) { return (ExplainText.undocumented, 0) }
        let ids = reasons.compactMap { if case .fact(let id) = $0 { id } else { nil } }
        let rule = book.rules.first { rule in
            rule.then.ruleOut.contains(code)
                && (reasons.contains(.rule(rule.id)) || !Set(rule.facts).isDisjoint(with: ids))
        }
        if let rule { return (rule.reason, 0) }
        let facts = ids.compactMap { book.fact($0) }
        if let since = overdueSince(facts) { return (ExplainText.overdue(since), 0) }
        return (facts.first?.value ?? ExplainText.neverOffered, 0)
    }

    /// The last day on which all of these facts were in date; nil if they still are.
    func overdueSince(_ facts: [Fact]) -> Day? {
        facts.filter(view.isOverdue).map(\.reviewBy).min()
    }
}

extension BookDay {
    /// The name of a country, with a remark if no risk is documented there.
    func nameWithRisk(of code: CountryCode) -> Sentence {
        let name = book.name(of: code)
        return gravestRisk(of: code) == nil ? ExplainText.withoutRisk(name) : name
    }
}

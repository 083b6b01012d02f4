// The advice on one request as a page to read aloud: the recommendation and its reasons, what would change it, what is
// excluded and why, and the facts behind it. Whole sentences, the important ones first, at most 120 lines. The
// recommendation is repeated at the end, which is what remains visible on a screen that has scrolled.

import IntakeBase
import IntakeCases

/// One request's advice for a tired coordinator.
package struct ExplainPage: Sendable {
    /// The columns of the page.
    package static let width = 72
    /// The maximum number of entries in each part. The rest is counted; `--json` prints all.
    static let most = 6

    private let request: Request
    private let advice: Advice
    private let triage: Triage
    private let day: Day
    private var book: RouteBook { triage.book }

    /// The page on a request, by a book, on a day.
    package init(_ request: Request, by triage: Triage, on day: Day) {
        self.request = request
        self.triage = triage
        self.day = day
        advice = triage.advise(on: request, asOf: day)
    }

    /// The page as lines.
    package func lines(_ language: Language) -> [String] {
        var lines: [String] = []
        if advice.book.example { lines += paragraph(TriageText.example, language) }
        if let notice = book.notice { lines += paragraph(notice, language) }
        lines += part(ExplainText.recommended, recommendation, language)
        lines += part(TriageText.why, reasons, language)
        lines += part(TriageText.next, advice.next.map { book.text(.next, $0) }, language)
        lines += part(TriageText.warn, advice.warn.map { book.text(.warn, $0) }, language)
        lines += part(ExplainText.changes, changes, language)
        lines += part(ExplainText.ruledOut, ruledOut, language, most: 20)
        lines += part(
            TriageText.onward,
            advice.onward.map { ExplainText.named([book.name(of: $0.country)], $0.condition) }, language)
        lines += part(ExplainText.restsOn, facts, language)
        lines += [""] + paragraph(TriageText.personDecides, language)
        return lines + paragraph(ExplainText.outcome(advice, name: book.name), language)
    }

    // MARK: What is recommended, and why

    private var recommendation: [Sentence] {
        var sentences = [ExplainText.outcome(advice, name: book.name)]
        let others = advice.alternatives.map { BookDay(book, on: day).nameWithRisk(of: $0) }
        if !others.isEmpty { sentences.append(ExplainText.alternatives(others)) }
        let later = advice.ifLiftedVia.map { BookDay(book, on: day).nameWithRisk(of: $0) }
        if !later.isEmpty { sentences.append(ExplainText.later(later)) }
        sentences.append(ExplainText.urgency(advice.urgency, advice.deadline))
        sentences.append(ExplainText.release(advice.release))
        return sentences
    }

    /// The reasons of rules and steps. The ranking is omitted, because the order of the countries shows it.
    private var reasons: [Sentence] {
        var (decided, first, rules): ([Because], [Because], [Because]) = ([], [], [])
        for step in advice.because {
            switch step.source {
            case .step: decided.append(step)
            // Only the ranking of the recommended country is worth a sentence.
            case .ranking(let code): if code == advice.via { first.append(step) }
            case .rule, .countryRule: rules.append(step)
            }
        }
        // The steps that decided come first.
        return (decided + first + rules).map(\.reason).distinct
    }

    // MARK: What would change it

    /// The questions with the greatest impact, each with the results of its answers. If no single answer changes
    /// anything: the open questions.
    private var changes: [Sentence] {
        let impacts = triage.questionImpacts(on: request, asOf: day).filter { $0.changes > 0 }.prefix(3)
        if impacts.isEmpty { return advice.ask.prefix(3).map(question) }
        let now = ExplainText.outcome(advice, name: book.name)
        return impacts.map { entry in
            let results = entry.results.filter(\.isChange).prefix(3).map { result in
                // One date, or one place, is enough as an example.
                let isExample =
                    switch result.answers.first {
                    case .day, .text: true
                    default: false
                    }
                let outcome = ExplainText.outcome(result.advice, name: book.name)
                return ExplainText.ifAnswered(
                    result.answers.prefix(isExample ? 1 : 4).map { ExplainText.answer($0, to: entry.field) },
                    // If the outcome is the same, the urgency is what changes.
                    outcome == now ? ExplainText.urgency(result.advice.urgency, nil) : outcome)
            }
            return ExplainText.question(question(entry.field.rawValue), Array(results))
        }
    }

    /// The book's sentence for a question; the name of the field if the book has none.
    private func question(_ name: String) -> Sentence {
        let text = book.text(.ask, name)
        return text.en == name ? RequestField(rawValue: name).map(\.words.label) ?? text : text
    }

    // MARK: What is out

    /// The excluded countries grouped by reason: reasons that concern this person first, then countries never offered.
    private var ruledOut: [Sentence] {
        var groups: [(reason: Sentence, rank: Int, countries: [Sentence])] = []
        let exclusion = Exclusion(book, request, on: day)
        for (code, reasons) in advice.ruledOut.sorted(by: { $0.key < $1.key }) {
            let (reason, rank) = exclusion.why(code, reasons)
            if let index = groups.firstIndex(where: { $0.reason == reason }) {
                groups[index].countries.append(book.name(of: code))
            } else {
                groups.append((reason, rank, [book.name(of: code)]))
            }
        }
        // Stable: by rank, then by code.
        return [0, 1, 2].flatMap { rank in
            groups.filter { $0.rank == rank }.map { ExplainText.named($0.countries, $0.reason) }
        }
    }

    // MARK: What it rests on

    /// The facts behind the reasons, overdue ones first.
    private var facts: [Sentence] {
        var seen: Set<String> = []
        let cited = advice.because.flatMap(\.facts).filter { seen.insert($0.id).inserted }
        return (cited.filter(\.overdue) + cited.filter { !$0.overdue }).map { fact in
            guard let full = book.fact(fact.id) else { return ExplainText.fact(WordText.same(fact.id), fact) }
            let name = book.name(of: full.country)
            return ExplainText.fact(ExplainText.named([name], full.value), fact)
        }
    }

    // MARK: Lines

    private func part(
        _ title: Sentence, _ sentences: [Sentence], _ language: Language, most: Int = ExplainPage.most
    ) -> [String] {
        if sentences.isEmpty { return [] }
        var lines = ["", title(language)]
        for sentence in sentences.prefix(most) {
            let text = VisibleText.line(sentence(language))
            lines += TextWidth.wrapped(text, first: "  - ", rest: "    ", width: Self.width)
        }
        let rest = sentences.count - most
        if rest > 0 { lines.append("  " + ExplainText.more(rest)(language)) }
        return lines
    }

    private func paragraph(_ sentence: Sentence, _ language: Language) -> [String] {
        TextWidth.wrapped(VisibleText.line(sentence(language)), width: Self.width)
    }
}

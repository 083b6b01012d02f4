// Advice as plain lines, for two readers. A volunteer sees only what may be said aloud; a coordinator sees everything,
// with source and age.

import IntakeBase
import IntakeCases

/// Advice as lines of text.
package enum AdviceText {
    /// The maximum number of questions shown at once to a volunteer, who has the person on the line.
    private static let maxAsked = 6

    /// The lines for a volunteer: what to do, ask and warn of now. No country to go to while a coordinator must
    /// confirm.
    package static func volunteer(_ advice: VolunteerAdvice, _ book: RouteBook, _ language: Language) -> [String] {
        var lines = head(advice.urgency, advice.deadline, advice.book, book.notice, language)
        if advice.release == .coordinator {
            if advice.outcome == .hold { lines.append(TriageText.notNow(language)) }
            lines.append(TriageText.coordinatorDecides(language))
        }
        if let stay = advice.stay { lines.append(TriageText.stays(book.name(of: stay))(language)) }
        lines += words(TriageText.next, .next, advice.next, book, language)
        lines += words(TriageText.warn, .warn, advice.warn, book, language)
        lines += words(TriageText.ask, .ask, Array(advice.ask.prefix(maxAsked)), book, language)
        let further = advice.ask.count - maxAsked
        if further > 0 { lines.append("  " + TriageText.furtherQuestions(further)(language)) }
        if advice.release == .volunteer {
            lines += section(TriageText.why, advice.reasons.map { $0.text(language) }, language)
        }
        lines.append(TriageText.personDecides(language))
        // The book is untrusted text as well.
        return lines.map(VisibleText.line)
    }

    /// The lines for a coordinator: everything about the advice on a request, on a day.
    /// - Parameter possibilities: what the advice was merged from, if answers differ.
    package static func coordinator(
        _ advice: Advice, on request: Request, _ book: RouteBook, asOf day: Day, _ language: Language,
        of possibilities: Possibilities? = nil
    ) -> [String] {
        let possibilities = advice.isMerged ? possibilities : nil
        let exclusion = Exclusion(book, request, on: day)
        let view = BookDay(book, on: day)
        var lines = head(advice.urgency, advice.deadline, advice.book, book.notice, language)
        if let possibilities {
            lines.insert(TriageText.possibilities(possibilities.count)(language), at: lines.count - 1)
        }
        lines.append("\(TriageText.outcome(language)): \(WordText.label(advice.outcome)(language))")
        lines.append("\(TriageText.release(language)): \(WordText.label(advice.release)(language))")
        if let via = advice.via { lines.append(TriageText.via(book.name(of: via), advice.mode)(language)) }
        if let stay = advice.stay { lines.append(TriageText.stays(book.name(of: stay))(language)) }
        lines += section(
            TriageText.alternatives, advice.alternatives.map { view.nameWithRisk(of: $0)(language) }, language)
        lines += section(TriageText.ifLifted, advice.ifLiftedVia.map { view.nameWithRisk(of: $0)(language) }, language)
        if let possibilities {
            lines += section(TriageText.eachPossibility, possibilities.lines(book, language), language)
        }
        lines += words(TriageText.ask, .ask, advice.ask, book, language)
        lines += words(TriageText.next, .next, advice.next, book, language)
        lines += words(TriageText.warn, .warn, advice.warn, book, language)
        lines += section(TriageText.onward, advice.onward.map { onward($0, book, language) }, language)
        lines += because(steps(advice, exclusion, book), language)
        let ruledOut = advice.ruledOut.sorted { $0.key < $1.key }.map { country, reasons in
            let facts = reasons.compactMap { if case .fact(let id) = $0 { id } else { nil } }
            return "\(book.name(of: country)(language)): \(exclusion.why(country, reasons).reason(language))"
                + (facts.isEmpty ? "" : " [\(facts.joined(separator: ", "))]")
        }
        lines += section(TriageText.ruledOut, ruledOut, language)
        lines.append(TriageText.personDecides(language))
        // The book is untrusted text as well.
        return lines.map(VisibleText.line)
    }

    private static func head(
        _ urgency: Urgency, _ deadline: Day?, _ stamp: BookStamp, _ notice: Sentence?, _ language: Language
    ) -> [String] {
        var lines: [String] = []
        if stamp.example { lines.append(TriageText.example(language)) }
        if let notice { lines.append(notice(language)) }
        var line = "\(TriageText.urgency(language)): \(WordText.label(urgency)(language))"
        if let deadline { line += " (\(TriageText.deadline(language)) \(deadline))" }
        return lines + [line]
    }

    private static func words(
        _ title: Sentence, _ kind: BookWord.Kind, _ ids: [String], _ book: RouteBook, _ language: Language
    ) -> [String] {
        section(title, ids.map { text(kind, $0, book)(language) }, language)
    }

    /// The book's sentence for a word; for a field without one in the book, the name of the field.
    private static func text(_ kind: BookWord.Kind, _ id: String, _ book: RouteBook) -> Sentence {
        let text = book.text(kind, id)
        guard kind == .ask, text.en == id, let field = RequestField(rawValue: id) else { return text }
        return field.words.label
    }

    private static func section(_ title: Sentence, _ entries: [String], _ language: Language) -> [String] {
        entries.isEmpty ? [] : ["\(title(language)):"] + entries.map { "  - " + $0 }
    }

    private static func onward(_ onward: Onward, _ book: RouteBook, _ language: Language) -> String {
        "\(book.name(of: onward.country)(language)): \(onward.condition(language)) [\(onward.facts.joined(separator: ", "))]"
    }

    private static func because(_ steps: [Because], _ language: Language) -> [String] {
        if steps.isEmpty { return [] }
        return ["\(TriageText.why(language)):"]
            + steps.flatMap { step in
                ["  - \(step.reason(language)) (\(step.source))"]
                    + step.facts.map { "      \(TriageText.cited($0)(language))" }
            }
    }

    /// The steps of the reasoning. If everything is overdue, a rank would reassure: the overdue facts replace it. Advice
    /// that was merged from several has no ranking: each country is there without its rank.
    private static func steps(_ advice: Advice, _ exclusion: Exclusion, _ book: RouteBook) -> [Because] {
        if advice.isMerged {
            return advice.because.map { step in
                guard case .ranking = step.source else { return step }
                var step = step
                step.reason = RankingText.withoutPlace(step.reason)
                return step
            }.distinct
        }
        guard advice.outcome == .stale else { return advice.because }
        return advice.because.map { step in
            guard case .ranking(let code) = step.source,
                let since = exclusion.overdueSince(step.facts.compactMap { book.fact($0.id) })
            else { return step }
            var step = step
            step.reason = ExplainText.overdueRank(book.name(of: code), since)
            return step
        }
    }
}

extension WordText {
    /// The way of travel.
    package static func label(_ mode: TravelMode) -> Sentence {
        switch mode {
        case .air: Sentence(en: "by air", ru: "самолётом")
        case .land: Sentence(en: "by land", ru: "по суше")
        }
    }
}

// Advice in plain lines, for the two who read it. A volunteer sees only what may be said aloud; a coordinator sees
// everything, with who said it and how old it is.

/// Advice as lines of text.
public enum AdviceText {
    /// The most questions that a volunteer, with somebody on the line, is shown at once.
    private static let maxAsked = 6

    /// What a volunteer sees: what to do, ask and warn of now; no country to go to while a coordinator must confirm.
    public static func volunteer(_ advice: Advice, _ book: RouteBook, _ language: Language) -> [String] {
        let advice = advice.forVolunteer
        var lines = head(advice, book, language)
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
            lines += section(TriageText.why, advice.because.map { $0.reason(language) }, language)
        }
        lines.append(TriageText.personDecides(language))
        // The book is text from outside too.
        return lines.map(VisibleText.line)
    }

    /// What a coordinator sees: everything.
    public static func coordinator(_ advice: Advice, _ book: RouteBook, _ language: Language) -> [String] {
        var lines = head(advice, book, language)
        lines.append("\(TriageText.outcome(language)): \(WordText.label(advice.outcome)(language))")
        lines.append("\(TriageText.release(language)): \(WordText.label(advice.release)(language))")
        if let via = advice.via { lines.append(TriageText.via(book.name(of: via), advice.mode)(language)) }
        if let stay = advice.stay { lines.append(TriageText.stays(book.name(of: stay))(language)) }
        lines += list(TriageText.alternatives, advice.alternatives, book, language)
        lines += list(TriageText.ifLifted, advice.ifLiftedVia, book, language)
        lines += words(TriageText.ask, .ask, advice.ask, book, language)
        lines += words(TriageText.next, .next, advice.next, book, language)
        lines += words(TriageText.warn, .warn, advice.warn, book, language)
        lines += section(TriageText.onward, advice.onward.map { onward($0, book, language) }, language)
        lines += because(advice.because, language)
        let ruledOut = advice.ruledOut.sorted { $0.key < $1.key }.map { country, reasons in
            "\(book.name(of: country)(language)): " + reasons.map { reason($0, book, language) }.joined(separator: "; ")
        }
        lines += section(TriageText.ruledOut, ruledOut, language)
        lines.append(TriageText.personDecides(language))
        // The book is text from outside too.
        return lines.map(VisibleText.line)
    }

    private static func head(_ advice: Advice, _ book: RouteBook, _ language: Language) -> [String] {
        var lines: [String] = []
        if advice.book.example { lines.append(TriageText.example(language)) }
        if let notice = book.notice { lines.append(notice(language)) }
        var urgency = "\(TriageText.urgency(language)): \(WordText.label(advice.urgency)(language))"
        if let deadline = advice.deadline { urgency += " (\(TriageText.deadline(language)) \(deadline))" }
        return lines + [urgency]
    }

    private static func words(
        _ title: Sentence, _ kind: BookWord.Kind, _ ids: [String], _ book: RouteBook, _ language: Language
    ) -> [String] {
        section(title, ids.map { text(kind, $0, book)(language) }, language)
    }

    /// The book's sentence for a word; for a field that the book does not word, the field's own name.
    private static func text(_ kind: BookWord.Kind, _ id: String, _ book: RouteBook) -> Sentence {
        let text = book.text(kind, id)
        guard kind == .ask, text.en == id, let field = RequestField(rawValue: id) else { return text }
        return FieldText.label(field)
    }

    private static func list(
        _ title: Sentence, _ countries: [CountryCode], _ book: RouteBook, _ language: Language
    ) -> [String] {
        countries.isEmpty ? [] : section(title, countries.map { book.name(of: $0)(language) }, language)
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
                ["  - \(step.reason(language)) (\(step.rule))"]
                    + step.facts.map { "      \(TriageText.cited($0)(language))" }
            }
    }

    private static func reason(_ id: String, _ book: RouteBook, _ language: Language) -> String {
        if let reason = TriageText.reason(id) { return reason(language) }
        let known = book.fact(id)?.value ?? book.rules.first { $0.id == id }?.reason
        return known.map { "\($0(language)) [\(id)]" } ?? id
    }
}

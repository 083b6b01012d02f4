// The dialogue of `routes review`: one fact after the other, with the parts that depend on it, and the choices.

import IntakeBase
import IntakeTriage

/// The review on a terminal.
struct ReviewScreen {
    let prompt: Prompt
    /// Saves the decisions so far, at once.
    let save: (BookReview) -> Void

    private var language: Language { prompt.language }

    /// Asks about the facts that are due. Throws `Interrupted`.
    func run(_ review: inout BookReview) throws {
        // Facts that a draft has decided are skipped, but the person can go back to them.
        var index = review.due.firstIndex { review.decision(on: $0.id) == nil } ?? review.due.count
        while review.due.indices.contains(index) {
            let fact = review.due[index]
            show(fact, index + 1, review)
            switch try decide(fact, &review, isFirst: index == 0) {
            case .next: index += 1
            case .back: index -= 1
            case .end: return
            }
        }
    }

    private enum Move {
        case next, back, end
    }

    /// The person went back from a question to the choices.
    private struct Back: Error {}

    private func show(_ fact: Fact, _ number: Int, _ review: BookReview) {
        let view = BookDay(review.book, on: review.day)
        // Reads the fact again, because an earlier decision may have removed a contradiction.
        let fact = review.book.fact(fact.id) ?? fact
        prompt.show("")
        let name = review.book.name(of: fact.country)
        prompt.show(
            VisibleText.line(
                ReviewText.title(number, of: review.due.count, name, fact.topic, fact.id)(language)))
        let isDecided = review.decision(on: fact.id)
        if let isDecided { prompt.show("  " + ReviewText.decided(isDecided)(language)) }
        if fact.topic == .risk { prompt.show("  " + ReviewText.severity(fact.severity)(language)) }
        for line in view.describe(fact, language, marksOverdue: false).dropFirst() {
            prompt.show("  " + line.drop { $0 == " " })
        }
        if isDecided == nil { prompt.show("  " + ReviewText.overdue(fact.reviewBy.days(until: review.day))(language)) }
        let use = FactUse(of: fact.id, in: review.book)
        let countries = Set(use.countries + use.destinations).sorted().map { review.book.name(of: $0) }
        let vignettes = review.book.vignettesResting(on: fact.id).count
        prompt.show(
            "  " + VisibleText.line(ReviewText.rests(use, countries: countries, vignettes: vignettes)(language)))
    }

    /// The next step.
    private func decide(_ fact: Fact, _ review: inout BookReview, isFirst: Bool) throws -> Move {
        while true {
            prompt.show("")
            for choice in ReviewText.Choice.allCases {
                prompt.item(choice.rawValue, ReviewText.label(choice)(language))
            }
            prompt.show("   " + ReviewText.keys(language))
            let typed = try prompt.line()
            if ReviewText.isBack(typed) {
                if !isFirst { return .back }
                prompt.show(ReviewText.isFirst(language))
                continue
            }
            do {
                switch ReviewText.choice(typed) {
                case .confirm, .change:
                    let current = review.book.fact(fact.id) ?? fact
                    guard try renew(current, &review, whole: ReviewText.choice(typed) == .change) else { continue }
                    save(review)
                    return .next
                case .drop:
                    guard try drop(fact, &review) else { continue }
                    save(review)
                    return .next
                case .later: return .next
                case .quit: return .end
                case nil:
                    let isHelp = ReviewText.isHelp(typed)
                    prompt.show((isHelp ? ReviewText.choiceHelp : ReviewText.wantsChoice)(language))
                }
            } catch is Back {
                continue
            } catch let error as BookEditError {
                prompt.show(error.sentence(language))
                prompt.show(ReviewText.byHand(language))
            }
        }
    }

    private func renew(_ fact: Fact, _ review: inout BookReview, whole: Bool) throws -> Bool {
        var reading = ReviewedFact(fact)
        if whole {
            reading.value = Sentence(
                en: try text(ReviewText.english, fact.value.en), ru: try text(ReviewText.russian, fact.value.ru))
        }
        reading.source = try text(ReviewText.source, fact.source)
        reading.published = try text(ReviewText.published, fact.published)
        if whole {
            reading.confidence = try confidence(fact.confidence)
            if fact.topic == .risk { reading.severity = try number(ReviewText.severity, 0...9, fact.severity) }
        }
        guard try confirm(ReviewText.willBe(review.day, review.reviewBy(fact))) else { return false }
        try review.renew(fact.id, as: reading)
        return true
    }

    private func drop(_ fact: Fact, _ review: inout BookReview) throws -> Bool {
        guard fact.supersedes.isEmpty else {
            prompt.show(ReviewText.supersedes(fact.supersedes)(language))
            return false
        }
        let isCited = !FactUse(of: fact.id, in: review.book).isNone
        guard try confirm(isCited ? ReviewText.dropCitations : ReviewText.dropOnly) else { return false }
        try review.drop(fact.id)
        return true
    }

    // MARK: Answers

    /// Reads one answer. `?` prints help; `b` goes back to the choices by throwing `Back`.
    private func answer(_ old: String) throws -> String {
        while true {
            let typed = try prompt.line(text: old).trimmed
            // The line starts with the book's text, so `<` may have been typed after it.
            let added = typed.hasPrefix(old) ? String(typed.dropFirst(old.count)).trimmed : typed
            if ReviewText.isBack(typed) || added == "<" { throw Back() }
            guard ReviewText.isHelp(typed) || ReviewText.isHelp(added) else { return typed }
            prompt.show(ReviewText.answerHelp(language))
        }
    }

    private func confirm(_ question: Sentence) throws -> Bool {
        guard let isSo = try prompt.confirm(question, help: ReviewText.answerHelp, isBack: ReviewText.isBack) else {
            throw Back()
        }
        return isSo
    }

    /// Reads a text that starts with the current one. A forbidden text is explained and can be edited.
    private func text(_ question: Sentence, _ old: String) throws -> String {
        prompt.show(question(language))
        // Text with control characters is not printed again, even for editing.
        var typed = BookReview.problem(old) == nil ? old : ""
        while true {
            typed = try answer(typed)
            guard let problem = BookReview.problem(typed) else { return typed }
            prompt.show(problem(language))
            if typed.unicodeScalars.contains(where: { VisibleText.line(String($0)) != String($0) }) { typed = "" }
        }
    }

    private func confidence(_ old: Confidence) throws -> Confidence {
        let all = Confidence.allCases
        prompt.show(ReviewText.confidence(language))
        for (index, confidence) in all.enumerated() {
            prompt.item(index + 1, RoutesPageText.confidence(confidence)(language))
        }
        let number = try number(nil, 1...all.count, (all.firstIndex(of: old) ?? 0) + 1)
        return all[number - 1]
    }

    private func number(_ question: Sentence?, _ range: ClosedRange<Int>, _ old: Int) throws -> Int {
        if let question { prompt.show(question(language)) }
        while true {
            if let number = Int(try answer("\(old)")), range.contains(number) { return number }
            prompt.show(ReviewText.wantsNumber(range)(language))
        }
    }
}

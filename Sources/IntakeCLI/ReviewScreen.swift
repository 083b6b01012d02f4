// The conversation of `routes review`: one fact after the other, with what rests on it, and what is to become of it.

import Intake

/// The review on a terminal.
struct ReviewScreen {
    let prompt: Prompt

    private var language: Language { prompt.language }

    /// Goes through the facts that are due. Throws `Interrupted`.
    func run(_ review: inout BookReview) throws {
        for (index, fact) in review.due.enumerated() {
            show(fact, index + 1, review)
            if try !decide(fact, &review) { return }
        }
    }

    private func show(_ fact: Fact, _ number: Int, _ review: BookReview) {
        let view = BookDay(review.book, on: review.day)
        // As it stands now: an earlier decision may have taken a contradiction out.
        let fact = review.book.fact(fact.id) ?? fact
        prompt.show("")
        let name = review.book.name(of: fact.country)
        prompt.show(
            VisibleText.line(
                ReviewText.title(number, of: review.due.count, name, fact.topic, fact.id)(language)))
        for line in view.describe(fact, language).dropFirst() { prompt.show("  " + line.drop { $0 == " " }) }
        prompt.show("  " + ReviewText.overdue(fact.reviewBy.days(until: review.day))(language))
        let use = FactUse(of: fact.id, in: review.book)
        let countries = Set(use.countries + use.destinations).sorted().map { review.book.name(of: $0) }
        let vignettes = review.book.vignettesResting(on: fact.id).count
        prompt.show(
            "  " + VisibleText.line(ReviewText.rests(use, countries: countries, vignettes: vignettes)(language)))
    }

    /// Whether the review goes on.
    private func decide(_ fact: Fact, _ review: inout BookReview) throws -> Bool {
        while true {
            prompt.show("")
            for choice in ReviewText.Choice.allCases {
                prompt.item(choice.rawValue, ReviewText.label(choice)(language))
            }
            let typed = try prompt.line()
            do {
                switch ReviewText.choice(typed) {
                case .confirm: if try renew(fact, &review, whole: false) { return true }
                case .change: if try renew(fact, &review, whole: true) { return true }
                case .drop: if try drop(fact, &review) { return true }
                case .later: return true
                case .quit: return false
                case nil: prompt.show(ReviewText.wantsChoice(language))
                }
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
        guard try prompt.confirm(ReviewText.willBe(review.day, review.reviewBy(fact))) else { return false }
        try review.renew(fact.id, as: reading)
        return true
    }

    private func drop(_ fact: Fact, _ review: inout BookReview) throws -> Bool {
        guard fact.supersedes.isEmpty else {
            prompt.show(ReviewText.supersedes(fact.supersedes)(language))
            return false
        }
        let isCited = !FactUse(of: fact.id, in: review.book).isNone
        guard try prompt.confirm(isCited ? ReviewText.dropCitations : ReviewText.dropOnly) else { return false }
        try review.drop(fact.id)
        return true
    }

    // MARK: Answers

    /// A text of the book, which begins as it stands there; what cannot stand there is said and stays to be mended.
    private func text(_ question: Sentence, _ old: String) throws -> String {
        prompt.show(question(language))
        // What drives a terminal is not put back on it, not even to be edited.
        var typed = BookReview.problem(old) == nil ? old : ""
        while true {
            typed = try prompt.line(text: typed).trimmed
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
            if let number = Int(try prompt.line(text: "\(old)").trimmed), range.contains(number) { return number }
            prompt.show(ReviewText.wantsNumber(range)(language))
        }
    }
}

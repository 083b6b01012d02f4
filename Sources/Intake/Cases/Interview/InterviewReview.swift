// The answers in readable form: for the review before sealing, and beside a question whose answer is changed.

import IntakeBase

/// One answer at the review.
package struct ReviewLine: Hashable, Sendable {
    /// The number that a person types to change it.
    package let number: Int
    /// What the question is about.
    package let label: Sentence
    /// The answer, harmless for a terminal, with its line breaks; nil if it is unknown.
    package let answer: Sentence?
}

extension Interview {
    /// Every question that applies, with its answer.
    package var reviewLines: [ReviewLine] {
        questions.enumerated().map { index, question in
            ReviewLine(
                number: index + 1, label: InterviewText.label(question),
                answer: readBack(question))
        }
    }

    /// The answer to the current question; nil if it has none.
    package var currentAnswer: Sentence? {
        current.flatMap(readBack)
    }

    private func readBack(_ question: Question) -> Sentence? {
        switch unsaid(question) {
        case .declined: SeveralText.declined
        case .unknown: InterviewText.takenBack
        case nil: readBack(answer(to: question), question)
        }
    }

    private func readBack(_ value: FieldValue, _ question: Question) -> Sentence? {
        switch value {
        case .unknown, .contact, .companions: return nil
        case .word(let word): return name(word, question)
        case .words(let words):
            if words.isEmpty { return FieldText.nothing }
            let names = words.map { name($0, question) }
            return Sentence(
                en: names.map(\.en).joined(separator: ", "), ru: names.map(\.ru).joined(separator: ", "))
        case .number(let number): return WordText.same(String(number))
        case .day(let day): return WordText.same(day.description)
        case .text(let text):
            let shown = VisibleText.paragraphs(text)
            return Sentence(en: shown, ru: shown)
        }
    }

    private func name(_ word: String, _ question: Question) -> Sentence {
        guard let country = CountryCode(word) else { return question.name(of: word) }
        let name = CountryText.name(country)
        return name.en == word ? name : Sentence(en: "\(name.en) (\(word))", ru: "\(name.ru) (\(word))")
    }
}

extension Interview {
    /// Warnings for the volunteer before sealing.
    package var doubts: [Sentence] {
        var doubts: [Sentence] = []
        if request == Request() { doubts.append(InterviewText.nothingKnown) }
        if request.consent == [] { doubts.append(InterviewText.noConsent) }
        return doubts
    }
}

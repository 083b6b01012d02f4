// The answers as a person reads them back: before sealing, and where an answer is changed.

import IntakeBase

/// An answer at the review.
package struct ReviewLine: Hashable, Sendable {
    /// The number by which it is changed.
    package let number: Int
    /// What the question was about.
    package let label: Sentence
    /// The answer, made harmless for a terminal, a paragraph for each line break in it; nil where it is not known.
    package let answer: Sentence?
}

extension Interview {
    /// Every question that applies, with its answer.
    package var reviewLines: [ReviewLine] {
        questions.enumerated().map { index, question in
            ReviewLine(
                number: index + 1, label: InterviewText.label(question),
                answer: readBack(answer(to: question), question))
        }
    }

    /// The answer to the question that stands now; nil where it has none.
    package var currentAnswer: Sentence? {
        current.flatMap { readBack(answer(to: $0), $0) }
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
    /// What should make the volunteer stop before sealing.
    package var doubts: [Sentence] {
        var doubts: [Sentence] = []
        if request == Request() { doubts.append(InterviewText.nothingKnown) }
        if request.consent == [] { doubts.append(InterviewText.noConsent) }
        return doubts
    }
}

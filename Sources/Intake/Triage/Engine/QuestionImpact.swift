// The impact of each open question: the advice under each possible answer. Every answer is tried on the actual request.
// This calls triage some hundreds of times, so it is for the page that explains one advice, not for the queue.

import IntakeBase
import IntakeCases

/// An open question with the advice that each answer would give.
package struct QuestionImpact: Hashable, Sendable {
    /// The field.
    package var field: RequestField
    /// The results, the common ones first. Answers with the same result share an entry.
    package var results: [PossibleAdvice]
    /// The number of results that differ from the current advice.
    package var changes: Int
}

/// The result of one or more answers to a question.
package struct PossibleAdvice: Hashable, Sendable {
    /// The answers, as a request contains them. The first one serves as the example.
    package var answers: [FieldValue]
    /// The advice under the first answer.
    package var advice: Advice
    /// Whether outcome, country or urgency differs from the current advice.
    package var isChange: Bool
}

extension Triage {
    /// The impact of each question that the advice asks, sorted by the number of different results; equal ones in the
    /// order of the advice. Skips fields of free text that no rule tests.
    package func questionImpacts(on request: Request, asOf day: Day) -> [QuestionImpact] {
        let now = advise(on: request, asOf: day)
        let answers = PossibleAnswers(book, day)
        // Bounds the time for a large book: only the first answers are tried.
        let most = max(4, Work.ofExplaining / (book.weight * max(now.ask.count, 1)))
        let questions = now.ask.compactMap { RequestField(rawValue: $0) }.compactMap { field in
            question(field, Array(answers.values(of: field, in: request).prefix(most)), on: request, asOf: day, now)
        }
        // The sort must be stable, so equal questions keep the order of the book.
        return questions.enumerated().sorted { left, right in
            left.element.changes == right.element.changes
                ? left.offset < right.offset : left.element.changes > right.element.changes
        }.map(\.element)
    }

    private func question(
        _ field: RequestField, _ answers: [FieldValue], on request: Request, asOf day: Day, _ now: Advice
    ) -> QuestionImpact? {
        var results: [PossibleAdvice] = []
        for answer in answers {
            guard let answered = request.answering(field, answer) else { continue }
            let advice = advise(on: answered, asOf: day)
            if let index = results.firstIndex(where: { $0.advice.decision == advice.decision }) {
                results[index].answers.append(answer)
            } else {
                results.append(
                    PossibleAdvice(answers: [answer], advice: advice, isChange: advice.decision != now.decision))
            }
        }
        guard !results.isEmpty else { return nil }
        return QuestionImpact(field: field, results: results, changes: results.count(where: \.isChange))
    }
}

extension Advice {
    /// The parts of an advice that matter to the person on the line.
    fileprivate struct Decision: Hashable {
        let outcome: Outcome
        let urgency: Urgency
        let via: CountryCode?
        let mode: TravelMode?
        let stay: CountryCode?
    }

    fileprivate var decision: Decision {
        Decision(outcome: outcome, urgency: urgency, via: via, mode: mode, stay: stay)
    }
}

extension Request {
    /// The request with another answer in one field; nil if the field cannot contain it.
    fileprivate func answering(_ field: RequestField, _ answer: FieldValue) -> Request? {
        guard let value = answer.json, var members = json.object else { return nil }
        members[field.rawValue] = value
        return try? Request(json: .object(members))
    }
}

extension FieldValue {
    /// The answer as a record contains it; nil for "unknown" and for answers that are never tried.
    fileprivate var json: JSONValue? {
        switch self {
        case .word(let word): .string(word)
        case .words(let words): JSONValue(words)
        case .number(let number): JSONValue(number)
        case .day(let day): .string(day.description)
        case .text(let text): .string(text)
        case .companions(let companions):
            (Request.travelling(with: companions).json.object ?? [:])[RequestField.companions.rawValue]
        case .unknown, .contact: nil
        }
    }
}

extension Request {
    fileprivate static func travelling(with companions: [Companion]) -> Request {
        var request = Request()
        request.companions = companions
        return request
    }
}

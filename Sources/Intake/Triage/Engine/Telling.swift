// What would be worth asking: for each open question, what the advice would become under each answer. Every answer is
// tried out on the request as it stands; nothing is guessed. For a page that explains, not for the queue: it advises
// some hundreds of times.

import IntakeBase
import IntakeCases

/// An open question, with what each answer to it would make of the advice.
package struct TellingQuestion: Hashable, Sendable {
    /// The field that is asked for.
    package var field: RequestField
    /// What the answers come to, the common ones first; answers that come to the same stand together.
    package var results: [PossibleAdvice]
    /// How many of the results differ from the advice as it stands.
    package var changes: Int
}

/// What one or more answers to a question come to.
package struct PossibleAdvice: Hashable, Sendable {
    /// The answers, as a request would hold them; the first is as good an example as any.
    package var answers: [FieldValue]
    /// The advice under the first of them.
    package var advice: Advice
    /// Whether the outcome, the country or the urgency differs from the advice as it stands.
    package var isChange: Bool
}

extension Triage {
    /// What each question that the advice asks would change, the most telling first: the one with the most different
    /// results; among equals the one that the advice asks first. Fields of free text that no rule looks at are left out.
    package func telling(on request: Request, asOf day: Day) -> [TellingQuestion] {
        let now = advise(on: request, asOf: day)
        let answers = PossibleAnswers(book, day)
        // No book is so large that an explanation takes minutes: of too many answers the first ones are tried.
        let most = max(4, Work.ofExplaining / (book.weight * max(now.ask.count, 1)))
        let questions = now.ask.compactMap { RequestField(rawValue: $0) }.compactMap { field in
            question(field, Array(answers.values(of: field, in: request).prefix(most)), on: request, asOf: day, now)
        }
        // Stable: equal questions stay in the book's order.
        return questions.enumerated().sorted { left, right in
            left.element.changes == right.element.changes
                ? left.offset < right.offset : left.element.changes > right.element.changes
        }.map(\.element)
    }

    private func question(
        _ field: RequestField, _ answers: [FieldValue], on request: Request, asOf day: Day, _ now: Advice
    ) -> TellingQuestion? {
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
        return TellingQuestion(field: field, results: results, changes: results.count(where: \.isChange))
    }
}

extension Advice {
    /// What makes two pieces of advice different for the person on the line.
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
    /// The request with another answer in one field; nil where the field cannot hold it.
    fileprivate func answering(_ field: RequestField, _ answer: FieldValue) -> Request? {
        guard let value = answer.json, var members = json.object else { return nil }
        members[field.rawValue] = value
        return try? Request(json: .object(members))
    }
}

extension FieldValue {
    /// The answer as a record holds it; nil where it is none, or not one that is tried out.
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

// Decisions as lines for reading. All text from outside goes through `VisibleText`.

import IntakeBase

/// Decisions as lines of text.
package enum DecisionLines {
    /// One line for each part of a decision, each with its label.
    /// - Parameter hasEnded: whether the answers that it gives have ended.
    package static func lines(_ action: DecisionAction, _ language: Language, hasEnded: Bool = false) -> [String] {
        parts(action, language, hasEnded).compactMap { name, text in text.map { "\(name(language)): \($0)" } }
    }

    /// The parts of a decision; nil for a part that it does not have.
    private static func parts(
        _ action: DecisionAction, _ language: Language, _ hasEnded: Bool
    ) -> [(Sentence, String?)] {
        let settle = hasEnded ? DecisionText.settledEarlier : DecisionText.settle
        func reason(_ text: String?) -> (Sentence, String?) { (DeskText.reason, text.map(VisibleText.line)) }
        func answer(_ answer: Bool?) -> String { DecisionText.answer(answer)(language) }
        func cleared(_ text: String?) -> String { text ?? DecisionText.cleared(language) }

        switch action {
        case .assign(let label): return [(DeskText.assigned, cleared(label.map(VisibleText.line)))]
        case .status(let choice):
            return [
                (DeskText.status, cleared(choice.map { WordText.label($0.status)(language) })),
                (DecisionText.person, (choice?.person).map(VisibleText.line)),
                (DecisionText.purpose, (choice?.purpose).map(VisibleText.line)),
                (DecisionText.outcome, (choice?.outcome).map(VisibleText.line)),
            ]
        case .due(let day, let text): return [(DeskText.due, cleared(day?.description)), reason(text)]
        case .route(let choice, let text):
            return [
                (DeskText.decided, cleared(choice.map { WordText.label($0.decision)(language) })),
                (DeskText.via, (choice?.via).map { CountryText.name($0)(language) }), reason(text),
            ]
        case .doNotContact(let value): return [(DecisionText.doNotContact, answer(value))]
        case .link(let other, let value): return [(DecisionText.link, "\(other): \(answer(value))")]
        case .notSame(let other, let value): return [(DecisionText.notSame, "\(other): \(answer(value))")]
        case .attach(let record, let value): return [(DecisionText.attach, "\(record.hex): \(answer(value))")]
        case .note(let text): return [(DecisionText.note, VisibleText.line(text))]
        case .attempt(let attempt):
            return [
                (DecisionText.attempt, VisibleText.line(attempt.channel)),
                (DecisionText.result, VisibleText.line(attempt.result)),
                (DecisionText.next, attempt.next?.text),
            ]
        case .refer(let handover):
            return [
                (DecisionText.refer, VisibleText.line(handover.to)),
                (DecisionText.consent, (handover.consent.map(WordText.label) ?? DecisionText.noConsent)(language)),
                reason(handover.reason),
            ]
        case .agree(let record): return [(DecisionText.agree, record.hex)]
        case .settle(nil): return [(settle, DecisionText.newest(language))]
        case .settle(let settlement?): return [(settle, RequestLines.line(settlement, language))]
        case .disregard(let log, let cell, let text):
            return [(DecisionText.disregard, DecisionText.from(cell, in: log.hex)(language)), reason(text)]
        case .undo(let record): return [(DecisionText.undo, record.hex)]
        case .erase: return [(DecisionText.erase, answer(true))]
        case .export(let what, let recipient):
            let name = recipient == Decision.notSaid ? DecisionText.notSaid(language) : VisibleText.line(recipient)
            return [(DecisionText.export, VisibleText.line(what)), (DecisionText.recipient, name)]
        case .imported(let heads): return [(DecisionText.imported, String(heads.count))]
        case .seen(let alarm): return [(DecisionText.seen, VisibleText.line(alarm))]
        }
    }
}

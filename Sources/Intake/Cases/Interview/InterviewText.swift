// Texts around the questions of the interview. The questions themselves are in `FieldWords`.

import IntakeBase

/// The questions of the interview and the texts around them.
package enum InterviewText {
    /// What is never asked and never written; shown above every question.
    package static let neverAsk = Sentence(
        en: "Never ask, never write: real name, document numbers, exact address, unit.",
        ru: "Не спрашиваем и не пишем: имя и фамилию, номера документов, адрес, часть.")

    /// The question, in the variant for the man himself or for another person.
    package static func ask(_ question: Question, himself: Bool) -> Sentence {
        addressed(template(question), himself: himself)
    }

    /// The help for a question, for volunteers.
    package static func help(_ question: Question) -> Sentence { question.words.help }

    /// The label of a question for the review, in a word or two.
    package static func label(_ question: Question) -> Sentence {
        let label = question.words.label
        switch question {
        case .field: return label
        case .contact:
            let contact = RequestField.safeContact.words.label
            return Sentence(en: "\(contact.en): \(label.en)", ru: "\(contact.ru): \(label.ru)")
        case .companion(let index, _):
            return Sentence(en: "person \(index + 1), \(label.en)", ru: "человек \(index + 1), \(label.ru)")
        }
    }

    /// Replaces each `{to him|of him}` in a text by the variant that fits.
    static func addressed(_ text: Sentence, himself: Bool) -> Sentence {
        func pick(_ text: String) -> String {
            let pieces = text.split(separator: "{", omittingEmptySubsequences: false)
            let rest = pieces.dropFirst().map { piece -> String in
                guard let bar = piece.firstIndex(of: "|"), let end = piece.firstIndex(of: "}"), bar < end else {
                    return String(piece)
                }
                let chosen = himself ? piece[..<bar] : piece[piece.index(after: bar)..<end]
                return String(chosen) + piece[piece.index(after: end)...]
            }
            return String(pieces[0]) + rest.joined()
        }
        return Sentence(en: pick(text.en), ru: pick(text.ru))
    }

    static func template(_ question: Question) -> Sentence {
        let asked = question.words.question
        guard case .companion(let index, _) = question else { return asked }
        return Sentence(en: "Person \(index + 1): \(asked.en)", ru: "Человек \(index + 1): \(asked.ru)")
    }
}

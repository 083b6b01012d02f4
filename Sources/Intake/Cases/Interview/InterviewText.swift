// What is said around the questions of the interview. The questions themselves are in `FieldWords`.

import IntakeBase

/// The questions of the interview and what is said around them.
package enum InterviewText {
    /// What is never asked and never written down; stands above every question.
    package static let neverAsk = Sentence(
        en: "Never ask, never write: real name, document numbers, exact address, unit.",
        ru: "Не спрашиваем и не пишем: имя и фамилию, номера документов, адрес, часть.")

    /// The question as it is asked; to the man himself, or of him.
    package static func ask(_ question: Question, himself: Bool) -> Sentence {
        addressed(template(question), himself: himself)
    }

    /// What a volunteer reads who asks for help with the question.
    package static func help(_ question: Question) -> Sentence { question.words.help }

    /// What the question is about, in a word or two, for the review.
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

    /// Picks from every `{to him|of him}` in a text the one that fits.
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

// The questions of the interview, their order and the forms of their answers, all derived from the table of fields.
// `FieldWords` has the texts of questions, `WordText` those of answers.

import IntakeBase

/// One question to the person on the line.
package enum Question: Hashable, Sendable {
    /// A field of the request. `companions` asks for their number; `safe_contact` is asked part by part.
    case field(RequestField)
    /// A part of the safe contact.
    case contact(SafeContact.Part)
    /// A part of the companion with this index.
    case companion(Int, Companion.Part)
}

/// The form of an answer.
package enum AnswerForm: Hashable, Sendable {
    /// One of these words, chosen by number.
    case choice([String])
    /// Any of these words, chosen by number. A country must follow a word that ends in a colon. With `countries`, a
    /// country alone is an answer too.
    case several([String], countries: Bool)
    /// A whole number.
    case number(ClosedRange<Int>)
    /// A day.
    case day
    /// A country, by code or name.
    case country
    /// Free text of at most this many UTF-8 bytes.
    case text(maxBytes: Int)
}

extension Question {
    /// Every question in the order of asking; contact and companions part by part.
    static func order(companions: Int) -> [Question] {
        asked.flatMap { field -> [Question] in
            switch field.kind {
            case .contact:
                SafeContact.Part.allCases.map(Question.contact)
            case .companions:
                [.field(field)]
                    + (0..<companions).flatMap { index in Companion.Part.allCases.map { .companion(index, $0) } }
            default:
                [.field(field)]
            }
        }
    }

    private static let asked = RequestField.allCases.sorted { $0.described.asked.number < $1.described.asked.number }

    /// The form of the answer. `unknown` is never offered: a skipped question means that.
    package var form: AnswerForm {
        switch self {
        case .field(let field): AnswerForm(field.kind)
        case .contact: .text(maxBytes: SafeContact.maxBytes)
        case .companion(_, let part): AnswerForm(part.described.kind)
        }
    }

    /// The label of a word among the choices; a word that takes a country ends in an ellipsis.
    package func label(of word: String) -> Sentence {
        let label = name(of: word)
        return word.hasSuffix(":") ? Sentence(en: label.en + "…", ru: label.ru + "…") : label
    }

    /// The name of a word among the answers.
    func name(of word: String) -> Sentence {
        switch self {
        case .field(let field): WordText.name(word, in: field)
        case .contact: WordText.same(word)
        case .companion(_, let part): WordText.name(word, in: part)
        }
    }

    /// The label, the question and the help.
    var words: FieldWords {
        switch self {
        case .field(let field): field.words
        case .contact(let part): part.words
        case .companion(_, let part): part.words
        }
    }
}

extension AnswerForm {
    /// The form of an answer to a field of this kind.
    fileprivate init(_ kind: FieldKind) {
        switch kind {
        case .choice(let words): self = .choice(words.filter { $0 != "unknown" })
        case .choices(let words): self = .several(words, countries: false)
        case .words(let proposed, let countries): self = .several(proposed, countries: countries)
        case .number(let range): self = .number(range)
        case .day: self = .day
        case .country: self = .country
        case .text(let maxBytes): self = .text(maxBytes: maxBytes)
        case .contact: self = .text(maxBytes: SafeContact.maxBytes)
        case .companions: self = .number(0...Companion.maxCount)
        }
    }
}

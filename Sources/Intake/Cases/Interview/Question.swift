// The questions of the interview: what can be asked, in which order, and what form the answer has, all by the table of
// fields. How a question sounds is in `FieldWords`, what the answers are called in `WordText`.

import IntakeBase

/// One question to the person on the line.
package enum Question: Hashable, Sendable {
    /// A field of the request. For `companions` it asks how many there are; `safe_contact` is asked by its parts.
    case field(RequestField)
    /// A part of how to get in touch.
    case contact(SafeContact.Part)
    /// A part of the companion with this index.
    case companion(Int, Companion.Part)
}

/// What form an answer has.
package enum AnswerForm: Hashable, Sendable {
    /// One of these words, by its number.
    case choice([String])
    /// Any of these words, by their numbers; those that end in a colon with a country behind. Where `countries`,
    /// a country may stand for itself.
    case several([String], countries: Bool)
    /// A whole number.
    case number(ClosedRange<Int>)
    /// A day.
    case day
    /// A country, by its letters or its name.
    case country
    /// Free text of at most this many bytes of UTF-8.
    case text(maxBytes: Int)
}

extension Question {
    /// Every question, in the order in which they are asked; a contact and companions part by part.
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

    /// What form the answer has. `unknown` is never offered: it is what a skipped question means.
    package var form: AnswerForm {
        switch self {
        case .field(let field): AnswerForm(field.kind)
        case .contact: .text(maxBytes: SafeContact.maxBytes)
        case .companion(_, let part): AnswerForm(part.described.kind)
        }
    }

    /// What a word that is offered as an answer is called; one that takes a country ends in dots.
    package func label(of word: String) -> Sentence {
        let label = name(of: word)
        return word.hasSuffix(":") ? Sentence(en: label.en + "…", ru: label.ru + "…") : label
    }

    /// What a word among the answers is called.
    func name(of word: String) -> Sentence {
        switch self {
        case .field(let field): WordText.name(word, in: field)
        case .contact: WordText.same(word)
        case .companion(_, let part): WordText.name(word, in: part)
        }
    }

    /// What the question is called, how it is asked and what helps with it.
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

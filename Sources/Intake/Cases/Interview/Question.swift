// The questions of the interview: what can be asked, in which order, and what form the answer has. What each
// sounds like stands in `InterviewText`, what the answers are called in `WordText`.

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
    /// Every question, in the order in which they are asked: what cannot wait first, then what the advice rests on,
    /// then how to find each other again, and what can be left for another day.
    static func order(companions: Int) -> [Question] {
        let fields: (RequestField...) -> [Question] = { $0.map(Question.field) }
        let travellers = (0..<companions).flatMap { index in
            Companion.Part.allCases.map { Question.companion(index, $0) }
        }
        return fields(.danger, .caller, .personAgrees, .stage, .position, .service, .country)
            + SafeContact.Part.allCases.map(Question.contact)
            + fields(.deadline, .deadlineReason, .summons, .exitBan, .wanted, .charge)
            + fields(.passport, .passportExpires, .internalPassport, .visas, .legalStayUntil, .companions)
            + travellers
            + fields(.age, .place, .health, .conscience, .ties, .evidence, .refer, .pseudonym, .consent, .notes)
    }

    /// What form the answer has. `unknown` is never offered: it is what a skipped question means.
    package var form: AnswerForm {
        switch self {
        case .field(.companions): .number(0...Companion.maxCount)
        case .field(let field): Question.form(of: field)
        case .contact: .text(maxBytes: SafeContact.maxBytes)
        case .companion(_, .relation): .text(maxBytes: Companion.maxRelationBytes)
        case .companion(_, .age): Question.form(of: .age)
        case .companion(_, .passport): Question.form(of: .passport)
        case .companion(_, .internalPassport), .companion(_, .birthCertificate): Question.form(of: .internalPassport)
        }
    }

    /// What a word that is offered as an answer is called; one that takes a country ends in dots.
    package func label(of word: String) -> Sentence {
        let label = WordText.label(word, in: vocabulary)
        return word.hasSuffix(":") ? Sentence(en: label.en + "…", ru: label.ru + "…") : label
    }

    /// The field whose words the answers are.
    var vocabulary: RequestField {
        switch self {
        case .field(let field): field
        case .contact: .safeContact
        case .companion(_, .passport): .passport
        case .companion(_, .internalPassport), .companion(_, .birthCertificate): .internalPassport
        case .companion: .companions
        }
    }

    private static func form(of field: RequestField) -> AnswerForm {
        switch field.kind {
        case .choice(let words): .choice(words.filter { $0 != "unknown" })
        case .choices(let words): .several(words, countries: false)
        case .words(let proposed): .several(proposed, countries: field == .visas)
        case .number(let range): .number(range)
        case .day: .day
        case .country: .country
        case .text(let maxBytes): .text(maxBytes: maxBytes)
        case .contact: .text(maxBytes: SafeContact.maxBytes)
        case .companions: .number(0...Companion.maxCount)
        }
    }
}

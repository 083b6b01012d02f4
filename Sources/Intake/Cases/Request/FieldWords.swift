// The texts of each field: its label on screens, on paper and in the coordinator's view; the question, as one would ask a
// frightened person over the telephone; and the help for volunteers. In a question, `{you|he}` has two variants: the
// first one addresses the man himself, the second one another person. The texts are in the files `...Words.swift`.

import IntakeBase

/// The texts of a field or of a part of one: its label, and how the interview asks for it.
package struct FieldWords: Sendable {
    /// The label, short enough to begin a line.
    package let label: Sentence
    /// The question, with `{to him|of him}` where the variants differ.
    let question: Sentence
    /// The help: the purpose of the question, what counts, what to leave out.
    let help: Sentence
}

extension RequestField {
    /// The words of the field.
    package var words: FieldWords {
        switch self {
        case .age: .age
        case .person: .person
        case .caller: .caller
        case .personAgrees: .personAgrees
        case .pseudonym: .pseudonym
        case .safeContact: .safeContact
        case .consent: .consent
        case .stage: .stage
        case .service: .service
        case .position: .position
        case .country: .country
        case .place: .place
        case .summons: .summons
        case .exitBan: .exitBan
        case .exitBanGround: .exitBanGround
        case .wanted: .wanted
        case .charge: .charge
        case .passport: .passport
        case .passportExpires: .passportExpires
        case .internalPassport: .internalPassport
        case .visas: .visas
        case .legalStayUntil: .legalStayUntil
        case .deadline: .deadline
        case .deadlineReason: .deadlineReason
        case .danger: .danger
        case .companions: .companions
        case .health: .health
        case .conscience: .conscience
        case .ties: .ties
        case .evidence: .evidence
        case .refer: .refer
        case .notes: .notes
        }
    }
}

/// Texts for a field without a value.
package enum FieldText {
    /// The value is unknown.
    package static let unknown = Sentence(en: "not known", ru: "неизвестно")
    /// The list is known to be empty.
    package static let nothing = Sentence(en: "none", ru: "нет")
}

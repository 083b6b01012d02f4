// The table of a request's fields: what each is called in records, what it may hold, and how to read it by name.
// Rules, interview, CSV and error messages go by this table, so that a field is described once.

import IntakeBase

/// A field of a request, by its name in records.
public enum RequestField: String, CaseIterable, Hashable, Sendable {
    case age, caller
    case personAgrees = "person_agrees"
    case pseudonym
    case safeContact = "safe_contact"
    case consent, stage, service, position, country, place, summons
    case exitBan = "exit_ban"
    case wanted, charge, passport
    case passportExpires = "passport_expires"
    case internalPassport = "internal_passport"
    case visas
    case legalStayUntil = "legal_stay_until"
    case deadline
    case deadlineReason = "deadline_reason"
    case danger, companions, health, conscience, ties, evidence, refer, notes
}

/// What a field may hold.
package enum FieldKind: Hashable, Sendable {
    /// One of these words.
    case choice([String])
    /// Any of these words.
    case choices([String])
    /// Any words of the form `[a-z][a-z0-9_]*`, with `:XX` for a country; these are proposed.
    case words(proposed: [String])
    /// A whole number in this range.
    case number(ClosedRange<Int>)
    /// A day.
    case day
    /// A country.
    case country
    /// Text of at most this many bytes of UTF-8.
    case text(maxBytes: Int)
    /// How to reach the caller.
    case contact
    /// Who travels along.
    case companions
}

/// What a request says in one field.
package enum FieldValue: Hashable, Sendable {
    /// Nothing, or `unknown`.
    case unknown
    case word(String)
    case words([String])
    case number(Int)
    case day(Day)
    case text(String)
    case contact(SafeContact)
    case companions([Companion])
}

extension RequestField {
    /// What the field may hold.
    package var kind: FieldKind {
        switch self {
        case .age: .number(0...120)
        case .caller: .choice(Caller.words)
        case .personAgrees, .exitBan, .wanted, .internalPassport: .choice(Answer.words)
        case .pseudonym, .place: .text(maxBytes: 200)
        case .safeContact: .contact
        case .consent: .choices(Consent.words)
        case .stage: .choice(Stage.words)
        case .service: .choice(Service.words)
        case .position: .choice(Position.words)
        case .country: .country
        case .summons: .choice(Summons.words)
        case .charge: .choice(Charge.words)
        case .passport: .choice(Passport.words)
        case .passportExpires, .legalStayUntil, .deadline: .day
        case .visas: .words(proposed: ["schengen"])
        case .deadlineReason: .choice(DeadlineReason.words)
        case .danger: .choices(Danger.words)
        case .companions: .companions
        case .health: .words(proposed: KnownWords.health)
        case .conscience: .words(proposed: KnownWords.conscience)
        case .ties: .words(proposed: KnownWords.ties)
        case .evidence: .words(proposed: KnownWords.evidence)
        case .refer: .choices(Referral.words)
        case .notes: .text(maxBytes: RequestField.maxNotesBytes)
        }
    }

    /// The most bytes of UTF-8 in `notes`.
    static let maxNotesBytes = 100_000
}

extension Vocabulary {
    /// All words of the list, in the order in which they are offered.
    package static var words: [String] { allCases.map(\.rawValue) }
}

extension Request {
    /// What the request says in `field`. A missing answer and the answer `unknown` are the same here.
    package subscript(field: RequestField) -> FieldValue {
        switch field {
        case .age: age.map(FieldValue.number) ?? .unknown
        case .caller: word(caller)
        case .personAgrees: word(personAgrees)
        case .pseudonym: pseudonym.map(FieldValue.text) ?? .unknown
        case .safeContact: safeContact.map(FieldValue.contact) ?? .unknown
        case .consent: words(consent)
        case .stage: word(stage)
        case .service: word(service)
        case .position: word(position)
        case .country: country.map { .word($0.description) } ?? .unknown
        case .place: place.map(FieldValue.text) ?? .unknown
        case .summons: word(summons)
        case .exitBan: word(exitBan)
        case .wanted: word(wanted)
        case .charge: word(charge)
        case .passport: word(passport)
        case .passportExpires: passportExpires.map(FieldValue.day) ?? .unknown
        case .internalPassport: word(internalPassport)
        case .visas: visas.map(FieldValue.words) ?? .unknown
        case .legalStayUntil: legalStayUntil.map(FieldValue.day) ?? .unknown
        case .deadline: deadline.map(FieldValue.day) ?? .unknown
        case .deadlineReason: word(deadlineReason)
        case .danger: words(danger)
        case .companions: companions.map(FieldValue.companions) ?? .unknown
        case .health: health.map(FieldValue.words) ?? .unknown
        case .conscience: conscience.map(FieldValue.words) ?? .unknown
        case .ties: ties.map(FieldValue.words) ?? .unknown
        case .evidence: evidence.map(FieldValue.words) ?? .unknown
        case .refer: words(refer)
        case .notes: notes.map(FieldValue.text) ?? .unknown
        }
    }

    private func word<Word: Vocabulary>(_ value: Word?) -> FieldValue {
        guard let value, value.rawValue != "unknown" else { return .unknown }
        return .word(value.rawValue)
    }

    private func words<Word: Vocabulary>(_ values: [Word]?) -> FieldValue {
        values.map { .words($0.map(\.rawValue)) } ?? .unknown
    }
}

// The table of a request's fields, one row for each: where it is stored, what it may contain, and when the
// interview asks for it. All code that handles fields uses this table; the texts of fields are in `FieldWords`. A field without a row does not compile.

import IntakeBase

/// A field of a request, by its name in records.
package enum RequestField: String, CaseIterable, Hashable, Sendable {
    case age, person, caller
    case personAgrees = "person_agrees"
    case pseudonym
    case safeContact = "safe_contact"
    case consent, stage, service, position, country, place, summons
    case exitBan = "exit_ban"
    case exitBanGround = "exit_ban_ground"
    case wanted, charge, passport
    case passportExpires = "passport_expires"
    case internalPassport = "internal_passport"
    case visas
    case legalStayUntil = "legal_stay_until"
    case deadline
    case deadlineReason = "deadline_reason"
    case danger, companions, health, conscience, ties, evidence, refer, notes
}

extension RequestField: FieldTable {
    typealias Root = Request

    /// The most UTF-8 bytes in `notes`.
    static let maxNotesBytes = 100_000

    // The interview asks first for what cannot wait, then for what the advice depends on, then for the rest.
    @inline(__always)
    func row<Use: FieldUse<Request>>(_ use: inout Use, _ input: Use.Input) throws(Use.Failure) -> Use.Result {
        switch self {
        case .age: try use.take(NumberField(\.age, 0...120), .number(22), input)
        case .person: try use.take(WordField(\.person, WordText.label), .number(30), input)
        case .caller: try use.take(WordField(\.caller, WordText.label), .number(2), input)
        case .personAgrees:
            try use.take(WordField(\.personAgrees, WordText.label), .number(3) { !$0.speaksForHimself }, input)
        case .pseudonym: try use.take(TextField(\.pseudonym, 200), .number(29), input)
        case .safeContact: try use.take(ContactField(\.safeContact), .number(8), input)
        case .consent: try use.take(WordsField(\.consent, WordText.label), .number(31), input)
        case .stage: try use.take(WordField(\.stage, WordText.label), .number(4), input)
        case .service: try use.take(WordField(\.service, WordText.label), .number(6), input)
        case .position: try use.take(WordField(\.position, WordText.label), .number(5), input)
        case .country: try use.take(CountryField(\.country), .number(7), input)
        case .place: try use.take(TextField(\.place, 200), .number(23), input)
        case .summons: try use.take(WordField(\.summons, WordText.label), .number(11), input)
        case .exitBan: try use.take(WordField(\.exitBan, WordText.label), .number(12), input)
        case .exitBanGround:
            try use.take(
                WordField(\.exitBanGround, WordText.label), .number(13) { $0.has(.exitBan, Answer.yes) }, input)
        case .wanted: try use.take(WordField(\.wanted, WordText.label), .number(14), input)
        case .charge: try use.take(WordsField(\.charge, WordText.label), .number(15), input)
        case .passport: try use.take(WordField(\.passport, WordText.label), .number(16), input)
        case .passportExpires:
            try use.take(DayField(\.passportExpires, .passport), .number(17) { $0.mayTravelOnPassport }, input)
        case .internalPassport: try use.take(WordField(\.internalPassport, WordText.label), .number(18), input)
        case .visas:
            try use.take(OpenWordsField(\.visas, KnownWords.visas, countries: true, WordText.visa), .number(19), input)
        case .legalStayUntil: try use.take(DayField(\.legalStayUntil, .stay), .number(20) { $0.mayBeAbroad }, input)
        case .deadline: try use.take(DayField(\.deadline, .deadline), .number(9), input)
        case .deadlineReason: try use.take(WordField(\.deadlineReason, WordText.label), .number(10), input)
        case .danger: try use.take(WordsField(\.danger, WordText.label), .number(1), input)
        case .companions: try use.take(CompanionsField(\.companions), .number(21), input)
        case .health: try use.take(OpenWordsField(\.health, KnownWords.health, WordText.health), .number(24), input)
        case .conscience:
            try use.take(OpenWordsField(\.conscience, KnownWords.conscience, WordText.conscience), .number(25), input)
        case .ties: try use.take(OpenWordsField(\.ties, KnownWords.ties, WordText.tie), .number(26), input)
        case .evidence:
            try use.take(OpenWordsField(\.evidence, KnownWords.evidence, WordText.evidence), .number(27), input)
        case .refer: try use.take(WordsField(\.refer, WordText.label), .number(28), input)
        case .notes: try use.take(TextField(\.notes, RequestField.maxNotesBytes), .number(32), input)
        }
    }
}

extension Companion.Part: FieldTable {
    typealias Root = Companion

    @inline(__always)
    func row<Use: FieldUse<Companion>>(_ use: inout Use, _ input: Use.Input) throws(Use.Failure) -> Use.Result {
        switch self {
        case .relation: try use.take(RelationField(), .inTurn, input)
        case .age: try use.take(NumberField(\.age, 0...120), .inTurn, input)
        case .passport: try use.take(WordField(\.passport, WordText.label), .inTurn, input)
        case .passportExpires: try use.take(DayField(\.passportExpires, .passport), .inTurn, input)
        case .internalPassport: try use.take(WordField(\.internalPassport, WordText.label), .inTurn, input)
        case .birthCertificate: try use.take(WordField(\.birthCertificate, WordText.label), .inTurn, input)
        }
    }
}

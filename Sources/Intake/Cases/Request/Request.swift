// One request, as a volunteer records it. Every field may be missing, and missing means unknown, never no.
// Never asked and never stored: legal name, document numbers, exact address, unit, comrades' names, journey.

import IntakeBase

/// A request for help.
///
/// Conditions and limits of each field stand in `RequestField`; the JSON form in `RequestCoding`.
public struct Request: Hashable, Sendable {
    /// The man's age in years.
    public var age: Int?
    /// Who is on the line.
    public var caller: Caller?
    /// Whether the man knows of the request and wants it.
    public var personAgrees: Answer?
    /// A name to call the man by that is not his own.
    public var pseudonym: String?
    /// How to reach the caller again.
    public var safeContact: SafeContact?
    /// What the caller agreed to.
    public var consent: [Consent]?
    /// The stage he is at.
    public var stage: Stage?
    /// In what way he serves.
    public var service: Service?
    /// Where he is, as far as the service is concerned.
    public var position: Position?
    /// The country he is in.
    public var country: CountryCode?
    /// The place, as coarse as will do.
    public var place: String?
    /// How far a summons has come.
    public var summons: Summons?
    /// Whether he is banned from leaving.
    public var exitBan: Answer?
    /// Whether he is on the wanted list.
    public var wanted: Answer?
    /// The article he is charged under.
    package var charge: Charge?
    /// His international passport.
    public var passport: Passport?
    /// The last day on which his international passport is valid.
    public var passportExpires: Day?
    /// Whether he holds the internal passport.
    public var internalPassport: Answer?
    /// Visas and residence permits that he holds: country codes, or `schengen`.
    public var visas: [String]?
    /// The last day of his legal stay where he is.
    public var legalStayUntil: Day?
    /// The day by which something must have happened.
    public var deadline: Day?
    /// What ends on the deadline.
    public var deadlineReason: DeadlineReason?
    /// What endangers him now; empty says that nothing does.
    public var danger: [Danger]?
    /// Who would travel with him; empty says that nobody does.
    public var companions: [Companion]?
    /// Words on his health, from `KnownWords.health` or of the same form.
    public var health: [String]?
    /// Words on his reasons of conscience.
    public var conscience: [String]?
    /// Ties that open a way: ancestry, family, citizenship (`family_in:DE`).
    public var ties: [String]?
    /// What papers prove his story.
    public var evidence: [String]?
    /// Why the case goes to a lawyer and no destination is named.
    package var refer: [Referral]?
    /// Free text.
    public var notes: String?
    /// Fields of a newer schema than this program knows, kept as they came.
    package var newer: NewerFields?

    /// A request in which everything is unknown.
    public init() {}
}

/// How and when the caller can be reached without harm.
public struct SafeContact: Hashable, Sendable {
    /// By what means.
    public var channel: String?
    /// At what time.
    public var when: String?
    /// What to say so that the caller knows who it is.
    public var codeWord: String?
    /// What must not be done.
    public var avoid: String?

    /// No contact known.
    public init(channel: String? = nil, when: String? = nil, codeWord: String? = nil, avoid: String? = nil) {
        self.channel = channel
        self.when = when
        self.codeWord = codeWord
        self.avoid = avoid
    }
}

/// Somebody who would travel with him.
public struct Companion: Hashable, Sendable {
    /// What they are to him: `partner`, `child`, ... in the caller's words.
    public var relation: String?
    /// The age in years.
    public var age: Int?
    /// The international passport.
    public var passport: Passport?
    /// Whether they hold the internal passport.
    public var internalPassport: Answer?
    /// Whether they hold a birth certificate.
    public var birthCertificate: Answer?

    /// A companion of whom nothing is known.
    public init(
        relation: String? = nil, age: Int? = nil, passport: Passport? = nil, internalPassport: Answer? = nil,
        birthCertificate: Answer? = nil
    ) {
        self.relation = relation
        self.age = age
        self.passport = passport
        self.internalPassport = internalPassport
        self.birthCertificate = birthCertificate
    }
}

/// A country by its two capital letters (ISO 3166-1 alpha-2 in form; which countries matter is the route book's).
public struct CountryCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The two letters.
    public let description: String

    /// The country that `text` names; nil unless it is two capital letters A to Z.
    public init?(_ text: String) {
        guard text.utf8.count == 2, text.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
        else { return nil }
        description = text
    }

    /// Alphabetical order.
    public static func < (left: CountryCode, right: CountryCode) -> Bool {
        left.description < right.description
    }
}

// One request, as a volunteer records it. Every field may be missing, and missing means unknown, never no.
// Never asked and never stored: legal name, document numbers, exact address, unit, comrades' names, journey.

import IntakeBase

/// A request for help.
///
/// Conditions and limits of each field stand in `RequestField`; the JSON form in `RequestCoding`.
public struct Request: Hashable, Sendable {
    /// The man's age in years.
    package var age: Int?
    /// Who is on the line.
    package var caller: Caller?
    /// Whether the man knows of the request and wants it.
    package var personAgrees: Answer?
    /// A name to call the man by that is not his own.
    package var pseudonym: String?
    /// How to reach the caller again.
    package var safeContact: SafeContact?
    /// What the caller agreed to.
    package var consent: [Consent]?
    /// The stage he is at.
    package var stage: Stage?
    /// In what way he serves.
    package var service: Service?
    /// Where he is, as far as the service is concerned.
    package var position: Position?
    /// The country he is in.
    package var country: CountryCode?
    /// The place, as coarse as will do.
    package var place: String?
    /// How far a summons has come.
    package var summons: Summons?
    /// Whether he is banned from leaving.
    package var exitBan: Answer?
    /// Whether he is on the wanted list.
    package var wanted: Answer?
    /// The article he is charged under.
    package var charge: Charge?
    /// His international passport.
    package var passport: Passport?
    /// The last day on which his international passport is valid.
    package var passportExpires: Day?
    /// Whether he holds the internal passport.
    package var internalPassport: Answer?
    /// Visas and residence permits that he holds: country codes, or `schengen`.
    package var visas: [String]?
    /// The last day of his legal stay where he is.
    package var legalStayUntil: Day?
    /// The day by which something must have happened.
    package var deadline: Day?
    /// What ends on the deadline.
    package var deadlineReason: DeadlineReason?
    /// What endangers him now; empty says that nothing does.
    package var danger: [Danger]?
    /// Who would travel with him; empty says that nobody does.
    package var companions: [Companion]?
    /// Words on his health, from `KnownWords.health` or of the same form.
    package var health: [String]?
    /// Words on his reasons of conscience.
    package var conscience: [String]?
    /// Ties that open a way: ancestry, family, citizenship (`family_in:DE`).
    package var ties: [String]?
    /// What papers prove his story.
    package var evidence: [String]?
    /// Why the case goes to a lawyer and no destination is named.
    package var refer: [Referral]?
    /// Free text.
    package var notes: String?
    /// Fields of a newer schema than this program knows, kept as they came.
    package var newer: NewerFields?

    /// A request in which everything is unknown.
    package init() {}
}

/// How and when the caller can be reached without harm.
package struct SafeContact: Hashable, Sendable {
    /// By what means.
    package var channel: String?
    /// At what time.
    package var when: String?
    /// What to say so that the caller knows who it is.
    package var codeWord: String?
    /// What must not be done.
    package var avoid: String?

    /// No contact known.
    package init(channel: String? = nil, when: String? = nil, codeWord: String? = nil, avoid: String? = nil) {
        self.channel = channel
        self.when = when
        self.codeWord = codeWord
        self.avoid = avoid
    }
}

/// Somebody who would travel with him.
package struct Companion: Hashable, Sendable {
    /// What they are to him: `partner`, `child`, ... in the caller's words.
    package var relation: String?
    /// The age in years.
    package var age: Int?
    /// The international passport.
    package var passport: Passport?
    /// Whether they hold the internal passport.
    package var internalPassport: Answer?
    /// Whether they hold a birth certificate.
    package var birthCertificate: Answer?

    /// A companion of whom nothing is known.
    package init(
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

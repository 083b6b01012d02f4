// One request, as a volunteer records it. Every field may be missing: missing means unknown, never no.
// Never asked and never stored: legal name, document numbers, exact address, unit, comrades' names, journey.

import IntakeBase

/// A request for help.
///
/// Conditions and limits of each field are in `RequestField`, the JSON form in RequestEncoding.swift and
/// RequestDecoding.swift.
public struct Request: Hashable, Sendable {
    /// The man's age in years.
    package var age: Int?
    /// Whether the request is about a man or a woman.
    package var person: PersonKind?
    /// Who is on the line.
    package var caller: Caller?
    /// Whether the man knows of the request and wants it.
    package var personAgrees: Answer?
    /// A name to call the man by, not his real one.
    package var pseudonym: String?
    /// How the caller can be reached again.
    package var safeContact: SafeContact?
    /// What the caller agreed to.
    package var consent: [Consent]?
    /// His stage.
    package var stage: Stage?
    /// The kind of his service.
    package var service: Service?
    /// Where he is, in relation to the service.
    package var position: Position?
    /// The country where he is.
    package var country: CountryCode?
    /// The place, as imprecise as possible.
    package var place: String?
    /// The state of a summons.
    package var summons: Summons?
    /// Whether he is banned from leaving.
    package var exitBan: Answer?
    /// Why he is banned from leaving.
    package var exitBanGround: ExitBanGround?
    /// Whether he is on the wanted list.
    package var wanted: Answer?
    /// The articles of the charges against him; empty means that there is no criminal case.
    package var charge: [Charge]?
    /// His international passport.
    package var passport: Passport?
    /// The last day on which his international passport is valid.
    package var passportExpires: Day?
    /// Whether he has the internal passport.
    package var internalPassport: Answer?
    /// His visas and residence permits: country codes, or `schengen`.
    package var visas: [String]?
    /// The last day of his legal stay in the country where he is.
    package var legalStayUntil: Day?
    /// The day by which something must be done.
    package var deadline: Day?
    /// What ends or happens on the deadline, or threatens without a day.
    package var deadlineReason: DeadlineReason?
    /// His dangers now; empty means that there are none.
    package var danger: [Danger]?
    /// The people who would travel with him; empty means that he travels alone.
    package var companions: [Companion]?
    /// Words about his health, from `KnownWords.health` or of the same form.
    package var health: [String]?
    /// Words about his reasons of conscience.
    package var conscience: [String]?
    /// Ties to countries that may admit him: ancestry, family, citizenship (`family_in:DE`).
    package var ties: [String]?
    /// The papers that prove his story.
    package var evidence: [String]?
    /// Why the case goes to a lawyer and no destination is named.
    package var refer: [Referral]?
    /// Free text.
    package var notes: String?
    /// The answers without a value. A question that was not asked has no entry here.
    package var unsaid: [UnsaidPlace: Unsaid] = [:]
    /// Fields of a newer schema than this program knows, kept unchanged.
    package var newer: NewerFields?

    /// A request in which everything is unknown.
    package init() {}

    /// Hashes what combinations of answers differ in most. To hash all texts would cost more than to compare a few
    /// requests.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(stage)
        hasher.combine(position)
        hasher.combine(country)
        hasher.combine(place)
        hasher.combine(summons)
        hasher.combine(exitBan)
        hasher.combine(wanted)
        hasher.combine(passport)
        hasher.combine(passportExpires)
        hasher.combine(legalStayUntil)
        hasher.combine(deadline)
        hasher.combine(danger)
        hasher.combine(companions)
    }
}

/// How and when the caller can be reached without harm.
package struct SafeContact: Hashable, Sendable {
    /// The means of communication.
    package var channel: String?
    /// The time.
    package var when: String?
    /// What to say so that the caller recognises the hotline.
    package var codeWord: String?
    /// What must not be done.
    package var avoid: String?

    /// A contact with these parts; by default all are unknown.
    package init(channel: String? = nil, when: String? = nil, codeWord: String? = nil, avoid: String? = nil) {
        self.channel = channel
        self.when = when
        self.codeWord = codeWord
        self.avoid = avoid
    }
}

/// A person who would travel with him.
package struct Companion: Hashable, Sendable {
    /// The relation to him: a word of `Relation`, or a text of an older form.
    package var relation: String?
    /// The age in years.
    package var age: Int?
    /// The international passport.
    package var passport: Passport?
    /// The last day on which this passport is valid.
    package var passportExpires: Day?
    /// Whether this person has the internal passport.
    package var internalPassport: Answer?
    /// Whether this person has a birth certificate.
    package var birthCertificate: Answer?
    /// The answers without a value.
    package var unsaid: [Part: Unsaid] = [:]

    /// A companion with these details; by default all are unknown.
    package init(
        relation: String? = nil, age: Int? = nil, passport: Passport? = nil, passportExpires: Day? = nil,
        internalPassport: Answer? = nil, birthCertificate: Answer? = nil
    ) {
        self.relation = relation
        self.age = age
        self.passport = passport
        self.passportExpires = passportExpires
        self.internalPassport = internalPassport
        self.birthCertificate = birthCertificate
    }
}

/// A country by its two capital letters, in the form of ISO 3166-1 alpha-2. The route book decides which countries
/// matter.
public struct CountryCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The two letters.
    public let description: String

    /// Parses two capital letters A to Z; nil for anything else.
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

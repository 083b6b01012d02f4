// The closed vocabularies of a request: the answers a volunteer can choose, as they are written in records. A new
// schema may add words; a word never changes its meaning.

/// A vocabulary whose words have the same spelling in records, in the route book and in the interface.
package protocol Vocabulary: RawRepresentable, CaseIterable, Hashable, Sendable where RawValue == String {}

extension Vocabulary {
    /// All words, in the order in which they are offered.
    package static var words: [String] { allCases.map(\.rawValue) }
}

/// Yes, no, or asked and not known. A missing answer means the same as `unknown`; neither ever means no.
package enum Answer: String, Vocabulary {
    case yes, no, unknown
}

/// Who is on the line.
package enum Caller: String, Vocabulary {
    case oneself = "self"
    case wife, husband, mother, father, partner, relative, friend, other
}

/// Whether the request is about a man or a woman. It decides how sentences speak of the person.
package enum PersonKind: String, Vocabulary {
    case man, woman
}

/// The man's stage on the way to being made to fight.
package enum Stage: String, Vocabulary {
    case conscripted, mobilized
    case atTheFront = "at_the_front"
    case abroad
    /// He was deported, or sent back from abroad.
    case returned
}

/// The kind of his service now.
package enum Service: String, Vocabulary {
    case none, conscript, contract, mobilized
    /// He is in the reserve under a contract, and was called to training.
    case reservist
    /// He was recruited in a prison or a remand prison.
    case recruitedPrisoner = "recruited_prisoner"
    /// He is a foreigner who was recruited by deceit.
    case foreignRecruit = "foreign_recruit"
    case unknown
}

/// Where he is, in relation to the service.
package enum Position: String, Vocabulary {
    case atHome = "at_home"
    case inUnit = "in_unit"
    case atTheFront = "at_the_front"
    case onLeave = "on_leave"
    case inHospital = "in_hospital"
    case absentWithoutLeave = "absent_without_leave"
    case detained, abroad, missing
    case prisonerOfWar = "prisoner_of_war"
    case unknown
}

/// The state of a summons.
package enum Summons: String, Vocabulary {
    case none, registered, placed
    case callUpDecision = "call_up_decision"
    case unknown
}

/// The articles of the charges against him, and a sentence that was suspended.
package enum Charge: String, Vocabulary {
    case evadingDraft = "328"
    case disobeyingOrder = "332"
    case absence = "337"
    case desertion = "338"
    case feigningIllness = "339"
    case surrender = "352.1"
    case borderCrossing = "322"
    case discrediting = "280.3"
    case other
    case suspendedSentence = "suspended_sentence"

    /// Whether it is one of the four articles on refusing to serve, for which triage and route books have had rules from
    /// the beginning.
    package var isOnRefusal: Bool {
        switch self {
        case .evadingDraft, .disobeyingOrder, .absence, .desertion: true
        case .feigningIllness, .surrender, .borderCrossing, .discrediting, .other, .suspendedSentence: false
        }
    }
}

/// Why he is banned from leaving.
package enum ExitBanGround: String, Vocabulary {
    case callUp = "call_up"
    case criminalCase = "criminal_case"
    case debt, secrecy, other
}

/// Who a companion is to him.
package enum Relation: String, Vocabulary {
    case wife, husband, partner, son, daughter, mother, father, relative, friend, other
}

/// The international passport.
package enum Passport: String, Vocabulary {
    case biometric
    case fiveYear = "five_year"
    case expired, surrendered
    /// The unit, the police or a recruiter keeps it.
    case taken
    case none, unknown

    /// Whether he handed it over to the authorities, as a decision to call him up requires.
    package var isGivenUp: Bool { self == .surrendered }
}

/// What ends or happens on the deadline, or threatens without a day.
package enum DeadlineReason: String, Vocabulary {
    case reportDate = "report_date"
    case leaveEnds = "leave_ends"
    case discharge
    case stayEnds = "stay_ends"
    case deployment
    case forcedContract = "forced_contract"
    case passportEnds = "passport_ends"
    /// He is offered a contract in place of a trial or a sentence.
    case contractOrTrial = "contract_or_trial"
    case other
}

/// The dangers for him now.
package enum Danger: String, Vocabulary {
    case inCustody = "in_custody"
    case threatToLife = "threat_to_life"
    case assaultOrder = "assault_order"
    case injured, suicidal
    case beingSearchedFor = "being_searched_for"
}

/// What the hotline may do with the person's consent.
package enum Consent: String, Vocabulary {
    case record, lawyer, partner
}

/// Why the case goes to a lawyer and no destination is named.
package enum Referral: String, Vocabulary {
    case combatConduct = "combat_conduct"
}

/// Proposed words for the open lists; other words of the same form are accepted too.
package enum KnownWords {
    /// Proposed entries of `visas`, in addition to countries.
    package static let visas = ["schengen"]
    /// Proposed entries of `health`.
    package static let health = [
        "chronic_illness", "amputation", "wounded", "disability", "mental_health", "other",
    ]
    /// Proposed entries of `conscience`.
    package static let conscience = ["religious", "political", "moral", "other"]
    /// The entry of `ties` of a man who became a citizen of the home country later.
    package static let naturalised = "naturalised"
    /// Proposed entries of `ties`; a country code follows those that end in a colon.
    package static let ties = ["jewish_ancestry", "family_in:", "citizen_of:", "residence_in:", naturalised, "other"]
    /// The entry of `evidence` that proves his discharge from service.
    package static let discharged = "discharge_papers"

    /// Proposed entries of `evidence`.
    package static let evidence = [
        "summons", "mobilization_papers", "discharge_papers", "contract", "medical_papers", "written_refusal",
        "court_papers", "other",
    ]
}

// The closed vocabularies of a request: each answer that a volunteer may choose, as it stands in the record.
// A word list may grow with a new schema; a word never changes its meaning.

/// A word list whose members stand in records, in the route book and on screens by the same spelling.
package protocol Vocabulary: RawRepresentable, CaseIterable, Hashable, Sendable where RawValue == String {}

extension Vocabulary {
    /// All words of the list, in the order in which they are offered.
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

/// Where the man stands in the course of being made to fight.
package enum Stage: String, Vocabulary {
    case conscripted, mobilized
    case atTheFront = "at_the_front"
    case abroad
}

/// In what way he serves now.
package enum Service: String, Vocabulary {
    case none, conscript, contract, mobilized, unknown
}

/// Where he is, as far as the service is concerned.
package enum Position: String, Vocabulary {
    case atHome = "at_home"
    case inUnit = "in_unit"
    case atTheFront = "at_the_front"
    case onLeave = "on_leave"
    case inHospital = "in_hospital"
    case absentWithoutLeave = "absent_without_leave"
    case detained, abroad, unknown
}

/// How far a summons has come.
package enum Summons: String, Vocabulary {
    case none, registered, placed
    case callUpDecision = "call_up_decision"
    case unknown
}

/// The article that he is charged under.
package enum Charge: String, Vocabulary {
    case evadingDraft = "328"
    case disobeyingOrder = "332"
    case absence = "337"
    case desertion = "338"
}

/// The international passport.
package enum Passport: String, Vocabulary {
    case biometric
    case fiveYear = "five_year"
    case expired, surrendered, none, unknown

    /// Whether it was handed over to the authorities, as a decision to call him up demands.
    package var isGivenUp: Bool { self == .surrendered }
}

/// What ends on the deadline.
package enum DeadlineReason: String, Vocabulary {
    case reportDate = "report_date"
    case leaveEnds = "leave_ends"
    case discharge
    case stayEnds = "stay_ends"
    case deployment
    case forcedContract = "forced_contract"
    case other
}

/// What endangers him now.
package enum Danger: String, Vocabulary {
    case inCustody = "in_custody"
    case threatToLife = "threat_to_life"
    case assaultOrder = "assault_order"
    case injured, suicidal
    case beingSearchedFor = "being_searched_for"
}

/// What the person agreed that the hotline may do.
package enum Consent: String, Vocabulary {
    case record, lawyer, partner
}

/// Why the case goes to a lawyer and no destination is named.
package enum Referral: String, Vocabulary {
    case combatConduct = "combat_conduct"
}

/// Words for the open lists: proposed in the interview; other words of the same form are accepted.
package enum KnownWords {
    /// Proposed entries of `visas`, beside countries.
    package static let visas = ["schengen"]
    /// Proposed entries of `health`.
    package static let health = [
        "chronic_illness", "amputation", "wounded", "disability", "mental_health", "other",
    ]
    /// Proposed entries of `conscience`.
    package static let conscience = ["religious", "political", "moral", "other"]
    /// Proposed entries of `ties`; those that end in a colon are followed by a country code.
    package static let ties = ["jewish_ancestry", "family_in:", "citizen_of:", "residence_in:", "other"]
    /// The entry of `evidence` that says that he was let go from service.
    package static let discharged = "discharge_papers"

    /// Proposed entries of `evidence`.
    package static let evidence = [
        "summons", "mobilization_papers", "discharge_papers", "contract", "medical_papers", "written_refusal",
        "court_papers", "other",
    ]
}

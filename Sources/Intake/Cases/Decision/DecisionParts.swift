// What the larger kinds of decision hold, and their vocabularies.

import IntakeBase

/// The progress of a case.
package enum CaseStatus: String, Vocabulary {
    case new, working, waiting
    case handedOver = "handed_over"
    case closed
}

/// The progress of a case, with what belongs to it.
package struct StatusChoice: Hashable, Sendable {
    /// The progress.
    package var status: CaseStatus
    /// While waiting: the person or office that has to answer.
    package var person: String?
    /// While waiting: what is waited for.
    package var purpose: String?
    /// When closed: how it ended.
    package var outcome: String?

    /// A status; by default without details.
    package init(
        _ status: CaseStatus, person: String? = nil, purpose: String? = nil, outcome: String? = nil
    ) {
        self.status = status
        self.person = person
        self.purpose = purpose
        self.outcome = outcome
    }
}

/// A coordinator's decision about the recommended route.
package enum RouteDecision: String, Vocabulary {
    case accepted, overridden
}

/// A coordinator's decision about the recommended route, with the country.
package struct RouteChoice: Hashable, Sendable {
    /// The decision.
    package var decision: RouteDecision
    /// The transit country that was accepted, or chosen instead of the recommended one.
    package var via: CountryCode?

    /// A decision about the route.
    package init(_ decision: RouteDecision, via: CountryCode? = nil) {
        self.decision = decision
        self.via = via
    }
}

/// An attempt to reach the caller.
package struct Attempt: Hashable, Sendable {
    /// The time of the next try.
    package enum Next: Hashable, Sendable {
        case day(Day)
        case moment(Moment)

        /// Parses a day or a moment; nil for anything else.
        package init?(_ text: String) {
            if let day = Day(text) {
                self = .day(day)
            } else if let moment = Moment(text) {
                self = .moment(moment)
            } else {
                return nil
            }
        }

        /// The day, of a moment in UTC.
        package var day: Day {
            switch self {
            case .day(let day): day
            case .moment(let moment): moment.day
            }
        }

        /// The day or the moment as in records.
        package var text: String {
            switch self {
            case .day(let day): day.description
            case .moment(let moment): moment.description
            }
        }
    }

    /// The means of communication.
    package var channel: String
    /// What came of it.
    package var result: String
    /// When to try again.
    package var next: Next?

    /// An attempt.
    package init(channel: String, result: String, next: Next? = nil) {
        self.channel = channel
        self.result = result
        self.next = next
    }
}

/// The case goes to a lawyer, a partner, or someone else.
package struct Handover: Hashable, Sendable {
    /// Who receives it.
    package var to: String
    /// The purpose that the caller consented to; nil if he did not consent.
    package var consent: Consent?
    /// The reason; there is always one without consent.
    package var reason: String?

    /// A handover.
    package init(to: String, consent: Consent?, reason: String? = nil) {
        self.to = to
        self.consent = consent
        self.reason = reason
    }
}

/// What counts of one field.
package struct Settlement: Hashable, Sendable {
    /// The field, as text.
    package var field: String
    /// Its value: a text or a whole number; `unknown` takes back.
    package var value: JSONValue

    /// A settlement.
    package init(field: String, value: JSONValue) {
        self.field = field
        self.value = value
    }
}

/// The head of a log that was imported.
package struct ImportedHead: Hashable, Sendable {
    /// The id of the log.
    package var log: Bytes16
    /// The number of its cells.
    package var cells: UInt64
    /// The trailer of the last one.
    package var hash: Bytes32

    /// The head of a log.
    package init(log: Bytes16, cells: UInt64, hash: Bytes32) {
        self.log = log
        self.cells = cells
        self.hash = hash
    }
}

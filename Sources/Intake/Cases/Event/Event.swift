// What one record of a log holds: something that happened to a case, never changed afterwards. A case is what its
// events, read together, say.

import IntakeBase

/// Something that happened to a case.
public struct Event: Hashable, Sendable {
    /// When it was recorded, by the clock of that laptop.
    package var received: Moment
    /// What happened.
    package var content: Content

    /// What an event may be.
    package enum Content: Hashable, Sendable {
        /// A new request; a volunteer's.
        case request(NewRequest)
        /// More about a case; a volunteer's.
        case followUp(FollowUp)
        /// What was decided about a case; a coordinator's.
        case decision(Decision)
    }

    /// The newest schema of events that this program reads.
    package static let schema = 1

    /// An event that was recorded at `received`.
    package init(received: Moment, content: Content) {
        self.received = received
        self.content = content
    }
}

/// A new request, with the advice that the volunteer's laptop gave.
package struct NewRequest: Hashable, Sendable {
    /// The identity of the case.
    package var id: CaseID
    /// The code that the caller was given.
    package var code: CaseCode
    /// The request.
    package var request: Request
    /// The advice at that time; nil where the laptop gave none.
    package var advised: Advised?

    /// A new request.
    package init(id: CaseID, code: CaseCode, request: Request, advised: Advised?) {
        self.id = id
        self.code = code
        self.request = request
        self.advised = advised
    }
}

/// What of an advice is kept with a request, so that a coordinator sees what the caller may have been told.
public struct Advised: Hashable, Sendable {
    /// How soon somebody was to look at it.
    package var urgency: Urgency
    /// What was recommended.
    package var outcome: Outcome
    /// By way of which country.
    package var via: CountryCode?
    /// Whether the volunteer could tell it at once.
    package var release: Release
    /// BLAKE2b-256 of the route book.
    package var book: Bytes32
    /// The version of the route book.
    package var bookVersion: Int

    /// What is kept of an advice.
    package init(
        urgency: Urgency, outcome: Outcome, via: CountryCode?, release: Release, book: Bytes32, bookVersion: Int
    ) {
        self.urgency = urgency
        self.outcome = outcome
        self.via = via
        self.release = release
        self.book = book
        self.bookVersion = bookVersion
    }
}

/// More about a case, by its code only: the laptop cannot read back what it wrote.
package struct FollowUp: Hashable, Sendable {
    /// The code that the caller named.
    package var code: CaseCode
    /// The fields that changed, or were learnt.
    package var request: Request

    /// A follow-up to the case of this code.
    package init(code: CaseCode, request: Request) {
        self.code = code
        self.request = request
    }
}

/// What a coordinator decided. What is nil stays as it was.
package struct Decision: Hashable, Sendable {
    /// The identity of the case.
    package var id: CaseID
    /// How far the case has come.
    package var status: CaseStatus?
    /// To whom the case is given; an empty text takes it back.
    package var assigned: String?
    /// The day on which somebody must look at the case again.
    package var due: Day?
    /// What the coordinator thinks of the recommended route.
    package var route: RouteDecision?
    /// The country chosen in place of the recommended one.
    package var via: CountryCode?
    /// Why.
    package var reason: String?

    /// The most bytes of UTF-8 in `assigned`.
    package static let maxAssignedBytes = 100
    /// The most bytes of UTF-8 in `reason`.
    package static let maxReasonBytes = 10_000

    /// A decision that changes nothing yet.
    package init(id: CaseID) {
        self.id = id
    }
}

/// How far a case has come.
package enum CaseStatus: String, Vocabulary {
    case new, open, waiting, referred, closed
}

/// What a coordinator thinks of the recommended route.
package enum RouteDecision: String, Vocabulary {
    case accepted, overridden
}

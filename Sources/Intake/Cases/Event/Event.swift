// The content of one record: an event of a case. Events never change; a case is the fold of its events.

import IntakeBase

/// An event of a case.
public struct Event: Hashable, Sendable {
    /// The time of recording, by the clock of that laptop.
    package var received: Moment
    /// What happened.
    package var content: Content

    /// The kinds of event.
    package enum Content: Hashable, Sendable {
        /// A new request, by a volunteer.
        case request(NewRequest)
        /// New information about a case, by a volunteer.
        case followUp(FollowUp)
        /// A decision of a coordinator.
        case decision(Decision)
        /// An event that a newer program wrote.
        case newer(NewerEvent)
    }

    /// The newest schema of events that this program can read.
    package static let schema = 2

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
    /// The advice at that time; nil if the laptop gave none.
    package var advised: Advised?

    /// A new request.
    package init(id: CaseID, code: CaseCode, request: Request, advised: Advised?) {
        self.id = id
        self.code = code
        self.request = request
        self.advised = advised
    }
}

/// The part of an advice that is kept with a request, so that a coordinator sees what the caller may have been told.
public struct Advised: Hashable, Sendable {
    /// How soon a person had to look at it.
    package var urgency: Urgency
    /// What was recommended.
    package var outcome: Outcome
    /// The recommended transit country.
    package var via: CountryCode?
    /// Whether the volunteer could tell the advice at once.
    package var release: Release
    /// BLAKE2b-256 of the route book.
    package var book: Bytes32
    /// The version of the route book.
    package var bookVersion: Int

    /// The kept part of an advice.
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

/// New information about a case, identified by its code only: the laptop cannot read back what it wrote.
package struct FollowUp: Hashable, Sendable {
    /// The code that the caller gave.
    package var code: CaseCode
    /// The fields that changed or became known.
    package var request: Request

    /// A follow-up to the case of this code.
    package init(code: CaseCode, request: Request) {
        self.code = code
        self.request = request
    }
}

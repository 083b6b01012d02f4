// A case: what all events about one caller's trouble, read together, say today.

import IntakeBase

/// A case, as its events leave it.
public struct Case: Identifiable, Hashable, Sendable {
    /// The identity.
    public let id: CaseID
    /// The code that the caller was given.
    public let code: CaseCode
    /// When the request came in.
    public let received: Moment
    /// Everything that is known now: the first request, with all follow-ups laid over it.
    public internal(set) var request: Request
    /// What the volunteer's laptop advised at first.
    public let advised: Advised?
    /// How far it has come.
    package internal(set) var status: CaseStatus = .new
    /// To whom it is given.
    public internal(set) var assigned: String?
    /// The day on which somebody must look at it again.
    public internal(set) var due: Day?
    /// What the coordinator thought of the recommended route.
    package internal(set) var route: RouteDecision?
    /// The country that the coordinator chose in place of the recommended one.
    public internal(set) var chosen: CountryCode?
    /// Everything that happened, in the order in which it was recorded.
    public internal(set) var history: [Entry]
    /// What a person must clear up.
    package internal(set) var doubts: [Doubt] = []

    /// The label of the laptop that the request was written on.
    public var author: String { history.first?.provenance.author ?? "" }

    /// The ids of all logs in which something about the case was found, in order.
    public var logs: [Bytes16] {
        Array(Set(history.map(\.provenance.log))).sorted()
    }
}

/// What a person must clear up about a case.
package enum Doubt: Hashable, Sendable {
    /// Other cases carry the same code: follow-ups to it belong to nobody. The first of them in the order of their
    /// ids, at most `Caseload.maxShown`, and how many there are.
    case sharedCode(with: [CaseID], total: Int)
    /// Another request claims the same identity with another text; it is kept in the history. Other advice alone is no
    /// other text.
    case secondRequest
    /// A laptop that is no coordinator's decided something; it does not count.
    case decisionByVolunteer
    /// A laptop that the keys file does not name, or that was revoked, wrote something of this. Its follow-ups and
    /// decisions stand in the history and do not count; a request of its own is to be confirmed with the caller.
    case unknownWriter
}

/// An event that belongs to no case here, or to more than one. Shown in the queue, so that nothing is lost.
package struct Orphan: Hashable, Sendable {
    /// The event.
    package var entry: Entry
    /// The cases that it could belong to, the first `Caseload.maxShown` in the order of their ids; empty where there
    /// is none.
    package var candidates: [CaseID]
    /// How many cases it could belong to.
    package var candidateCount: Int

    package init(entry: Entry, candidates: [CaseID], candidateCount: Int) {
        self.entry = entry
        self.candidates = candidates
        self.candidateCount = candidateCount
    }
}

// A case: the state that results from all events about one caller's situation.

import IntakeBase

/// A case, folded from its events.
public struct Case: Identifiable, Hashable, Sendable {
    /// The identity.
    public let id: CaseID
    /// The code that the caller was given.
    public let code: CaseCode
    /// When the request came in.
    public let received: Moment
    /// What is known now, from all records that count.
    package internal(set) var known: Known
    /// What is known now: of several answers to a field the alarming one, else the newest.
    public var request: Request { known.shown }
    /// What the volunteer's laptop advised when the request was recorded.
    public let advised: Advised?
    /// What coordinators decided.
    package internal(set) var decided = Decided()
    /// The cases that it is linked with, and what they say that holds for it too.
    package internal(set) var linked = LinkedCases()
    /// The progress of the case.
    package var status: CaseStatus { decided.status }
    /// The person who handles the case.
    public var assigned: String? { decided.assigned?.value }
    /// The day by which a person must look at it again.
    public var due: Day? { decided.due?.value }
    /// Whether the caller must not be contacted: the channel is then in the history only.
    package var hidesChannel: Bool { decided.doNotContact?.value == true || linked.doNotContact }
    /// The coordinator's decision about the recommended route.
    package var route: RouteDecision? { decided.route?.value?.decision }
    /// The country that the coordinator chose instead of the recommended one.
    public var chosen: CountryCode? { decided.route?.value?.via }
    /// What is known, as it is shown: without the channel where the caller must not be contacted.
    package var shown: Request {
        var shown = request
        if hidesChannel { shown.safeContact?.channel = nil }
        return shown
    }
    /// The topics with several answers, as they are shown.
    package var several: [Several] { known.several.filter { !hidesChannel || $0.topic != .contact(.channel) } }

    /// All events of the case, sorted by shown time.
    public internal(set) var history: [Entry]
    /// What a person must clear up.
    package internal(set) var doubts: [Doubt] = []

    /// Whether one of its events is of a newer schema.
    package var hasNewerEvent: Bool { history.contains { if case .newer = $0.event.content { true } else { false } } }

    /// The label of the laptop that recorded the request.
    public internal(set) var author: String

    /// The ids of all logs with events of the case, each once, in the order of the history.
    public var logs: [Bytes16] { history.map(\.provenance.log).distinct }
}

/// What a person must clear up about a case.
package enum Doubt: Hashable, Sendable {
    /// Other cases have the same code, so follow-ups to it cannot be assigned. `with`: the first of them by id, at most
    /// `Caseload.maxShown`; `total`: their number.
    case sharedCode(with: [CaseID], total: Int)
    /// Coordinators attached the follow-up with this name to this case and to others, so it belongs to none of them.
    /// `with`: the first of the others by id, at most `Caseload.maxShown`; `total`: their number.
    case takenTwice(Bytes16, with: [CaseID], total: Int)
    /// Another request has the same id, but a different text; it is kept in the history. Different advice alone does
    /// not count.
    case secondRequest
    /// A laptop that is not a coordinator's recorded a decision, which does not count.
    case decisionByVolunteer
    /// A laptop that the keys file does not name, or that was revoked, wrote an event of this case. Its follow-ups and
    /// decisions are in the history only and do not count; a request from it must be confirmed with the caller.
    case unknownWriter
}

/// An event that belongs to no case here, or to several. It is shown in the queue, so that it is not lost.
package struct Orphan: Hashable, Sendable {
    /// The event.
    package var entry: Entry
    /// The cases that it could belong to: the first `Caseload.maxShown` by id, or empty.
    package var candidates: [CaseID]
    /// The number of cases that it could belong to.
    package var candidateCount: Int
    /// Whether it belongs to no case because coordinators said so.
    package var isDecided: Bool

    package init(entry: Entry, candidates: [CaseID], candidateCount: Int, isDecided: Bool = false) {
        self.entry = entry
        self.candidates = candidates
        self.candidateCount = candidateCount
        self.isDecided = isDecided
    }
}

// One line of the queue: a case, and as much of today's advice as a line shows. The whole advice is large, and is
// worked out anew where one case is looked at.

/// A case in the queue, with what triage says of it on the day of the queue.
public struct QueueRow: Sendable {
    private let cases: Caseload.Cases
    private let index: Int32
    /// What the line says; the case itself is not decoded for it.
    let facts: RowFacts
    /// Whether something about the case itself must be cleared up.
    public let hasDoubts: Bool
    /// The identity of the case.
    public let id: CaseID
    /// When the request came in.
    public let received: Moment
    /// The number of the case's code.
    let code: CaseCode?

    /// How soon somebody must look at it.
    public var urgency: Urgency { RowFacts.urgencies[Int(facts.urgency)] }
    /// How far it has come.
    public var status: CaseStatus { RowFacts.statuses[Int(facts.status)] }
    /// What is recommended.
    public var outcome: Outcome { RowFacts.outcomes[Int(facts.outcome)] }
    /// Who may hear it.
    public var release: Release { RowFacts.releases[Int(facts.release)] }
    /// The request's own deadline.
    public var deadline: Day? { RowFacts.day(facts.deadline) }
    /// By way of which country.
    public var via: CountryCode? { RowFacts.country(facts.via) }
    /// Where the man stands in the course of being made to fight.
    var stage: Stage? { facts.stage == RowFacts.none ? nil : RowFacts.stages[Int(facts.stage)] }
    /// The day on which somebody must look at the case again.
    var due: Day? { RowFacts.day(facts.due) }

    /// The case. It is decoded whenever it is asked for, because many of them are large: ask once.
    public var subject: Case { cases[Int(index)] }

    /// In what it says otherwise than the volunteer's laptop did at first; empty where that advised nothing.
    public var differs: [AdvisedPart] {
        AdvisedPart.allCases.enumerated().filter { facts.changed >> $0.offset & 1 == 1 }.map(\.element)
    }

    /// Whether it says anything otherwise than the volunteer's laptop did at first.
    public var isChanged: Bool { facts.changed != 0 }

    /// The case that stands at `index` in `cases`, with what its line says.
    init(_ facts: RowFacts, at index: Int, in cases: Caseload.Cases) {
        self.facts = facts
        self.cases = cases
        self.index = Int32(index)
        let item = cases.store.opener(index)
        id = item.subject
        received = item.received
        code = item.code
        hasDoubts = facts.hasDoubts || item.code.map { cases.store.sorting.shared[$0] != nil } == true
    }

    /// Where it stands in the queue: by urgency, then by deadline (none comes last), by when it came in, and by
    /// identity.
    struct Place: Comparable {
        private let urgency: UInt8
        private let deadline: Int32
        private let received: Int64
        private let id: CaseID
        let index: Int32

        init(_ facts: RowFacts, at index: Int, in cases: CaseStore) {
            urgency = facts.urgency
            deadline = facts.deadline == RowFacts.noDay ? .max : facts.deadline
            received = cases.opener(index).received.unixSeconds
            id = cases.opener(index).subject
            self.index = Int32(index)
        }

        static func < (left: Place, right: Place) -> Bool {
            if left.urgency != right.urgency { return left.urgency < right.urgency }
            if left.deadline != right.deadline { return left.deadline < right.deadline }
            if left.received != right.received { return left.received < right.received }
            return left.id < right.id
        }
    }
}

// One line of the queue: a case, and as much of today's advice as a line shows. The whole advice is large, and is
// worked out anew where one case is looked at.

/// A case in the queue, with what triage says of it on the day of the queue.
public struct QueueRow: Sendable {
    private let cases: Caseload.Cases
    private let index: Int32
    /// The identity of the case.
    public let id: CaseID
    /// When the request came in.
    public let received: Moment
    /// How soon somebody must look at it.
    public let urgency: Urgency
    /// How far it has come.
    public let status: CaseStatus
    /// Whether something about the case itself must be cleared up.
    public let hasDoubts: Bool
    /// What is recommended.
    public let outcome: Outcome
    /// Who may hear it.
    public let release: Release
    /// The parts in which the advice differs, a bit each.
    private let changed: UInt8
    /// The request's own deadline.
    public let deadline: Day?
    /// By way of which country.
    public let via: CountryCode?

    /// The case. It is decoded whenever it is asked for, because many of them are large: ask once.
    public var subject: Case { cases[Int(index)] }

    /// In what it says otherwise than the volunteer's laptop did at first; empty where that advised nothing.
    public var differs: [AdvisedPart] {
        AdvisedPart.allCases.enumerated().filter { changed >> $0.offset & 1 == 1 }.map(\.element)
    }

    /// Whether it says anything otherwise than the volunteer's laptop did at first.
    public var isChanged: Bool { changed != 0 }

    /// The case `subject`, which stands at `index` in `cases`, with the advice on its request.
    init(_ subject: Case, at index: Int, in cases: Caseload.Cases, _ advice: Advice) {
        self.cases = cases
        self.index = Int32(index)
        id = subject.id
        received = subject.received
        status = subject.status
        hasDoubts = !subject.doubts.isEmpty
        urgency = advice.urgency
        deadline = advice.deadline
        outcome = advice.outcome
        via = advice.via
        release = advice.release
        let differs = subject.advised?.differences(from: Advised(advice)) ?? []
        changed = AdvisedPart.allCases.enumerated().reduce(0) { bits, part in
            differs.contains(part.element) ? bits | 1 << part.offset : bits
        }
    }

    /// Where it stands in the queue.
    var place: Place {
        Place(urgency: urgency, deadline: deadline, received: received, id: id)
    }

    /// The order of the queue: by urgency, then by deadline (none comes last), by when it came in, and by identity.
    struct Place: Comparable {
        let urgency: Urgency
        let deadline: Day?
        let received: Moment
        let id: CaseID

        static func < (left: Place, right: Place) -> Bool {
            if left.urgency != right.urgency { return left.urgency < right.urgency }
            if left.deadline != right.deadline {
                guard let first = left.deadline else { return false }
                guard let second = right.deadline else { return true }
                return first < second
            }
            if left.received != right.received { return left.received < right.received }
            return left.id < right.id
        }
    }
}

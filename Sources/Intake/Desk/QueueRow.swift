// One line of the queue: a case, and as much of today's advice as a line shows. The whole advice is large, and is
// worked out anew where one case is looked at.

/// A case in the queue, with what triage says of it on the day of the queue.
public struct QueueRow: Hashable, Sendable {
    /// The case.
    public let subject: Case
    /// How soon somebody must look at it.
    public let urgency: Urgency
    /// The request's own deadline.
    public let deadline: Day?
    /// What is recommended.
    public let outcome: Outcome
    /// By way of which country.
    public let via: CountryCode?
    /// Who may hear it.
    public let release: Release
    /// In what it says otherwise than the volunteer's laptop did at first; empty where that advised nothing.
    public let differs: [AdvisedPart]

    /// A case with the advice on its request.
    public init(_ subject: Case, _ advice: Advice) {
        self.subject = subject
        urgency = advice.urgency
        deadline = advice.deadline
        outcome = advice.outcome
        via = advice.via
        release = advice.release
        differs = subject.advised?.differences(from: Advised(advice)) ?? []
    }

    /// Where it stands in the queue.
    var place: Place {
        Place(urgency: urgency, deadline: deadline, received: subject.received, id: subject.id)
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

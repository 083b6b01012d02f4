// One line of the queue: a case, and as much of today's advice as a line shows. The whole advice is large, and is
// worked out anew where one case is looked at.

import IntakeBase
import IntakeCases
import IntakeTriage

/// A case in the queue, with what triage says of it on the day of the queue.
package struct QueueRow: Sendable {
    private let lines: QueueLines
    private let number: Int32

    /// The number of the case.
    var index: Int { Int(number) }
    /// What the line says; the case itself is not decoded for it.
    var facts: RowFacts { lines.facts(index) }
    /// Whom the case was given to; empty where to nobody.
    var assigned: String { lines.name(facts.assigned, index) }
    /// The name with this number in `facts`, as the line shows it.
    func word(_ number: UInt32) -> LineWord { lines.word(number, index) }
    /// Who and where, as the line shows it.
    var who: ArraySlice<UInt8> { lines.who(index) }
    /// Whether something about the case itself must be cleared up.
    package var hasDoubts: Bool { facts.hasDoubts || lines.cases.store.sorting.sharesCode(index) }
    /// The identity of the case.
    package var id: CaseID { opener.subject }
    /// When the request came in.
    package var received: Moment { opener.received }
    /// The request that opened the case, without its text.
    var opener: PackedEntries.Item { lines.cases.store.opener(index) }

    /// How soon somebody must look at it.
    package var urgency: Urgency { RowFacts.urgencies[Int(facts.urgency)] }
    /// How far it has come.
    package var status: CaseStatus { RowFacts.statuses[Int(facts.status)] }
    /// What is recommended.
    package var outcome: Outcome { RowFacts.outcomes[Int(facts.outcome)] }
    /// Who may hear it.
    package var release: Release { RowFacts.releases[Int(facts.release)] }
    /// The request's own deadline.
    package var deadline: Day? { RowFacts.day(facts.deadline) }
    /// By way of which country.
    package var via: CountryCode? { RowFacts.country(facts.via) }
    /// Where the man stands in the course of being made to fight.
    var stage: Stage? {
        let stage = facts.stage
        return stage == RowFacts.none ? nil : RowFacts.stages[Int(stage)]
    }
    /// The day on which somebody must look at the case again.
    var due: Day? { RowFacts.day(facts.due) }

    /// The case. It is decoded whenever it is asked for, because many of them are large: ask once.
    package var subject: Case { lines.cases[index] }

    /// In what it says otherwise than the volunteer's laptop did at first; empty where that advised nothing.
    package var differs: [AdvisedPart] {
        let facts = facts
        return AdvisedPart.allCases.enumerated().filter { facts.changed >> $0.offset & 1 == 1 }.map(\.element)
    }

    /// Whether it says anything otherwise than the volunteer's laptop did at first.
    package var isChanged: Bool { facts.changed != 0 }

    /// The case with this number in `lines`.
    init(_ number: Int32, in lines: QueueLines) {
        self.lines = lines
        self.number = number
    }

    /// Where it stands in the queue: by urgency, then by deadline (none comes last), by when it came in, and by
    /// identity.
    struct Place: Comparable {
        private let urgency: UInt8
        private let deadline: Int32
        private let received: Int64
        private let id: CaseID
        let number: Int32

        /// The place of the case with this number.
        init(_ index: Int, in lines: QueueLines) {
            let (facts, opener) = (lines.facts(index), lines.cases.store.opener(index))
            urgency = facts.urgency
            deadline = facts.deadline == RowFacts.noDay ? .max : facts.deadline
            received = opener.received.unixSeconds
            id = opener.subject
            number = Int32(index)
        }

        static func < (left: Place, right: Place) -> Bool {
            if left.urgency != right.urgency { return left.urgency < right.urgency }
            if left.deadline != right.deadline { return left.deadline < right.deadline }
            if left.received != right.received { return left.received < right.received }
            return left.id < right.id
        }
    }
}

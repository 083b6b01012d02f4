// One line of the queue: a case, and the part of today's advice that a line shows. The whole advice is large; it is
// computed again when one case is shown.

import IntakeBase
import IntakeCases
import IntakeTriage

/// A case in the queue, with the advice of triage on the day of the queue.
package struct QueueRow: Sendable {
    private let lines: QueueLines
    private let number: Int32

    /// The number of the case.
    var index: Int { Int(number) }
    /// The facts in the line; the case is not decoded for them.
    var facts: RowFacts { lines.facts(index) }
    /// The assigned person; empty if the case is not assigned.
    var assigned: String { lines.name(facts.assigned, index) }
    /// The name with this number in `facts`, as the line shows it.
    func word(_ number: UInt32) -> MeasuredText { lines.word(number, index) }
    /// Pseudonym and place, as the line shows them.
    var who: ArraySlice<UInt8> { lines.who(index) }
    /// Whether something about the case itself must be cleared up.
    package var hasDoubts: Bool { facts.hasDoubts || lines.cases.store.sorting.sharesCode(index) }
    /// The identity of the case.
    package var id: CaseID { opener.opened }
    /// When the request came in.
    package var received: Moment { opener.received }
    /// The request that opened the case, without its text.
    var opener: PackedEntries.Item { lines.cases.store.opener(index) }

    /// How soon a coordinator must look at it.
    package var urgency: Urgency { RowFacts.urgencies[Int(facts.urgency)] }
    /// The status of the case.
    package var status: CaseStatus { RowFacts.statuses[Int(facts.status)] }
    /// The recommended outcome.
    package var outcome: Outcome { RowFacts.outcomes[Int(facts.outcome)] }
    /// Who may be told the advice.
    package var release: Release { RowFacts.releases[Int(facts.release)] }
    /// The request's own deadline.
    package var deadline: Day? { RowFacts.day(facts.deadline) }
    /// The country of transit.
    package var via: CountryCode? { RowFacts.country(facts.via) }
    /// The stage at which the man is, such as conscripted or at the front; nil if it is unknown.
    var stage: Stage? {
        let stage = facts.stage
        return stage == RowFacts.none ? nil : RowFacts.stages[Int(stage)]
    }
    /// The day on which a coordinator must look at the case again.
    var due: Day? { RowFacts.day(facts.due) }

    /// The case. It is decoded at each access, because all decoded cases would take much memory: ask once.
    package var subject: Case { lines.cases[index] }

    /// The parts in which the advice differs from the first advice of the volunteer's laptop; empty if the laptop gave
    /// no advice.
    package var differs: [AdvisedPart] {
        let facts = facts
        return AdvisedPart.allCases.enumerated().filter { facts.changed >> $0.offset & 1 == 1 }.map(\.element)
    }

    /// Whether the advice differs from the first advice of the volunteer's laptop.
    package var isChanged: Bool { facts.changed != 0 }

    /// The case with this number in `lines`.
    init(_ number: Int32, in lines: QueueLines) {
        self.lines = lines
        self.number = number
    }

    /// The sort key of the queue: that of the gravest of the linked cases that are not closed, then the case's own:
    /// urgency, then deadline (no deadline comes last), then time of arrival, then identity.
    struct Place: Comparable {
        /// The key of one case by itself.
        private struct Own: Comparable {
            let urgency: UInt8
            let deadline: Int32
            let received: Int64
            let id: CaseID

            init(_ index: Int, in lines: QueueLines) {
                let (facts, opener) = (lines.facts(index), lines.cases.store.opener(index))
                urgency = facts.urgency
                deadline = facts.deadline == RowFacts.noDay ? .max : facts.deadline
                received = opener.received.unixSeconds
                id = opener.opened
            }

            static func < (left: Own, right: Own) -> Bool {
                if left.urgency != right.urgency { return left.urgency < right.urgency }
                if left.deadline != right.deadline { return left.deadline < right.deadline }
                if left.received != right.received { return left.received < right.received }
                return left.id < right.id
            }
        }

        private let gravest: Own
        private let own: Own
        let number: Int32

        /// The sort keys of all cases.
        static func all(in lines: QueueLines) -> [Place] {
            let groups = lines.cases.store.links.groups
            // For the first case of each group, the gravest of the group. What is closed was looked at: it lifts none of
            // the others, and none lifts it.
            var gravest: [Int: Own] = [:]
            for (index, group) in groups where !lines.isClosed(index) {
                let own = Own(index, in: lines)
                gravest[group[0]] = min(gravest[group[0]] ?? own, own)
            }
            return lines.cases.indices.map { index in
                let own = Own(index, in: lines)
                let group = lines.isClosed(index) ? nil : groups[index]
                return Place(gravest: group.flatMap { gravest[$0[0]] } ?? own, own: own, number: Int32(index))
            }
        }

        static func < (left: Place, right: Place) -> Bool {
            left.gravest == right.gravest ? left.own < right.own : left.gravest < right.gravest
        }
    }
}

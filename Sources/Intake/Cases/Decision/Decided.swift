// What the decisions of a case come to. A case holds it.

import IntakeBase

/// What was decided about a case. Numbers are those of records in the case.
package struct Decided: Hashable, Sendable {
    /// The coordinator who handles the case, by label.
    package internal(set) var assigned: Standing<String>?
    /// The progress, as it was decided; `status` is what counts.
    package internal(set) var choice: Standing<StatusChoice>?
    /// Whether a record that a `closed` had not seen opened the case again.
    package internal(set) var isReopened = false
    /// The day by which a person must look at the case again.
    package internal(set) var due: Standing<Day>?
    /// The decision about the recommended route.
    package internal(set) var route: Standing<RouteChoice>?
    /// Whether the caller must not be contacted.
    package internal(set) var doNotContact: Standing<Bool>?
    /// The cases for which it was said that they are linked with this one, or not.
    package internal(set) var links: [CaseID: Standing<Bool>] = [:]
    /// The cases for which it was said that they are another person's, or not.
    package internal(set) var notSame: [CaseID: Standing<Bool>] = [:]
    /// The records, by name, for which it was said that they belong to the case, or not.
    package internal(set) var attached: [Bytes16: Standing<Bool>] = [:]
    /// Notes, attempts to reach the caller, exports, settlements and erasures, each the newest first.
    package internal(set) var notes: [Int] = []
    package internal(set) var attempts: [Int] = []
    package internal(set) var exports: [Int] = []
    package internal(set) var settlements: [Int] = []
    package internal(set) var erasures: [Int] = []
    /// The handovers, the newest first.
    package internal(set) var handovers: [DecidedHandover] = []
    /// For each decision that counts as if it had never been made, the undo that says so.
    package internal(set) var undos: [Int: Int] = [:]
    /// The decisions that count as if they had never been made.
    package var undone: Set<Int> { Set(undos.keys) }
    /// Decisions that name a record of which there is no fitting decision in the case: `undo` and `agree`. They change
    /// nothing, until that record arrives.
    package internal(set) var withoutEffect: [Int] = []

    /// The progress of the case.
    package var status: CaseStatus { choice?.value?.status ?? .new }

    /// No decisions.
    package init() {}
}

/// A handover, and whether it waits for another coordinator.
package struct DecidedHandover: Hashable, Sendable {
    /// The number of its record.
    package var record: Int
    /// Whether the caller did not consent, and no other coordinator agreed yet.
    package var isOpen: Bool
}

/// Decisions that had not seen one another and differ. A decision that has seen both ends it.
package struct DecisionConflict: Hashable, Sendable {
    /// Their kind.
    package var kind: DecisionKind
    /// The other case or the record that they are about, as text; nil for other kinds.
    package var subject: String?
    /// The numbers of their records, the newest first.
    package var records: [Int]
}

extension Decided {
    /// The conflicts, by kind, then by subject.
    package var conflicts: [DecisionConflict] {
        var conflicts: [DecisionConflict] = []
        func add<Value>(_ kind: DecisionKind, _ standing: Standing<Value>?, _ subject: String? = nil) {
            guard let standing, standing.isConflict else { return }
            conflicts.append(DecisionConflict(kind: kind, subject: subject, records: standing.records))
        }
        add(.assign, assigned)
        add(.status, choice)
        add(.due, due)
        add(.route, route)
        add(.doNotContact, doNotContact)
        for (id, standing) in links.sorted(by: { $0.key < $1.key }) { add(.link, standing, id.description) }
        for (id, standing) in notSame.sorted(by: { $0.key < $1.key }) { add(.notSame, standing, id.description) }
        for (name, standing) in attached.sorted(by: { $0.key < $1.key }) { add(.attach, standing, name.hex) }
        return conflicts
    }
}

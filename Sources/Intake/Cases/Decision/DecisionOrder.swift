// What the fold of decisions needs to know of the records of a case: their order, and what each decision had seen.
// Records have numbers: their places in the case.

import IntakeBase

/// The order of a case's records (docs/CASES.md, rules 1 to 3).
package protocol DecisionOrder {
    /// Whether the decision in the record `decision` had seen the record `other` (rule 2): `after` names it, it is ahead
    /// in the decision's own line, or a decision that had been seen had seen it. So this is transitive.
    func hasSeen(_ decision: Int, _ other: Int) -> Bool

    /// Whether the record `one` is shown as newer than the record `other` (rule 3). A total order.
    func isNewer(_ one: Int, than other: Int) -> Bool
}

/// A decision with the record that holds it.
package struct DecidedRecord: Hashable, Sendable {
    /// The number of the record in its case.
    package var number: Int
    /// The name of the record.
    package var name: Bytes16
    /// The label of the coordinator.
    package var author: String
    /// The decision.
    package var decision: Decision

    /// A decision in a record.
    package init(number: Int, name: Bytes16, author: String, decision: Decision) {
        self.number = number
        self.name = name
        self.author = author
        self.decision = decision
    }
}

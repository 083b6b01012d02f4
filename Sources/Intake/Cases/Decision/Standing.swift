// Which decisions of one kind stand, and what is believed of them: each new one replaces what it had seen.

import IntakeBase

/// The decisions of one kind that stand, and what is believed of them.
package struct Standing<Value: Hashable & Sendable>: Hashable, Sendable {
    /// What is believed; nil if it was cleared, or if the careful reading of a conflict is that there is no value.
    package internal(set) var value: Value?
    /// The numbers of the records that stand, the newest first.
    package internal(set) var records: [Int]
    /// Whether two different values stand. It is shown until a decision has seen both.
    package internal(set) var isConflict: Bool
}

/// A decision about one value: the number of its record, and the value; nil clears.
struct OneValue<Value: Hashable & Sendable> {
    var record: Int
    var value: Value?
}

extension Standing {
    /// The standing ones of `decisions`; nil if there are no decisions. `believe`: what is believed of different
    /// values, which come in the order of their records, the newest first, without repeats.
    init?(_ decisions: [OneValue<Value>], in order: some DecisionOrder, believe: ([Value?]) -> Value?) {
        var standing: [OneValue<Value>] = []
        // What one decision had seen, each that had seen it had seen too: a decision that was replaced need not be
        // compared again.
        for decision in decisions where !standing.contains(where: { order.hasSeen($0.record, decision.record) }) {
            standing.removeAll { order.hasSeen(decision.record, $0.record) }
            standing.append(decision)
        }
        guard !standing.isEmpty else { return nil }
        standing.sort { order.isNewer($0.record, than: $1.record) }
        var values: [Value?] = []
        for decision in standing where !values.contains(decision.value) { values.append(decision.value) }
        records = standing.map(\.record)
        isConflict = values.count > 1
        value = values.count == 1 ? values[0] : believe(values)
    }
}

extension CaseStatus {
    /// The place by openness: of two that had not seen one another, the lower one counts.
    var openness: Int {
        switch self {
        case .working: 0
        case .new: 1
        case .waiting: 2
        case .handedOver: 3
        case .closed: 4
        }
    }
}

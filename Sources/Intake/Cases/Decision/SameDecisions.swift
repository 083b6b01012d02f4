// Decisions that say the same as another one and had not seen it. Where one of them is undone, the others go on saying
// it, so a person must know of them.

import IntakeBase

extension Decided {
    /// The numbers of the other decisions that hold and say what the decision in the record `number` says, the newest
    /// first. `action`: the decision in a record.
    package func same(as number: Int, action: (Int) -> DecisionAction?) -> [Int] {
        guard let own = action(number), let group = groups.first(where: { $0.contains(number) }) else { return [] }
        return group.filter { $0 != number && action($0)?.saysSame(as: own) == true }
    }

    /// The decisions that hold, those about one thing together.
    private var groups: [[Int]] {
        let single = [assigned?.records, choice?.records, due?.records, route?.records, doNotContact?.records]
        return single.compactMap(\.self) + links.values.map(\.records) + notSame.values.map(\.records)
            + attached.values.map(\.records) + [settlements]
    }
}

extension DecisionAction {
    /// Whether both say the same. The reason for a day or a route does not belong to what is said.
    fileprivate func saysSame(as other: DecisionAction) -> Bool {
        switch (self, other) {
        case (.due(let own, _), .due(let day, _)): own == day
        case (.route(let own, _), .route(let choice, _)): own == choice
        default: self == other
        }
    }
}

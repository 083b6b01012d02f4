// The fold of decisions: what they come to, from the set of them and their order (docs/CASES.md, "Decisions"). A pure
// function: the sequence in which the decisions are given makes no difference.

import IntakeBase

extension Decided {
    /// What the decisions of a case come to.
    /// - Parameters:
    ///   - decisions: the decisions of the case that count, undone ones included.
    ///   - records: the numbers of all records of the case that count, these decisions included.
    package init(_ decisions: [DecidedRecord], among records: [Int], in order: some DecisionOrder) {
        let judged = UndoneDecisions(decisions)
        let fold = DecisionFold(
            decisions: decisions.filter { judged.undos[$0.number] == nil }
                .sorted { order.isNewer($0.number, than: $1.number) }, order: order)
        undos = judged.undos
        withoutEffect = judged.withoutEffect.filter { judged.undos[$0] == nil }
        assigned = fold.standing({ if case .assign(let label) = $0 { label } else { nil } }) { $0[0] }
        due = fold.standing({ if case .due(let day, _) = $0 { day } else { nil } }) { $0.compactMap(\.self).min() }
        // Of two different decisions neither counts: a person decides the route once more.
        route = fold.standing({ if case .route(let choice, _) = $0 { choice } else { nil } }) { _ in nil }
        // Of yes and anything else, yes.
        doNotContact = fold.standing({ if case .doNotContact(let answer) = $0 { answer } else { nil } }) {
            $0.contains(true)
        }
        links = fold.answers { if case .link(let other, let answer) = $0 { (other, answer) } else { nil } }
        notSame = fold.answers { if case .notSame(let other, let answer) = $0 { (other, answer) } else { nil } }
        attached = fold.answers { if case .attach(let record, let answer) = $0 { (record, answer) } else { nil } }
        // An undone decision was never made, so it does not open a case again; what it had seen stays seen.
        let others = Set(records).subtracting(undone).subtracting(fold.numbers(.status))
        decideStatus(fold, others)
        addUp(fold)
    }

    private mutating func decideStatus(_ fold: DecisionFold<some DecisionOrder>, _ others: Set<Int>) {
        choice = fold.standing({ if case .status(let choice) = $0 { choice } else { nil } }) { values in
            // `values` begins with the newest, and `min` takes the first of equal ones.
            values.min { ($0?.status ?? .new).openness < ($1?.status ?? .new).openness } ?? nil
        }
        let closed = (choice?.records ?? []).filter { number in
            fold.decisions.contains { $0.number == number && $0.decision.action.closes }
        }
        // A decision that had seen the `closed` is no news to it.
        isReopened = closed.contains { closed in
            others.contains { $0 != closed && !fold.order.hasSeen(closed, $0) && !fold.order.hasSeen($0, closed) }
        }
        if isReopened { choice?.value = StatusChoice(.working) }
    }

    private mutating func addUp(_ fold: DecisionFold<some DecisionOrder>) {
        notes = fold.numbers(.note)
        attempts = fold.numbers(.attempt)
        exports = fold.numbers(.export)
        settlements = fold.numbers(.settle)
        erasures = fold.numbers(.erase)
        let places = Dictionary(fold.decisions.map { ($0.name, $0) }) { first, _ in first }
        var agreed: Set<Int> = []
        for record in fold.decisions {
            guard case .agree(let name) = record.decision.action else { continue }
            guard let handover = places[name], handover.decision.action.kind == .refer else {
                withoutEffect.append(record.number)
                continue
            }
            // Not by the coordinator who hands it over.
            if handover.author != record.author { agreed.insert(handover.number) }
        }
        withoutEffect.sort()
        handovers = fold.decisions.compactMap { record in
            guard case .refer(let handover) = record.decision.action else { return nil }
            return DecidedHandover(
                record: record.number, isOpen: handover.consent == nil && !agreed.contains(record.number))
        }
    }
}

/// The decisions that are not undone, the newest first.
private struct DecisionFold<Order: DecisionOrder> {
    let decisions: [DecidedRecord]
    let order: Order

    /// The numbers of the decisions of one kind.
    func numbers(_ kind: DecisionKind) -> [Int] {
        decisions.filter { $0.decision.action.kind == kind }.map(\.number)
    }

    /// The standing ones of the decisions of which `value` gives a value, even a cleared one (nil in an optional).
    func standing<Value>(_ value: (DecisionAction) -> Value??, believe: ([Value?]) -> Value?) -> Standing<Value>? {
        let said = decisions.compactMap { record in
            value(record.decision.action).map { OneValue(record: record.number, value: $0) }
        }
        return Standing(said, in: order, believe: believe)
    }

    /// The standing answers about each other case or record. Of different answers, no.
    func answers<Key: Hashable>(_ answer: (DecisionAction) -> (Key, Bool?)?) -> [Key: Standing<Bool>] {
        var said: [Key: [OneValue<Bool>]] = [:]
        for record in decisions {
            guard let (key, value) = answer(record.decision.action) else { continue }
            said[key, default: []].append(OneValue(record: record.number, value: value))
        }
        return said.compactMapValues { Standing($0, in: order) { _ in false } }
    }
}

extension DecisionAction {
    fileprivate var closes: Bool {
        if case .status(let choice) = self { choice?.status == .closed } else { false }
    }
}

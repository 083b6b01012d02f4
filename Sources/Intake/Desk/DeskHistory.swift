// The decisions of all logs of a desk: who decided what, and when.

import IntakeBase
import IntakeCases

extension Desk {
    /// A decision, or an event of a newer program, with the code of its case.
    package struct Deed: Sendable {
        /// The code of its case, if the case is here.
        package var code: CaseCode?
        /// The event, its name, and where it was found.
        package var entry: Entry
        /// Of a decision about no case its kind; of an undo the kind of the decision at the end of its chain, if that is
        /// here. Nil for all others.
        package var root: DecisionKind?
    }

    /// Everything that was decided, the newest first, and the state of each log. A record that is held several times is
    /// there once.
    package func history(reread: Bool = false) throws -> (deeds: [Deed], logs: [Stored]) {
        let (packed, logs) = try loadEntries(snapshot(reread: reread))
        let store = CaseStore(packed)
        let (entries, repeated) = (store.entries, Set(store.sorting.copies.values.joined()))
        var deeds = entries.items.indices.sorted { entries.precedes($1, $0) }.compactMap { index -> Deed? in
            let item = entries.items[index]
            guard item.kind == .decision || item.kind == .newer, !repeated.contains(Int32(index)) else { return nil }
            let code = item.subject.flatMap { store.sorting.index(of: $0) }.flatMap { store.opener($0).code }
            return Deed(code: code, entry: entries.entry(index))
        }
        let actions = Dictionary(deeds.compactMap { deed in deed.free.map { (deed.entry.name, $0) } }) { first, _ in
            first
        }
        for place in deeds.indices {
            guard var action = deeds[place].free else { continue }
            // The name of a record is a hash of its text, so the chain has an end.
            while case .undo(let name) = action, let next = actions[name] { action = next }
            deeds[place].root = action.kind
        }
        return (deeds, logs)
    }

    /// Whether an undo about no case may name the record of this name: a decision of one of these kinds, or an undo of
    /// such a one.
    package func canTakeBack(
        _ name: Bytes16, _ kinds: Set<DecisionKind>, reread: Bool = false
    ) throws -> (Bool, logs: [Stored]) {
        let (deeds, logs) = try history(reread: reread)
        return (deeds.contains { $0.entry.name == name && $0.root.map(kinds.contains) ?? false }, logs)
    }
}

extension Desk.Deed {
    /// What was decided, of a decision about no case.
    fileprivate var free: DecisionAction? {
        guard case .decision(let decision) = entry.event.content, decision.id == nil else { return nil }
        return decision.action
    }

    /// The deed as a JSON object: `{"name", "code", "event", "source"}`.
    package var json: JSONValue {
        [
            "name": .string(entry.name.hex), "code": JSONValue(code?.description), "event": entry.event.json,
            "source": entry.provenance.json,
        ]
    }
}

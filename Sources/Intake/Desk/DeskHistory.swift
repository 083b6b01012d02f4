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
    }

    /// Everything that was decided, the newest first, and the state of each log. A record that is held several times is
    /// there once.
    package func history(reread: Bool = false) throws -> (deeds: [Deed], logs: [Stored]) {
        let (packed, logs) = try loadEntries(snapshot(reread: reread))
        let store = CaseStore(packed)
        let (entries, repeated) = (store.entries, Set(store.sorting.copies.values.joined()))
        let deeds = entries.items.indices.sorted { entries.precedes($1, $0) }.compactMap { index -> Deed? in
            let item = entries.items[index]
            guard item.kind == .decision || item.kind == .newer, !repeated.contains(Int32(index)) else { return nil }
            let code = item.subject.flatMap { store.sorting.index(of: $0) }.flatMap { store.opener($0).code }
            return Deed(code: code, entry: entries.entry(index))
        }
        return (deeds, logs)
    }
}

extension Desk.Deed {
    /// The deed as a JSON object: `{"name", "code", "event", "source"}`.
    package var json: JSONValue {
        [
            "name": .string(entry.name.hex), "code": JSONValue(code?.description), "event": entry.event.json,
            "source": entry.provenance.json,
        ]
    }
}

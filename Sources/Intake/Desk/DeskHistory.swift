// The decisions of all logs of a desk: who decided what, and when; what was undone; and whose logs were imported.

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
        /// The undo that takes it back; nil if it was not undone.
        package var undo: Entry?
        /// Of an import: what it says was held of each log.
        package var imported: [ImportedPart] = []
    }

    /// What an import event says of one log.
    package struct ImportedPart: Hashable, Sendable {
        /// The id of the log.
        package var log: Bytes16
        /// Who wrote it, and the number of its records that were held; nil if this desk does not hold that part of it.
        package var author: Writer?
        package var records: Int?
    }

    /// Everything that was decided, the newest first, and the state of each log. A record that is held several times is
    /// there once.
    package func history(reread: Bool = false) throws -> (deeds: [Deed], logs: [Stored]) {
        let (packed, logs) = try loadEntries(snapshot(reread: reread))
        let store = CaseStore(packed)
        let (entries, repeated) = (store.entries, Set(store.sorting.copies.values.joined()))
        let parts = ImportedParts(entries)
        var deeds = entries.items.indices.sorted { entries.precedes($1, $0) }.compactMap { index -> Deed? in
            let item = entries.items[index]
            guard item.kind == .decision || item.kind == .newer, !repeated.contains(Int32(index)) else { return nil }
            let code = item.subject.flatMap { store.sorting.index(of: $0) }.flatMap { store.opener($0).code }
            var deed = Deed(code: code, entry: entries.entry(index))
            if case .imported(let heads)? = deed.decision?.action { deed.imported = heads.map(parts.part) }
            return deed
        }
        deeds.findRoots()
        let undos = store.undos(of: deeds)
        for index in deeds.indices { deeds[index].undo = undos[deeds[index].entry.name] }
        return (deeds, logs)
    }

    /// Whether an undo about no case may name the record of this name: a decision of one of these kinds, or an undo of
    /// such a one. `undo`: the undo that takes it back already.
    package func canTakeBack(
        _ name: Bytes16, _ kinds: Set<DecisionKind>, reread: Bool = false
    ) throws -> (isThere: Bool, undo: Entry?, logs: [Stored]) {
        let (deeds, logs) = try history(reread: reread)
        let deed = deeds.first { $0.entry.name == name && $0.root.map(kinds.contains) == true }
        return (deed != nil, deed?.undo, logs)
    }
}

extension Desk.Deed {
    /// The decision; nil for an event of a newer program.
    package var decision: Decision? { if case .decision(let decision) = entry.event.content { decision } else { nil } }

    /// What was decided, of a decision about no case.
    fileprivate var free: DecisionAction? { decision?.id == nil ? decision?.action : nil }

    /// The deed as a JSON object: `{"name", "code", "event", "undone", "source"}`, of an import also `imported`.
    package var json: JSONValue {
        var members: [String: JSONValue] = [
            "name": .string(entry.name.hex), "code": JSONValue(code?.description), "undone": .bool(undo != nil),
        ]
        if decision?.action.kind == .imported {
            members["imported"] = .array(
                imported.map { part in
                    [
                        "log": .string(part.log.hex), "author": JSONValue(part.author?.label),
                        "records": part.records.map { JSONValue($0) } ?? .null,
                    ]
                })
        }
        return entry.json(members)
    }
}

extension [Desk.Deed] {
    /// Sets for each decision about no case what is at the end of its chain of undos. Each deed is looked at once: any
    /// log may hold a very long chain.
    fileprivate mutating func findRoots() {
        let places = Dictionary(indices.compactMap { self[$0].free == nil ? nil : (self[$0].entry.name, $0) }) {
            first, _ in first
        }
        for place in indices where self[place].free != nil && self[place].root == nil {
            // The name of a record is a hash of its text, so the chain has an end.
            var path = [place]
            while self[path[path.count - 1]].root == nil, case .undo(let name)? = self[path[path.count - 1]].free,
                let next = places[name]
            {
                path.append(next)
            }
            let end = self[path[path.count - 1]]
            let root = end.root ?? end.free?.kind
            for place in path { self[place].root = root }
        }
    }
}

extension CaseStore {
    /// The undos of these decisions that count, by the names of what they undo.
    fileprivate func undos(of deeds: [Desk.Deed]) -> [Bytes16: Entry] {
        var undos: [Bytes16: Entry] = [:]
        let cases = Set(deeds.compactMap { $0.decision?.action.kind == .undo ? $0.decision?.id : nil })
        for index in cases.compactMap({ sorting.index(of: $0) }) {
            let made = made(index)
            for (number, undo) in made.decided.undos { undos[made.history[number].name] = made.history[undo] }
        }
        let aboutLogs = deeds.enumerated().compactMap { number, deed -> DecidedRecord? in
            let writer = deed.entry.provenance.writer
            guard let decision = deed.decision, decision.id == nil, writer.isKnown, writer.isCoordinator else {
                return nil
            }
            return DecidedRecord(number: number, name: deed.entry.name, author: writer.label, decision: decision)
        }
        for (number, undo) in UndoneDecisions(aboutLogs).undos { undos[deeds[number].entry.name] = deeds[undo].entry }
        return undos
    }
}

/// Finds what import events name among the logs of a desk.
private struct ImportedParts {
    private let origins: [Bytes16: [(line: Int, origin: LineOrigin)]]
    /// Who wrote each line: the writer of its first record.
    private var writers: [Int: Writer] = [:]

    init(_ entries: PackedEntries) {
        origins = Dictionary(grouping: entries.origins.enumerated().map { ($0, $1) }, by: \.1.log)
        for (index, item) in entries.items.enumerated() where writers[Int(item.line)] == nil {
            writers[Int(item.line)] = entries.source(index).writer
        }
    }

    func part(_ head: ImportedHead) -> Desk.ImportedPart {
        let end = LineOrigin.End(cell: head.cells, hash: head.hash.firstHalf)
        for (line, origin) in origins[head.log] ?? [] {
            guard let place = origin.records.firstIndex(of: end) else { continue }
            return Desk.ImportedPart(log: head.log, author: writers[line], records: place + 1)
        }
        return Desk.ImportedPart(log: head.log)
    }
}

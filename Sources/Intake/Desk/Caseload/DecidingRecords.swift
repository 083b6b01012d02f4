// The decisions about no case that decide who counts (docs/CASES.md, "Who counts"): imports, disregards, and undos of
// these.

import IntakeBase
import IntakeCases

/// The decisions of known coordinators that decide who counts.
struct DecidingRecords {
    /// What a decision does.
    enum Action {
        case holds([LineCell])
        case disregards(log: Bytes16, cell: UInt64)
        /// An undo of the records with these numbers.
        case undoes([Int])
    }

    /// One place of a decision. A decision that is held in several places counts in each of them by itself.
    struct Object {
        /// The number of the entry.
        var entry: Int
        var action: Action
    }

    private(set) var objects: [Object] = []
    /// The objects of each record.
    private(set) var records: [[Int]] = []

    init(_ entries: PackedEntries, _ twins: Twins) {
        let holding = HeldCells.resolved(entries)
        var numbers: [Int: Int] = [:]
        var names: [Bytes16: [Int]] = [:]
        var undos: [(object: Int, name: Bytes16)] = []
        for (entry, item) in entries.items.enumerated() where item.kind == .decision && item.subject == nil {
            let writer = entries.source(entry).writer
            guard writer.isKnown, writer.isCoordinator else { continue }
            let action: Action
            if let ends = holding[entry] {
                action = .holds(ends)
            } else {
                guard case .decision(let decision) = entries.event(entry).content else { continue }
                switch decision.action {
                case .disregard(let log, let cell, _): action = .disregards(log: log, cell: cell)
                case .undo(let name):
                    undos.append((objects.count, name))
                    action = .undoes([])
                default: continue
                }
            }
            let first = twins.first(of: entry)
            if numbers[first] == nil {
                numbers[first] = records.count
                // An import happened and cannot be undone, so its name is not here.
                if holding[entry] == nil {
                    let all = Set(twins.of(entry).map { entries.items[$0].name })
                    for name in all { names[name, default: []].append(records.count) }
                }
                records.append([])
            }
            if let number = numbers[first] { records[number].append(objects.count) }
            objects.append(Object(entry: entry, action: action))
        }
        for (object, name) in undos { objects[object].action = .undoes(names[name] ?? []) }
    }
}

// Deciding records of revoked authors: they count only if an import event holds them that counts itself.

import IntakeBase
import IntakeCases

/// An object (DecidingRecords.swift) at a cell.
struct ObjectPlace {
    var cell: UInt64
    /// The number of the object.
    var object: Int
}

extension [ObjectPlace] {
    /// The first place at this cell or behind it; the places are sorted.
    func start(of cell: UInt64) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].cell < cell { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// The objects that wait for an import event which holds them.
struct WaitingObjects {
    private let entries: PackedEntries
    private let objects: [DecidingRecords.Object]
    private var lines: [UInt32: [ObjectPlace]] = [:]
    /// Whether an object waits.
    private var isWaiting: [Bool]

    init(_ entries: PackedEntries, _ objects: [DecidingRecords.Object]) {
        (self.entries, self.objects) = (entries, objects)
        isWaiting = [Bool](repeating: false, count: objects.count)
        let isRevoked = entries.revokedSources
        for (number, object) in objects.enumerated() {
            let item = entries.items[object.entry]
            guard isRevoked[Int(item.source)] else { continue }
            isWaiting[number] = true
            lines[item.line, default: []].append(ObjectPlace(cell: item.cell, object: number))
        }
        for line in lines.keys { lines[line]?.sort { $0.cell < $1.cell } }
    }

    /// Whether no object waits.
    var isEmpty: Bool { lines.isEmpty }

    /// Whether this object waits.
    func contains(_ object: Int) -> Bool { isWaiting[object] }

    /// Adds what an import event holds. Returns the waiting objects among that, as far as no event under the same keys
    /// file held them before.
    func found(in ends: [LineCell], by event: Int, _ held: inout HeldCells) -> [Int] {
        let keysFile = entries.source(event).session.keysFile
        var found: [Int] = []
        for end in ends {
            let before = held.add(end, by: keysFile)
            guard let here = lines[end.line] else { continue }
            for place in here[here.start(of: before)...] {
                guard place.cell < end.cell else { break }
                let session = entries.source(objects[place.object].entry).session
                if entries.spares(session, by: keysFile) { found.append(place.object) }
            }
        }
        return found
    }

    /// The objects that count if nothing objects to those that are allowed: who does not wait, and what the import events
    /// among them hold.
    func supported(_ isAllowed: (Int) -> Bool) -> [Bool] {
        var (counted, held) = ([Bool](repeating: false, count: objects.count), HeldCells())
        var next = objects.indices.filter { !isWaiting[$0] && isAllowed($0) }
        for object in next { counted[object] = true }
        while let number = next.popLast() {
            guard case .holds(let ends) = objects[number].action else { continue }
            for object in found(in: ends, by: objects[number].entry, &held) where !counted[object] && isAllowed(object)
            {
                counted[object] = true
                next.append(object)
            }
        }
        return counted
    }
}

// The logs that disregards name, each with the deciding records in it. What is disregarded of a log is all from a cell on,
// so two places are enough: the first that a disregard names which may count, and the first that a sure one names.

import IntakeBase

/// The logs that disregards name.
struct NamedLogs {
    private struct Log {
        /// The objects in it, and the disregards that name it, by cell.
        var objects: [ObjectPlace] = []
        var disregards: [ObjectPlace] = []
        /// The first disregard that may count.
        var next = 0
        /// The first object that such a one names, and the first that a sure one names.
        var blocked = 0
        var gone = 0
    }

    private var logs: [Log] = []
    private var numbers: [Bytes16: Int] = [:]

    init(_ entries: PackedEntries, _ objects: [DecidingRecords.Object]) {
        for (number, object) in objects.enumerated() {
            guard case .disregards(let log, let cell) = object.action else { continue }
            let named = numbers[log] ?? logs.count
            if named == logs.count { logs.append(Log()) }
            numbers[log] = named
            logs[named].disregards.append(ObjectPlace(cell: cell, object: number))
        }
        for (number, object) in objects.enumerated() {
            guard let named = numbers[entries.source(object.entry).log] else { continue }
            logs[named].objects.append(ObjectPlace(cell: entries.items[object.entry].cell, object: number))
        }
        for number in logs.indices {
            logs[number].objects.sort { $0.cell < $1.cell }
            logs[number].disregards.sort { $0.cell < $1.cell }
            logs[number].gone = logs[number].objects.count
        }
    }

    /// The objects that disregards name which may count.
    mutating func blocked(_ isPossible: [Bool]) -> [Int] {
        logs.indices.flatMap { number in
            advance(number, isPossible)
            return logs[number].objects[logs[number].blocked...].map(\.object)
        }
    }

    /// The objects of a log that are gone with a sure disregard from this cell on, and were not before.
    mutating func gone(_ log: Bytes16, from cell: UInt64) -> [Int] {
        guard let number = numbers[log] else { return [] }
        let (from, end) = (logs[number].objects.start(of: cell), logs[number].gone)
        guard from < end else { return [] }
        logs[number].gone = from
        return logs[number].objects[from..<end].map(\.object)
    }

    /// The objects of a log that no disregard names any more, after one is gone.
    mutating func freed(_ log: Bytes16, _ isPossible: [Bool]) -> [Int] {
        guard let number = numbers[log] else { return [] }
        let from = logs[number].blocked
        advance(number, isPossible)
        return logs[number].objects[from..<logs[number].blocked].map(\.object)
    }

    private mutating func advance(_ number: Int, _ isPossible: [Bool]) {
        let disregards = logs[number].disregards
        var next = logs[number].next
        while next < disregards.count, !isPossible[disregards[next].object] { next += 1 }
        logs[number].next = next
        logs[number].blocked =
            next < disregards.count
            ? logs[number].objects.start(of: disregards[next].cell) : logs[number].objects.count
    }
}

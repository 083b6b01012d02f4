// What import events hold: of each line the cells before a place.

import IntakeBase
import IntakeCases

/// What some import events hold, line by line.
struct HeldCells {
    /// What an event holds of a line: the cells before `cell`.
    struct End {
        var cell: UInt64
        /// The number of the event's entry.
        var event: Int
    }

    private(set) var lines: [UInt32: [End]] = [:]

    /// Adds what an event holds.
    mutating func add(_ ends: [LineCell], by event: Int) {
        for end in ends { lines[end.line, default: []].append(End(cell: end.cell, event: event)) }
    }

    /// Whether an event that fits holds this record.
    func holds(_ item: PackedEntries.Item, _ isFitting: (_ event: Int) -> Bool) -> Bool {
        lines[item.line]?.contains { $0.cell > item.cell && isFitting($0.event) } ?? false
    }

    /// What each import event holds of the lines that are here, by the number of its entry. A line has the head that an
    /// event names if a record ends there with this hash; a head that no line has says nothing.
    static func resolved(_ entries: PackedEntries) -> [Int: [LineCell]] {
        var lines: [Bytes16: [Int]] = [:]
        for (line, origin) in entries.origins.enumerated() { lines[origin.log, default: []].append(line) }
        var resolved: [Int: [LineCell]] = [:]
        for event in entries.imports {
            resolved[Int(event.entry)] = event.heads.flatMap { head in
                (lines[head.log] ?? []).filter { entries.origins[$0].hasRecord(endingAt: head.end) }
                    .map { LineCell(UInt32($0), head.end.cell) }
            }
        }
        return resolved
    }
}

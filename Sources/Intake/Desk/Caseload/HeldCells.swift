// What import events hold: of each line the cells before a place.

import IntakeBase
import IntakeCases

/// What some import events hold, line by line. Of the events whose sessions name one keys file only the greatest place
/// matters: whether they leave an author in place is a question of that file.
struct HeldCells {
    private struct Reach {
        var keysFile: FileStamp
        var cell: UInt64
    }

    private var lines: [UInt32: [Reach]] = [:]

    /// Adds that an event holds the cells of a line before `end`. Returns the place up to which events under the same
    /// keys file held it before.
    mutating func add(_ end: LineCell, by keysFile: FileStamp) -> UInt64 {
        guard let number = lines[end.line]?.firstIndex(where: { $0.keysFile == keysFile }) else {
            lines[end.line, default: []].append(Reach(keysFile: keysFile, cell: end.cell))
            return 0
        }
        let before = lines[end.line]?[number].cell ?? 0
        if end.cell > before { lines[end.line]?[number].cell = end.cell }
        return before
    }

    /// Whether an event under a keys file that fits holds this record.
    func hold(_ item: PackedEntries.Item, _ isFitting: (FileStamp) -> Bool) -> Bool {
        lines[item.line]?.contains { $0.cell > item.cell && isFitting($0.keysFile) } ?? false
    }

    /// What each import event holds of the lines that are here, by the number of its entry: of each line the greatest
    /// place. A line has the head that an event names if a record ends there with this hash; a head that no line has says
    /// nothing.
    static func resolved(_ entries: PackedEntries) -> [Int: [LineCell]] {
        guard !entries.imports.isEmpty else { return [:] }
        var lines: [Bytes16: [Int]] = [:]
        for (line, origin) in entries.origins.enumerated() { lines[origin.log, default: []].append(line) }
        // Many events may name one head.
        var known: [PackedEntries.Import.Head: [UInt32]] = [:]
        var resolved: [Int: [LineCell]] = [:]
        for event in entries.imports {
            var ends: [UInt32: UInt64] = [:]
            for head in event.heads {
                let found =
                    known[head]
                    ?? (lines[head.log] ?? []).filter { entries.origins[$0].hasRecord(endingAt: head.end) }
                    .map { UInt32($0) }
                known[head] = found
                for line in found { ends[line] = max(ends[line] ?? 0, head.end.cell) }
            }
            resolved[Int(event.entry)] = ends.map { LineCell($0.key, $0.value) }
        }
        return resolved
    }
}

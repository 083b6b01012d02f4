// Entries as they were before they were packed, and their order.

import IntakeBase
import IntakeCases

extension PackedEntries {
    /// Who wrote the entry with this number.
    func source(_ index: Int) -> Source { sources[Int(items[index].source)] }

    /// Whether the entry with this number is a decision about no case, such as an import.
    func isAboutNoCase(_ index: Int) -> Bool { items[index].kind == .decision && items[index].subject == nil }

    /// Whether a known laptop wrote the entry with this number.
    func isKnown(_ index: Int) -> Bool { sources[Int(items[index].source)].writer.isKnown }

    /// The event of the entry with this number.
    func event(_ index: Int) -> Event {
        // The same bytes were decoded when the event was packed, so this cannot fail.
        guard let event = try? Event(bytes: Array(text(index))) else {
            preconditionFailure("a packed event does not decode")
        }
        return event
    }

    /// The entry with this number.
    /// - Parameter copies: the numbers of other entries that are the same record.
    func entry(_ index: Int, copies: [Int32] = []) -> Entry {
        let (item, source) = (items[index], source(index))
        var entry = Entry(
            event: event(index),
            provenance: Provenance(log: source.log, writer: source.writer, cell: item.cell, record: item.record))
        entry.name = item.name
        entry.shown = item.shown
        // Most records are held once.
        guard !copies.isEmpty else {
            if !item.isIdle { entry.places = [LineCell(item.line, item.cell)] }
            return entry
        }
        let all = [item] + copies.map { items[Int($0)] }
        entry.otherNames = Set(all.map(\.name)).subtracting([item.name]).sorted()
        entry.places = Self.places(all)
        return entry
    }

    /// The places that give a record its order: in each line the first one and the last. Those between say no more.
    private static func places(_ same: [Item]) -> [LineCell] {
        var ends: [UInt32: (first: UInt64, last: UInt64)] = [:]
        for item in same where !item.isIdle {
            let known = ends[item.line] ?? (item.cell, item.cell)
            ends[item.line] = (min(known.first, item.cell), max(known.last, item.cell))
        }
        return ends.sorted { $0.key < $1.key }.flatMap { line, cells in
            Set([cells.first, cells.last]).sorted().map { LineCell(line, $0) }
        }
    }

    private func text(_ index: Int) -> ArraySlice<UInt8> {
        let item = items[index]
        return blocks[Int(item.block)][Int(item.start)..<Int(item.start) + Int(item.count)]
    }

    /// A hash of the text of an entry, of this run of the program only.
    func textHash(_ index: Int) -> Int { text(index).hashValue }

    /// Whether two entries were read from the same text.
    func haveSameText(_ left: Int, _ right: Int) -> Bool { text(left).elementsEqual(text(right)) }

    /// The order in which records are shown: by shown time, then by log and cell, and by what they say: never by the
    /// order in which copies came in. A place that says nothing comes behind the one in which the record counts.
    func precedes(_ left: Int, _ right: Int) -> Bool {
        let (first, second) = (items[left], items[right])
        if first.shown != second.shown { return first.shown < second.shown }
        if first.isIdle != second.isIdle { return second.isIdle }
        if first.source != second.source {
            let (one, other) = (sources[Int(first.source)].log, sources[Int(second.source)].log)
            if one != other { return one < other }
        }
        if first.cell != second.cell { return first.cell < second.cell }
        if first.record != second.record { return first.record < second.record }
        return first.name < second.name
    }
}

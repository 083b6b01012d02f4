// Which records of a case are ahead of which, and which a decision had seen (docs/CASES.md, "Words", rules 1 and 2).

import IntakeBase

/// A cell of a line.
package struct LineCell: Hashable, Sendable {
    /// The number of the line.
    package var line: UInt32
    /// The number of the cell.
    package var cell: UInt64

    /// A cell of a line.
    package init(_ line: UInt32, _ cell: UInt64) { (self.line, self.cell) = (line, cell) }
}

/// How lines go on from others.
package struct Lines: Sendable {
    /// For a line, the lines ahead of it, each with its first cell that is not.
    private var ahead: [UInt32: [LineCell]] = [:]

    /// Lines without a predecessor.
    package init() {}

    /// Adds that `line` goes on from the cells before `end`.
    package mutating func add(_ line: UInt32, after end: LineCell) { ahead[line, default: []].append(end) }

    /// The lines ahead of a line, each with its first cell that is not.
    package func ahead(of line: UInt32) -> [LineCell] { ahead[line] ?? [] }

    /// Whether a record is ahead of another. Each is given with all its places: two histories of a log share the
    /// records of their common cells. If copies contradict one another, the order is unknown: who writes the records of
    /// a line anew in another order would otherwise let each of two answers end the other.
    package func isAhead(_ first: [LineCell], of second: [LineCell]) -> Bool {
        OrderedRecord(first, self).isAhead(of: OrderedRecord(second, self))
    }
}

/// The places of a record, and where its order ends in each line.
private struct OrderedRecord: Sendable {
    private let places: [LineCell]
    /// For each line, the first cell that is not ahead of the record. Without it, two records that thousands of logs
    /// repeat would be compared place by place.
    private var ends: [UInt32: UInt64] = [:]

    init(_ places: [LineCell], _ lines: Lines) {
        self.places = places
        var open = places
        while let end = open.popLast() {
            // Each line once: lines may claim one another in a circle, and by very many ways.
            if ends[end.line] == nil { open += lines.ahead(of: end.line) }
            ends[end.line] = max(ends[end.line] ?? 0, end.cell)
        }
    }

    func isAhead(of other: OrderedRecord) -> Bool { comes(before: other) && !other.comes(before: self) }

    private func comes(before other: OrderedRecord) -> Bool {
        places.contains { $0.cell < other.ends[$0.line] ?? 0 }
    }
}

/// The order of the records of one case.
package struct CaseOrder: Sendable {
    private let records: [OrderedRecord]
    /// For each decision, the records that it had seen.
    private var seen: [Int: Set<Int>]

    /// The order of records at these places. `after`: for each decision, the records that it names as shown before.
    package init(_ places: [[LineCell]], _ lines: Lines, after: [Int: [Int]]) {
        let ordered = places.map { OrderedRecord($0, lines) }
        records = ordered
        // Rule 2: what is named, what is ahead in its own line, and what the decisions among those had seen.
        seen = Dictionary(
            uniqueKeysWithValues: after.map { decision, named in
                let ahead = ordered.indices.filter { ordered[$0].isAhead(of: ordered[decision]) }
                return (decision, Set(named).union(ahead))
            })
        var isGrowing = seen.count > 1
        while isGrowing {
            isGrowing = false
            for (decision, records) in seen {
                let more = records.reduce(into: records) { all, record in
                    if let others = seen[record] { all.formUnion(others) }
                }
                if more.count > records.count { (seen[decision], isGrowing) = (more, true) }
            }
        }
    }

    /// Whether the record `first` is ahead of the record `second`.
    package func isAhead(_ first: Int, of second: Int) -> Bool { records[first].isAhead(of: records[second]) }

    /// Whether a decision had seen another record.
    package func hasSeen(_ decision: Int, _ other: Int) -> Bool { seen[decision]?.contains(other) ?? false }
}

extension CaseOrder: DecisionOrder {
    /// Whether the record `one` is shown as newer: records have their numbers by shown time.
    package func isNewer(_ one: Int, than other: Int) -> Bool { one > other }
}

// Two copies of one log, held against each other cell by cell and without a key: which of them goes on from the
// other, which of them decayed, and whether they are two histories.
//
// The chain makes this easy: each cell holds the hash of the one before, so copies that agree in one cell agree in
// all before it. Where they differ before that, one of them was changed, and the chain shows which. Only a
// difference with no agreement after it is a fork. A forged last cell looks like one as well, for nobody without a
// key can tell; both copies are kept then.

import IntakeBase

/// How a copy of a log stands to the one that is held.
package enum LogRelation: Hashable, Sendable {
    /// Cell for cell the same.
    case same
    /// The copy goes on from the end of the held one.
    case extends
    /// The copy ends before the held one does.
    case prefix
    /// Both end alike, and the copy is whole in places where the held one is not.
    case repairs
    /// Both end alike, and the copy is damaged in places where the held one is whole.
    case decayed
    /// From this cell on they are two histories.
    case forked(at: UInt64)
    /// They are two logs, or one of them is none.
    case foreign
}

/// What comparing a held log with a copy showed.
package struct LogComparison: Hashable, Sendable {
    /// How the copy stands to the held log.
    package var relation: LogRelation
    /// Cells that only the copy has whole, before the end of the held log.
    var heldLosses: UInt64 = 0
    /// Cells that only the held log has whole, before the end of the copy.
    var copyLosses: UInt64 = 0
    /// The first read of either file that failed, although the rest was compared: it may have more than was seen.
    package var heldFailure: FileError?, copyFailure: FileError?

    package init(relation: LogRelation, heldLosses: UInt64 = 0, copyLosses: UInt64 = 0) {
        self.relation = relation
        self.heldLosses = heldLosses
        self.copyLosses = copyLosses
    }

    /// What to keep.
    package enum Choice: Hashable, Sendable { case held, copy, both }

    /// What to keep so that no cell is lost: one of the two where it has all that the other has, else both.
    package var choice: Choice {
        switch relation {
        case .forked, .foreign: .both
        case .extends, .repairs: copyLosses == 0 ? .copy : .both
        case .same: .held
        case .prefix, .decayed: heldLosses == 0 ? .held : .both
        }
    }
}

extension LogFile {
    /// Compares the log at `held` with the one at `copy`. Memory does not grow with the files. Throws `FileError`.
    package static func compare(held: String, copy: String, in files: Files) throws -> LogComparison {
        guard let held = try scan(held, in: files), let copy = try scan(copy, in: files) else {
            return LogComparison(relation: .foreign)
        }
        var comparison = try compare(held, copy)
        (comparison.heldFailure, comparison.copyFailure) = (held.failure, copy.failure)
        return comparison
    }

    private static func compare(_ held: CellScanner, _ copy: CellScanner) throws -> LogComparison {
        var walk = CompareWalk()
        var (left, right) = (try held.nextCell(), try copy.nextCell())
        guard left != nil, right != nil, held.logID == copy.logID else { return LogComparison(relation: .foreign) }
        while let one = left, let other = right {
            if one.number == other.number {
                walk.both(one, other)
                (left, right) = (try held.nextCell(), try copy.nextCell())
            } else if one.number < other.number {
                walk.copyLosses += 1
                left = try held.nextCell()
            } else {
                walk.heldLosses += 1
                right = try copy.nextCell()
            }
        }
        return walk.result(held: left != nil, copy: right != nil)
    }
}

/// A whole cell, as the comparison sees it.
private struct ComparedCell {
    var number: UInt64
    var previous: Bytes32
    var hash: Bytes32
}

/// What two walks side by side have come upon.
private struct CompareWalk {
    var heldLosses: UInt64 = 0
    var copyLosses: UInt64 = 0
    /// Cells that differ, with no cell after them yet in which the copies agree.
    private var open: (first: UInt64, count: UInt64, held: ComparedCell, copy: ComparedCell)?

    mutating func both(_ held: ComparedCell, _ copy: ComparedCell) {
        guard held.hash == copy.hash else {
            open = (open?.first ?? held.number, (open?.count ?? 0) + 1, held, copy)
            return
        }
        guard let open else { return }
        self.open = nil
        // The cell that both have says which of the two it was written after; where cells lie between, it cannot.
        let isNext = open.held.number + 1 == held.number
        if !isNext || held.previous != open.held.hash { heldLosses += open.count }
        if !isNext || held.previous != open.copy.hash { copyLosses += open.count }
    }

    /// `held` and `copy`: whether cells of it were left when the other ended.
    func result(held: Bool, copy: Bool) -> LogComparison {
        let relation: LogRelation =
            if let open {
                .forked(at: open.first)
            } else if copy {
                .extends
            } else if held {
                .prefix
            } else if heldLosses > 0 {
                .repairs
            } else {
                copyLosses > 0 ? .decayed : .same
            }
        return LogComparison(relation: relation, heldLosses: heldLosses, copyLosses: copyLosses)
    }
}

extension CellScanner {
    /// The next whole cell.
    fileprivate func nextCell() throws -> ComparedCell? {
        while let item = try next() {
            guard case .cell(let header, _, let whole) = item else { continue }
            return ComparedCell(number: header.number, previous: header.previous, hash: whole)
        }
        return nil
    }
}

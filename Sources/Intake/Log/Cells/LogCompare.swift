// Compares two copies of one log, cell by cell and without a key: which of them continues the other, which of them is
// damaged, and whether they are two histories.
//
// The chain makes this simple: each cell holds the hash of the cell before, so copies with one equal cell are equal in
// all cells before it. If they differ there, one of them was changed, and the chain shows which. Only a difference
// without an equal cell after it is a fork. A forged last cell looks like a fork as well, because it cannot be
// recognised without a key; then both copies are kept.

import IntakeBase

/// The relation of a copy of a log to the log that is held.
package enum LogRelation: Hashable, Sendable {
    /// They have the same cells.
    case same
    /// The copy continues after the end of the held log.
    case extends
    /// The copy ends before the held log does.
    case prefix
    /// Both have the same end, and the copy has whole cells where the held log has not.
    case repairs
    /// Both have the same end, and the copy is damaged where the held log is whole.
    case decayed
    /// From this cell on, they are two histories.
    case forked(at: UInt64)
    /// They are two different logs, or one of them is not a log.
    case foreign
}

/// The result of comparing a held log with a copy.
package struct LogComparison: Hashable, Sendable {
    /// The relation of the copy to the held log.
    package var relation: LogRelation
    /// The number of cells before the end of the held log that are whole in the copy only.
    var heldLosses: UInt64 = 0
    /// The number of cells before the end of the copy that are whole in the held log only.
    var copyLosses: UInt64 = 0
    /// The first failed read of each file. The rest was compared; the file may have more cells than were seen.
    package var heldFailure: FileError?, copyFailure: FileError?

    package init(relation: LogRelation, heldLosses: UInt64 = 0, copyLosses: UInt64 = 0) {
        self.relation = relation
        self.heldLosses = heldLosses
        self.copyLosses = copyLosses
    }

    /// Which file is kept.
    package enum Choice: Hashable, Sendable { case held, copy, both }

    /// Which file is kept so that no cell is lost: one of the two if it has all cells of the other, else both.
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
    /// Compares the log at `held` with the log at `copy`, in constant memory. Throws `FileError`.
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

/// A whole cell, as needed for the comparison.
private struct ComparedCell {
    var number: UInt64
    var previous: Bytes32
    var hash: Bytes32
}

/// The state of two parallel walks.
private struct CompareWalk {
    var heldLosses: UInt64 = 0
    var copyLosses: UInt64 = 0
    /// Cells that differ, before the next cell that is equal in both.
    private var open: (first: UInt64, count: UInt64, held: ComparedCell, copy: ComparedCell)?

    mutating func both(_ held: ComparedCell, _ copy: ComparedCell) {
        guard held.hash == copy.hash else {
            open = (open?.first ?? held.number, (open?.count ?? 0) + 1, held, copy)
            return
        }
        guard let open else { return }
        self.open = nil
        // The cell that both have shows which of the two it was written after, unless there are cells between.
        let isNext = open.held.number + 1 == held.number
        if !isNext || held.previous != open.held.hash { heldLosses += open.count }
        if !isNext || held.previous != open.copy.hash { copyLosses += open.count }
    }

    /// `held` and `copy`: whether it has cells left after the other ended.
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
    /// The next whole cell; nil at the end.
    fileprivate func nextCell() throws -> ComparedCell? {
        while let item = try next() {
            guard case .cell(let header, _, let whole) = item else { continue }
            return ComparedCell(number: header.number, previous: header.previous, hash: whole)
        }
        return nil
    }
}

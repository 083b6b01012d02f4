// Cells that look damaged and are not: a later session was written over them, and its gap, or the log's end, explains
// them.

/// A session that does not follow directly after the cell that it was written after: its writer knew that the bytes
/// between are no cells of the log.
struct WrittenOver {
    /// The index after that of the cell that the session was written after.
    var first: UInt64
    /// The index of the session's first cell.
    var session: UInt64

    /// The cells between; nil if there are none.
    var cells: ClosedRange<UInt64>? { first < session ? first...session - 1 : nil }

    /// Whether a log of `count` cells ends with the session's pair. The gap that would explain the cells between was
    /// then never written: everything from `first` on is one interrupted write.
    func isEnd(of count: UInt64) -> Bool { count <= session + 2 }
}

/// Removes findings in cells that are explained later. Only findings shortly before a session are examined, so that the
/// time for a log with many gaps is not quadratic.
struct Explanations {
    /// Findings before this index can no longer be explained.
    private var settled = 0
    /// The number of findings that were examined so far.
    private(set) var looks = 0

    /// Removes the findings in `cells`, which are at most `ChainTrail.reach` before the session at cell `session`. If
    /// damage extends beyond them, the rest of it is kept. `session` is never lower than in an earlier call.
    mutating func takeBack(_ cells: ClosedRange<UInt64>, before session: UInt64, from findings: inout [Finding]) {
        // The last one may still grow.
        while settled + 1 < findings.count, !findings[settled].isWithinReach(of: session) {
            settled += 1
            looks += 1
        }
        var index = settled
        while index < findings.count {
            looks += 1
            guard let found = findings[index].explainable, found.overlaps(cells) else {
                index += 1
                continue
            }
            let rest = findings[index].outside(cells)
            findings.replaceSubrange(index...index, with: rest)
            index += rest.count
        }
    }
}

extension Finding {
    /// The cells of the finding, if later cells may explain it.
    fileprivate var explainable: ClosedRange<UInt64>? {
        switch self {
        case .damaged(let cells): cells
        case .notSealedToThisKey(let cell), .newerVersion(let cell, _): cell...cell
        default: nil
        }
    }

    fileprivate func isWithinReach(of session: UInt64) -> Bool {
        explainable.map { $0.upperBound + ChainTrail.reach >= session } ?? false
    }

    /// What remains of the finding after these cells, which overlap its own, are explained.
    fileprivate func outside(_ named: ClosedRange<UInt64>) -> [Finding] {
        guard case .damaged(let cells) = self else { return [] }
        var rest: [Finding] = []
        if cells.lowerBound < named.lowerBound { rest.append(.damaged(cells.lowerBound...named.lowerBound - 1)) }
        if cells.upperBound > named.upperBound { rest.append(.damaged(named.upperBound + 1...cells.upperBound)) }
        return rest
    }
}

// What looks like damage and is not: a later session was written over it, and its gap, or the log's end, explains it.

/// A session that was not written after the cell before it: its writer knew that what lies between is no cell of the
/// log.
struct WrittenOver {
    /// The cell after the one that it was written after.
    var first: UInt64
    /// The session's first cell.
    var session: UInt64

    /// The cells between; nil where there are none.
    var cells: ClosedRange<UInt64>? { first < session ? first...session - 1 : nil }

    /// Whether a log that has `count` cells ends in the session's pair. The gap that would name what lies between was
    /// then never written: all from `first` on is one interrupted write.
    func isEnd(of count: UInt64) -> Bool { count <= session + 2 }
}

/// Takes back what was found in cells that are explained later. Only findings that lie close enough before a session are
/// looked at: a log of many gaps must not take a time that grows with their square.
struct Explanations {
    /// Findings before this one can no longer be explained.
    private var settled = 0
    /// Findings that were looked at so far.
    private(set) var looks = 0

    /// Takes back what was found in `cells`, which lie at most `ChainTrail.reach` before the session at cell `session`.
    /// Of damage that goes beyond them the rest is kept. `session` is never below that of an earlier call.
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
    /// The cells that it speaks of, if what comes later may explain it.
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

    /// What is left where these cells, which overlap its own, are explained.
    fileprivate func outside(_ named: ClosedRange<UInt64>) -> [Finding] {
        guard case .damaged(let cells) = self else { return [] }
        var rest: [Finding] = []
        if cells.lowerBound < named.lowerBound { rest.append(.damaged(cells.lowerBound...named.lowerBound - 1)) }
        if cells.upperBound > named.upperBound { rest.append(.damaged(named.upperBound + 1...cells.upperBound)) }
        return rest
    }
}

// What a reader remembers of the chain of the last cells: where it broke, and the trailers. A gap is held against it.

import IntakeBase

/// The links of a log's last cells.
struct ChainTrail {
    /// Cells that do not follow directly from the cell before them.
    private var breaks: [UInt64] = []
    private var recent = [(number: UInt64, hash: Bytes32)](repeating: (.max, Bytes32()), count: kept)
    /// The first cell since the last session that was not as it should be.
    private(set) var brokenFrom: UInt64?

    /// A gap names at most 400 cells.
    static let maxGap: UInt64 = 512
    private static let kept = 1024
    /// Neither a gap nor a session that was written over cells speaks of any further before it.
    static let reach = UInt64(kept)

    /// Notes an accepted cell.
    mutating func append(_ number: UInt64, _ hash: Bytes32) {
        recent[Int(number % UInt64(Self.kept))] = (number, hash)
    }

    /// What the cell of this header was written over, if it was written after one of the last cells before it, or at
    /// the log's beginning; nil where it was not.
    func writtenOver(by header: CellHeader) -> WrittenOver? {
        // Its writer knew of no cell at all.
        if header.previous == Bytes32(), 1...Self.reach ~= header.number {
            return WrittenOver(first: 0, session: header.number)
        }
        let before = recent.first {
            $0.hash == header.previous && $0.number < header.number && header.number - $0.number <= Self.reach
        }
        return before.map { WrittenOver(first: $0.number + 1, session: header.number) }
    }

    /// Notes that this cell does not follow directly from the one before.
    mutating func breakBefore(_ number: UInt64) {
        if breaks.count >= 2 * Self.kept { breaks.removeFirst(Self.kept) }
        breaks.append(number)
    }

    /// Notes that something is wrong from this cell on.
    mutating func broken(at number: UInt64) { brokenFrom = min(brokenFrom ?? number, number) }

    /// Begins a session; answers what was wrong before it.
    mutating func beginSession() -> UInt64? {
        defer { brokenFrom = nil }
        return brokenFrom
    }

    /// Whether these cells follow directly each from the one before, the first of them too, up to one with this trailer.
    func isWhole(_ cells: Range<UInt64>, endingIn trailer: Bytes32) -> Bool {
        guard let last = cells.last, cells.count <= Int(Self.maxGap) else { return false }
        let end = recent[Int(last % UInt64(Self.kept))]
        return end.number == last && end.hash == trailer && !breaks.contains(where: cells.contains)
    }
}

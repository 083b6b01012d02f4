// What a reader remembers about the chain of the last cells: its breaks and the trailers. A gap is checked against it.

import IntakeBase

/// The links of a log's last cells.
struct ChainTrail {
    /// Cells that do not directly follow the cell before them.
    private var breaks: [UInt64] = []
    private var recent = [(number: UInt64, hash: Bytes32)](repeating: (.max, Bytes32()), count: kept)
    /// The first bad cell since the last session.
    private(set) var brokenFrom: UInt64?

    /// A gap names at most 400 cells.
    static let maxGap: UInt64 = 512
    private static let kept = 1024
    /// The distance in cells that a gap, or a session that was written over cells, can reach back at most.
    static let reach = UInt64(kept)

    /// Records an accepted cell.
    mutating func append(_ number: UInt64, _ hash: Bytes32) {
        recent[Int(number % UInt64(Self.kept))] = (number, hash)
    }

    /// The cells that the cell with this header was written over, if it was written after one of the last cells before
    /// it, or at the log's beginning; otherwise nil.
    func writtenOver(by header: CellHeader) -> WrittenOver? {
        // Its writer knew of no cell.
        if header.previous == Bytes32(), 1...Self.reach ~= header.number {
            return WrittenOver(first: 0, session: header.number)
        }
        let before = recent.first {
            $0.hash == header.previous && $0.number < header.number && header.number - $0.number <= Self.reach
        }
        return before.map { WrittenOver(first: $0.number + 1, session: header.number) }
    }

    /// Records that this cell does not directly follow the one before.
    mutating func breakBefore(_ number: UInt64) {
        if breaks.count >= 2 * Self.kept { breaks.removeFirst(Self.kept) }
        breaks.append(number)
    }

    /// Records that something is wrong from this cell on.
    mutating func broken(at number: UInt64) { brokenFrom = min(brokenFrom ?? number, number) }

    /// Begins a session; returns the first bad cell before it.
    mutating func beginSession() -> UInt64? {
        defer { brokenFrom = nil }
        return brokenFrom
    }

    /// Whether each of these cells directly follows the one before it, the first one too, and the last has this
    /// trailer.
    func isWhole(_ cells: Range<UInt64>, endingIn trailer: Bytes32) -> Bool {
        guard let last = cells.last, cells.count <= Int(Self.maxGap) else { return false }
        let end = recent[Int(last % UInt64(Self.kept))]
        return end.number == last && end.hash == trailer && !breaks.contains(where: cells.contains)
    }
}

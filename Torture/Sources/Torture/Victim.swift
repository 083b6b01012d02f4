// A log of 64 cells with every kind of cell, an interrupted write that the laptop has named, and its layout.

import Intake
import IntakeBase
import IntakeLog
import TortureLab

/// A log and the content of each of its cells.
struct Victim: Sendable {
    /// The kind of a cell.
    enum Kind: Equatable, Sendable {
        case session, record(Int), close, gap, junk
    }

    let bytes: [UInt8]
    let kinds: [Kind]
    let ids: [Bytes16]
    /// The interrupted write.
    let crash: ClosedRange<UInt64>

    static let cells = 64

    /// Writes it: sessions with these numbers of records and cells, after the first one an interrupted write.
    init(_ settings: Settings) throws {
        var kinds: [Kind] = []
        var ids: [Bytes16] = []
        var crash: ClosedRange<UInt64> = 0...0
        let sessions = [[1, 2, 1], [8, 4, 2] + [Int](repeating: 1, count: 37)]
        bytes = try Scratch.folder(settings) { folder in
            for (index, session) in sessions.enumerated() {
                let writer = try Lab.writer(folder)
                kinds += [.session, .session]
                if index == 1 { kinds.append(.gap) }
                for cells in session {
                    let id = Lab.id(4, ids.count)
                    try writer.append(
                        Lab.text(id, size: (cells - 1) * 3800 + 100), id: id, under: try Lab.setting())
                    kinds += [Kind](repeating: .record(ids.count), count: cells)
                    ids.append(id)
                }
                try writer.close()
                kinds.append(.close)
                if index == 0 {
                    let log = try Lab.logs(folder)[0]
                    // Bytes without a run of 64 zeros, which would look like an unwritten block.
                    Scratch.put(Scratch.get(log) + (0..<5000).map { UInt8(truncatingIfNeeded: $0 % 250 + 1) }, log)
                    crash = UInt64(kinds.count)...UInt64(kinds.count + 1)
                    kinds += [.junk, .junk]
                }
            }
            return Scratch.get(try Lab.logs(folder)[0])
        }
        (self.kinds, self.ids, self.crash) = (kinds, ids, crash)
        guard bytes.count == Victim.cells * 4096, kinds.count == Victim.cells else {
            throw Trouble("the log has \(bytes.count / 4096) cells, \(kinds.count) were meant")
        }
    }

    /// The cells of each session, its pair first.
    var sessions: [Range<Int>] {
        let starts = kinds.indices.filter { kinds[$0] == .session && ($0 == 0 || kinds[$0 - 1] != .session) }
        return zip(starts, starts.dropFirst() + [kinds.count]).map { $0..<$1 }
    }

    /// The result of reading these bytes.
    func read(_ bytes: [UInt8], _ path: String) throws -> (findings: [Finding], ids: [Bytes16]) {
        Scratch.put(bytes, path)
        let (report, ids) = try Judge.read(path)
        return (report.findings, ids)
    }

    /// The records without a cell among these.
    func records(without cells: Set<Int>) -> [Bytes16] {
        let lost = Set(cells.compactMap { if case .record(let number) = kinds[$0] { number } else { nil } })
        return ids.indices.filter { !lost.contains($0) }.map { ids[$0] }
    }
}

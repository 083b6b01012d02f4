// The log cut at every byte. The remainder is a log, and its verdict follows from the length alone.

import IntakeBase
import IntakeLog
import TortureLab

enum Cuts {
    static func run(_ settings: Settings) throws -> Tally {
        let victim = try Victim(settings)
        let lengths = (0...victim.bytes.count).filter { settings.takes($0) }
        let chunks = stride(from: 0, to: lengths.count, by: 500).map {
            Array(lengths[$0..<min($0 + 500, lengths.count)])
        }
        return Scratch.each(chunks) { lengths in
            try Scratch.folder(settings) { folder in
                var tally = Tally()
                for length in lengths {
                    tally.runs += 1
                    let (findings, ids) = try victim.read(Array(victim.bytes[..<length]), folder + "/cut")
                    let wanted = truth(victim, length)
                    tally.acknowledged += wanted.ids.count
                    if findings != wanted.findings || ids != wanted.ids {
                        tally.fail("\(length) bytes: said \(findings), \(ids.count) records; true is \(wanted)")
                    }
                }
                return tally
            }
        }
    }

    /// The expected result for the first `length` bytes.
    private static func truth(_ victim: Victim, _ length: Int) -> (findings: [Finding], ids: [Bytes16]) {
        if length == 0 { return ([.empty], []) }
        if length < 4096 { return ([.notALog], []) }
        let cells = length / 4096
        let isWhole = length % 4096 == 0
        let kinds = victim.kinds[..<cells]
        let ids = victim.records(without: Set(cells..<Victim.cells))
        let crash = victim.crash
        let gap = Int(crash.upperBound) + 3
        if cells > gap {
            let isComplete = isWhole && kinds.last == .close
            return ([.pastCrash(crash)] + (isComplete ? [] : [.unfinishedEnd(UInt64(cells))]), ids)
        }
        // Exactly one cell of the interrupted write's remains: not short and without zeros at its end, so it is not a
        // torn cell.
        if length == Int(crash.lowerBound + 1) * 4096 { return ([.damaged(crash.lowerBound...crash.lowerBound)], ids) }
        // The interrupted write, and the write that would have named it.
        if cells > Int(crash.lowerBound) || (cells == Int(crash.lowerBound) && !isWhole) {
            return ([.unfinishedEnd(crash.lowerBound)], ids)
        }
        let isComplete = isWhole && kinds.last == .close
        return (isComplete ? [] : [.unfinishedEnd(UInt64(cells))], ids)
    }
}

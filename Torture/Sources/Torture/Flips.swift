// Every bit of the log flipped, one at a time. The cell is named, and only its record is lost; a session cell loses
// nothing, because it exists twice.

import IntakeBase
import IntakeLog
import TortureLab

enum Flips {
    static func run(_ settings: Settings) throws -> Tally {
        let victim = try Victim(settings)
        let chunks = Array(stride(from: 0, to: victim.bytes.count, by: 64))
        return Scratch.each(chunks) { first in
            try Scratch.folder(settings) { folder in
                var tally = Tally()
                var bytes = victim.bytes
                for place in first..<first + 64 {
                    for bit in 0..<8 where settings.takes(place * 8 + bit) {
                        tally.runs += 1
                        bytes[place] ^= 1 << bit
                        let (findings, ids) = try victim.read(bytes, folder + "/flipped")
                        bytes[place] ^= 1 << bit
                        let cell = place / 4096
                        tally.acknowledged += ids.count
                        if let wrong = judge(victim, cell, findings, ids) {
                            tally.fail("bit \(bit) of byte \(place) (cell \(cell), \(victim.kinds[cell])): \(wrong)")
                        }
                    }
                }
                return tally
            }
        }
    }

    private static func judge(_ victim: Victim, _ cell: Int, _ findings: [Finding], _ ids: [Bytes16]) -> String? {
        let number = UInt64(cell)
        let isRecord = if case .record = victim.kinds[cell] { true } else { false }
        guard ids == victim.records(without: isRecord ? [cell] : []) else { return "\(ids.count) records, \(findings)" }
        // A changed version byte looks like a later version; it only matters that the cell is named.
        let own: Set<Finding> = [.damaged(number...number)]
        let newer = findings.filter { if case .newerVersion(number, _) = $0 { true } else { false } }
        let rest = Set(findings).subtracting(newer)
        let crash: Finding = .pastCrash(victim.crash)
        switch victim.kinds[cell] {
        case .session, .record, .close:
            return rest == own.union([crash]) ? nil : "\(findings)"
        case .gap:
            // Now nothing names the interrupted write.
            return rest == own.union([.damaged(victim.crash)]) ? nil : "\(findings)"
        case .junk:
            // The bytes differ from those that the laptop found and named.
            return rest.contains(crash) && rest.count == 2 && rest.contains(where: { $0.verdict == .damaged })
                ? nil : "\(findings)"
        }
    }
}

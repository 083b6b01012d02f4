// Laptops with wrong clocks: the order of the records and the verdict must not change.

import IntakeBase
import Synchronization
import TortureLab

enum Clocks {
    private static let now: Int64 = 1_782_864_000
    /// 1970, three hours back, the second after 2038 overflows, 9999, and values beyond every clock.
    private static let clocks: [Int64] = [0, now - 3 * 3600, 1 << 31, 253_402_300_799, -1, .max, .min, now]

    static func run(_ settings: Settings) throws -> Tally {
        var tally = Tally()
        for first in clocks {
            for second in clocks {
                for third in clocks {
                    tally += try attempt(settings, [first, second, third])
                }
            }
        }
        return tally
    }

    private static func attempt(_ settings: Settings, _ times: [Int64]) throws -> Tally {
        try Scratch.folder(settings) { folder in
            var tally = Tally()
            tally.runs = 1
            var ids: [Bytes16] = []
            for (index, time) in times.enumerated() {
                let writer = try Lab.writer(folder) { time }
                ids.append(Lab.id(5, index))
                try writer.append(Lab.text(ids[index], size: 40), id: ids[index], under: try Lab.setting())
                try writer.close()
            }
            tally.acknowledged = ids.count
            let (report, found) = try Judge.read(try Lab.logs(folder)[0])
            let back = zip(times, times.dropFirst()).count { $1 < $0 }
            let clocks = report.findings.count { if case .clock = $0 { true } else { false } }
            if found != ids || report.verdict != .complete || clocks != report.findings.count || clocks != back {
                tally.fail("clocks \(times): \(report.verdict), \(report.findings), order kept: \(found == ids)")
            }
            return tally
        }
    }
}

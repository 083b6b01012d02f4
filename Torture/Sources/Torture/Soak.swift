// The whole life of a laptop: a million records, more than one log can contain, with the writer killed at random times.

import Glibc
import IntakeBase
import IntakeLog
import TortureLab

enum Soak {
    static let records = 1_000_000

    static func run(_ settings: Settings) throws -> Tally {
        try Scratch.folder(settings) { folder in
            let wanted = max(2_000, records / settings.share)
            var counts = [UInt8](repeating: 0, count: wanted)
            let start = Lab.id(1, 0)
            var tally = Tally()
            let (acknowledged, stuck) = Writers.one(settings, folder, run: 1, wanted: wanted)
            if let stuck { tally.fail(stuck) }
            for id in acknowledged {
                if let number = number(of: id, start) { counts[number] |= 1 }
                tally.acknowledged += 1
            }
            tally.runs = 1
            let writer = try Lab.writer(folder)
            try writer.heal(under: try Lab.setting())
            try writer.close()
            for log in try Lab.logs(folder) {
                let report = try LogFile.read(log, in: .laptop, with: try Lab.reader(), judge: NoJudge()) { record in
                    guard let number = number(of: record.id, start), number < wanted else {
                        return tally.fail("a record that nobody sent")
                    }
                    // 1: acknowledged, 2: found, 4: found again.
                    counts[number] |= counts[number] & 2 == 0 ? 2 : 4
                }
                let strange = report.findings.filter { $0.verdict != .pastCrash && $0.verdict != .logReplaced }
                if !strange.isEmpty { tally.fail("\(strange)") }
            }
            let lost = counts.count { $0 & 1 == 1 && $0 != 3 }
            if lost > 0 { tally.fail("\(lost) acknowledged records lost or doubled") }
            return tally
        }
    }

    private static func number(of id: Bytes16, _ start: Bytes16) -> Int? {
        var (number, place) = (0, 0)
        let bytes = Array(id.hex.utf8)
        guard id.hex.prefix(16) == start.hex.prefix(16) else { return nil }
        for index in stride(from: 16, to: 32, by: 2) {
            guard let byte = UInt8(String(decoding: bytes[index...index + 1], as: UTF8.self), radix: 16) else {
                return nil
            }
            number |= Int(byte) << (8 * place)
            place += 1
        }
        return number
    }
}

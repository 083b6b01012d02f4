// A log that a person copies by hand, with cp, after several interrupted writes: no acknowledged record may be missing
// from the copy, and if none was acknowledged, the copy must not be called damaged.

import CRig
import IntakeBase
import IntakeLog
import TortureLab

enum RawCopies {
    private static let cases = 4_000
    /// The verdicts that such a copy may get.
    private static let usual: Set<Verdict> = [.complete, .pastCrash, .unfinishedEnd]

    static func run(_ settings: Settings) throws -> Tally {
        Scratch.each((0..<cases).filter { settings.takes($0) }) { try attempt(settings, UInt64($0)) }
    }

    /// Two to seven sessions on one log, each killed in a write; after each of them the log is copied and read.
    private static func attempt(_ settings: Settings, _ number: UInt64) throws -> Tally {
        try Scratch.folder(settings) { folder in
            var tally = Tally()
            tally.runs = 1
            func chance(_ what: UInt64, of range: Int) -> Int {
                Int(Scramble.value(settings.seed &+ number &* 1_000, what) % UInt64(range))
            }
            var acknowledged: [Bytes16] = []
            var what = "copy \(number):"
            for round in 0..<UInt64(2 + chance(0, of: 6)) {
                // The calls on the log: it is opened, its end is read, then it is written to, one session at a time.
                let (call, bytes) = (1 + chance(3 * round + 1, of: 14), chance(3 * round + 2, of: 3 * 4096))
                what += " \(call)/\(bytes)"
                let words = [settings.writer, folder + "/log", "\(100 + round)", "40,5000,40", "100"]
                let run = try Rig.run(words, rigPlan(.torn, call: call, bytes: bytes), on: ".intake")
                acknowledged += run.acknowledged
                guard let log = try Lab.logs(folder + "/log").first else { continue }
                let copy = folder + "/copy"
                Scratch.put(Scratch.get(log), copy)
                let (report, ids) = try Judge.read(copy)
                // Without a whole cell it is no log yet; no record can have been in it.
                let isNothing = acknowledged.isEmpty && [.notALog, .empty].contains(report.verdict)
                if !usual.contains(report.verdict) && !isNothing {
                    tally.fail("\(what): the copy is called \(report.findings)")
                } else if let wrong = Judge.missing(ids, acknowledged) {
                    tally.fail("\(what): \(wrong)")
                }
            }
            tally.acknowledged = acknowledged.count
            return tally
        }
    }
}

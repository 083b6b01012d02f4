// Every call of a session that touches a file fails with each error, once and for good, or takes fewer bytes than it
// was given. Nothing may be acknowledged that is not on the disk, and what was not saved is said at once.

import CRig
import Glibc
import Intake
import TortureLab

enum Faults {
    fileprivate struct Case: Sendable {
        let script: Int
        let call: Int
        let name: String
        let error: Int32
        let forGood: Bool
        let bytes: Int?
    }

    private static let errors = [ENOSPC, EIO, EDQUOT, EINTR, EROFS]

    static func run(_ settings: Settings) throws -> Tally {
        try Scripts.all(settings) { scripts in
            var cases: [Case] = []
            for (index, script) in scripts.enumerated() {
                for (number, call) in script.calm.list.enumerated() {
                    guard let call else { continue }
                    for error in errors {
                        for forGood in [false, true] {
                            cases.append(
                                Case(
                                    script: index, call: number + 1, name: call.name, error: error, forGood: forGood,
                                    bytes: nil))
                        }
                    }
                    guard !call.bytes.isEmpty else { continue }
                    for bytes in Set([1, 511, 4095, 4096, call.bytes.count - 1]) where bytes < call.bytes.count {
                        cases.append(
                            Case(
                                script: index, call: number + 1, name: call.name, error: 0, forGood: false,
                                bytes: bytes))
                    }
                }
            }
            return Scratch.each(cases) { try attempt(settings, scripts[$0.script], $0) }
        }
    }

    private static func attempt(_ settings: Settings, _ script: Script, _ one: Case) throws -> Tally {
        try Scratch.folder(settings) { folder in
            var tally = Tally()
            try script.prepare(folder)
            let plan =
                one.bytes.map { rigPlan(.short, call: one.call, bytes: $0) }
                ?? rigPlan(.fail, call: one.call, error: one.error, forGood: one.forGood)
            // A call that is interrupted for good is tried for good: that is what the system promises not to do.
            if one.error == EINTR && one.forGood { return tally }
            let run = try Rig.run(settings, folder, sizes: script.sizes, plan)
            tally.runs = 1
            tally.acknowledged = run.acknowledged.count
            let what =
                "sizes \(script.sizes), \(one.name) (call \(one.call)) "
                + (one.bytes.map { "takes \($0) bytes" } ?? "fails with \(one.error)\(one.forGood ? " for good" : "")")
            if !run.acted { tally.fail("\(what): the rig did not act") }
            if run.status != 0 && run.status != 70 << 8 { tally.fail("\(what): status \(run.status)") }
            let said = Set(run.acknowledged + run.refused)
            if run.status == 0, !one.isOutput(script), said != Set(script.calm.acknowledged) {
                tally.fail("\(what): \(said.count) of \(script.calm.acknowledged.count) records were spoken of")
            }
            if let wrong = try Judge.goOn(folder, script, run.acknowledged, truths: nil) {
                tally.fail("\(what): \(wrong)")
            }
            return tally
        }
    }
}

extension Faults.Case {
    /// Whether it is the acknowledgement itself that does not come through.
    fileprivate func isOutput(_ script: Script) -> Bool { script.calm.list[call - 1]?.isOutput ?? false }
}

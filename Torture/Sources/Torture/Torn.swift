// Every write of a session, to the log and to the state, cut after each of its bytes, with the writer killed there.

import CRig
import IntakeCases
import TortureLab

enum Torn {
    private struct Case: Sendable {
        let script: Int
        let call: Int
        let bytes: Int
    }

    static func run(_ settings: Settings) throws -> Tally {
        try Scripts.all(settings) { scripts in
            var cases: [Case] = []
            for (index, script) in scripts.enumerated() {
                for (number, call) in script.calm.list.enumerated() {
                    guard !call.bytes.isEmpty, !call.isOutput else { continue }
                    // A state slot is 264 bytes, then zeros to the end of its page.
                    let isLog = call.path.hasSuffix(".intake")
                    for bytes in 0...call.bytes.count where isLog || bytes < 512 || bytes % 512 == 0 {
                        let one = Case(script: index, call: number + 1, bytes: bytes)
                        if settings.takes((index << 40) + (number << 20) + bytes) { cases.append(one) }
                    }
                }
            }
            return Scratch.each(cases) { one in
                let script = scripts[one.script]
                let plan = rigPlan(.torn, call: one.call, bytes: one.bytes)
                return try attempt(settings, script, plan, on: script.calm.list[one.call - 1].number)
            }
        }
    }

    /// One run under a plan that ends it, and the judgement of the log. `number`: the kernel's number of the intended
    /// call, if it must be a certain one.
    static func attempt(
        _ settings: Settings, _ script: Script, _ plan: rig_plan, on number: Int? = nil
    ) throws -> Tally {
        try Scratch.folder(settings) { folder in
            var tally = Tally()
            try script.prepare(folder)
            let run = try Rig.write(settings, folder, sizes: script.sizes, plan)
            tally.runs = 1
            tally.acknowledged = run.acknowledged.count
            if run.actedOn == nil || run.actedOn != number ?? run.actedOn || run.status != 9 {
                tally.fail("call \(plan.call): the rig acted on \(run.actedOn ?? -1), status \(run.status)")
            }
            if let wrong = try Judge.verdict(folder, script, run.acknowledged) {
                tally.fail("sizes \(script.sizes), call \(plan.call), after \(plan.bytes) bytes: \(wrong)")
            }
            return tally
        }
    }
}

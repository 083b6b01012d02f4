// Every call of a session that touches a file fails with each error, once and permanently, or takes fewer bytes than it
// was given. Only what is on the disk may be acknowledged, and a failure must be reported at once.

import CRig
import IntakeCases
import TortureLab

enum Faults {
    private struct Case: Sendable {
        let script: Int
        let fault: Fault
    }

    static func run(_ settings: Settings) throws -> Tally {
        try Scripts.all(settings) { scripts in
            var cases: [Case] = []
            for (index, script) in scripts.enumerated() {
                for (number, call) in script.calm.list.enumerated() where call.name != nil {
                    cases += Fault.all(call: number + 1, errors: Fault.errors, wrote: call.wrote)
                        .map { Case(script: index, fault: $0) }
                }
            }
            return Scratch.each(cases) { try attempt(settings, scripts[$0.script], $0.fault) }
        }
    }

    private static func attempt(_ settings: Settings, _ script: Script, _ fault: Fault) throws -> Tally {
        try Scratch.folder(settings) { folder in
            var tally = Tally()
            try script.prepare(folder)
            let run = try Rig.write(settings, folder, sizes: script.sizes, fault.plan)
            tally.runs = 1
            tally.acknowledged = run.acknowledged.count
            let meant = script.calm.list[fault.call - 1]
            let what = "sizes \(script.sizes), \(meant.name ?? ""), \(fault)"
            if run.actedOn != meant.number { tally.fail("\(what): the rig acted on \(run.actedOn ?? -1)") }
            if run.exit != 0 && run.exit != 70 { tally.fail("\(what): status \(run.status)") }
            let said = Set(run.acknowledged + run.refused)
            // If the acknowledgement itself is lost, fewer records are heard of than were written.
            if run.exit == 0, !meant.isOutput, said != Set(script.calm.acknowledged) {
                tally.fail("\(what): \(said.count) of \(script.calm.acknowledged.count) records were spoken of")
            }
            if let wrong = try Judge.goOn(folder, script, run.acknowledged, truths: nil) {
                tally.fail("\(what): \(wrong)")
            }
            return tally
        }
    }
}

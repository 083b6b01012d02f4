// The real program, `intake new` and `intake add`, while every call that it makes on its home fails or falls short,
// once and permanently, from the first one on the folder of the log (its earlier reads, of identity and keys in force,
// are not disturbed). A person who reads that a request is saved finds it at the coordinator's, once. Otherwise the
// person reads NOT SAVED, the place of the failure, and what to do next. A person whose requests are all saved reads no
// NOT SAVED, unless after another try.
//
// Not a failure: a request that was called NOT SAVED may exist nevertheless. A failed sync may have written it.

import Glibc
import IntakeCases
import TortureLab

enum Terminal {
    private struct Case: Sendable {
        let script: Int
        let fault: Fault
    }

    static func run(_ settings: Settings) throws -> Tally {
        let own = try settings.forTheProgram()
        return try Scratch.folder(own) { folder in
            let laptops = try Laptops(in: folder)
            let scripts = try TerminalScript.all(own, laptops)
            var cases: [Case] = []
            for (index, script) in scripts.enumerated() {
                for (number, call) in script.calls.enumerated() {
                    let faults = Fault.all(call: number + 1, errors: errors(call), wrote: call.wrote)
                    for (choice, fault) in faults.enumerated() where own.takes(index << 40 + number << 20 + choice) {
                        cases.append(Case(script: index, fault: fault))
                    }
                }
            }
            return Scratch.each(cases) { try attempt(own, laptops, scripts[$0.script], $0.fault) }
        }
    }

    /// The possible errors of a call. Reading cannot run out of space.
    private static func errors(_ call: RigCall) -> [Int32] {
        call.name != nil ? Fault.errors : call.waits ? [EIO, EINTR] : [EIO]
    }

    private static func attempt(
        _ settings: Settings, _ laptops: Laptops, _ script: TerminalScript, _ fault: Fault
    ) throws -> Tally {
        try Scratch.folder(settings) { folder in
            var tally = Tally()
            let home = try script.prepare(folder)
            let run = try script.run(settings, laptops, home, fault.plan)
            let said = script.said(run)
            tally.runs = 1
            tally.acknowledged = said.acknowledged.count
            let meant = script.calls[fault.call - 1]
            let what = "\(script.name), \(fault) (number \(meant.number) on \(meant.path))"
            if run.actedOn != meant.number { tally.fail("\(what): the rig acted on \(run.actedOn ?? -1)") }
            if let wrong = script.judge(said, home) { tally.fail("\(what): \(wrong): \(said.text)") }
            if let wrong = try TerminalScript.goOn(home, laptops, said) {
                tally.fail("\(what): the next day: \(wrong)")
            }
            return tally
        }
    }
}

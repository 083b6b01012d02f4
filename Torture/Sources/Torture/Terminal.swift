// The real program, `intake new` and `intake add`, while every call that it makes on its home fails or falls short,
// once and for good, from the first one on the folder of the log (what it reads before, its identity and the keys in
// force, is left alone). Whoever reads that a request is saved finds it at the coordinator's, once; whoever does not,
// reads NOT SAVED, where it failed, and what to do next. Whose requests are all saved reads no NOT SAVED, unless they
// tried again.
//
// Not held against it: that a request which was called NOT SAVED is nowhere. A sync that fails may have written.

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

    /// How a call may fail. Reading does not run out of room.
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

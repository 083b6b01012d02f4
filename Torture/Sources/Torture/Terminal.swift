// The real program, `intake new` and `intake add`, while every call that it makes on its home fails or falls short,
// once and for good, from the first one on the folder of the log (what it reads before, its identity and the keys in
// force, is left alone). Whoever reads that a request is saved finds it at the coordinator's, once; whoever does not,
// reads NOT SAVED, where it failed, and what to do next. Whose requests are all saved reads no NOT SAVED, unless they
// tried again.
//
// Not held against it: that a request which was called NOT SAVED is nowhere. A sync that fails may have written.

import CRig
import Glibc
import Intake
import TortureLab

enum Terminal {
    fileprivate struct Case: Sendable {
        let script: Int
        let call: Int
        let number: Int
        let error: Int32
        let forGood: Bool
        let bytes: Int?
    }

    private static let errors = [ENOSPC, EIO, EDQUOT, EINTR, EROFS]

    static func run(_ settings: Settings) throws -> Tally {
        guard access(settings.program, X_OK) == 0 else {
            throw Trouble("no program at \(settings.program): build it, and name it with --program")
        }
        // The program takes a tenth of a second; of its cases a share has five times as many.
        let own = settings.with(share: max(1, settings.share / 5))
        return try Scratch.folder(own) { folder in
            let laptops = try Laptops(in: folder)
            let scripts = try TerminalScript.all(own, laptops)
            var cases: [Case] = []
            for (index, script) in scripts.enumerated() {
                for (call, listed) in script.calls.enumerated() {
                    guard let listed else { continue }
                    for (number, one) in self.cases(index, call + 1, listed).enumerated()
                    where own.takes(index << 40 + call << 20 + number) {
                        cases.append(one)
                    }
                }
            }
            return Scratch.each(cases) { try attempt(own, laptops, scripts[$0.script], $0) }
        }
    }

    /// What may go wrong with one call. Reading does not run out of room, and what is interrupted for good is tried
    /// for good: the system promises not to do that.
    private static func cases(_ script: Int, _ call: Int, _ listed: TerminalScript.Call) -> [Case] {
        let errors = listed.changes ? errors : listed.waits ? [EIO, EINTR] : [EIO]
        var cases: [Case] = []
        for error in errors {
            for forGood in error == EINTR ? [false] : [false, true] {
                cases.append(
                    Case(
                        script: script, call: call, number: listed.number, error: error, forGood: forGood, bytes: nil))
            }
        }
        for bytes in Set([1, 4095, 4096, listed.wrote - 1]) where bytes > 0 && bytes < listed.wrote {
            cases.append(
                Case(script: script, call: call, number: listed.number, error: 0, forGood: false, bytes: bytes))
        }
        return cases
    }

    private static func attempt(
        _ settings: Settings, _ laptops: Laptops, _ script: TerminalScript, _ one: Case
    ) throws -> Tally {
        try Scratch.folder(settings) { folder in
            var tally = Tally()
            let home = try script.prepare(folder)
            let plan =
                one.bytes.map { rigPlan(.short, call: one.call, bytes: $0) }
                ?? rigPlan(.fail, call: one.call, error: one.error, forGood: one.forGood)
            let run = try script.run(settings, laptops, home, plan)
            tally.runs = 1
            tally.acknowledged = run.acknowledged.count
            let fault =
                one.bytes.map { "takes \($0) bytes" }
                ?? String(cString: strerror(one.error)) + (one.forGood ? " for good" : "")
            let what =
                "\(script.name), call \(one.call) (\(one.number) on \(script.calls[one.call - 1]?.path ?? "")), \(fault)"
            if !run.acted { tally.fail("\(what): the rig did not act") }
            if let wrong = script.judge(run, home) { tally.fail("\(what): \(wrong): \(run.said)") }
            if let wrong = try TerminalScript.goOn(home, laptops, run) { tally.fail("\(what): the next day: \(wrong)") }
            return tally
        }
    }
}

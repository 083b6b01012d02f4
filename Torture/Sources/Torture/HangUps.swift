// The real program's interview while its window is closed at any of its calls: the terminal is gone, SIGHUP arrives,
// and again a few calls later, because the shell sends it too. The program must end soon, release the lock on the log,
// and keep what it had acknowledged.

import CRig
import Glibc
import IntakeCases
import TortureLab

enum HangUps {
    private struct Case: Sendable {
        let script: Int
        let call: Int
        /// The number of calls until the second signal.
        let distance: Int
    }

    static func run(_ settings: Settings) throws -> Tally {
        let own = try settings.forTheProgram()
        return try Scratch.folder(own) { folder in
            let laptops = try Laptops(in: folder)
            let scripts = try TerminalScript.all(own, laptops).filter { $0.keys != nil }
            var cases: [Case] = []
            for (index, script) in scripts.enumerated() {
                let calls = try Scratch.folder(own) { folder in
                    try run(own, laptops, script, script.prepare(folder), rigPlan(.watch)).calls
                }
                for call in 1...calls where own.takes(index << 40 + call) {
                    cases.append(Case(script: index, call: call, distance: call % 12 + 1))
                }
            }
            return Scratch.each(cases) { try attempt(own, laptops, scripts[$0.script], $0) }
        }
    }

    /// Counts all calls, from the first one on the home.
    private static func run(
        _ settings: Settings, _ laptops: Laptops, _ script: TerminalScript, _ home: String, _ plan: rig_plan
    ) throws -> RigRun {
        try Rig.run([settings.program] + script.arguments + ["--home", home], plan, from: home, keys: script.keys)
    }

    private static func attempt(
        _ settings: Settings, _ laptops: Laptops, _ script: TerminalScript, _ one: Case
    ) throws -> Tally {
        try Scratch.folder(settings) { folder in
            var tally = Tally()
            let home = try script.prepare(folder)
            let plan = rigPlan(.hangUp, call: one.call, bytes: one.distance)
            let run = try run(settings, laptops, script, home, plan)
            let said = script.said(run)
            tally.runs = 1
            tally.acknowledged = said.acknowledged.count
            let what = "\(script.name), closed at call \(one.call), SIGHUP again \(one.distance) calls later"
            if run.isEndless { tally.fail("\(what): it goes on for ever") }
            if let wrong = try TerminalScript.goOn(home, laptops, said) {
                tally.fail("\(what): the next day: \(wrong)")
            }
            return tally
        }
    }
}

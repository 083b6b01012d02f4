// The real program's `carry`, `import` and `export` while every call on the stick fails, or the stick is pulled out at
// it, or the program is killed there; and `import` while the disk of the desk fails. The result must be whole or
// reported as incomplete: only true receipts and sizes are printed, earlier data is not lost, and partial files are
// gone after the next `carry` or `import`.

import Glibc
import IntakeCases
import IntakeTriage
import TortureLab

enum Sticks {
    /// A command with a stick.
    enum Work: String, CaseIterable, Sendable {
        case carry
        /// Over an older copy.
        case carryAgain = "carry again"
        case importing = "import"
        /// The same, with faults of the coordinator's own disk.
        case desk = "import to a failing disk"
        case export

        /// The folder whose calls fail, below the folder of the case.
        var target: String { self == .desk ? "/home/desk" : "/stick" }
    }

    private struct Case: Sendable {
        let work: Work
        let fault: Fault
        /// The kernel's number of the intended call.
        let number: Int
    }

    static func run(_ settings: Settings) throws -> Tally {
        let own = try settings.forTheProgram()
        return try Scratch.folder(own) { folder in
            let lab = try StickLab(in: folder)
            var cases: [Case] = []
            for (kind, work) in Work.allCases.enumerated() {
                for (index, call) in try lab.calls(own, work).enumerated() {
                    // A pulled stick returns EIO or ENODEV for everything; FAT has no links and returns EPERM.
                    let once =
                        (call.name != nil ? [ENOSPC, EIO, EDQUOT, EROFS, EPERM] : [EIO])
                        + (call.wrote > 0 ? [EFBIG] : [])
                    let after: [Fault.Kind] =
                        work == .desk
                        ? once.map { .fails($0, .forGood) }
                        : [.fails(EIO, .forGood), .fails(EIO, .pulled), .fails(ENODEV, .pulled)]
                    for (number, fault) in (once.map { .fails($0, .once) } + after + [.kills]).enumerated()
                    where own.takes(kind << 40 + index << 20 + number) {
                        cases.append(
                            Case(work: work, fault: Fault(call: index + 1, kind: fault), number: call.number))
                    }
                }
            }
            return Scratch.each(cases) { try attempt(own, lab, $0) }
        }
    }

    private static func attempt(
        _ settings: Settings, _ lab: StickLab, _ one: Case
    ) throws -> Tally {
        let (work, fault) = (one.work, one.fault)
        return try Scratch.folder(settings) { folder in
            var tally = Tally()
            try lab.prepare(folder, work)
            let run = try lab.run(settings, folder, work, fault.plan, pulled: fault.isPulled)
            tally.runs = 1
            tally.acknowledged = run.exit == 0 ? 1 : 0
            let what = "\(work.rawValue), \(fault)"
            // An import has several threads, and their turns are up to chance.
            let isMeant = run.actedOn == one.number || run.actedOn != nil && (work == .importing || work == .desk)
            if !isMeant { tally.fail("\(what), \(one.number): the rig acted on \(run.actedOn ?? -1)") }
            if let wrong = try lab.judge(run, folder, work, isKilled: fault.isKill) {
                tally.fail("\(what): \(wrong): \(run.errors)")
            } else if work == .carry || work == .carryAgain, run.exit != 0,
                let wrong = try lab.carryOnceMore(settings, folder)
            {
                tally.fail("\(what): \(wrong)")
            }
            return tally
        }
    }
}

// The real program's `carry` while every call on the volunteer's own home fails, and while that home accepts no change:
// read-only after an error, or full. A stick is then the only way out: everything readable must be copied to it with a
// true receipt, and an incomplete end must be reported. Only a log that cannot be read is refused.

import CRig
import Glibc
import Intake
import IntakeBase
import IntakeCases
import IntakeLog
import TortureLab

enum HomeFaults {
    private struct Case: Sendable {
        let lab: HomeLab
        let fault: Fault
        let call: RigCall
    }

    static func run(_ settings: Settings) throws -> Tally {
        let own = try settings.forTheProgram()
        return try Scratch.folder(own) { folder in
            var cases: [Case] = []
            for (kind, isOpen) in [false, true].enumerated() {
                let lab = try HomeLab(own, in: folder + "/\(kind)", isOpen: isOpen)
                for (index, call) in lab.calls.enumerated() {
                    var kinds: [Fault.Kind] = [.fails(EIO, .once), .fails(EIO, .forGood), .kills]
                    kinds += [EIO, EROFS, ENOSPC].map { .fails($0, .changes) }
                    if call.name != nil { kinds += [ENOSPC, EROFS].map { .fails($0, .once) } }
                    // A home that accepts no change from the first call on is always tried.
                    for (number, fault) in kinds.enumerated()
                    where own.takes(kind << 40 + index << 20 + number) || index == 0 {
                        cases.append(Case(lab: lab, fault: Fault(call: index + 1, kind: fault), call: call))
                    }
                }
            }
            return Scratch.each(cases) { try attempt(own, $0) }
        }
    }

    private static func attempt(_ settings: Settings, _ one: Case) throws -> Tally {
        try Scratch.folder(settings) { folder in
            var tally = Tally()
            try one.lab.prepare(folder)
            let run = try one.lab.run(settings, folder, one.fault.plan, pulled: one.fault.isPulled)
            tally.runs = 1
            tally.acknowledged = run.copies
            let what =
                "carry of a log that is \(one.lab.isOpen ? "open" : "closed"), \(one.fault) (on \(one.call.path))"
            if run.actedOn != one.call.number { tally.fail("\(what): the rig acted on \(run.actedOn ?? -1)") }
            if let wrong = try one.lab.judge(run, folder, one.fault, one.call) {
                tally.fail("\(what): \(wrong): \(run.errors)")
            } else if let wrong = try one.lab.goOn(settings, folder) {
                tally.fail("\(what): the next carry: \(wrong)")
            }
            return tally
        }
    }
}

/// A volunteer's home and an empty stick.
struct HomeLab: Sendable {
    let laptops: Laptops
    /// Whether the last session was interrupted, so that its end must still be written.
    let isOpen: Bool
    /// The acknowledged records.
    let ids: [Bytes16]
    private(set) var calls: [RigCall] = []

    init(_ settings: Settings, in folder: String, isOpen: Bool) throws {
        laptops = try Laptops(in: folder)
        self.isOpen = isOpen
        ids = (0..<20).map { Lab.id(5, $0) }
        let writer = try Laptops.writer(laptops.home)
        for id in ids { try writer.append(Lab.text(id, size: 900), id: id, under: try laptops.setting()) }
        if isOpen {
            // The state after a kill: the files, without the end of the session.
            try Scratch.copyAll(laptops.home, to: folder + "/killed")
            try writer.close()
            try Scratch.copyAll(folder + "/killed", to: laptops.home)
            let log = try Lab.logs(laptops.home + "/log")[0]
            guard try !LogFile.readStructure(log, in: .laptop).isClosed else { throw Trouble("the log is closed") }
        } else {
            try writer.close()
        }
        calls = try Scratch.folder(settings) { folder in
            try prepare(folder)
            var plan = rigPlan(.watch)
            plan.lists = 1
            let run = try self.run(settings, folder, plan, pulled: false)
            guard run.exit == 0, run.copies == 1, try run.lie() == nil, run.list.count > 20 else {
                throw Trouble("undisturbed: \(run.exit ?? -1), \(run.output), \(run.errors)")
            }
            return run.list
        }
    }

    func prepare(_ folder: String) throws {
        try Folder.make(folder + "/stick")
        try Scratch.copyAll(laptops.home, to: folder + "/home")
    }

    func run(_ settings: Settings, _ folder: String, _ plan: rig_plan, pulled: Bool) throws -> RigRun {
        let (home, stick) = (folder + "/home", folder + "/stick")
        var plan = plan
        plan.keeps_errors = 1
        return try Rig.run(
            laptops.command(settings.program, ["carry", stick, "--home", home, "--lang", "en"]), plan, from: home,
            on: home, pulled: pulled ? home : nil)
    }

    /// The fault in the output and on the stick; nil if both are right.
    func judge(_ run: RigRun, _ folder: String, _ fault: Fault, _ call: RigCall) throws -> String? {
        guard let exit = run.exit else { return fault.isKill ? nil : "a signal ended it" }
        if let lie = try run.lie() { return lie }
        let copies = try Lab.logs(folder + "/stick")
        // The log and its receipt are there if only the keys files beside it could not be read.
        let isOnlyKeys = exit == 74 && run.errors.contains("keys files") && !copies.isEmpty
        switch exit {
        case _ where exit == 0 || exit == 2 || isOnlyKeys:
            guard run.copies == 1, copies.count == 1 else { return "\(run.copies) receipts, \(copies.count) copies" }
            let report = try read(copies[0])
            if let wrong = Judge.missing(report.ids, ids) { return "on the stick: \(wrong)" }
            let usual: Set<Verdict> = exit == 0 ? [.complete] : [.complete, .unfinishedEnd]
            return usual.contains(report.verdict) ? nil : "status \(exit), and the copy is \(report.verdict)"
        case 74:
            if !run.errors.hasHint { return "no hint" }
            if !run.errors.contains(folder + "/home") { return "does not say where" }
            if !copies.isEmpty || run.copies > 0 { return "failed, and a copy lies there or is spoken of" }
            return isLogInReach(fault, call) ? "refused, and the log can be read" : nil
        default: return "status \(exit)"
        }
    }

    /// Whether the log could be read despite the fault.
    private func isLogInReach(_ fault: Fault, _ call: RigCall) -> Bool {
        switch fault.kind {
        case .fails(_, .changes): true
        case .fails(_, .once): !call.path.hasSuffix(".intake") && !call.path.hasSuffix("/log")
        default: false
        }
    }

    /// The disk works again: everything must be copied to the stick, with its end.
    func goOn(_ settings: Settings, _ folder: String) throws -> String? {
        let run = try self.run(settings, folder, rigPlan(.watch), pulled: false)
        guard run.exit == 0 else { return "status \(run.exit ?? -1), \(run.errors)" }
        if let lie = try run.lie() { return lie }
        let copies = try Lab.logs(folder + "/stick")
        guard copies.count == 1 else { return "\(copies.count) copies" }
        let report = try read(copies[0])
        if !report.verdict.isGood { return "the copy is \(report.verdict)" }
        let parts = try Scratch.parts(folder)
        return parts.isEmpty ? Judge.missing(report.ids, ids) : "left behind \(parts)"
    }

    private func read(_ path: String) throws -> (verdict: Verdict, ids: [Bytes16]) {
        var ids: [Bytes16] = []
        let report = try LogFile.read(path, in: .laptop, with: try Laptops.reader(), judge: NoJudge()) {
            ids.append($0.id)
        }
        return (report.verdict, ids)
    }
}

// The real program's `carry`, `import` and `export` while every call on the stick fails, or the stick is pulled out at
// it; and `import` while the disk of the desk fails. Whole or said so: nothing is called done that is not, and nothing
// of what was there before is lost.

import CRig
import Glibc
import Intake
import TortureLab

enum Sticks {
    /// A command with a stick.
    fileprivate enum Work: String, CaseIterable, Sendable {
        case carry
        /// Over the copy of an earlier day.
        case carryAgain = "carry again"
        case importing = "import"
        /// The same, and what fails is the coordinator's own disk.
        case desk = "import to a failing disk"
        case export

        /// Where the calls fail, below the folder of the case.
        var target: String { self == .desk ? "/home/desk" : "/stick" }
    }

    /// How long something fails.
    fileprivate enum Extent: String, Sendable {
        case once = ""
        /// Every later call of the kind.
        case forGood = " for good"
        /// Every later call on the stick.
        case pulled = ", pulled out"
    }

    fileprivate struct Case: Sendable {
        let work: Work
        let call: Int
        let error: Int32
        let extent: Extent
    }

    static func run(_ settings: Settings) throws -> Tally {
        guard access(settings.program, X_OK) == 0 else {
            throw Trouble("no program at \(settings.program): build it, and name it with --program")
        }
        let own = settings.with(share: max(1, settings.share / 5))
        return try Scratch.folder(own) { folder in
            let lab = try StickLab(in: folder)
            var cases: [Case] = []
            for (kind, work) in Work.allCases.enumerated() {
                for (index, changes) in try lab.calls(own, work).enumerated() {
                    // A pulled stick answers EIO or ENODEV to everything; FAT has no links and says EPERM.
                    let once = changes ? [ENOSPC, EIO, EDQUOT, EROFS, EFBIG, EPERM] : [EIO]
                    let after: [(Int32, Extent)] =
                        work == .desk
                        ? once.map { ($0, .forGood) } : [(EIO, .pulled), (ENODEV, .pulled)]
                    for (number, (error, extent)) in (once.map { ($0, .once) } + after).enumerated()
                    where own.takes(kind << 40 + index << 20 + number) {
                        cases.append(Case(work: work, call: index + 1, error: error, extent: extent))
                    }
                }
            }
            return Scratch.each(cases) { try attempt(own, lab, $0) }
        }
    }

    private static func attempt(_ settings: Settings, _ lab: StickLab, _ one: Case) throws -> Tally {
        try Scratch.folder(settings) { folder in
            var tally = Tally()
            try lab.prepare(folder, one.work)
            let plan = rigPlan(.fail, call: one.call, error: one.error, forGood: one.extent == .forGood)
            let run = try lab.run(settings, folder, one.work, plan, pulled: one.extent == .pulled)
            tally.runs = 1
            tally.acknowledged = run.exit == 0 ? 1 : 0
            let what =
                "\(one.work.rawValue), call \(one.call), \(String(cString: strerror(one.error)))"
                + one.extent.rawValue
            if !run.acted { tally.fail("\(what): the rig did not act") }
            if let wrong = try lab.judge(run, folder, one.work) { tally.fail("\(what): \(wrong): \(run.said)") }
            return tally
        }
    }
}

/// What the program said, and how it ended.
private struct StickRun {
    var output = ""
    var said = ""
    var exit: Int32?
    var acted = false
    /// Of each call where calls may fail: whether it changes or syncs files.
    var calls: [Bool] = []
}

/// Laptops with a log that takes more than one block to copy, and what must be on the stick and in the desk.
private struct StickLab: Sendable {
    let laptops: Laptops
    let log: String
    let whole: [UInt8]
    /// A copy of an earlier day.
    let earlier: [UInt8]
    let records = 300

    init(in folder: String) throws {
        laptops = try Laptops(in: folder)
        var earlier: [UInt8] = []
        let writer = try Laptops.writer(laptops.home)
        for number in 0..<records {
            let id = Lab.id(5, number)
            try writer.append(Array(Self.event(number).utf8), id: id, under: try laptops.setting())
            if number == 20 {
                try writer.close()
                earlier = Scratch.get(try Lab.logs(laptops.home + "/log")[0])
            }
        }
        try writer.close()
        log = try Lab.logs(laptops.home + "/log")[0]
        (whole, self.earlier) = (Scratch.get(log), earlier)
    }

    private static func event(_ number: Int) -> String {
        let hex = String(number, radix: 16)
        let id = String(repeating: "0", count: 32 - hex.count) + hex
        let code = CaseCode(random: (0..<CaseCode.randomBytes).map { UInt8(truncatingIfNeeded: number * 7 + $0) })
        return """
            {"case":"\(id)","code":"\(code?.description ?? "4821-0937-5516")","received":"2026-07-01T10:00:00Z",\
            "request":{"notes":"number \(number)"},"schema":1,"type":"request"}
            """
    }

    func prepare(_ folder: String, _ work: Sticks.Work) throws {
        let stick = folder + "/stick"
        try Folder.make(stick)
        let name = Folder.name(of: log)
        switch work {
        case .carry: try Scratch.copyAll(laptops.home, to: folder + "/home")
        case .carryAgain:
            try Scratch.copyAll(laptops.home, to: folder + "/home")
            Scratch.put(earlier, stick + "/" + name)
        case .importing, .desk:
            try Scratch.copyAll(laptops.desk, to: folder + "/home")
            Scratch.put(whole, stick + "/" + name)
        case .export:
            try Scratch.copyAll(laptops.desk, to: folder + "/home")
            Scratch.put(whole, folder + "/" + name)
            try Laptops.desk(folder + "/home").importLogs([folder + "/" + name])
        }
    }

    func calls(_ settings: Settings, _ work: Sticks.Work) throws -> [Bool] {
        try Scratch.folder(settings) { folder in
            try prepare(folder, work)
            var plan = rigPlan(.watch)
            plan.lists = 1
            let run = try self.run(settings, folder, work, plan, pulled: false)
            if let wrong = try judge(run, folder, work) { throw Trouble("\(work.rawValue), undisturbed: \(wrong)") }
            guard run.exit == 0 else { throw Trouble("\(work.rawValue), undisturbed: \(run.said)") }
            guard run.calls.contains(true) || work == .importing, run.calls.count > 3 else {
                throw Trouble("\(work.rawValue): its calls were not seen")
            }
            return run.calls
        }
    }

    func run(
        _ settings: Settings, _ folder: String, _ work: Sticks.Work, _ plan: rig_plan, pulled: Bool
    ) throws -> StickRun {
        let stick = folder + "/stick"
        let arguments =
            switch work {
            case .carry, .carryAgain: ["carry", stick]
            case .importing, .desk: ["import", stick]
            case .export: ["export", "--output", stick + "/queue.csv"]
            }
        let command =
            ["/bin/sh", "-c", "exec \"$0\" \"$@\" 3<'\(laptops.passphrasePath)'", settings.program] + arguments
            + ["--home", folder + "/home", "--passphrase-fd", "3", "--lang", "en"]
        var words = command.map { strdup($0) } + [nil]
        let part = strdup(folder + work.target)
        defer {
            words.forEach { free($0) }
            free(part)
        }
        var plan = plan
        plan.begins_at = UnsafePointer(part)
        plan.counts_on = UnsafePointer(part)
        plan.pulled = pulled ? UnsafePointer(part) : nil
        plan.keeps_errors = 1
        var outcome = rig_outcome()
        let error = rig_run(command[0], &words, &plan, &outcome)
        guard error == 0 else { throw Trouble("cannot run \(command[0]): \(String(cString: strerror(error)))") }
        defer { rig_free(&outcome) }
        var run = StickRun()
        run.output = String(
            decoding: UnsafeBufferPointer(start: outcome.output, count: outcome.output_count), as: UTF8.self)
        run.said = String(
            decoding: UnsafeBufferPointer(start: outcome.errors, count: outcome.errors_count), as: UTF8.self)
        run.exit = outcome.status & 0x7f == 0 ? outcome.status >> 8 & 0xff : nil
        run.acted = outcome.acted != 0
        run.calls = UnsafeBufferPointer(start: outcome.list, count: outcome.list_count)
            .map { rig_name($0.number) != nil }
        return run
    }

    /// What is wrong with what was said and what lies there; nil where nothing is.
    func judge(_ run: StickRun, _ folder: String, _ work: Sticks.Work) throws -> String? {
        guard let exit = run.exit else { return "a signal ended it" }
        let stick = folder + "/stick"
        let copy = stick + "/" + Folder.name(of: log)
        if exit != 0 && exit != 2 {
            if exit != 74 { return "status \(exit)" }
            if !run.said.contains("hint: ") { return "no hint" }
            if !run.said.contains(folder + work.target) { return "does not say where" }
            // Whole logs keep their receipts where only the keys files beside them could not be written.
            let isOnlyKeys = run.said.contains("keys files") && Scratch.get(copy) == whole
            let isCalledDone = ["Copied", "Receipt", "Exported"].contains { run.output.contains($0) }
            if isCalledDone && !isOnlyKeys {
                return "failed, and called done"
            }
        }
        switch work {
        case .carry, .carryAgain:
            if Scratch.get(folder + "/home/log/" + Folder.name(of: log)) != whole { return "the log at home changed" }
            let now = Folder.kind(copy) == .nothing ? [] : Scratch.get(copy)
            if exit == 0 { return now == whole ? nil : "called done, and the copy is not whole" }
            if exit == 2 { return "status 2" }
            let before = work == .carry ? [] : earlier
            return now == before || now == whole ? nil : "\(now.count) bytes lie under the log's name"
        case .importing, .desk:
            if Scratch.get(copy) != whole { return "the stick changed" }
            if exit == 0, try held(folder) != records { return "called done, and the desk does not hold it" }
            // What is said of a log names the one on the stick, whichever disk failed.
            if exit == 2 && !run.output.contains(folder + "/stick") { return "does not say where" }
            let again = try Laptops.desk(folder + "/home").importLogs([stick])
            guard let last = again.last, last.report.verdict.isGood else {
                return "the next import says \(again.map(\.report.findings))"
            }
            return try held(folder) == records ? nil : "the next import does not bring it"
        case .export:
            let bytes = Folder.kind(stick + "/queue.csv") == .nothing ? nil : Scratch.get(stick + "/queue.csv")
            let isWhole = bytes.map { bytes in bytes.count { $0 == 10 } == records + 1 } ?? false
            if exit == 0 { return isWhole ? nil : "called done, and it is not whole" }
            return bytes == nil || isWhole ? nil : "half an export lies there"
        }
    }

    private func held(_ folder: String) throws -> Int {
        let (cases, logs) = try Laptops.desk(folder + "/home").load()
        return logs.allSatisfy { !$0.isChanged } ? cases.cases.count : -1
    }
}

// Laptops and a stick for the commands that carry data between them.

import CRig
import Intake
import IntakeCases
import IntakeLog
import IntakeTriage
import TortureLab

/// Laptops with a log that takes more than one block to copy, and the required content of stick and desk.
struct StickLab: Sendable {
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

    /// The calls that may fail, from a run without a fault.
    func calls(_ settings: Settings, _ work: Sticks.Work) throws -> [RigCall] {
        try Scratch.folder(settings) { folder in
            try prepare(folder, work)
            var plan = rigPlan(.watch)
            plan.lists = 1
            let run = try self.run(settings, folder, work, plan, pulled: false)
            if let wrong = try judge(run, folder, work) { throw Trouble("\(work.rawValue), undisturbed: \(wrong)") }
            guard run.exit == 0 else { throw Trouble("\(work.rawValue), undisturbed: \(run.errors)") }
            guard run.list.contains(where: { $0.name != nil }) || work == .importing, run.list.count > 3 else {
                throw Trouble("\(work.rawValue): its calls were not seen")
            }
            return run.list
        }
    }

    func run(
        _ settings: Settings, _ folder: String, _ work: Sticks.Work, _ plan: rig_plan, pulled: Bool
    ) throws -> RigRun {
        let stick = folder + "/stick"
        let arguments =
            switch work {
            case .carry: ["carry", stick]
            case .carryAgain: ["carry", stick, "--json"]
            case .importing, .desk: ["import", stick]
            case .export: ["export", "--output", stick + "/queue.csv"]
            }
        var plan = plan
        plan.keeps_errors = 1
        let part = folder + work.target
        return try Rig.run(
            laptops.command(settings.program, arguments + ["--home", folder + "/home", "--lang", "en"]), plan,
            from: part, on: part, pulled: pulled ? part : nil)
    }
}

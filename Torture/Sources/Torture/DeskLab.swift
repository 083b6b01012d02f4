// A desk whose judgement depends on every file that it reads: a follow-up that makes a case urgent, under a keys file
// that is no longer in force; another under one that only came with a log; one of a revoked laptop that must not count;
// a coordinator's decision; and a route book of its own.

import CRig
import Glibc
import Intake
import IntakeBase
import IntakeCases
import IntakeLog
import IntakeTriage
import TortureLab

struct DeskLab: Sendable {
    /// A command of the desk, and its initial state.
    enum Work: String, CaseIterable, Sendable {
        case queue
        /// With the snapshot of an earlier command.
        case queueAgain = "queue again"
        case show, export, status
        /// Into a desk without logs.
        case importing = "import"
    }

    let laptops: Laptops
    /// The logs of the two volunteers, on a stick.
    let stick: String
    /// The desk with its logs imported, and before.
    let desk: String
    let empty: String
    /// The records in the coordinator's own log.
    let noted: Int
    /// The output of each command without a fault; after `importing`, also that of the queue.
    private(set) var calm: [Work: RigRun] = [:]
    /// The calls that each command makes on the home.
    private(set) var calls: [Work: [RigCall]] = [:]

    private static let day = "2026-07-15"
    private static let urgent = ##"{"danger":["threat_to_life"]}"##

    init(_ settings: Settings, in folder: String) throws {
        laptops = try Laptops(in: folder)
        (stick, desk, empty) = (folder + "/stick", folder + "/desk", laptops.desk)
        // Written under the first keys file, then under the second, which the desk has only from a log.
        var events = (0..<6).map { Self.request($0) } + [Self.followUp(1, Self.urgent)]
        try Self.write(events, laptops.home, run: 5, try laptops.setting())
        events = [Self.request(8), Self.followUp(2, Self.urgent)]
        try Self.write(events, laptops.other, run: 6, try laptops.setting(), first: 50)
        let second = try laptops.keys(version: 2, revokes: true)
        try laptops.adopt(second, in: laptops.home)
        events = [Self.request(6), Self.request(7), Self.followUp(6, Self.urgent)]
        try Self.write(events, laptops.home, run: 7, try laptops.setting())
        let decision = """
            {"case":"\(Self.id(3))","kind":"status","received":"2026-07-02T10:00:00Z","schema":2,"status":"waiting",\
            "type":"decision"}
            """
        try Self.write([decision], empty, run: 8, try laptops.setting(), first: 30)
        try laptops.adopt(try laptops.keys(version: 3, revokes: true), in: empty)
        try Home(empty).archive(second)
        let book = String(decoding: ExampleBook.bytes, as: UTF8.self).replacing(
            "\nversion = 1\n", with: "\nversion = 7\n")
        let signed = try laptops.sign(Array(book.utf8), as: folder + "/book")
        try Home(empty).adopt(Home(empty).examineBook(signed), on: Day(unixSeconds: Int64(time(nil))))
        try Folder.make(stick)
        for home in [laptops.home, laptops.other] { try Scratch.copyLogs(home + "/log", to: stick) }
        try Scratch.copyAll(empty, to: desk)
        _ = try Laptops.desk(desk).importLogs([stick])
        noted = try Laptops.noted(desk)
        try learn(settings)
    }

    private static func id(_ number: Int) -> String { String(repeating: "0", count: 31) + "\(number)" }

    private static func code(_ number: Int) -> String {
        CaseCode(random: (0..<CaseCode.randomBytes).map { UInt8(truncatingIfNeeded: number * 7 + $0) })!.description
    }

    private static func request(_ number: Int) -> String {
        """
        {"case":"\(id(number))","code":"\(code(number))","received":"2026-07-01T10:00:00Z",\
        "request":{"danger":[],"notes":"number \(number)","stage":"abroad","position":"abroad"},"schema":1,\
        "type":"request"}
        """
    }

    private static func followUp(_ number: Int, _ request: String) -> String {
        """
        {"code":"\(code(number))","received":"2026-07-01T11:00:00Z","request":\(request),"schema":1,"type":"follow_up"}
        """
    }

    private static func write(
        _ events: [String], _ home: String, run: UInt64, _ setting: SessionSetting, first: UInt8 = 40
    ) throws {
        let writer = try Laptops.writer(home, first: first)
        for (number, event) in events.enumerated() {
            try writer.append(Array(event.utf8), id: Lab.id(run, number), under: setting)
        }
        try writer.close()
    }

    /// Runs all commands undisturbed, and checks that the scenario is as intended.
    private mutating func learn(_ settings: Settings) throws {
        for work in Work.allCases {
            let (run, after) = try Scratch.folder(settings) { folder in
                try prepare(settings, folder, work)
                var plan = rigPlan(.watch)
                plan.lists = 1
                return (try self.run(settings, folder, work, plan), try self.run(settings, folder, .queue))
            }
            calm[work] = run
            calls[work] = run.list
            // Every look at the desk must name the log of the revoked laptop.
            guard run.exit == 2 || work == .status && run.exit == 0, run.list.count > 20 else {
                throw Trouble(
                    "\(work.rawValue), undisturbed: \(run.exit ?? -1), \(run.list.count) calls, \(run.errors)")
            }
            guard calm[.queue]?.output == after.output else {
                throw Trouble("\(work.rawValue), undisturbed: another queue afterwards: \(after.output)")
            }
        }
        let cases = try DeskLine.all(in: calm[.queue]?.output ?? "")
        let urgent = Set(cases.filter { $0.urgency == "now" }.map(\.id))
        let strangers = Set(cases.filter { $0.author != "v07" }.map(\.id))
        guard cases.count == 9, urgent == [Self.id(1), Self.id(6)], strangers == [Self.id(8)] else {
            throw Trouble("the desk is not as it was meant: \(cases)")
        }
    }

    /// A copy of the desk in the state for the command.
    func prepare(_ settings: Settings, _ folder: String, _ work: Work) throws {
        try Scratch.copyAll(work == .importing ? empty : desk, to: folder + "/home")
        // The snapshot remembers only logs that have been unchanged for a while.
        usleep(60_000)
        if work == .queueAgain { _ = try run(settings, folder, .queue) }
    }

    /// Runs a command; counts only the calls on the home.
    func run(_ settings: Settings, _ folder: String, _ work: Work, _ plan: rig_plan = rig_plan()) throws -> RigRun {
        let arguments =
            switch work {
            case .queue, .queueAgain: ["queue", "--json", "--as-of", Self.day]
            case .show: ["show", Self.code(1), "--json", "--as-of", Self.day]
            case .export: ["export", "--output", "-", "--format", "jsonl", "--as-of", Self.day]
            case .status: ["status", "--json"]
            case .importing: ["import", stick, "--json"]
            }
        let all = arguments + ["--home", folder + "/home", "--lang", "en"]
        var plan = plan
        plan.keeps_errors = 1
        let command = work == .status ? [settings.program] + all : laptops.command(settings.program, all)
        return try Rig.run(command, plan, from: folder + "/home", on: folder + "/home").at(folder)
    }
}

/// One line of the queue, without fields that do not judge a person.
struct DeskLine: Hashable {
    let id: String
    let author: String
    let urgency: String

    static func all(in queue: String) throws -> [DeskLine] {
        let json = try CanonicalJSON.parse(Array(queue.utf8), limit: 1 << 24)
        return (json["cases"]?.array ?? []).map {
            DeskLine(
                id: $0["id"]?.string ?? "?", author: $0["author"]?.string ?? "?", urgency: $0["urgency"]?.string ?? "?")
        }
    }
}

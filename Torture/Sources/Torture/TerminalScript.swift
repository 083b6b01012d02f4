// The ways in which the real program runs under faults, its output, and the truth about it.

import CRig
import Glibc
import Intake
import IntakeBase
import IntakeCases
import IntakeLog
import TortureLab

/// The output of a run of the program.
struct TerminalSaid {
    /// Ids or codes of the requests that were reported as saved.
    let acknowledged: [String]
    /// The complete output, on screen or standard error.
    let text: String
    /// The exit status; nil if a signal ended it.
    let exit: Int32?
    var saysNotSaved: Bool { text.contains("NOT SAVED") || text.contains("НЕ СОХРАНЕНО") }
}

/// A way to run it.
struct TerminalScript: Sendable {
    let name: String
    let arguments: [String]
    /// The typed keys; nil for a script, with no person to try again.
    let keys: String?
    /// The number of requests that are recorded without a fault.
    let wanted: Int
    /// The initial home.
    let template: String
    /// The calls on the laptop's home without a fault.
    private(set) var calls: [RigCall] = []

    /// A laptop that never wrote, one whose last write was interrupted, a follow-up, and the interview in both
    /// languages: the person tries once more, and then discards the request.
    static func all(_ settings: Settings, _ laptops: Laptops) throws -> [TerminalScript] {
        let crashed = laptops.folder + "/crashed"
        try Scratch.copyAll(laptops.home, to: crashed)
        let writer = try Laptops.writer(crashed)
        let id = Lab.id(9, 1)
        try writer.append(Lab.text(id, size: 40), id: id, under: try laptops.setting())
        try writer.close()
        let log = try Lab.logs(crashed + "/log")[0]
        Scratch.put(Scratch.get(log) + (0..<5000).map { UInt8(truncatingIfNeeded: $0 * 7 + 1) }, log)
        let two = laptops.folder + "/two"
        try Folder.replace(
            two, with: Array("[{\"notes\": \"\(String(repeating: "far ", count: 1200))\"}, {\"age\":20}]".utf8))
        let one = laptops.folder + "/one"
        try Folder.replace(one, with: Array("{\"stage\": \"abroad\"}".utf8))
        guard let code = CaseCode(random: 0..<UInt8(CaseCode.randomBytes)) else { throw Trouble("no code") }
        let typed = "\(Laptops.passphrase)\r0\r>\r"
        // After a failure: try again, then discard; if that does not end it, Ctrl-C.
        let english = typed + "seal\r" + "\rd\ry\r\u{3}\u{3}\u{3}"
        let russian = typed + "сохранить\r" + "\rудалить\rда\r\u{3}\u{3}\u{3}"
        let scripts = [
            ("new", ["new", "--from", two, "--json"], nil, 2, laptops.home),
            ("new after a crash", ["new", "--from", two, "--lang", "ru"], nil, 2, crashed),
            ("add", ["add", code.description, "--from", one, "--json"], nil, 1, crashed),
            ("the interview", ["new", "--lang", "en"], english, 1, laptops.home),
            ("the Russian interview", ["new", "--lang", "ru"], russian, 1, crashed),
        ]
        return try scripts.map { name, arguments, keys, wanted, template in
            var script = TerminalScript(
                name: name, arguments: arguments, keys: keys, wanted: wanted, template: template)
            try script.learn(settings, laptops)
            return script
        }
    }

    /// Runs it undisturbed, and records its calls.
    private mutating func learn(_ settings: Settings, _ laptops: Laptops) throws {
        let run = try Scratch.folder(settings) { folder in
            var plan = rigPlan(.watch)
            plan.lists = 1
            return try self.run(settings, laptops, prepare(folder), plan)
        }
        let said = said(run)
        guard said.exit == 0, said.acknowledged.count == wanted, !said.saysNotSaved else {
            throw Trouble("\(name): the undisturbed run is not as expected: \(said.exit ?? -1), \(said.text)")
        }
        calls = run.list
        guard calls.count(where: { $0.name != nil }) > 10 else { throw Trouble("\(name): its calls were not seen") }
    }

    /// A copy of the initial home.
    func prepare(_ folder: String) throws -> String {
        try Scratch.copyAll(template, to: folder + "/home")
        return folder + "/home"
    }

    /// Counts only the calls on the home: the number of calls for memory is random.
    func run(_ settings: Settings, _ laptops: Laptops, _ home: String, _ plan: rig_plan) throws -> RigRun {
        let all = arguments + ["--home", home]
        let command = keys == nil ? laptops.command(settings.program, all) : [settings.program] + all
        var plan = plan
        plan.keeps_errors = 1
        return try Rig.run(command, plan, from: "home/log", on: home, keys: keys)
    }

    func said(_ run: RigRun) -> TerminalSaid {
        TerminalSaid(
            acknowledged: Self.acknowledged(run.output), text: keys == nil ? run.errors : run.output, exit: run.exit)
    }

    /// The records in JSON, or the codes in text, that the program reports as saved.
    private static func acknowledged(_ output: String) -> [String] {
        if let json = try? CanonicalJSON.parse(Array(output.utf8), limit: 1 << 20) {
            return (json["requests"]?.array ?? []).compactMap { $0["record"]?.string }
        }
        guard output.contains("Saved: ") || output.contains("Сохранено: ") else { return [] }
        return Set(output.matches(of: #/\d{4}-\d{4}-\d{4}/#).map { String($0.0) }).sorted()
    }
}

// The ways in which the real program is run under faults, what it says, and what of that is true.

import CRig
import Glibc
import Intake
import IntakeBase
import IntakeCases
import IntakeLog
import TortureLab

/// What a run of the program says to the person.
struct TerminalSaid {
    /// Ids or codes of the requests that are said to be saved.
    let acknowledged: [String]
    /// Everything that was said, on screen or standard error.
    let text: String
    /// The exit status; nil where a signal ended it.
    let exit: Int32?
    var saysNotSaved: Bool { text.contains("NOT SAVED") || text.contains("НЕ СОХРАНЕНО") }
}

/// A way to run it.
struct TerminalScript: Sendable {
    let name: String
    let arguments: [String]
    /// What is typed; nil where a script runs it, and nobody is there to try again.
    let keys: String?
    /// Requests that are recorded where nothing goes wrong.
    let wanted: Int
    /// The home that it begins from.
    let template: String
    /// The calls that it makes on the laptop's home where nothing goes wrong.
    private(set) var calls: [RigCall] = []

    /// A laptop that never wrote, one whose last write was interrupted, a follow-up, and the interview in both
    /// languages: the person tries once more, and then throws the request away.
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
        try Folder.replace(two, with: Array("[{\"notes\": \"\(String(repeating: "far ", count: 1200))\"}, {}]".utf8))
        let one = laptops.folder + "/one"
        try Folder.replace(one, with: Array("{\"stage\": \"abroad\"}".utf8))
        guard let code = CaseCode(random: 0..<UInt8(CaseCode.randomBytes)) else { throw Trouble("no code") }
        let typed = "\(Laptops.passphrase)\r0\r>\r"
        // After a failure: once more, then discard; should that not end it, Ctrl-C.
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

    /// Runs it undisturbed, and learns what calls it makes.
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

    /// A copy of the home that it begins from.
    func prepare(_ folder: String) throws -> String {
        try Scratch.copyAll(template, to: folder + "/home")
        return folder + "/home"
    }

    /// Counts the calls on the home alone: how often a program asks for memory is up to chance.
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

    /// The records of JSON, or the codes of text, of which the program says that they are saved.
    private static func acknowledged(_ output: String) -> [String] {
        if let json = try? CanonicalJSON.parse(Array(output.utf8), limit: 1 << 20) {
            return (json["requests"]?.array ?? []).compactMap { $0["record"]?.string }
        }
        guard output.contains("Saved: ") || output.contains("Сохранено: ") else { return [] }
        return Set(output.matches(of: #/\d{4}-\d{4}-\d{4}/#).map { String($0.0) }).sorted()
    }
}

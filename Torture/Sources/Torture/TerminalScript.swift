// The ways in which the real program is run under faults, what it says, and what of that is true.

import CRig
import Glibc
import Intake
import TortureLab

/// One run of the program, as the person sees it.
struct TerminalRun {
    /// Ids or codes of the requests that are said to be saved.
    var acknowledged: [String] = []
    /// Everything that was said, on screen or standard error.
    var said = ""
    var saysNotSaved: Bool { said.contains("NOT SAVED") || said.contains("НЕ СОХРАНЕНО") }
    /// The exit status; nil where a signal ended it.
    var exit: Int32?
    var acted = false
    fileprivate(set) var calls: [TerminalScript.Call?] = []
}

/// A way to run it.
struct TerminalScript: Sendable {
    /// A call on the laptop's home.
    struct Call: Sendable {
        let number: Int
        let path: String
        /// The bytes that it wrote.
        let wrote: Int
        /// Whether it changes or syncs files.
        let changes: Bool
        /// Whether a signal may interrupt it.
        let waits: Bool
    }

    let name: String
    let arguments: [String]
    /// What is typed; nil where a script runs it, and nobody is there to try again.
    let keys: String?
    /// Requests that are recorded where nothing goes wrong.
    let wanted: Int
    /// The home that it begins from.
    let template: String
    private(set) var calls: [Call?] = []

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
        let (own, run) = try Scratch.folder(settings) { folder in
            let home = try prepare(folder)
            var plan = rigPlan(.watch)
            plan.lists = 1
            return (home, try self.run(settings, laptops, home, plan))
        }
        guard run.exit == 0, run.acknowledged.count == wanted, !run.saysNotSaved else {
            throw Trouble("\(name): the undisturbed run is not as expected: \(run.exit ?? -1), \(run.said)")
        }
        calls = run.calls.map { call in call.flatMap { $0.path.hasPrefix(own) ? $0 : nil } }
        guard calls.count(where: { $0?.changes == true }) > 10 else {
            throw Trouble("\(name): its calls were not seen")
        }
    }

    /// A copy of the home that it begins from.
    func prepare(_ folder: String) throws -> String {
        try Scratch.copyAll(template, to: folder + "/home")
        return folder + "/home"
    }

    func run(_ settings: Settings, _ laptops: Laptops, _ home: String, _ plan: rig_plan) throws -> TerminalRun {
        var command = [settings.program] + arguments + ["--home", home]
        if keys == nil {
            command =
                ["/bin/sh", "-c", "exec \"$0\" \"$@\" 3<'\(laptops.passphrasePath)'"] + command
                + ["--passphrase-fd", "3"]
        }
        var arguments = command.map { strdup($0) } + [nil]
        let (begin, typed) = (strdup("home/log"), keys.flatMap { strdup($0) })
        defer {
            arguments.forEach { free($0) }
            free(begin)
            free(typed)
        }
        var plan = plan
        plan.begins_at = UnsafePointer(begin)
        plan.keeps_errors = 1
        plan.keys = UnsafePointer(typed)
        var outcome = rig_outcome()
        let error = rig_run(command[0], &arguments, &plan, &outcome)
        guard error == 0 else { throw Trouble("cannot run \(command[0]): \(String(cString: strerror(error)))") }
        defer { rig_free(&outcome) }
        func text(_ bytes: UnsafeMutablePointer<UInt8>?, _ count: Int) -> String {
            String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
        }
        let output = text(outcome.output, outcome.output_count)
        var run = TerminalRun()
        run.said = keys == nil ? text(outcome.errors, outcome.errors_count) : output
        run.exit = outcome.status & 0x7f == 0 ? outcome.status >> 8 & 0xff : nil
        run.acted = outcome.acted != 0
        run.acknowledged = Self.acknowledged(output)
        run.calls = UnsafeBufferPointer(start: outcome.list, count: outcome.list_count).map { Self.call($0) }
        return run
    }

    private static func call(_ call: rig_call) -> Call? {
        guard let path = call.path else { return nil }
        let name = rig_name(call.number).map { String(cString: $0) }
        return Call(
            number: call.number, path: String(cString: path),
            wrote: name == "write" || name == "pwrite" ? Int(max(0, call.answer)) : 0, changes: name != nil,
            waits: rig_waits(call.number) != 0)
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

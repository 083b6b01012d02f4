// `intake demo`: every step in a temporary folder, on exercise data, with the program's own commands. Shows what each
// person would see, and at the end what remains on the volunteer's disk.

import ArgumentParser
import Glibc
import Intake
import IntakeBase
import IntakeLog

/// Runs every step on exercise data.
struct Demo: Command {
    static let configuration = CommandConfiguration(
        abstract: "Run every step in a temporary folder, on exercise data.",
        discussion: "Nothing outside that folder is touched, and it is removed at the end.")

    @OptionGroup var global: GlobalOptions

    @Flag(help: "Keep the folder, to look at it.")
    var keep = false

    /// The day of the exercise. The example route book is in date on it.
    static let day = "2026-07-01"

    func run(in context: Context) throws {
        if context.json { throw UsageError(UsageText.demoIsForPeople) }
        let folder = try DemoFolder.make(in: context)
        defer { if !keep { DemoFolder.remove(folder) } }
        let stage = DemoStage(folder: folder, context: context, passphrase: try DemoStage.passphrase())
        try stage.say(DemoText.title)

        try stage.say(DemoText.setup)
        try stage.run(["setup", "--role", "coordinator", "--name", "irina"], at: "lead", quietly: true)
        try stage.run(["setup", "--role", "coordinator", "--name", "boris"], at: "second", quietly: true)
        try stage.run(["setup", "--role", "volunteer", "--name", "v07"], at: "v07", quietly: true)
        try stage.writeKeys()
        try stage.run(["keys", "sign", "@keys"], at: "lead")
        try stage.run(["keys", "adopt", "@keys"], at: "lead", asks: false)
        let root = try Home(folder + "/lead").pinnedRoot()?.text ?? ""
        try stage.run(["keys", "adopt", "@keys", "--root", root], at: "v07", asks: false)
        try stage.run(["keys", "adopt", "@keys", "--root", root], at: "second", asks: false, quietly: true)

        let (first, rest) = try stage.requests()
        try stage.say(DemoText.call)
        try stage.run(["new", "--from", "@requests.json", "--as-of", Self.day], at: "v07", requests: first)
        try stage.say(DemoText.paper)
        try stage.run(
            ["new", "--from", "@requests.json", "--as-of", Self.day], at: "v07", requests: rest, quietly: true)

        try stage.say(DemoText.carry)
        try Folder.make(folder + "/usb")
        try stage.run(["carry", "@usb"], at: "v07")
        try stage.say(DemoText.arrive)
        try stage.run(["import", "@usb"], at: "lead")
        try stage.say(DemoText.queue)
        try stage.run(["queue", "--as-of", Self.day], at: "lead")
        try stage.say(DemoText.show)
        let code = try stage.mostUrgentCode()
        try stage.run(["show", code, "--as-of", Self.day], at: "lead")
        try stage.say(DemoText.export)
        try stage.run(["export", "--format", "csv", "--output", "@queue.csv", "--as-of", Self.day], at: "lead")
        try stage.printHead(of: "queue.csv", lines: 3)

        try stage.say(DemoText.bothDecide)
        try stage.run(["decide", code, "--assign", "irina"], at: "lead")
        try stage.run(["import", "@usb"], at: "second", quietly: true)
        try stage.run(["show", code, "--as-of", Self.day], at: "second", quietly: true)
        try stage.run(["decide", code, "--assign", "boris"], at: "second")
        try stage.say(DemoText.exchange)
        try stage.run(["carry", "@usb"], at: "second", quietly: true)
        try stage.run(["import", "@usb"], at: "lead", quietly: true)
        try stage.runRefused(["decide", code, "--assign", "boris"], at: "lead")
        try stage.say(DemoText.settled)
        try stage.run(["decide", code, "--assign", "boris"], at: "lead")
        try stage.run(["carry", "@usb"], at: "lead", quietly: true)
        try stage.run(["import", "@usb"], at: "second", quietly: true)
        try stage.runRefused(["decide", code, "--status", "working"], at: "second")

        try stage.say(DemoText.left)
        try stage.printWhatIsLeft(at: "v07")
        if keep { try stage.say(DemoText.kept(VisibleText.line(folder))) }
    }
}

/// The temporary folder.
private enum DemoFolder {
    static func make(in context: Context) throws -> String {
        let base = context.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        let path = base + "/intake-demo-" + Hex.text(try Random.bytes(6))
        try Folder.make(path)
        return path
    }

    static func remove(_ path: String) {
        switch Folder.kind(path) {
        case .folder:
            for name in (try? Folder.names(path)) ?? [] { remove(path + "/" + name) }
            _ = unsafe withPath(path) { unsafe rmdir($0) }
        default: Folder.remove(path)
        }
    }
}

// A read that fails before a judgement: every command gives the same answer as without the failure, or names the
// failure. It never gives another judgement, and never leaves one behind for the next command.

import Glibc
import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeLog
@testable import IntakeTriage

@Suite(.enabled(if: Strace.works, "strace is missing or may not trace here; make test installs it"))
struct DeskFaultTests {
    private let hotline: Hotline
    private let code: String

    /// A desk with a case whose follow-up changes everything, under a keys file that is no longer in force.
    init() throws {
        hotline = try Hotline()
        let sealed = try hotline.new("{\"stage\": \"abroad\"}")
        code = try #require(sealed["requests"]?.array?.first?["code"]?.string)
        let added = try hotline.run(
            hotline.v07, "add", code, "--from", "-", input: "{\"danger\": [\"threat_to_life\"]}")
        try #require(added.status == 0, "\(added.error)")
        try hotline.deliver()
        let lead = Home(hotline.leadHome)
        let (day, today) = (try #require(Day("2099-12-31")), Day(unixSeconds: Int64(time(nil))))
        let tables = try lead.card().table(validUntil: day) + Home(hotline.v07Home).card().table(validUntil: day)
        let keys = hotline.folder + "/keys-2"
        try Folder.replace(keys, with: Array("version = 2\n\(tables)".utf8))
        try Hotline.sign(keys, with: lead)
        try lead.adopt(
            lead.examine(SignedFile(reading: keys, in: .laptop, limit: KeysFile.maxBytes), root: nil), on: today)
    }

    /// All files that a judgement depends on, and their folders.
    private func ground() throws -> [String] {
        let keys = hotline.leadHome + "/keys"
        let files = try Folder.names(keys).filter { $0 != "lock" && $0 != "with-logs" }.map { keys + "/" + $0 }
        try #require(files.count == 5)
        return [hotline.leadHome + "/root.pub", keys] + files
    }

    private func forget() throws {
        let folder = hotline.leadHome + "/desk/snapshot"
        for name in try Files.laptop.names(ifThere: folder) { Folder.remove(folder + "/" + name) }
        // A log is remembered only after it has been unchanged for a while; this is longer.
        usleep(60_000)
    }

    private func failing(_ call: String, _ error: String, at number: String, on path: String, _ program: Program? = nil)
        -> Program
    {
        (program ?? hotline.lead).under(
            "/usr/bin/strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-P", path, "-e",
            "inject=\(call):error=\(error):when=\(number)", "--")
    }

    /// Each call at each of its first occurrences, with one error after the other.
    private static let faults = [
        ("openat", "EIO", 1), ("openat", "EMFILE", 2), ("openat", "EIO", 3), ("openat", "ENOMEM", 4),
        ("newfstatat", "EACCES", 1), ("newfstatat", "EIO", 2), ("newfstatat", "EIO", 4),
    ]

    @Test(arguments: [["queue", "--json"], ["show", "CODE"], ["export", "--format", "jsonl", "--output", "-"]])
    func `a keys file that fails once changes no case, now or later`(command: [String]) throws {
        let command = command.map { $0 == "CODE" ? code : $0 } + ["--passphrase-fd", "3"]
        let secret = [Int32(3): Hotline.passphrase]
        try forget()
        let whole = try hotline.lead.run(command, descriptors: secret)
        try #require(whole.status == 0 && !whole.output.isEmpty, "\(whole.errorText)")
        let queue = try hotline.cases("--reread")
        try #require(queue.count == 1 && "\(queue)".contains("threat_to_life"), "the follow-up does not count")
        var (named, same) = (0, 0)
        for path in try ground() {
            for (call, error, number) in Self.faults {
                try forget()
                let outcome = try failing(call, error, at: "\(number)", on: path).run(command, descriptors: secret)
                let what = "\(call) \(error) \(number) of \(path): \(outcome.status) \(outcome.errorText)"
                if outcome.status == 0 {
                    #expect(outcome.output == whole.output && outcome.errorText == whole.errorText, "\(what)")
                    same += 1
                } else {
                    #expect(outcome.status == 74 && outcome.output.isEmpty, "\(what)")
                    #expect(outcome.errorText.contains(path), "\(what)")
                    named += 1
                }
                #expect(try hotline.cases() == queue, "after \(what)")
            }
        }
        #expect(named > 10 && same > 3, "named \(named), the same \(same)")
    }

    /// Each call on a log itself, at one of its occurrences, or from then on.
    private static let logFaults = [
        ("openat", "EMFILE", "1"), ("openat", "EACCES", "1+"), ("openat", "EIO", "2"), ("newfstatat", "EIO", "2+"),
        ("newfstatat", "ENOMEM", "3"), ("pread64", "EIO", "1"), ("pread64", "EIO", "3+"), ("pread64", "ENOMEM", "2"),
    ]

    @Test(arguments: [["queue", "--json"], ["show", "CODE"], ["export", "--format", "jsonl", "--output", "-"]])
    func `a log of the desk that fails once is named with the error and what to do, and nothing of that is kept`(
        command: [String]
    ) throws {
        let own = try hotline.run(hotline.lead, "new", "--from", "-", "--json", input: #"{"age":20}"#)
        try #require(own.status == 0, "\(own.error)")
        let command = command.map { $0 == "CODE" ? code : $0 } + ["--passphrase-fd", "3"]
        let secret = [Int32(3): Hotline.passphrase]
        let lead = Home(hotline.leadHome)
        let logs = try [
            (Desk.storedLogs(of: lead).map(\.path).first, ""), (lead.logs().map(\.path).first, "own-"),
        ].map { (try #require($0), $1) }
        try forget()
        let whole = try hotline.lead.run(command, descriptors: secret)
        try #require(whole.status == 0 && !whole.output.isEmpty, "\(whole.errorText)")
        let queue = try hotline.cases("--reread")
        var (named, same) = (0, 0)
        for (path, own) in logs {
            for (call, error, number) in Self.logFaults {
                try forget()
                let outcome = try failing(call, error, at: number, on: path).run(command, descriptors: secret)
                let what = "\(call) \(error) \(number) of \(path): \(outcome.status) \(outcome.errorText)"
                if outcome.status == 0 {
                    #expect(outcome.output == whole.output && outcome.errorText == whole.errorText, "\(what)")
                    same += 1
                } else {
                    let reason = unsafe String(
                        cString: strerror(["EMFILE": EMFILE, "ENOMEM": ENOMEM, "EACCES": EACCES][error] ?? EIO))
                    #expect(outcome.status == 74, "\(what)")
                    #expect(outcome.errorText.contains("\(path): \(reason)"), "\(what)")
                    #expect(outcome.errorText.contains("Next: ") || outcome.errorText.contains("hint: "), "\(what)")
                    #expect(
                        !outcome.errorText.contains("changed") && !outcome.errorText.contains("not complete"), "\(what)"
                    )
                    // A medium may fail permanently, and must not hide the other cases. But nothing is exported that the
                    // own log does not say.
                    let isRefused = outcome.errorText.contains("nothing was exported")
                    #expect(
                        outcome.output.isEmpty == (error != "EIO" || isRefused || command[0] == "show" && own.isEmpty),
                        "\(what)")
                    let memo = "\(own)\(Folder.name(of: path).prefix(32))"
                    let kept = try Files.laptop.names(ifThere: hotline.leadHome + "/desk/snapshot")
                    // A refused export read the log well once, before its own record was to be written.
                    #expect(isRefused || !kept.contains { $0.hasPrefix(memo) }, "\(what): \(kept)")
                    named += 1
                }
                #expect(try hotline.cases() == queue, "after \(what)")
            }
        }
        #expect(named > 10 && same > 0, "named \(named), the same \(same)")
    }

    @Test func `an import tells what fails of the desk's own disk as the desk's, and of the stick as the stick's`()
        throws
    {
        // The desk has a shorter copy, so the import is compared too.
        try hotline.new(#"[{"age":20}, {"age":20}]"#)
        try #require(try hotline.run(hotline.v07, "carry", hotline.usb).status == 0)
        let (desk, spare) = (hotline.leadHome + "/desk", hotline.folder + "/spare")
        try Copies.copy(desk, to: spare)
        let verdicts = { (outcome: Program.Outcome) in
            try #require(try outcome.json["logs"]?.array).map { [$0["verdict"], $0["new"], $0["findings"]] }
        }
        let trace = hotline.folder + "/trace"
        func `import`(_ inject: String) throws -> (Program.Outcome, hit: [String]) {
            try Copies.remove(desk)
            try Copies.copy(spare, to: desk)
            let program = hotline.lead.under(
                "/usr/bin/strace", "-f", "-y", "-qq", "-o", trace, "-e", "trace=pread64,pwrite64,fdatasync", "-e",
                inject, "--")
            let outcome = try hotline.run(program, "import", hotline.usb, "--json")
            let lines = String(decoding: try Folder.contents(trace, limit: 1 << 26), as: UTF8.self).split(
                separator: "\n")
            return (
                outcome,
                lines.filter { $0.contains("(INJECTED)") }
                    .compactMap { $0.split(separator: "<").dropFirst().first?.split(separator: ">").first }
                    .map(String.init)
            )
        }
        let (good, _) = try `import`("inject=pread64:delay_enter=0")
        let whole = try verdicts(good)
        try #require(whole.count == 1)
        var (atDesk, onStick) = (0, 0)
        let times =
            stride(from: 4, to: 96, by: 4).map { "pread64:error=EIO:when=\($0)+" }
            + stride(from: 20, to: 60, by: 8).map { "pread64:error=EIO:when=\($0)..\($0 + 2)" }
            + (1...3).flatMap { ["pwrite64:error=EIO:when=\($0)", "fdatasync:error=EIO:when=\($0)"] }
        for time in times {
            let (outcome, hit) = try `import`("inject=\(time)")
            let isDesk = hit.allSatisfy { $0.hasPrefix(hotline.leadHome + "/") }
            let isStick = hit.allSatisfy { $0.hasPrefix(hotline.usb + "/") }
            // Skips other files, and a failure on both.
            guard !hit.isEmpty, isDesk || isStick else { continue }
            let what = "\(time) at \(hit): \(outcome.status) \(outcome.output) \(outcome.errorText)"
            if isDesk {
                atDesk += 1
                if outcome.status == good.status {
                    #expect(try verdicts(outcome) == whole, "\(what)")
                } else {
                    #expect(outcome.status == 74 && outcome.errorText.contains(hotline.leadHome), "\(what)")
                    #expect(outcome.errorText.contains("laptop's own disk fails, not the stick"), "\(what)")
                    // What was imported before only the coordinator's own log failed is said.
                    #expect(
                        outcome.output.isEmpty || outcome.errorText.contains("the logs are imported"), "\(what)")
                }
            } else {
                onStick += 1
                #expect(!outcome.errorText.contains("own disk") && !outcome.errorText.contains(desk), "\(what)")
            }
        }
        #expect(atDesk > 10 && onStick > 1, "desk \(atDesk), stick \(onStick)")
    }

    @Test func `an import that fails part-way notes what came in before, or says that it could not`() throws {
        // Another log of the same laptop, as if its folder had been lost.
        let home = Home(hotline.v07Home)
        try Copies.remove(home.logFolder)
        try hotline.new(#"{"age":20}"#)
        try #require(try hotline.run(hotline.v07, "carry", hotline.usb).status == 0)
        let names = try Folder.names(hotline.usb).filter { $0.hasSuffix(".intake") }.sorted()
        try #require(names.count == 2)
        try Copies.remove(hotline.leadHome + "/desk")
        // The disk fails where the second log gets its place.
        let program = failing("newfstatat", "EIO", at: "1+", on: hotline.leadHome + "/desk/logs/" + names[1])
        func importing() throws -> Program.Outcome { try hotline.run(program, "import", hotline.usb, "--json") }
        let outcome = try importing()
        #expect(outcome.status == 74 && outcome.errorText.contains("own disk fails"), "\(outcome.errorText)")
        let log = try #require(try outcome.json["logs"]?.array?.first)
        #expect(try outcome.json["logs"]?.array?.count == 1 && log["taken_in"] == true && log["counting"] != .null)
        func noted() throws -> [JSONValue?] {
            let history = try hotline.run(hotline.lead, "history", "--json")
            let events = try #require(try history.json["decisions"]?.array).compactMap { $0["event"]?["heads"]?.array }
            return events.joined().map { $0["log"] }
        }
        let first = try noted()
        // The other one too if the disk failed only behind its last step.
        #expect(first.contains(log["log"]) && first.count <= 2, "\(first), \(outcome.errorText)")

        // Where no reader of the keys file is left, the own log takes no note; the disk's failure is the error.
        try Copies.remove(hotline.leadHome + "/desk")
        let lead = Home(hotline.leadHome)
        let past = try #require(Day("2020-01-01"))
        let tables = try lead.card().table(validUntil: past) + home.card().table(validUntil: past)
        let keys = hotline.folder + "/keys-3"
        try Folder.replace(keys, with: Array("version = 3\n\(tables)".utf8))
        try Hotline.sign(keys, with: lead)
        try lead.adopt(
            lead.examine(SignedFile(reading: keys, in: .laptop, limit: KeysFile.maxBytes), root: nil),
            on: Day(unixSeconds: Int64(time(nil))))
        try Copies.remove(lead.logFolder)
        let both = try importing()
        #expect(both.status == 74, "\(both.errorText)")
        let messages = both.errorText.split(separator: "\n")
        #expect(messages.first?.contains("the logs are imported, but your own log does not say so yet") == true)
        #expect(messages.dropFirst().contains { $0.contains("own disk fails") }, "\(both.errorText)")
        #expect(Folder.kind(lead.notNotedPath) == .file)
    }

    @Test func `an import under a keys file that fails once says what it says without, or what failed`() throws {
        let imported = try hotline.run(hotline.lead, "import", hotline.usb, "--json")
        let verdicts = { (outcome: Program.Outcome) in
            try #require(try outcome.json["logs"]?.array).map { [$0["verdict"], $0["author"], $0["findings"]] }
        }
        let whole = try verdicts(imported)
        let queue = try hotline.cases()
        var named = 0
        for path in try ground() {
            for (call, error, number) in Self.faults {
                let outcome = try hotline.run(
                    failing(call, error, at: "\(number)", on: path), "import", hotline.usb, "--json")
                let what = "\(call) \(error) \(number) of \(path): \(outcome.status) \(outcome.errorText)"
                if outcome.status == 74 {
                    #expect(outcome.errorText.contains(path), "\(what)")
                    named += 1
                } else {
                    #expect(try verdicts(outcome) == whole, "\(what)")
                    #expect(outcome.status == imported.status, "\(what)")
                }
            }
        }
        #expect(named > 10)
        #expect(try hotline.cases() == queue)
    }

    @Test func `status names its own log that cannot be read, and the disk`() throws {
        let log = try #require(try Home(hotline.v07Home).logs().first).path
        for (call, error) in [("pread64", "EIO"), ("openat", "EACCES"), ("openat", "EIO")] {
            let outcome = try failing(call, error, at: "1+", on: log, hotline.v07).run(["status"])
            #expect(outcome.status == 74, "\(call) \(error): \(outcome.status) \(outcome.output)")
            #expect(outcome.output.contains("! could not") && outcome.output.contains(log), "\(outcome.output)")
            #expect(!outcome.output.contains("stick"), "\(outcome.output)")
        }
        #expect(try hotline.v07.run(["status"]).output.contains("could not") == false)
    }
}

// What each command writes to the disk: a coordinator's commands show a caller's words, and may write them only to the
// named file.

import Glibc
import IntakeLog
import IntakeTriage
import Testing

@Suite struct DiskTests {
    /// A hotline with one delivered request whose words can be searched for; the code of its case.
    private static func delivered() throws -> (Hotline, code: String) {
        let hotline = try Hotline()
        let sealed = try hotline.new("[\(Sample.marked), {\"age\":20}]")
        try hotline.deliver()
        return (hotline, try #require(sealed["requests"]?.array?.first?["code"]?.string))
    }

    @Test(.enabled(if: Strace.works, "strace is missing or may not trace here; make test installs it"))
    func `no command opens a socket, or touches a file but in its home and what was named`() throws {
        let (hotline, code) = try Self.delivered()
        let named = hotline.folder + "/named"
        let traces = hotline.folder + "/traces"
        for folder in [named, traces] { try Folder.make(folder) }
        let keys = named + "/keys"
        try Folder.replace(keys, with: Folder.contents(hotline.folder + "/keys", limit: 1 << 20))
        let book = named + "/book"
        try Folder.replace(book, with: Array(try hotline.lead.run("routes", "example").output.utf8))
        let (v07, lead) = ((hotline.v07, hotline.v07Home), (hotline.lead, hotline.leadHome))
        let fresh = (Program(home: hotline.folder + "/fresh"), hotline.folder + "/fresh")
        let runs: [(laptop: (Program, String), arguments: [String], input: String, writes: Bool, status: Int32)] = [
            (fresh, ["setup", "--role", "volunteer", "--name", "v08"], "", false, 0),
            (v07, ["add", code, "--from", "-"], Sample.marked, false, 0),
            (v07, ["status"], "", false, 0),
            (v07, ["receipt"], "", false, 0),
            (v07, ["keys", "show"], "", false, 0),
            (v07, ["keys", "check", keys], "", false, 0),
            (v07, ["carry", named], "", true, 0),
            (lead, ["keys", "sign", keys], "", true, 0),
            (lead, ["keys", "adopt", keys], "", false, 0),
            (lead, ["import", named], "", false, 0),
            (lead, ["verify", named], "", false, 0),
            (lead, ["queue", "--search", "-"], Sample.words[0], false, 0),
            (lead, ["show", code], "", false, 0),
            (lead, ["export", "--format", "csv", "--output", named + "/queue.csv"], "", true, 0),
            (lead, ["export", "--format", "jsonl", "--output", "-"], "", false, 0),
            (lead, ["routes", "explain", "-"], Sample.marked, false, 0),
            (lead, ["routes", "check", book, "--against", book, "--cases"], "", false, 2),
            (lead, ["routes", "sign", book], "", true, 0),
            (lead, ["routes", "adopt", book], "", false, 0),
            (lead, ["routes", "show"], "", false, 0),
        ]
        // These need no passphrase.
        let without = [
            ["status"], ["receipt"], ["keys", "show"], ["keys", "check"], ["keys", "adopt"], ["routes", "show"],
            ["routes", "explain"], ["routes", "adopt"],
        ]
        for (number, run) in runs.enumerated() {
            let trace = "\(traces)/\(number)"
            let traced = Strace.program(run.laptop.0, into: trace)
            let asks = !without.contains { run.arguments.starts(with: $0) }
            let passphrase = asks ? ["--passphrase-fd", "3"] : []
            let outcome = try traced.run(
                run.arguments + passphrase, input: run.input, descriptors: [3: Hotline.passphrase])
            #expect([0, run.status].contains(outcome.status), "\(run.arguments): \(outcome.errorText)")
            let target = named + "/queue.csv"
            try PromiseTests.hold(
                trace, to: [run.laptop.1] + (run.writes ? [named] : []),
                exempt: run.arguments.contains(target) ? target : nil)
        }
        let exported = try Folder.contents(named + "/queue.csv", limit: 1 << 20)
        #expect(Words.found(Sample.words, in: exported) == Sample.words)
        #expect(try Words.files(with: Sample.words, below: named) == [named + "/queue.csv"])
    }

    @Test func `what a coordinator looks at is in no file afterwards but in the one that was named`() throws {
        let (hotline, code) = try Self.delivered()
        let lead = try PromiseTests.surroundings(hotline, hotline.lead)
        let target = hotline.folder + "/queue.csv"
        for arguments in [
            ["queue"], ["queue", "--json"], ["show", code], ["show", code, "--json"], ["export", "--output", "-"],
            ["export", "--output", target],
        ] {
            let outcome = try lead.run(
                arguments + ["--passphrase-fd", "3"], descriptors: [3: Hotline.passphrase])
            #expect(outcome.status == 0, "\(arguments): \(outcome.errorText)")
        }
        #expect(try Words.files(with: Sample.words, below: hotline.folder) == [target])
    }

    @Test(
        .enabled(if: ProcessMemory.works, "watching a program that closes itself to others needs CAP_SYS_PTRACE"),
        arguments: [SIGINT, SIGTERM, SIGHUP, SIGSEGV, SIGABRT, SIGKILL])
    func `a coordinator's command that is ended half-way leaves no word behind`(signal: Int32) throws {
        let (hotline, _) = try Self.delivered()
        let lead = try PromiseTests.surroundings(hotline, hotline.lead)
            .under("/usr/bin/prlimit", "--core=unlimited", "--")
        let pipe = hotline.folder + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        let reader = open(pipe, O_RDWR | O_NONBLOCK | O_CLOEXEC)
        try #require(reader >= 0)
        defer { close(reader) }
        let block = [UInt8](repeating: 0, count: 4096)
        while write(reader, block, block.count) > 0 {}
        // The answer does not fit into the pipe: all cases are decrypted in memory, and the program waits.
        let terminal = try PseudoTerminal(
            lead.under("/bin/sh", "-c", "exec \"$@\" >'\(pipe)'", "sh"), "queue", "--json")
        try terminal.wait(for: "Passphrase")
        try terminal.type(Hotline.passphrase + "\r")
        try terminal.waitUntil("syscall", of: terminal.child) { $0.hasPrefix("1 0x1 ") }
        terminal.send(signal)
        #expect(try terminal.end() != 0)
        #expect(!terminal.leftCore)
        #expect(try Words.files(with: Sample.words, below: hotline.folder) == [])
        #expect(Words.found(Sample.words, in: Array(terminal.transcript.utf8)) == [])
        #expect(try Folder.names(hotline.folder + "/work") == [])
    }

    @Test func `the search finds a word in every form in which it could be written down`() {
        for word in ["мотылёк", "Zwölfender", "feldpostbrief"] {
            for form in Words.forms(word) {
                #expect(Words.found([word], in: [1, 2, 3] + form + [0xD0, 4]) == [word])
                #expect(Words.found([word], in: [1, 2, 3] + form.dropLast() + [0x7F, 4]) == [])
            }
        }
        #expect(Words.forms("ё").contains(Array("\\u0451".utf8)))
        #expect(Words.forms("ё").contains([0x51, 0x04]) && Words.forms("ё").contains([0x04, 0x51]))
    }
}

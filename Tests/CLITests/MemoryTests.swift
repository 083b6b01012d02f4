// What the program's memory contains, and what it no longer contains: read from the running program, at moments when a
// thief may take the laptop with it.
//
// Every search for a secret that must be gone is paired with one that must succeed, because a search that finds nothing
// at all proves nothing.

import Glibc
import Testing
@testable import IntakeLog
@testable import IntakeTriage

@Suite(
    .serialized,
    .enabled(if: ProcessMemory.works, "reading the memory of a program that closes itself to others needs root"))
struct MemoryTests {
    private static let passphrase = Secret(name: "the passphrase", bytes: Array(Hotline.passphrase.utf8))
    private static let request = "{\"stage\": \"abroad\", \"notes\": \"Zwoelfender\"}"

    /// A program that waits until its answer is read from a full pipe: all its work is done.
    private static func answering(_ program: Program, _ pipe: String) throws -> (Program, pipe: Int32) {
        try #require(mkfifo(pipe, 0o600) == 0)
        let end = open(pipe, O_RDWR | O_NONBLOCK | O_CLOEXEC)
        try #require(end >= 0)
        let block = [UInt8](repeating: 0, count: 4096)
        while write(end, block, block.count) > 0 {}
        return (program.under("/bin/sh", "-c", "exec \"$@\" >'\(pipe)'", "sh"), end)
    }

    /// Runs a command up to its answer and returns its memory.
    private static func memory(
        of program: Program, _ hotline: Hotline, atTheAnswerTo arguments: [String]
    ) throws -> ProcessMemory {
        let (blocked, pipe) = try answering(program, hotline.folder + "/pipe-\(arguments[0])")
        defer { close(pipe) }
        let terminal = try PseudoTerminal(blocked, arguments)
        try terminal.wait(for: "Passphrase")
        try terminal.type(Hotline.passphrase + "\r")
        // write(2) is 1 (<asm/unistd_64.h>), its first argument standard output.
        try terminal.waitUntil("syscall", of: terminal.child) { $0.hasPrefix("1 0x1 ") }
        return try ProcessMemory(of: terminal.child)
    }

    /// Runs a command, stops it after call `number` of this name on the file at `path`, and returns its memory.
    private static func memory(
        of program: Program, _ hotline: Hotline, during arguments: [String], call: String, of path: String,
        number: Int
    ) throws -> ProcessMemory {
        let trace = hotline.folder + "/trace-\(arguments[0])"
        let traced = program.under(
            "/usr/bin/strace", "-qq", "-o", trace, "-e", "trace=\(call)", "-P", path, "-e",
            "inject=\(call):signal=STOP:when=\(number)", "--")
        let terminal = try PseudoTerminal(traced, arguments)
        try terminal.wait(for: "Passphrase")
        try terminal.type(Hotline.passphrase + "\r")
        for _ in 0..<6000 {
            let seen = (try? String(decoding: ProcFile.read(trace), as: UTF8.self)) ?? ""
            if seen.contains("stopped by SIGSTOP") {
                let process = try terminal.inner()
                defer { kill(process, SIGKILL) }
                return try ProcessMemory(of: process)
            }
            usleep(10_000)
        }
        throw Stuck(screen: terminal.transcript)
    }

    /// The coordinator's key, to compute the secrets that a volunteer's laptop must have forgotten.
    private static func reader(_ hotline: Hotline) throws -> SealingKey {
        let lead = try IdentitySecrets(hotline.leadHome, passphrase: Hotline.passphrase)
        var secret = try SecretBytes(count: 32)
        secret.withUnsafeMutableBytes { $0.copyBytes(from: lead.sealing.bytes) }
        return try SealingKey(secret: secret)
    }

    private struct Stuck: Error { let screen: String }

    @Test func `at the first question the passphrase is gone, and every key but those that write`() throws {
        let hotline = try Hotline()
        let identity = try IdentitySecrets(hotline.v07Home, passphrase: Hotline.passphrase)
        let terminal = try InterviewScreenTests.begin(hotline.v07)
        try terminal.wait(for: "> ")
        let memory = try ProcessMemory(of: terminal.child)
        #expect(memory.found([identity.signing, identity.state]).count == 2)
        #expect(memory.found([Self.passphrase, identity.lock, identity.sealing]) == [])
    }

    @Test(.enabled(if: Strace.works, "strace is missing or may not trace here; make test installs it"))
    func `in the middle of a session no key of an earlier record is left, and no seed`() throws {
        let hotline = try Hotline()
        try hotline.new(#"{"age":20}"#)
        let cells = try Folder.contents(hotline.log, limit: 1 << 20).count / CellLayout.size
        let identity = try IdentitySecrets(hotline.v07Home, passphrase: Hotline.passphrase)
        let auth = try AuthSecrets.following(hotline.v07Home, 6)
        let file = hotline.folder + "/requests"
        try Folder.replace(file, with: Array(#"[\#(Self.request), {"age":20}, {"age":20}, {"age":20}]"#.utf8))
        // Three records are on the disk, and the state says so.
        let memory = try Self.memory(
            of: hotline.v07, hotline, during: ["new", "--from", file], call: "fdatasync",
            of: hotline.v07Home + "/log/state", number: 3)
        let log = try Folder.contents(hotline.log, limit: 1 << 20)
        #expect(log.count == (cells + 5) * CellLayout.size)
        let secrets = try SessionSecrets(log, cell: cells, count: 4, reader: Self.reader(hotline))
        // The keys for the next record are there, so the search sees locked memory.
        #expect(memory.found([secrets.chain[3], auth[5], identity.signing]).count == 3)
        #expect(memory.found(secrets.past(3) + secrets.cells[3]) == [])
        #expect(memory.found(Array(auth.prefix(5))) == [])
        #expect(memory.found([Self.passphrase, identity.lock, identity.sealing]) == [])
    }

    @Test func `after sealing no passphrase, no seed and no key of a record is left`() throws {
        let hotline = try Hotline()
        let answer = try hotline.new(#"{"age":20}"#)
        let code = try #require(answer["requests"]?.array?.first?["code"]?.string)
        let cells = try Folder.contents(hotline.log, limit: 1 << 20).count / CellLayout.size
        let identity = try IdentitySecrets(hotline.v07Home, passphrase: Hotline.passphrase)
        let auth = try AuthSecrets.following(hotline.v07Home, 4)
        let file = hotline.folder + "/requests"
        try Folder.replace(file, with: Array(Self.request.utf8))
        // The answer comes when the session is closed.
        let memory = try Self.memory(of: hotline.v07, hotline, atTheAnswerTo: ["add", code, "--from", file])
        let log = try Folder.contents(hotline.log, limit: 1 << 20)
        #expect(log.count == (cells + 4) * CellLayout.size)
        let secrets = try SessionSecrets(log, cell: cells, count: 3, reader: Self.reader(hotline))
        #expect(memory.places(of: Array("v07".utf8)) != [])
        #expect(memory.found(secrets.past(3)) == [])
        #expect(memory.found(Array(auth.prefix(4))) == [])
        #expect(memory.found([Self.passphrase, identity.lock, identity.sealing]) == [])
    }

    @Test func `where NOT SAVED waits, the text is there and no key of the session that failed`() throws {
        let hotline = try Hotline()
        // Room for the state, the two session cells, and a part of the record.
        let limited = hotline.v07.under("/usr/bin/prlimit", "--fsize=10000:", "--")
        let terminal = try InterviewScreenTests.begin(limited)
        try InterviewScreenTests.writeNotes("Zwoelfender", on: terminal)
        try terminal.type("seal\r")
        try terminal.wait(for: "press Enter to try again")
        try terminal.wait(for: "> ")
        let log = try Folder.contents(hotline.log, limit: 1 << 20)
        #expect(log.count == 10_000)
        let secrets = try SessionSecrets(log, cell: 0, count: 2, reader: Self.reader(hotline))
        let memory = try ProcessMemory(of: terminal.child)
        #expect(memory.places(of: Array("Zwoelfender".utf8)) != [])
        #expect(memory.found(secrets.past(2)) == [])
        #expect(memory.found([Self.passphrase]) == [])
    }

    @Test(.enabled(if: Strace.works, "strace is missing or may not trace here; make test installs it"))
    func `while a coordinator's desk works the passphrase is gone, and the root key`() throws {
        let hotline = try Hotline()
        try hotline.new("[\(Self.request), {\"age\":20}]")
        #expect(try hotline.run(hotline.v07, "carry", hotline.usb).status == 0)
        let identity = try IdentitySecrets(hotline.leadHome, passphrase: Hotline.passphrase)
        let desk = hotline.leadHome + "/desk/logs"
        try Folder.make(desk)
        let memory = try Self.memory(
            of: hotline.lead, hotline, during: ["import", hotline.usb], call: "fsync", of: desk, number: 1)
        #expect(memory.found([identity.sealing]).count == 1)
        #expect(memory.found([Self.passphrase, identity.lock, identity.root]) == [])
    }

    @Test func `when a coordinator reads the queue, no key is left, and nothing that opens a record`() throws {
        let hotline = try Hotline()
        try hotline.new("[\(Self.request), {\"age\":20}]")
        try hotline.deliver()
        let identity = try IdentitySecrets(hotline.leadHome, passphrase: Hotline.passphrase)
        let secrets = try SessionSecrets(
            Folder.contents(hotline.log, limit: 1 << 20), cell: 0, count: 3, reader: Self.reader(hotline))
        let memory = try Self.memory(of: hotline.lead, hotline, atTheAnswerTo: ["queue"])
        #expect(memory.places(of: Array("Zwoelfender".utf8)) != [])
        #expect(memory.found(secrets.past(3)) == [])
        #expect(
            memory.found([Self.passphrase, identity.lock, identity.signing, identity.sealing, identity.root]) == [])
    }
}

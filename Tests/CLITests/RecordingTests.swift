// Obstacles to recording, and their effect on a request: it is acknowledged and kept, or neither.

import Glibc
import IntakeBase
import IntakeLog
import IntakeTriage
import Testing

@Suite struct RecordingTests {
    private static let request = "{\"stage\": \"abroad\", \"country\": \"AM\"}"

    @Test func `status calls a damaged keys file by its name`() throws {
        let hotline = try Hotline()
        #expect(try hotline.v07.run("status").status == 0)
        for name in try Folder.names(hotline.v07Home + "/keys") where name.hasSuffix(".keys") {
            try Folder.replace(hotline.v07Home + "/keys/" + name, with: Array("version = 1".utf8))
        }
        let status = try hotline.v07.run("status")
        #expect(status.status == 1)
        #expect(status.output.contains("\n! the keys file in force on this laptop is damaged or was changed"))
        #expect(!status.output.contains("none in force"))
    }

    @Test func `a full disk says NOT SAVED, acknowledges nothing, and leaves a log that goes on`() throws {
        let hotline = try Hotline()
        try hotline.new(Self.request)
        let size = try Folder.contents(hotline.log, limit: 1 << 20).count
        // Room for the two session cells and a bit; then, after the torn cell, for a session, a gap and one record.
        for (room, saved) in [(2 * 4096 + 100, 0), (4 * 4096 + 100, 1)] {
            let now = (try Folder.contents(hotline.log, limit: 1 << 20).count + 4095) / 4096 * 4096
            let limited = hotline.v07.under("/usr/bin/prlimit", "--fsize=\(now + room)", "--")
            let outcome = try hotline.run(
                limited, "new", "--from", "-", "--again", "--json", input: #"[{"age":20}, {"age":20}, {"age":20}]"#)
            #expect(outcome.status == 74, "\(outcome.errorText)")
            #expect(outcome.errorText.contains("NOT SAVED") && outcome.errorText.contains("hint: "))
            if saved == 0 {
                #expect(outcome.output == "")
            } else {
                #expect(try outcome.json["requests"]?.array?.count == saved)
            }
        }
        #expect(try Folder.contents(hotline.log, limit: 1 << 20).count > size)
        try hotline.new("[\(Self.request), \(Self.request)]")
        let delivered = try hotline.deliver()
        #expect(delivered["verdict"] == "past crash")
        #expect(try hotline.cases().count == 4)
        // Without a key, anyone may have written it.
        let structure = try hotline.lead.run("verify", hotline.usb, "--json")
        #expect(structure.status == 2)
        #expect(try structure.json["logs"]?.array?.first?["verdict"] == "past crash")
    }

    @Test(.enabled(if: ScratchFolder.mayMount, "needs the right to mount; elsewhere the limit above has to do"))
    func `a small disk that is really full is no worse`() throws {
        let hotline = try Hotline()
        let folder = hotline.v07Home + "/log"
        try Folder.make(folder)
        try #require(mount("tmpfs", folder, "tmpfs", 0, "size=49152") == 0)
        defer { umount2(folder, Int32(MNT_DETACH)) }
        let outcome = try hotline.run(
            hotline.v07, "new", "--from", "-", "--json",
            input: "[\(Array(repeating: #"{"age":20}"#, count: 30).joined(separator: ","))]")
        #expect(outcome.status == 74)
        #expect(outcome.errorText.contains("NOT SAVED"))
        let saved = try outcome.json["requests"]?.array?.count ?? 0
        #expect(saved > 0 && saved < 30)
        #expect(try hotline.run(hotline.v07, "new", "--from", "-", input: #"{"age":20}"#).status == 74)
        #expect(mount("tmpfs", folder, "tmpfs", UInt(MS_REMOUNT), "size=1048576") == 0)
        try hotline.new(#"{"age":20}"#)
        let delivered = try hotline.deliver()
        #expect(["complete", "past crash"].contains(delivered["verdict"]), "\(CanonicalJSON.text(delivered))")
        #expect(try hotline.cases().count == saved + 1)
    }

    @Test func `an answer that cannot be printed does not hide what was saved`() throws {
        let hotline = try Hotline()
        let outcome = try hotline.run(
            hotline.v07, "new", "--from", "-", "--json", input: #"[{"age":20}, {"age":20}]"#, outputPath: "/dev/full")
        #expect(outcome.status == 74)
        #expect(outcome.errorText.contains("Saved: 2 requests"))
        try hotline.deliver()
        let codes = try hotline.cases().compactMap { $0["code"]?.string }
        #expect(codes.count == 2)
        // The caller needs the codes, so they are printed on the other stream.
        for code in codes { #expect(outcome.errorText.contains(code)) }
        // A hint to run the command again would create a second case for each.
        #expect(outcome.errorText.contains("hint: do not record these requests again"), "\(outcome.errorText)")
        #expect(!outcome.errorText.contains("run the command again"))
        let russian = try hotline.run(
            hotline.v07, "new", "--from", "-", "--lang", "ru", input: #"{"age":20}"#, outputPath: "/dev/full")
        #expect(russian.error.contains("что делать: не записывайте обращение ещё раз"), "\(russian.error)")
    }

    @Test func `a second program is told who holds the log`() throws {
        let hotline = try Hotline()
        let first = try PseudoTerminal(hotline.v07, "new")
        try first.wait(for: "Passphrase")
        try first.type(Hotline.passphrase + "\r")
        try first.wait(for: "Question 1 of")
        for command in [["new", "--from", "-"], ["carry", hotline.usb]] {
            let second = try hotline.v07.run(
                command + ["--passphrase-fd", "3"], input: #"{"age":20}"#, descriptors: [3: Hotline.passphrase])
            // Nothing was recorded yet, so there is nothing to carry.
            guard command[0] == "new" else { continue }
            #expect(second.status == 75)
            #expect(second.errorText.contains("intake new, process \(first.child)"))
            #expect(second.errorText.contains("hint: "))
        }
        try first.type("\u{3}")
        #expect(try first.end() == 130)
        try hotline.new(#"{"age":20}"#)
    }

    @Test func `killed at any moment, what was acknowledged is in the queue, once`() throws {
        let hotline = try Hotline()
        let many = "[\(Array(repeating: #"{"age":20}"#, count: 40).joined(separator: ","))]"
        let started = seconds()
        var acknowledged = codes(in: try hotline.new(many))
        let usual = max(seconds() - started, 0.02)
        for round in 0..<20 {
            let after = usual * (0.1 + 1.1 * Double(round) / 20)
            let program = hotline.v07.under("/usr/bin/timeout", "-s", "KILL", "\(after)")
            let outcome = try hotline.run(
                program, "new", "--from", "-", "--again", "--json", input: round % 4 == 3 ? #"{"age":20}"# : many)
            #expect([0, 137].contains(outcome.status), "\(outcome.errorText)")
            if let answer = try? outcome.json { acknowledged += codes(in: answer) }
        }
        try holds(hotline, acknowledged)
    }

    @Test(.enabled(if: Strace.works, "strace is missing or may not trace here; make test installs it"))
    func `killed at every single write and sync, what was acknowledged is in the queue, once`() throws {
        let hotline = try Hotline()
        var acknowledged: [String] = []
        for number in 1...40 {
            let program = hotline.v07.under(
                "/usr/bin/strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=write,pwrite64,fdatasync,fsync", "-e",
                "inject=write,pwrite64,fdatasync,fsync:signal=KILL:when=\(number)", "--")
            let outcome = try hotline.run(
                program, "new", "--from", "-", "--again", "--json", input: #"[{"age":20}, {"age":20}]"#)
            if let answer = try? outcome.json { acknowledged += codes(in: answer) }
            // Beyond the last call of a run there is no call to kill at.
            if outcome.status == 0 { break }
            #expect(outcome.status == 137, "\(number): \(outcome.errorText)")
        }
        #expect(!acknowledged.isEmpty)
        try holds(hotline, acknowledged)
    }

    @Test(
        .enabled(if: Strace.works, "strace is missing or may not trace here; make test installs it"),
        arguments: ["fdatasync:error=EIO", "pwrite64:error=ENOSPC", "write:error=EIO", "fsync:error=EIO"])
    func `an error of the disk at any call is said, and what was acknowledged is in the queue, once`(
        fault: String
    ) throws {
        let hotline = try Hotline()
        let call = fault.prefix { $0 != ":" }
        // A folder is synced only when its log begins; the other calls occur for every record.
        var acknowledged = call == "fsync" ? [] : codes(in: try hotline.new(#"{"age":20}"#))
        let log = call == "fsync" ? hotline.v07Home : try hotline.log
        for number in 1...40 {
            let trace = hotline.folder + "/trace"
            // Only calls on the home's own files fail, not the output.
            let program = hotline.v07.under(
                "/usr/bin/strace", "-f", "-qq", "-o", trace, "-e", "trace=\(call)", "-P", hotline.v07Home + "/log",
                "-P",
                hotline.v07Home + "/log/state", "-P", hotline.v07Home + "/log/lock", "-P",
                log, "-e", "inject=\(fault):when=\(number)", "--")
            let outcome = try hotline.run(
                program, "new", "--from", "-", "--again", "--json", input: #"[{"age":20}, {"age":20}]"#)
            if let answer = try? outcome.json { acknowledged += codes(in: answer) }
            guard try String(decoding: ProcFile.read(trace), as: UTF8.self).contains("INJECTED") else {
                #expect(outcome.status == 0, "\(number): \(outcome.errorText)")
                break
            }
            // The memory of forms may fail; the requests are saved nevertheless.
            if outcome.errorText.contains("cannot store") {
                #expect(outcome.status == 0, "\(number): \(outcome.errorText)")
                continue
            }
            #expect(outcome.status == 74, "\(number): \(outcome.errorText)")
            #expect(outcome.errorText.contains("hint: "), "\(number): \(outcome.errorText)")
        }
        try holds(hotline, acknowledged)
    }

    private func codes(in answer: JSONValue) -> [String] {
        (answer["requests"]?.array ?? []).compactMap { $0["code"]?.string }
    }

    /// All of `acknowledged` arrive, each once, and the log is good and can be continued.
    private func holds(_ hotline: Hotline, _ acknowledged: [String]) throws {
        try hotline.new(#"{"age":20}"#)
        let delivered = try hotline.deliver()
        #expect(
            ["complete", "past crash"].contains(delivered["verdict"]?.string), "\(CanonicalJSON.text(delivered))")
        let codes = try hotline.cases().compactMap { $0["code"]?.string }
        #expect(Set(codes).count == codes.count)
        #expect(Set(acknowledged).subtracting(codes) == [])
    }

    /// Seconds of a monotonic clock, used only to time the kill; nothing is asserted about it.
    private func seconds() -> Double {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }
}

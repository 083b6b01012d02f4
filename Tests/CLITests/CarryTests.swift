// A stick that is full, gone, write-protected or not empty: the failure is reported, the copy is never called done, and
// the log at home is unchanged.

import Glibc
import Intake
import IntakeCases
import IntakeLog
import IntakeTriage
import Testing

@Suite struct CarryTests {
    private func recorded() throws -> (Hotline, log: [UInt8]) {
        let hotline = try Hotline()
        try hotline.new(#"[{"age":20}, {"age":20}, {"age":20}, {"age":20}, {"age":20}, {"age":20}]"#)
        return (hotline, try Folder.contents(hotline.log, limit: 1 << 20))
    }

    /// Checks the output and the result of a failed carry.
    private func expectFailure(
        _ outcome: Program.Outcome, _ words: String, _ hotline: Hotline, _ log: [UInt8], line: Int = #line
    ) throws {
        let place = SourceLocation(fileID: #fileID, filePath: #filePath, line: line, column: 1)
        #expect(outcome.status == 74, sourceLocation: place)
        #expect(outcome.errorText.contains(words), "\(outcome.errorText)", sourceLocation: place)
        #expect(outcome.errorText.contains("hint: "), "\(outcome.errorText)", sourceLocation: place)
        #expect(!outcome.errorText.contains(".part"), "\(outcome.errorText)", sourceLocation: place)
        #expect(!outcome.output.contains("Copied") && !outcome.output.contains("Receipt"), sourceLocation: place)
        #expect(try Folder.contents(hotline.log, limit: 1 << 20) == log, sourceLocation: place)
        #expect(try hotline.lead.run("verify", hotline.log).status == 0, sourceLocation: place)
    }

    @Test func `a stick without room is said to be full, and holds no half log`() throws {
        let (hotline, log) = try recorded()
        let limited = hotline.v07.under("/usr/bin/prlimit", "--fsize=\(log.count - 1)", "--")
        let target = hotline.usb + "/" + Folder.name(of: try hotline.log)
        try expectFailure(
            hotline.run(limited, "carry", hotline.usb),
            "NOT COPIED; the log on this laptop is complete: could not write \(target): File too large", hotline,
            log)
        let russian = try hotline.run(limited, "carry", hotline.usb, "--lang", "ru")
        #expect(russian.error.contains("НЕ СКОПИРОВАНО; журнал на этом ноутбуке цел"), "\(russian.error)")
        #expect(try Folder.names(hotline.usb).filter { $0.hasSuffix(".intake") || $0.hasSuffix(".part") } == [])
        #expect(try hotline.deliver()["verdict"] == "complete")
    }

    @Test func `a stick that is not there is said to be missing`() throws {
        let (hotline, log) = try recorded()
        try expectFailure(hotline.run(hotline.v07, "carry", hotline.folder + "/gone"), "no folder", hotline, log)
        try Folder.replace(hotline.folder + "/file", with: [1])
        try expectFailure(hotline.run(hotline.v07, "carry", hotline.folder + "/file"), "no folder", hotline, log)
    }

    @Test(.enabled(if: ScratchFolder.mayMount, "needs the right to mount; elsewhere the limit above has to do"))
    func `a stick that fills up, or is write-protected, is no worse`() throws {
        let (hotline, log) = try recorded()
        try #require(mount("tmpfs", hotline.usb, "tmpfs", 0, "size=16384") == 0)
        defer { umount2(hotline.usb, Int32(MNT_DETACH)) }
        try expectFailure(hotline.run(hotline.v07, "carry", hotline.usb), "No space left", hotline, log)
        #expect(try Folder.names(hotline.usb).filter { $0.hasSuffix(".intake") } == [])
        #expect(mount("tmpfs", hotline.usb, "tmpfs", UInt(MS_REMOUNT | MS_RDONLY), "size=1048576") == 0)
        try expectFailure(hotline.run(hotline.v07, "carry", hotline.usb), "Read-only file system", hotline, log)
        #expect(mount("tmpfs", hotline.usb, "tmpfs", UInt(MS_REMOUNT), "size=1048576") == 0)
        #expect(try hotline.deliver()["verdict"] == "complete")
    }

    @Test func `a stick on which every name of the log is taken is said to be no use`() throws {
        let (hotline, log) = try recorded()
        let name = Folder.name(of: try hotline.log).dropLast(7)
        for number in 1...1000 {
            let file = creat("\(hotline.usb)/\(name)\(number == 1 ? "" : "-\(number)").intake", 0o600)
            #expect(write(file, "x", 1) == 1 && close(file) == 0)
        }
        try expectFailure(
            hotline.run(hotline.v07, "carry", hotline.usb),
            "NOT COPIED; the log on this laptop is complete: could not write \(hotline.usb)/\(name).intake: File exists",
            hotline, log)
    }

    @Test func `what lies on the stick under the log's name is never overwritten or waited for`() throws {
        let (hotline, log) = try recorded()
        let name = Folder.name(of: try hotline.log)
        let target = hotline.usb + "/" + name
        #expect(symlink("/etc/hostname", target) == 0)
        let outcome = try hotline.run(hotline.v07, "carry", hotline.usb)
        #expect(outcome.status == 2)
        #expect(outcome.errorText.contains("another file had the log's name"))
        #expect(Folder.kind(target) == .link)
        #expect(unlink(target) == 0 && mkfifo(target, 0o600) == 0)
        #expect(try hotline.run(hotline.v07, "carry", hotline.usb).status == 2)
        #expect(Folder.kind(target) == .other)
        // Another log has the name: the copy goes beside it, and both exist.
        #expect(unlink(target) == 0)
        try Folder.replace(target, with: Array(log.reversed()))
        #expect(try hotline.run(hotline.v07, "carry", hotline.usb).status == 2)
        #expect(try Folder.contents(target, limit: 1 << 20) == Array(log.reversed()))
        let beside = target.dropLast(7) + "-2.intake"
        #expect(try Folder.contents(String(beside), limit: 1 << 20) == log)
    }

    @Test func `a log that grew is carried over its earlier copy`() throws {
        let (hotline, _) = try recorded()
        try hotline.deliver()
        try hotline.new(#"{"age":20}"#)
        let delivered = try hotline.deliver()
        #expect(delivered["new"] == 1 && delivered["records"] == 7)
        #expect(try Folder.names(hotline.usb).filter { $0.hasSuffix(".intake") }.count == 1)
    }

    @Test func `without a log there is nothing to carry and no receipt`() throws {
        let hotline = try Hotline()
        for command in [["carry", hotline.usb, "--passphrase-fd", "3"], ["receipt"]] {
            let outcome = try hotline.v07.run(command, descriptors: [3: Hotline.passphrase])
            #expect(outcome.status == 1)
            #expect(outcome.errorText.contains("has not recorded anything yet"))
        }
    }

    @Test(.enabled(if: ScratchFolder.mayMount, "needs the right to mount"))
    func `an import that has room for one copy, and not for several, takes in all logs`() throws {
        let hotline = try Hotline()
        for _ in 0..<3 {
            try hotline.new("[" + (0..<120).map { _ in #"{"age":20}"# }.joined(separator: ",") + "]")
            try #require(hotline.run(hotline.v07, "carry", hotline.usb).status == 0)
            // The laptop starts another log.
            try #require(
                rename(hotline.v07Home + "/log", hotline.folder + "/log-\(UInt64.random(in: 0 ... .max))") == 0)
        }
        let desk = hotline.leadHome + "/desk"
        try Folder.make(desk)
        try #require(mount("tmpfs", desk, "tmpfs", 0, "size=33554432") == 0)
        defer { umount2(desk, Int32(MNT_DETACH)) }
        let first = try hotline.run(hotline.lead, "import", hotline.usb, "--json")
        #expect(first.status == 0, "\(first.errorText)")
        // The size of the stick allows one and a half copies.
        var status = statvfs()
        try #require(statvfs(desk, &status) == 0)
        let free = Int(status.f_bavail) * Int(status.f_bsize)
        let log = try #require(try Desk.storedLogs(of: Home(hotline.leadHome)).first).path
        let size = try Folder.contents(log, limit: 1 << 26).count
        try Folder.replace(desk + "/filler", with: [UInt8](repeating: 1, count: free - size * 3 / 2))
        let again = try hotline.run(hotline.lead, "import", hotline.usb, "--json")
        #expect(again.status == 0, "\(again.error)")
        #expect(try again.json["logs"]?.array?.count == 3)
        #expect(try hotline.cases().count == 360)
    }
}

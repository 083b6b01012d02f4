// A laptop that cannot write its log can still carry it: sealed bytes are copied unchanged, the output describes the
// copy correctly, and the receipt for the coordinator matches.

import Glibc
import Testing
@testable import Intake
@testable import IntakeLog

@Suite struct CarryAnywayTests {
    /// Checks the output and the result of a carry without the laptop's key, and brings the log to the desk.
    private func expectAsIs(
        _ outcome: Program.Outcome, _ words: String, _ hotline: Hotline, isClosed: Bool, line: Int = #line
    ) throws {
        let place = SourceLocation(fileID: #fileID, filePath: #filePath, line: line, column: 1)
        #expect(outcome.status == 2, "\(outcome.error)", sourceLocation: place)
        #expect(outcome.error.contains(words), "\(outcome.error)", sourceLocation: place)
        #expect(outcome.error.contains("NOT CLOSED") == !isClosed, "\(outcome.error)", sourceLocation: place)
        #expect(outcome.error.contains("keys files for"), sourceLocation: place)
        let copy = hotline.usb + "/" + Folder.name(of: try hotline.log)
        #expect(
            try Folder.contents(copy, limit: 1 << 20) == Folder.contents(hotline.log, limit: 1 << 20),
            sourceLocation: place)
        let report = try LogFile.readStructure(hotline.log, in: .laptop)
        let receipt = try Receipt(log: #require(report.logID), head: report.head, cost: .interactive)
        #expect(outcome.output.contains("Receipt: \(receipt)"), "\(outcome.output)", sourceLocation: place)
        let imported = try hotline.run(hotline.lead, "import", hotline.usb, "--receipt", "\(receipt)", "--json")
        let log = try #require(try imported.json["logs"]?.array?.first)
        #expect(log["verdict"] == (isClosed ? "complete" : "unfinished end"), sourceLocation: place)
        #expect(log["receipt_match"] == "head", sourceLocation: place)
        #expect(log["new"] == 3, sourceLocation: place)
    }

    /// A hotline with three records, in a log that is closed, or whose end is missing after an interruption.
    private func recorded(isClosed: Bool) throws -> Hotline {
        let hotline = try Hotline()
        try hotline.new(#"[{"age":20}, {"age":20}, {"age":20}]"#)
        if !isClosed {
            #expect(
                truncate(try hotline.log, off_t(try LogFile.readStructure(hotline.log, in: .laptop).cells - 1) * 4096)
                    == 0)
        }
        return hotline
    }

    @Test(arguments: [true, false])
    func `without a passphrase a log is carried as it is`(isClosed: Bool) throws {
        let hotline = try recorded(isClosed: isClosed)
        let outcome = try hotline.v07.run("carry", hotline.usb, "--as-is")
        try expectAsIs(outcome, isClosed ? "copied as it is" : "but it is NOT CLOSED", hotline, isClosed: isClosed)
    }

    @Test func `a wrong passphrase in a script is refused, and the way without one is named`() throws {
        let hotline = try recorded(isClosed: true)
        let outcome = try hotline.v07.run("carry", hotline.usb, "--passphrase-fd", "3", descriptors: [3: "wrong"])
        #expect(outcome.status == 77)
        #expect(outcome.error.contains("--as-is"), "\(outcome.error)")
        #expect(try Folder.names(hotline.usb).isEmpty)
    }

    @Test(arguments: [["\r"], ["not the passphrase\r", "nor this one\r", "nor the third\r"]])
    func `at a terminal an empty or a wrong passphrase offers the copy without one`(typed: [String]) throws {
        let hotline = try recorded(isClosed: true)
        let terminal = try PseudoTerminal(hotline.v07, "carry", hotline.usb)
        try terminal.wait(for: "Copy there anyway?")
        try terminal.type("yes\r")
        for words in typed {
            try terminal.wait(for: "while you type): ")
            try terminal.type(words)
        }
        try terminal.wait(for: "Copy it this way?")
        try terminal.type("yes\r")
        #expect(try terminal.end() == 2)
        #expect(terminal.transcript.contains("Copied and read back"), "\(terminal.transcript)")
        #expect(try Folder.names(hotline.usb) == [Folder.name(of: hotline.log)])
    }

    @Test func `at a terminal Ctrl-C ends it, and no is no`() throws {
        let hotline = try recorded(isClosed: true)
        let interrupted = try PseudoTerminal(hotline.v07, "carry", hotline.usb)
        try interrupted.wait(for: "Copy there anyway?")
        try interrupted.type("yes\r")
        try interrupted.wait(for: "while you type): ")
        try interrupted.type("\u{03}")
        #expect(try interrupted.end() == 130)
        let declined = try PseudoTerminal(hotline.v07, "carry", hotline.usb)
        try declined.wait(for: "Copy there anyway?")
        try declined.type("no\r")
        #expect(try declined.end() == 1)
        #expect(try Folder.names(hotline.usb).isEmpty)
    }

    @Test func `a laptop whose keys have run out, whose key was revoked or whose identity decayed carries its log`()
        throws
    {
        let damages: [(String, (Hotline) throws -> Void)] = [
            (
                "keys file in force on this laptop is damaged",
                { hotline in
                    let keys = hotline.v07Home + "/keys"
                    for name in try Folder.names(keys) where name.hasSuffix(".keys") {
                        try Folder.replace(keys + "/" + name, with: [1])
                    }
                }
            ),
            ("identity", { try Folder.replace($0.v07Home + "/identity", with: [UInt8](repeating: 7, count: 400)) }),
            ("this laptop has no key yet", { Folder.remove($0.v07Home + "/identity") }),
        ]
        for (words, damage) in damages {
            let hotline = try recorded(isClosed: false)
            try damage(hotline)
            try expectAsIs(hotline.run(hotline.v07, "carry", hotline.usb), words, hotline, isClosed: false)
        }
        let expired = try Hotline(validUntil: "2026-01-01", adopts: true)
        // Recorded while they were valid.
        let other = try recorded(isClosed: true)
        try Folder.make(expired.v07Home + "/log")
        try FileCopy.copy(other.log, to: expired.v07Home + "/log/" + Folder.name(of: other.log), in: .laptop)
        let outcome = try expired.run(expired.v07, "carry", expired.usb)
        #expect(outcome.status == 2)
        #expect(outcome.error.contains("no coordinator in keys file 1 is valid today"), "\(outcome.error)")
        #expect(outcome.output.contains("Receipt: "))
    }

    @Test(.enabled(if: ScratchFolder.mayMount, "needs the right to mount"))
    func `a laptop whose disk takes no writes any more carries its log`() throws {
        let hotline = try recorded(isClosed: false)
        let home = hotline.v07Home
        try #require(mount(home, home, nil, UInt(MS_BIND), nil) == 0)
        defer { umount2(home, Int32(MNT_DETACH)) }
        try #require(mount(nil, home, nil, UInt(MS_BIND | MS_REMOUNT | MS_RDONLY), nil) == 0)
        try expectAsIs(
            hotline.run(hotline.v07, "carry", hotline.usb), "Read-only file system", hotline, isClosed: false)
    }

    @Test func `a laptop that was revoked carries its log, and is told that it writes no more`() throws {
        for isClosed in [true, false] {
            let hotline = try recorded(isClosed: isClosed)
            let keys = hotline.folder + "/keys"
            let card = try Home(hotline.v07Home).card()
            let text = try String(decoding: Folder.contents(keys, limit: KeysFile.maxBytes), as: UTF8.self)
            let key = try PublicKeyText(.signing, card.signing.bytes).text()
            let revoked = """

                [[revoked]]
                key = "\(key)"
                date = 2020-01-01
                reason = "taken at a checkpoint"

                """
            try Folder.replace(keys, with: Array((text.replacing("version = 1", with: "version = 2") + revoked).utf8))
            try Hotline.sign(keys, with: Home(hotline.leadHome))
            try #require(hotline.v07.run("keys", "adopt", keys).status == 0)
            try #require(hotline.run(hotline.v07, "new", "--from", "-", input: #"{"age":20}"#).status == 1)
            try expectAsIs(
                hotline.run(hotline.v07, "carry", hotline.usb), "was revoked", hotline, isClosed: isClosed)
        }
    }

    @Test func `a log that another program holds is not carried without a word, and can be carried as it is`() throws {
        let hotline = try recorded(isClosed: true)
        let held = try File(hotline.v07Home + "/log/lock", .update, in: .laptop)
        try #require(try held.tryLock())
        let busy = try hotline.run(hotline.v07, "carry", hotline.usb)
        #expect(busy.status == 75)
        #expect(try Folder.names(hotline.usb).isEmpty)
        try expectAsIs(hotline.v07.run("carry", hotline.usb, "--as-is"), "copied as it is", hotline, isClosed: true)
    }

    @Test func `a damaged log is carried, and its damage is named`() throws {
        let hotline = try recorded(isClosed: true)
        let log = try hotline.log
        try Folder.replace(log, with: Folder.contents(log, limit: 1 << 20).flipped(2, 500))
        for arguments in [["carry", hotline.usb, "--passphrase-fd", "3"], ["carry", hotline.usb, "--as-is"]] {
            let outcome = try hotline.v07.run(arguments, descriptors: [3: Hotline.passphrase])
            #expect(outcome.status == 2, "\(outcome.error)")
            #expect(outcome.error.contains("the log on this laptop is damaged"), "\(outcome.error)")
            #expect(outcome.error.contains("changed or damaged"), "\(outcome.error)")
            #expect(outcome.output.contains("Copied and read back"))
        }
    }

    @Test(.enabled(if: Strace.works, "strace is missing or may not trace here"))
    func `what a failing disk still gives of a log comes to the stick, and the rest is named`() throws {
        let hotline = try recorded(isClosed: true)
        // One call of the copy fails, and one of those that read the same cells one by one.
        let program = hotline.v07.under(
            "/usr/bin/strace", "-qq", "-o", "/dev/null", "-e", "trace=pread64", "-P", try hotline.log, "-e",
            "inject=pread64:error=EIO:when=1..3+2", "--")
        let outcome = try program.run("carry", hotline.usb, "--as-is")
        #expect(outcome.status == 2, "\(outcome.error)")
        #expect(outcome.error.contains("the log on this laptop is damaged"), "\(outcome.error)")
        let imported = try hotline.run(hotline.lead, "import", hotline.usb, "--json")
        #expect(try imported.json["logs"]?.array?.first?["verdict"] == "damaged")
    }

    // A former bug: it read the stick again for size and receipt, and ignored errors of that.
    @Test(
        .enabled(if: Strace.works, "strace is missing or may not trace here"),
        arguments: ["pread64:error=EIO", "newfstatat:error=EIO", "openat:error=ENODEV"])
    func `a stick that fails at any call brings a true receipt or no receipt`(fault: String) throws {
        let hotline = try recorded(isClosed: true)
        let log = try hotline.log
        let report = try LogFile.readStructure(log, in: .laptop)
        let receipt = try Receipt(log: #require(report.logID), head: report.head, cost: .interactive)
        let copy = hotline.usb + "/" + Folder.name(of: log)
        for number in 1...6 {
            try Folder.replace(copy, with: [])
            let program = hotline.v07.under(
                "/usr/bin/strace", "-qq", "-o", "/dev/null", "-e", "trace=\(fault.prefix { $0 != ":" })", "-P", copy,
                "-e", "inject=\(fault):when=\(number)+", "--")
            let outcome = try program.run("carry", hotline.usb, "--as-is")
            if outcome.status == 74 {
                #expect(!outcome.output.contains("Receipt"), "\(number): \(outcome.output)")
            } else {
                #expect(outcome.status == 2)
                #expect(outcome.output.contains("(\(report.cells * 4) KiB)"), "\(number): \(outcome.output)")
                #expect(outcome.output.contains("Receipt: \(receipt)"), "\(number): \(outcome.output)")
                let named = try Folder.names(hotline.usb).filter {
                    outcome.output.contains("\(hotline.usb)/\($0) (")
                }
                let path = hotline.usb + "/" + (try #require(named.first))
                #expect(try Folder.contents(path, limit: 1 << 20) == Folder.contents(log, limit: 1 << 20))
            }
        }
    }

    /// The volunteer's program, with these calls on the file at `path` failing like a damaged medium.
    private func failing(_ hotline: Hotline, _ path: String, when calls: String) -> Program {
        hotline.v07.under(
            "/usr/bin/strace", "-qq", "-o", "/dev/null", "-e", "trace=pread64", "-P", path, "-e",
            "inject=pread64:error=EIO:when=\(calls)", "--")
    }

    @Test(.enabled(if: Strace.works, "strace is missing or may not trace here"), arguments: [true, false])
    func `where the log or its old copy cannot be read, a stick with a copy takes the log beside it`(isStick: Bool)
        throws
    {
        let hotline = try recorded(isClosed: true)
        let (log, copy) = (try hotline.log, hotline.usb + "/" + Folder.name(of: try hotline.log))
        try FileCopy.copy(log, to: copy, in: .laptop)
        let before = try Folder.contents(copy, limit: 1 << 20)
        try hotline.new(#"{"age":20}"#)
        let program = failing(hotline, isStick ? copy : log, when: isStick ? "1+" : "1")
        let outcome = try program.run("carry", hotline.usb, "--as-is")
        #expect(outcome.status == 2, "\(outcome.error)")
        #expect(outcome.error.contains("it was not changed"), "\(outcome.error)")
        #expect(try Folder.contents(copy, limit: 1 << 20) == before)
        let beside = copy.dropLast(7) + "-2.intake"
        #expect(try Folder.contents(String(beside), limit: 1 << 20) == Folder.contents(log, limit: 1 << 20))
        #expect(outcome.output.contains(beside))
    }

    @Test(.enabled(if: Strace.works, "strace is missing or may not trace here"))
    func `of a log with a block that cannot be read the rest comes to the stick, and what is missing is counted`()
        throws
    {
        let hotline = try Hotline()
        try hotline.new("[" + Array(repeating: #"{"age":20}"#, count: 300).joined(separator: ", ") + "]")
        let cells = Int(try LogFile.readStructure(hotline.log, in: .laptop).cells)
        let block = (1 << 20) / 4096
        try #require(cells > block && cells < 2 * block)
        // Fails: all reads of the second block, at once and cell by cell; all reads; the last confirmed cell.
        let end = try failing(hotline, hotline.log, when: "2+").run("carry", hotline.usb, "--as-is")
        #expect(end.status == 2, "\(end.error)")
        #expect(end.error.contains("\(cells - block) cells could not be read from this laptop's disk"), "\(end.error)")
        #expect(!end.error.contains("NOT CLOSED") && !end.error.contains("it is complete"), "\(end.error)")
        let copy = hotline.usb + "/" + Folder.name(of: try hotline.log)
        let bytes = try Folder.contents(hotline.log, limit: 1 << 22)
        let zeros = [UInt8](repeating: 0, count: bytes.count - block * 4096)
        #expect(try Folder.contents(copy, limit: 1 << 22) == bytes.prefix(block * 4096) + zeros)
        // The first block, so the beginning is missing.
        Folder.remove(copy)
        let first = try failing(hotline, hotline.log, when: "1..\(block + 1)").run("carry", hotline.usb, "--as-is")
        #expect(first.error.contains("\(block) cells could not be read"), "\(first.error)")
        #expect(try Folder.contents(copy, limit: 1 << 22).suffix(zeros.count) == bytes.suffix(zeros.count))
        Folder.remove(copy)
        let none = try failing(hotline, hotline.log, when: "1+").run("carry", hotline.usb, "--as-is")
        #expect(none.status == 74 && none.error.contains("NOT COPIED"), "\(none.error)")
        #expect(try Folder.names(hotline.usb).isEmpty)
    }

    @Test(.enabled(if: Strace.works, "strace is missing or may not trace here"))
    func `carry --json counts the cells of each log that the disk did not give`() throws {
        let hotline = try recorded(isClosed: true)
        let cells = try LogFile.readStructure(hotline.log, in: .laptop).cells
        let damaged = try failing(hotline, hotline.log, when: "1..3").run("carry", hotline.usb, "--as-is", "--json")
        #expect(damaged.status == 2 && cells > 2, "\(damaged.error)")
        // The first call fails, and the first two of those that read its cells one by one.
        #expect(try damaged.json["logs"]?.array?.map { $0["unread_cells"] } == [2])
        let whole = try hotline.run(hotline.v07, "carry", hotline.usb, "--json")
        #expect(try whole.json["logs"]?.array?.map { $0["unread_cells"] } == [0])
    }

    @Test(.enabled(if: Strace.works, "strace is missing or may not trace here"))
    func `a last cell that the disk does not give is no interruption`() throws {
        let hotline = try recorded(isClosed: true)
        let cells = try LogFile.readStructure(hotline.log, in: .laptop).cells
        let program = failing(hotline, try hotline.log, when: "1..\(cells + 1)+\(cells)")
        let outcome = try program.run("carry", hotline.usb, "--as-is")
        #expect(outcome.status == 2)
        #expect(outcome.error.contains("1 cell could not be read from this laptop's disk"), "\(outcome.error)")
        #expect(!outcome.error.contains("NOT CLOSED"), "\(outcome.error)")
    }
}

extension [UInt8] {
    /// The same bytes with one bit of a cell flipped.
    func flipped(_ cell: Int, _ at: Int) -> [UInt8] {
        var bytes = self
        bytes[cell * 4096 + at] ^= 1
        return bytes
    }
}

// Keys that are pressed while no question is on the screen: a key is being derived, or a request is being sealed on a
// slow disk. They may be a caller's words that the volunteer continues to write down.

import Glibc
import IntakeLog
import IntakeTriage
import Testing

@Suite(.enabled(if: Strace.works, "strace is missing or may not trace here; make test installs it"))
struct TypedWhileSealingTests {
    /// The volunteer's program with calls on this file that take two seconds, and may then fail.
    private func slow(_ call: String, on path: String, _ hotline: Hotline, error: String = "") -> Program {
        hotline.v07.under(
            "/usr/bin/strace", "-D", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-P", path, "-e",
            "inject=\(call):delay_enter=2000000\(error)", "--")
    }

    /// The same under a shell that reports which typed keys it gets, with the passphrase on descriptor 3.
    private func shell(around program: Program, _ hotline: Hotline) throws -> Program {
        let path = hotline.folder + "/passphrase"
        try Folder.replace(path, with: Array(Hotline.passphrase.utf8))
        return program.under(
            "/bin/sh", "-c", "\"$@\" 3<\(path); IFS= read -r line; echo \"the shell got: $line.\"", "sh")
    }

    /// Answers the first question, which is on the screen, and seals.
    private func seal(on terminal: PseudoTerminal) throws {
        try terminal.type("0\r")
        try terminal.wait(for: "Question 2 of")
        try terminal.type(">\r")
        try terminal.wait(for: "discard to delete")
        try terminal.type("seal\r")
        while !terminal.isAtWork { usleep(1_000) }
    }

    @Test(arguments: [false, true])
    func `what is typed while a request is sealed shows nowhere, and the shell does not get it`(isScripted: Bool) throws
    {
        let hotline = try Hotline()
        try hotline.new(#"{"age":20}"#)
        let program = try shell(around: slow("fdatasync", on: hotline.log, hotline), hotline)
        let terminal = try PseudoTerminal(program, ["new"] + (isScripted ? ["--passphrase-fd", "3"] : []))
        if !isScripted {
            try terminal.wait(for: "Passphrase")
            try terminal.type(Hotline.passphrase + "\r")
        }
        try terminal.wait(for: "Question 1 of")
        try seal(on: terminal)
        try terminal.type("zwischenruf\r")
        try terminal.wait(for: "Receipt: ")
        while !terminal.isAsBefore { usleep(1_000) }
        try terminal.type("next\r")
        try terminal.wait(for: "the shell got: next.")
        #expect(try terminal.end() == 0)
        #expect(!terminal.transcript.contains("zwischenruf"))
    }

    @Test func `what is typed while a script's passphrase is tried shows nowhere, and answers no question`() throws {
        let hotline = try Hotline()
        let program = try shell(around: slow("openat", on: hotline.v07Home + "/identity", hotline), hotline)
        let terminal = try PseudoTerminal(program, "new", "--passphrase-fd", "3")
        // Bounded: a program that never takes the terminal must fail here.
        for _ in 0..<1_500 where !terminal.isQuiet { usleep(1_000) }
        try terminal.type("zwischenruf\r>\r")
        try terminal.wait(for: "Question 1 of")
        try terminal.type("\u{3}")
        try terminal.wait(for: "interrupted; nothing was saved")
        #expect(!terminal.transcript.contains("zwischenruf"))
        #expect(!terminal.transcript.contains("Please check"))
    }

    @Test func `Ctrl-C while a request is sealed ends the program once its code is on the screen`() throws {
        let hotline = try Hotline()
        try hotline.new(#"{"age":20}"#)
        let terminal = try InterviewScreenTests.begin(slow("fdatasync", on: hotline.log, hotline))
        try seal(on: terminal)
        try terminal.type("\u{3}")
        try terminal.wait(for: "Case code: ")
        try terminal.wait(for: "Receipt: ")
        #expect(try terminal.end() == 130)
        #expect(terminal.isAsBefore)
        #expect(try hotline.deliver()["new"] == 2)
    }

    @Test func `Ctrl-C while a request is sealed that cannot be saved says that it is not, and gone`() throws {
        let hotline = try Hotline()
        try hotline.new(#"{"age":20}"#)
        let program = slow("fdatasync", on: try hotline.log, hotline, error: ":error=EIO")
        let terminal = try InterviewScreenTests.begin(program)
        try seal(on: terminal)
        try terminal.type("\u{3}")
        try terminal.wait(for: "NOT SAVED: could not save")
        try terminal.wait(for: "interrupted: the request is NOT SAVED")
        #expect(try terminal.end() == 130)
        #expect(terminal.isAsBefore)
        #expect(!terminal.transcript.contains("press Enter to try again"))
    }

    @Test func `a window that changes its size breaks off nothing that is being saved`() throws {
        let hotline = try Hotline()
        try hotline.new(#"{"age":20}"#)
        let terminal = try InterviewScreenTests.begin(slow("fdatasync", on: hotline.log, hotline))
        // While the keyboard is read, the signal is caught; a call that saves something must never be interrupted by
        // it.
        #expect(try caught(terminal) & 1 << (SIGWINCH - 1) != 0)
        try seal(on: terminal)
        #expect(try caught(terminal) & 1 << (SIGWINCH - 1) == 0)
        try terminal.wait(for: "Receipt: ")
        #expect(try terminal.end() == 0)
    }

    /// The signals that the program catches, one bit each.
    private func caught(_ terminal: PseudoTerminal) throws -> UInt64 {
        let status = String(decoding: try ProcFile.read("/proc/\(terminal.child)/status"), as: UTF8.self)
        let mask = try #require(status.firstMatch(of: #/SigCgt:\s+([0-9a-f]+)/#)?.1)
        return try #require(UInt64(mask, radix: 16))
    }
}

import Glibc
import Testing

@Suite struct TerminalTests {
    /// `setup` on a terminal, up to the question for the passphrase.
    private func asked(_ language: String = "en") throws -> (PseudoTerminal, home: String) {
        let home = "/tmp/intake-terminal-\(UInt64.random(in: 0...UInt64.max))"
        let terminal = try PseudoTerminal(
            Program(home: home), "setup", "--role", "volunteer", "--name", "v07", "--lang", language)
        try terminal.wait(for: language == "ru" ? "Парольная фраза" : "Passphrase (nothing shows")
        return (terminal, home)
    }

    @Test func `Ctrl-C gives the terminal back, leaves nothing behind and exits 130`() throws {
        let (terminal, home) = try asked()
        try terminal.type("half a pass\u{3}")
        #expect(try terminal.end() == 130)
        #expect(terminal.isAsBefore)
        #expect(access(home + "/identity", F_OK) != 0)
    }

    /// All signals, except those that stop or continue a program, the two that the C library reserves, and the one that
    /// cannot be caught.
    private static let signals = (1...64).filter {
        ![SIGKILL, SIGSTOP, SIGCONT, SIGTSTP, SIGTTIN, SIGTTOU, 32, 33].contains($0)
    }

    @Test func `each signal that ends the program gives the terminal back too`() throws {
        for signal in Self.signals {
            let (terminal, _) = try asked()
            // The program holds the terminal before the question is visible. Signals that do not end it leave it
            // running, so Ctrl-C does.
            terminal.send(signal)
            if [SIGPIPE, SIGXFSZ, SIGCHLD, SIGURG, SIGWINCH].contains(signal) { try terminal.type("\u{3}") }
            let status = try terminal.end()
            #expect(terminal.isAsBefore, "\(signal): \(status)")
            #expect([128 + signal, 130, 70].contains(status), "\(signal): \(status)")
        }
    }

    @Test func `a stack that overflows has its sentence`() throws {
        // The size decides where the stack overflows; with a very small one the program cannot start.
        let outcomes = try (4...12).map { size in
            try Program(home: "/tmp/intake-none").under("/usr/bin/prlimit", "--stack=\(size * 8192)", "--")
                .run("verify", "/tmp/intake-none")
        }
        #expect(outcomes.contains { $0.status == 70 && $0.error.contains("a bug ended the program") })
    }

    @Test func `in a terminal whose mouse a dead program left switched on, it is switched off`() throws {
        let (terminal, _) = try asked()
        #expect(terminal.transcript.contains("\u{1B}[?9;1000;1002;1003;1005;1006;1015l"))
        try terminal.type("\u{3}")
        #expect(try terminal.end() == 130)
        let plain = try PseudoTerminal(
            Program(home: "/tmp/intake-none", environment: ["TERM": "dumb"]), "setup", "--role", "volunteer", "--name",
            "v07")
        try plain.wait(for: "shows while you type): ")
        #expect(!plain.transcript.contains("\u{1B}"))
        try plain.type("\u{3}")
        #expect(try plain.end() == 130)
    }

    @Test func `nothing of a passphrase shows, and a wrong one is asked for again`() throws {
        let (terminal, _) = try asked("ru")
        try terminal.type("kurz\r")
        try terminal.wait(for: "Слишком коротко")
        try terminal.wait(for: "Парольная фраза")
        try terminal.type("verschwiegen\r")
        try terminal.wait(for: "Ещё раз")
        try terminal.type("verraten und\r")
        try terminal.wait(for: "Фразы не совпали")
        try terminal.wait(for: "Парольная фраза")
        try terminal.type("\u{3}")
        #expect(try terminal.end() == 130)
        for word in ["kurz", "verschwiegen", "verraten"] { #expect(!terminal.transcript.contains(word)) }
    }

    @Test func `what is typed while keys are worked out shows nowhere, and the shell does not get it`() throws {
        let scratch = try ScratchFolder()
        let shell = Program(home: scratch.path + "/v07").under(
            "/bin/sh", "-c", "\"$@\"; IFS= read -r line; echo \"the shell got: $line.\"", "sh")
        let terminal = try PseudoTerminal(shell, "setup", "--role", "volunteer", "--name", "v07")
        for question in ["shows while you type): ", "The same again: "] {
            try terminal.wait(for: question)
            try terminal.type("five words or even six\r")
        }
        while !terminal.isAtWork { usleep(1_000) }
        try terminal.type("zwischenruf\r")
        try terminal.wait(for: "[[volunteer]]")
        try terminal.wait(for: "the key of this laptop is in")
        while !terminal.isAsBefore { usleep(1_000) }
        try terminal.type("next\r")
        try terminal.wait(for: "the shell got: next.")
        #expect(try terminal.end() == 0)
        #expect(!terminal.transcript.contains("zwischenruf"))
    }

    @Test func `Ctrl-C ends the program while it works out keys, and gives the terminal back`() throws {
        let scratch = try ScratchFolder()
        let terminal = try PseudoTerminal(
            Program(home: scratch.path + "/v07"), "setup", "--role", "volunteer", "--name", "v07")
        for question in ["shows while you type): ", "The same again: "] {
            try terminal.wait(for: question)
            try terminal.type("five words or even six\r")
        }
        while !terminal.isAtWork { usleep(1_000) }
        try terminal.type("\u{3}")
        #expect(try terminal.end() == 130)
        #expect(terminal.isAsBefore)
        #expect(access(scratch.path + "/v07/identity", F_OK) != 0)
    }

    @Test func `Ctrl-Z where no shell waits does not stop the program for good`() throws {
        // It leads a session of its own, so nothing can continue it.
        let (terminal, _) = try asked()
        for _ in 0..<3 {
            try terminal.type("\u{1A}")
            try terminal.wait(for: "shows while you type): ")
        }
        terminal.send(SIGTSTP)
        // Input from before the handler has taken the terminal again is dropped.
        sleep(2)
        try terminal.type("\u{3}")
        #expect(try terminal.end() == 130)
        #expect(terminal.isAsBefore)
    }

    @Test func `under a shell Ctrl-Z stops the program, and it goes on where it was`() throws {
        let home = "/tmp/intake-terminal-\(UInt64.random(in: 0...UInt64.max))"
        let shell = Program(home: home, environment: ["PS1": "ready: "]).under(
            "/bin/bash", "--norc", "--noediting", "-i", "-c", "set -m; \"$@\"; echo stopped; fg; echo ended $?", "bash")
        let terminal = try PseudoTerminal(shell, "setup", "--role", "volunteer", "--name", "v07")
        try terminal.wait(for: "shows while you type): ")
        try terminal.type("\u{1A}")
        try terminal.wait(for: "stopped")
        try terminal.wait(for: "shows while you type): ")
        try terminal.type("\u{3}")
        try terminal.wait(for: "ended 130")
        #expect(try terminal.end() == 0)
    }

    @Test(.enabled(if: Strace.works, "strace is missing or may not trace here; make test installs it"))
    func `a window that is closed at any moment of the end leaves no program behind`() throws {
        let scratch = try ScratchFolder()
        func run(_ injected: [String]) throws -> (status: Int32, calls: Int) {
            let trace = scratch.path + "/trace"
            let program = Program(home: scratch.path + "/v07").under(
                ["/usr/bin/strace", "-qq", "-o", trace, "-e", "trace=rt_sigaction,ioctl"] + injected + ["--"])
            let terminal = try PseudoTerminal(program, "setup", "--role", "volunteer", "--name", "v07")
            try terminal.wait(for: "shows while you type): ")
            try terminal.type("\u{3}")
            let status = try terminal.end()
            let lines = String(decoding: try ProcFile.read(trace), as: UTF8.self).split(separator: "\n")
            return (status, lines.count { $0.hasPrefix("rt_sigaction(") })
        }
        // The last calls restore the handlers, after the terminal.
        let calls = try run([]).calls
        var hungUp = 0
        for number in calls - 9...calls {
            let status = try run(["-e", "inject=rt_sigaction:signal=HUP:when=\(number)"]).status
            #expect([129, 130].contains(status), "\(number) of \(calls)")
            if status == 129 { hungUp += 1 }
        }
        #expect(hungUp > 0)
    }

    @Test(.enabled(if: Strace.works, "strace is missing or may not trace here; make test installs it"))
    func `a terminal that does not wait is waited for`() throws {
        let scratch = try ScratchFolder()
        let program = Program(home: scratch.path + "/v07").under(
            "/usr/bin/strace", "-qq", "-o", "/dev/null", "-P", "/dev/tty", "-e", "trace=read,write", "-e",
            "inject=read:error=EAGAIN:when=1+3", "-e", "inject=write:error=EAGAIN:when=2+3", "--")
        let terminal = try PseudoTerminal(program, "setup", "--role", "volunteer", "--name", "v07")
        for question in ["shows while you type): ", "The same again: "] {
            try terminal.wait(for: question)
            try terminal.type("five words or even six\r")
        }
        try terminal.wait(for: "[[volunteer]]")
        #expect(try terminal.end() == 0)
    }

    @Test func `the key that quits prints nothing of what was in memory, also where no terminal is held`() throws {
        let hotline = try Hotline()
        var program = hotline.v07
        program.environment["SWIFT_BACKTRACE"] = "enable=yes,interactive=no,color=no"
        let terminal = try PseudoTerminal(program, "new", "--from", "-")
        // It reads standard input; read(2) is 0 (<asm/unistd_64.h>).
        try terminal.waitUntil("syscall", of: terminal.child) { $0.hasPrefix("0 0x0 ") }
        terminal.send(SIGQUIT)
        #expect(try terminal.end() == 128 + SIGQUIT)
        #expect(terminal.transcript == "")
    }
}

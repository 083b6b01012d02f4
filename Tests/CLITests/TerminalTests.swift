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

    @Test(arguments: [(SIGTERM, 143), (SIGHUP, 129), (SIGINT, 130)] as [(Int32, Int32)])
    func `a signal gives the terminal back too`(signal: Int32, status: Int32) throws {
        let (terminal, _) = try asked()
        // The terminal is ours before the question shows.
        terminal.send(signal)
        #expect(try terminal.end() == status)
        #expect(terminal.isAsBefore)
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
}

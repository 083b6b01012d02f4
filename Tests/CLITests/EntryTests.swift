import Testing

@Suite struct EntryTests {
    let program = Program(home: "/nonexistent/intake")

    @Test func `the version goes to standard output`() throws {
        let outcome = try program.run("--version")
        #expect(outcome.status == 0)
        #expect(outcome.output.wholeMatch(of: #/\d+\.\d+\.\d+\n/#) != nil)
        #expect(outcome.error == "")
    }

    @Test(arguments: [["--no-such-option"], ["no-such-command"]])
    func `a wrong line exits 64 and explains itself on standard error`(arguments: [String]) throws {
        let outcome = try program.run(arguments)
        #expect(outcome.status == 64)
        #expect(outcome.output == "")
        #expect(outcome.error.contains("Usage: intake"))
    }

    @Test func `a wrong line that carries an escape sequence does not drive the terminal`() throws {
        let outcome = try program.run("--\u{1B}[2J")
        #expect(outcome.status == 64)
        #expect(!outcome.error.contains("\u{1B}"))
    }

    @Test func `alone it prints the help`() throws {
        let outcome = try program.run()
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("USAGE: intake"))
    }

    @Test func `a full disk behind standard output exits 74 with a sentence`() throws {
        let outcome = try program.run("--version", outputPath: "/dev/full")
        #expect(outcome.status == 74)
        #expect(outcome.error.hasPrefix("intake: the answer could not be printed: no space left"))
        #expect(outcome.error.contains("\nhint: "))
    }

    @Test(arguments: [["--home", "/nonexistent/a", "keys", "show"], ["keys", "show", "--home", "/nonexistent/a"]])
    func `the folder is named before the command or behind it`(arguments: [String]) throws {
        var homeless = program
        homeless.environment["INTAKE_HOME"] = nil
        #expect(try homeless.run("keys", "show").error.hasPrefix("intake: this laptop's folder is not named"))
        #expect(try !homeless.run(arguments).error.contains("folder is not named"))
    }

    @Test func `an output that was closed is an error, and nothing else gets its number`() throws {
        let outcome = try program.run("--version", outputPath: nil, closing: [1])
        #expect(outcome.status == 74)
        #expect(outcome.error.hasPrefix("intake: the answer could not be printed: the output is closed"))
    }

    @Test func `a Russian environment gets Russian`() throws {
        let russian = Program(home: "/nonexistent/intake", environment: ["LANG": "ru_RU.UTF-8"])
        let outcome = try russian.run("--version", outputPath: "/dev/full")
        #expect(outcome.error.contains("\nчто делать: "))
    }
}

// A passphrase on every way into the built program: typed, pasted, from a descriptor.

import Glibc
import Testing
import IntakeBase
@testable import Intake
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct PassphraseEntryTests {
    private static let words = "пять слов и ещё six"

    /// Different byte sequences that a terminal sends for the same words.
    private static let keys: [String] = [
        words,
        "\u{1B}[200~\(words)\u{1B}[201~",
        // With the end of the line, as it was copied.
        "\u{1B}[200~\(words)\r\u{1B}[201~",
        "\u{1B}[200~\(words)\r\nthe next line\u{1B}[201~",
        "\u{1B}[200~\u{FEFF}\(words)\u{1B}[201~",
        // In two pastes, with keys between them that are no text: arrows, F1, F5, Delete, Alt-x.
        "\u{1B}[M !!\u{1B}_Gi=1;OK\u{1B}\\\u{1B}^x\u{1B}\\\u{1B}Xy\u{1B}\\\(words)\u{1B}[M#!!",
        "\u{1B}[200~пять слов\u{1B}[201~\u{1B}[A\u{1B}OD\u{1B}OP\u{1B}[[A\u{1B}[15~\u{1B}[3~\u{1B}[1;5C\u{1B}x и ещё six",
    ]

    /// What a script passes for the words.
    private static let files = [words, words + "\n", words + "\r\nmore\n", "\u{FEFF}\(words)\n"]

    private static func unlocks(_ home: String, _ words: String) throws -> Bool {
        let bytes = Array(words.utf8)
        var secret = try SecretBytes(count: bytes.count)
        secret.withUnsafeMutableBytes { $0.copyBytes(from: bytes) }
        do {
            return try Home(home).unlock(secret).card.label.description == "v07"
        } catch IdentityError.wrongPassphrase {
            return false
        }
    }

    /// A laptop whose passphrase is stored as these bytes, quick to unlock, with keys of its own in force.
    private static func hotline(_ passphrase: String) throws -> (ScratchFolder, Program, keys: String) {
        let scratch = try ScratchFolder()
        let home = Home(scratch.path + "/irina")
        let bytes = Array(passphrase.utf8)
        var secret = try SecretBytes(count: bytes.count)
        secret.withUnsafeMutableBytes { $0.copyBytes(from: bytes) }
        let file = try IdentityFile.make(
            role: .coordinator, label: #require(Label("irina")),
            secrets: SecretBytes.random(count: Identity.secretSize), passphrase: secret,
            cost: PasswordCost(passes: 1, memory: 8 << 20), entropy: .system)
        try home.keep(file)
        let keys = scratch.path + "/keys"
        try Folder.replace(
            keys, with: Array("version = 1\n\(home.card().table(validUntil: #require(Day("2099-12-31"))))".utf8))
        return (scratch, Program(home: home.path), keys)
    }

    @Test(arguments: keys)
    func `typed or pasted, a new passphrase is the words alone`(keys: String) throws {
        let scratch = try ScratchFolder()
        let home = scratch.path + "/v07"
        let terminal = try PseudoTerminal(Program(home: home), "setup", "--role", "volunteer", "--name", "v07")
        try terminal.wait(for: "shows while you type): ")
        try terminal.type(keys + "\r")
        try terminal.wait(for: "The same again: ")
        try terminal.type(keys + "\r")
        #expect(try terminal.end() == 0)
        #expect(try Self.unlocks(home, Self.words))
    }

    @Test(arguments: files)
    func `from a descriptor, a new passphrase is the words alone`(file: String) throws {
        let scratch = try ScratchFolder()
        let home = scratch.path + "/v07"
        let outcome = try Program(home: home).run(
            "setup", "--role", "volunteer", "--name", "v07", "--passphrase-fd", "3", descriptors: [3: file])
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(try Self.unlocks(home, Self.words))
    }

    @Test func `typed, pasted or from a descriptor, the same words unlock`() throws {
        let (scratch, program, file) = try Self.hotline(Self.words)
        defer { withExtendedLifetime(scratch) {} }
        for keys in Self.keys {
            let terminal = try PseudoTerminal(program, "keys", "sign", file)
            try terminal.wait(for: "shows while you type): ")
            try terminal.type(keys + "\r")
            #expect(try terminal.end() == 0, "\(keys.debugDescription)")
        }
        for text in Self.files {
            let outcome = try program.run("keys", "sign", file, "--passphrase-fd", "3", descriptors: [3: text])
            #expect(outcome.status == 0, "\(text.debugDescription): \(outcome.error)")
        }
    }

    @Test func `an owner whose passphrase was kept with the marks of a paste is let in, and told`() throws {
        let (scratch, program, file) = try Self.hotline("[200~\(Self.words)[201~")
        defer { withExtendedLifetime(scratch) {} }
        let terminal = try PseudoTerminal(program, "keys", "sign", file)
        // Typed or pasted, the same words twice.
        for keys in Self.keys.prefix(2) {
            try terminal.wait(for: "shows while you type): ")
            try terminal.type(keys + "\r")
        }
        try terminal.wait(for: "The passphrase still works")
        #expect(try terminal.end() == 0)
        let piped = try program.run("keys", "sign", file, "--passphrase-fd", "3", descriptors: [3: Self.words])
        #expect(piped.status == 0 && piped.error.contains("to the lead coordinator"), "\(piped.error)")
        let wrong = try program.run("keys", "sign", file, "--passphrase-fd", "3", descriptors: [3: Self.words + "x"])
        #expect(wrong.status == 77, "\(wrong.error)")
    }

    @Test func `an owner whose passphrase was kept with a file's byte order mark is let in, and told`() throws {
        let (scratch, program, file) = try Self.hotline("\u{FEFF}\(Self.words)")
        defer { withExtendedLifetime(scratch) {} }
        for text in Self.files {
            let piped = try program.run("keys", "sign", file, "--passphrase-fd", "3", descriptors: [3: text])
            #expect(piped.status == 0 && piped.error.contains("(a byte order mark)"), "\(piped.error)")
        }
        // The same words again, or the last ones, independent of earlier input.
        for tries in [
            [Self.words, Self.words], ["not these", Self.words, Self.words], [Self.words, "nor these", Self.words],
        ] {
            let terminal = try PseudoTerminal(program, "keys", "sign", file)
            for words in tries {
                try terminal.wait(for: "shows while you type): ")
                try terminal.type(words + "\r")
            }
            try terminal.wait(for: "The passphrase still works")
            #expect(try terminal.end() == 0)
        }
        let wrong = try program.run("keys", "sign", file, "--passphrase-fd", "3", descriptors: [3: Self.words + "x"])
        #expect(wrong.status == 77, "\(wrong.error)")
    }

    @Test(.enabled(if: Strace.works, "strace is missing or may not trace here; make test installs it"))
    func `mistyped words cost one run of Argon2id, and three tries five`() throws {
        let (scratch, program, file) = try Self.hotline(Self.words)
        defer { withExtendedLifetime(scratch) {} }
        let trace = scratch.path + "/trace"
        // Only Argon2id allocates memory of this size.
        func runs() throws -> Int {
            let lines = String(decoding: try Folder.contents(trace, limit: 1 << 24), as: UTF8.self)
            return lines.split(separator: "\n").count { $0.contains("MAP_POPULATE") }
        }
        let traced = program.under("/usr/bin/strace", "-f", "-qq", "-o", trace, "-e", "trace=mmap", "--")
        let terminal = try PseudoTerminal(traced, "keys", "sign", file)
        for (words, cost) in [("not these", 1), ("nor these", 2)] {
            try terminal.wait(for: "shows while you type): ")
            try terminal.type(words + "\r")
            try terminal.wait(for: "Wrong passphrase")
            #expect(try runs() == cost)
        }
        try terminal.wait(for: "shows while you type): ")
        try terminal.type("and not these\r")
        #expect(try terminal.end() == 77)
        #expect(try runs() == 5)
    }

    @Test(arguments: ["1", "elf Zeichen", "одиннадцать", "\u{FEFF}одиннадцать", "[200~ab"])
    func `a new passphrase from any source needs twelve characters`(short: String) throws {
        let scratch = try ScratchFolder()
        let home = scratch.path + "/v07"
        let piped = try Program(home: home).run(
            "setup", "--role", "volunteer", "--name", "v07", "--passphrase-fd", "3", descriptors: [3: short])
        #expect(piped.status == 64)
        #expect(piped.error.contains("at least 12 characters"), "\(piped.error)")
        let terminal = try PseudoTerminal(Program(home: home), "setup", "--role", "volunteer", "--name", "v07")
        try terminal.wait(for: "shows while you type): ")
        try terminal.type("\u{1B}[200~\(short)\u{1B}[201~\r")
        try terminal.wait(for: "Too short")
        try terminal.wait(for: "shows while you type): ")
        try terminal.type("\u{3}")
        #expect(try terminal.end() == 130)
        #expect(access(home + "/identity", F_OK) != 0)
    }

    @Test(arguments: ["\u{0}p\u{0}a\u{0}s\u{0}s\u{0}w\u{0}o\u{0}r\u{0}d", "\u{1B}[200~a passphrase\u{1B}[201~"])
    func `a file that is no plain text is named, and not called a wrong passphrase`(text: String) throws {
        let scratch = try ScratchFolder()
        let home = scratch.path + "/v07"
        let isUTF16 = text.contains("\u{0}")
        let setup = try Program(home: home).run(
            "setup", "--role", "volunteer", "--name", "v07", "--passphrase-fd", "3", descriptors: [3: text])
        let (second, program, file) = try Self.hotline(Self.words)
        defer { withExtendedLifetime(second) {} }
        let sign = try program.run("keys", "sign", file, "--passphrase-fd", "3", descriptors: [3: text])
        for outcome in [setup, sign] {
            #expect(outcome.status == 64)
            #expect(outcome.error.contains(isUTF16 ? "UTF-16" : "control characters"), "\(outcome.error)")
            #expect(outcome.error.contains("hint: save its file as plain text in UTF-8"), "\(outcome.error)")
        }
        #expect(access(home + "/identity", F_OK) != 0)
    }

    @Test func `a terminal that is named as the descriptor shows nothing of what is typed`() throws {
        let (scratch, program, file) = try Self.hotline(Self.words)
        defer { withExtendedLifetime(scratch) {} }
        let terminal = try PseudoTerminal(program, "keys", "sign", file, "--passphrase-fd", "0")
        try terminal.wait(for: "shows while you type): ")
        try terminal.type(Self.words + "\r")
        #expect(try terminal.end() == 0)
        #expect(!terminal.transcript.contains("слов"))
    }

    @Test(.enabled(if: SecretBytes.allLocked), arguments: ["keys", "routes"])
    func `signing also warns if memory could not be locked`(kind: String) throws {
        let (scratch, program, file) = try Self.hotline(Self.words)
        defer { withExtendedLifetime(scratch) {} }
        // The limit applies only without the privilege.
        let limited = program.under(
            "/usr/bin/prlimit", "--memlock=0:0", "--", "/usr/bin/setpriv", "--bounding-set",
            "-ipc_lock", "--inh-caps", "-ipc_lock", "--")
        let signed = kind == "keys" ? file : scratch.path + "/routes.toml"
        if kind == "routes" {
            try Folder.replace(signed, with: Array(program.run("routes", "example").output.utf8))
        }
        let outcome = try limited.run(
            kind, "sign", signed, "--passphrase-fd", "3", descriptors: [3: Self.words])
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(outcome.error.contains(StationText.unlockedMemory.en), "\(outcome.error)")
    }
}

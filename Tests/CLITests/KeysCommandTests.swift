import IntakeBase
import IntakeLog
import IntakeTriage
import Testing

@Suite struct KeysCommandTests {
    private let scratch: ScratchFolder
    private var folder: String { scratch.path }

    init() throws {
        scratch = try ScratchFolder()
    }

    private func write(_ text: String, to name: String) throws -> String {
        try Folder.replace("\(folder)/\(name)", with: Array(text.utf8))
        return "\(folder)/\(name)"
    }

    /// The example's tables, as a keys file.
    private func example(_ change: (String) -> String = { $0 }) throws -> String {
        let path = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/keys.example"
        return change(String(decoding: try Folder.contents(path, limit: KeysFile.maxBytes), as: UTF8.self))
    }

    @Test func `a laptop keeps its first key, and says so before it asks for a passphrase`() throws {
        _ = try write("something", to: "identity")
        let outcome = try Program(home: folder).run("setup", "--role", "volunteer", "--name", "v07")
        #expect(outcome.status == 1)
        #expect(outcome.error.contains("already has a key"))
        #expect(outcome.output == "")
    }

    @Test func `the example is well formed, and check says what it lacks`() throws {
        let path = try write(example(), to: "keys")
        let outcome = try Program(home: folder).run("keys", "check", path, "--as-of", "2026-07-01")
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix("keys file 1, not signed yet\nsigned on 2026-07-01\nExample hotline\n"))
        #expect(outcome.output.contains("not used yet by this version: contact, partner, retention\n"))
        let late = try Program(home: folder).run("keys", "check", path, "--as-of", "2027-07-01", "--lang", "ru")
        #expect(late.output.contains("! ни один координатор из этого файла сегодня не действует"))
    }

    @Test func `every command refuses a malformed keys file with its place`() throws {
        let path = try write(example { $0.replacing("valid_until", with: "valid_till") }, to: "keys")
        for command in ["check", "show"] {
            let outcome = try Program(home: folder).run("keys", command, path)
            #expect(outcome.status == 65)
            #expect(outcome.error.contains("line 34, table coordinator 1, key valid_till"))
        }
    }

    @Test func `text of a keys file does not drive the terminal`() throws {
        let path = try write(example { $0.replacing("Example hotline", with: "\\u001b]0;x\\u0007\\u202e") }, to: "keys")
        let outcome = try Program(home: folder).run("keys", "show", path)
        #expect(outcome.status == 0)
        #expect(!outcome.output.unicodeScalars.contains { $0.value == 0x1B || $0.value == 7 || $0.value == 0x202E })
    }
}

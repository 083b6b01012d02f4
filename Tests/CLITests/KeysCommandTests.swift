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

    /// From `setup` to the keys in force on two laptops: the first lines of the first day. Argon2id runs four times.
    @Test func `the first day goes as the script has it`() throws {
        let (lead, v07) = (Program(home: folder + "/lead"), Program(home: folder + "/v07"))
        let secret = [Int32(3): "correct horse battery staple\n"]

        let irina = try lead.run(
            "setup", "--role", "coordinator", "--name", "irina", "--passphrase-fd", "3", descriptors: secret)
        let table = try v07.run(
            "setup", "--role", "volunteer", "--name", "v07", "--passphrase-fd", "3", descriptors: secret)
        #expect((irina.status, table.status) == (0, 0))
        #expect(irina.output.hasPrefix("[[coordinator]]\nlabel = \"irina\"\n"))
        #expect(table.output.hasPrefix("[[volunteer]]\nlabel = \"v07\"\n"))
        #expect(try v07.run("setup", "--print").output == table.output)
        let keys = try write("version = 1\n" + irina.output + table.output, to: "keys")

        let identity = try Folder.contents(folder + "/lead/identity", limit: 1000)
        let wrong = try lead.run("keys", "sign", keys, "--passphrase-fd", "3", descriptors: [3: "wrong"])
        #expect(wrong.status == 77)
        #expect(wrong.error.hasPrefix("intake: wrong passphrase; nothing was changed\nhint: "))
        #expect(try Folder.contents(folder + "/lead/identity", limit: 1000) == identity)
        #expect(Folder.kind(keys + ".minisig") == .nothing)

        let unsigned = try lead.run("keys", "adopt", keys)
        #expect(unsigned.status == 65)
        #expect(unsigned.error.contains("is not signed"))

        #expect(try lead.run("keys", "sign", keys, "--passphrase-fd", "3", descriptors: secret).status == 0)
        #expect(try lead.run("keys", "show", "--root").status == 1)
        let adopted = try lead.run("keys", "adopt", keys)
        #expect(adopted.status == 0)
        #expect(adopted.output == "keys version 1 are in force: 1 coordinator, 1 volunteer\n")
        let root = try lead.run("keys", "show", "--root").output
        #expect(root.wholeMatch(of: #/RW[A-Za-z0-9+\/]{54}\n/#) != nil)

        // With --json nobody is asked, terminal or not.
        let unknown = try v07.run("keys", "adopt", "--json", keys)
        #expect(unknown.status == 1)
        #expect(unknown.error.contains("hint: add --root"))
        #expect(try v07.run("keys", "show").status == 1)
        #expect(try v07.run("keys", "adopt", keys, "--root", String(root.dropLast())).status == 0)
        let shown = try v07.run("keys", "show", "--json", "--as-of", "2026-07-01")
        let json = try CanonicalJSON.parse(Array(shown.output.utf8), limit: 1 << 20)
        #expect(json["root"]?.string == String(root.dropLast()))
        #expect(json["coordinators"]?.array?.first?["reads"] == true)
        #expect(json["volunteers"]?.array?.first?["label"] == "v07")

        // A file that was changed after it was signed changes nothing on the laptop.
        _ = try write("version = 2\n" + irina.output + table.output, to: "keys")
        let changed = try v07.run("keys", "adopt", keys)
        #expect(changed.status == 65)
        #expect(changed.error.contains("changed after signing"))
        #expect(try v07.run("keys", "show").output.hasPrefix("keys version 1, in force"))
    }

    @Test func `a laptop keeps its first key, and says so before it asks for a passphrase`() throws {
        _ = try write("something", to: "identity")
        let outcome = try Program(home: folder).run("setup", "--role", "volunteer", "--name", "v07")
        #expect(outcome.status == 1)
        #expect(outcome.error.contains("has a key already"))
        #expect(outcome.output == "")
    }

    @Test(arguments: [
        [], ["--role", "volunteer"], ["--name", "v07"], ["--role", "boss", "--name", "v07"],
        ["--role", "volunteer", "--name", "в07"], ["--role", "volunteer", "--name", "v07", "--print"],
    ])
    func `setup without a good role and name is a usage error`(arguments: [String]) throws {
        #expect(try Program(home: folder).run(["setup"] + arguments).status == 64)
    }

    @Test func `the example is well formed, and check says what it lacks`() throws {
        let path = try write(example(), to: "keys")
        let outcome = try Program(home: folder).run("keys", "check", path, "--as-of", "2026-07-01")
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix("keys version 1, not signed yet\nExample hotline\n"))
        let late = try Program(home: folder).run("keys", "check", path, "--as-of", "2027-07-01", "--lang", "ru")
        #expect(late.output.contains("! ни один координатор из этого файла сегодня не действует"))
    }

    @Test func `a malformed keys file is refused with its place, whatever is asked of it`() throws {
        let path = try write(example { $0.replacing("valid_until", with: "valid_till") }, to: "keys")
        for command in ["check", "show"] {
            let outcome = try Program(home: folder).run("keys", command, path)
            #expect(outcome.status == 65)
            #expect(outcome.error.contains("line 28, table coordinator 1, key valid_till"))
        }
    }

    @Test func `text of a keys file does not drive the terminal`() throws {
        let path = try write(example { $0.replacing("Example hotline", with: "\\u001b]0;x\\u0007\\u202e") }, to: "keys")
        let outcome = try Program(home: folder).run("keys", "show", path)
        #expect(outcome.status == 0)
        #expect(!outcome.output.unicodeScalars.contains { $0.value == 0x1B || $0.value == 7 || $0.value == 0x202E })
    }

    @Test func `a root that is none is a usage error`() throws {
        #expect(try Program(home: folder).run("keys", "adopt", "keys", "--root", "RWx").status == 64)
    }
}

// A laptop without the memory for a passphrase: the error is named, and nothing is changed.

import Glibc
import Testing
@testable import IntakeCases
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct NoMemoryTests {
    private let folder: ScratchFolder
    private static let passphrase = [Int32(3): Hotline.passphrase]
    /// Room for the program, but not for the 256 MiB of Argon2id.
    private static let limit = ["/usr/bin/prlimit", "--as=250000000", "--"]

    init() throws { folder = try ScratchFolder() }

    /// All files of a folder with their content.
    private func everything(_ path: String) throws -> [String: [UInt8]] {
        var found: [String: [UInt8]] = [:]
        for name in try Folder.names(path) {
            let path = path + "/" + name
            if Folder.kind(path) == .folder {
                found[path] = []
                found.merge(try everything(path)) { $1 }
            } else {
                found[path] = try Folder.contents(path, limit: 1 << 20)
            }
        }
        return found
    }

    @Test func `where a passphrase gets no memory, that is said in both languages, and nothing is changed`() throws {
        let lead = Program(home: folder.path + "/lead")
        func run(_ program: Program, _ arguments: [String]) throws -> Program.Outcome {
            try program.run(
                arguments + ["--passphrase-fd", "3"], input: #"{"age":20}"#, descriptors: Self.passphrase)
        }
        let setup = ["setup", "--role", "coordinator", "--name", "irina"]
        let keys = folder.path + "/keys"
        let commands = [setup, ["keys", "sign", keys], ["new", "--from", "-"], ["queue"]]
        for (turn, command) in commands.enumerated() {
            let before = try everything(folder.path)
            for (language, words) in [("en", "256 MiB of free memory"), ("ru", "256 МиБ свободной памяти")] {
                let outcome = try run(lead.under(Self.limit), command + ["--lang", language])
                #expect(outcome.status == 74, "\(command) \(outcome.errorText)")
                #expect(outcome.errorText.contains(words), "\(command) \(outcome.errorText)")
                let isUnchanged = language == "en" ? "nothing was changed" : "ничего не изменено"
                #expect(outcome.errorText.contains(isUnchanged), "\(command) \(outcome.errorText)")
                #expect(outcome.output.isEmpty)
            }
            #expect(try everything(folder.path) == before, "\(command)")
            guard turn < 2 else { continue }
            // With enough memory the same command works.
            let outcome = try run(lead, command)
            try #require(outcome.status == 0, "\(outcome.errorText)")
            #expect(try everything(folder.path) != before)
            if turn == 0 { try Folder.replace(keys, with: Array("version = 1\n\(outcome.output)".utf8)) }
            if turn == 1 { try #require(lead.run("keys", "adopt", keys).status == 0) }
        }
    }
}

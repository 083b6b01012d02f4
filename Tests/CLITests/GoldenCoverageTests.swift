// The golden sessions must be complete: every command and option of the program's own description must occur.

import Glibc
import IntakeBase
import IntakeLog
import IntakeTriage
import Testing

@Suite struct GoldenCoverageTests {
    /// Options of all commands, which must occur in one session only.
    private static let everywhere: Set<String> = ["help", "version", "home", "lang"]

    @Test func `every command and every option of it is run in a session`() throws {
        let lines = try GoldenTests.steps().map { $0.command + " " }
        let described = try Program(home: "/nonexistent").run("--experimental-dump-help")
        let commands = try Self.commands(#require(described.json["command"]), [])
        #expect(commands.count > 20)
        for (command, options) in commands {
            let own = lines.filter { $0.contains("intake \(command) ") }
            #expect(!own.isEmpty, "intake \(command) is in no session")
            for names in options {
                let isGeneral = names.contains { Self.everywhere.contains(String($0.drop { $0 == "-" })) }
                let some = isGeneral ? lines : own
                let isRun = some.contains { line in names.contains { line.contains(" \($0) ") } }
                #expect(isRun, "intake \(command) \(names) is in no session")
            }
        }
    }

    @Test func `every member that may differ from run to run does so in a session`() throws {
        let texts = try GoldenTests.names.map { try GoldenTests.text(of: $0) }
        for kind in GoldenKind.all + [GoldenKind.hash] {
            #expect(
                texts.contains { $0.contains("<\(kind.name) 1>") || $0.contains("\(kind.name) 1,") }, "\(kind.name)")
            for member in kind.members {
                let pattern = try Regex(#""\#(member)":(\[\s*)?"([^"\\]|\\.)*<\#(kind.name) "#)
                #expect(texts.contains { $0.firstMatch(of: pattern) != nil }, "\(kind.name) in \(member)")
            }
        }
    }

    /// Each command with work of its own, with the names of its options.
    private static func commands(
        _ described: JSONValue, _ path: [String]
    ) throws -> [(command: String, options: [[String]])] {
        let name = try #require(described["commandName"]?.string)
        let path = name == "intake" ? path : path + [name]
        let below = (described["subcommands"]?.array ?? []).filter { $0["commandName"] != "help" }
        guard below.isEmpty else { return try below.flatMap { try commands($0, path) } }
        let options = (described["arguments"]?.array ?? []).filter { $0["kind"] != "positional" }.map { argument in
            (argument["names"]?.array ?? []).compactMap { name in
                name["name"]?.string.map { (name["kind"] == "long" ? "--" : "-") + $0 }
            }
        }
        return [(path.joined(separator: " "), options)]
    }
}

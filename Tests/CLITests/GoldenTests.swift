// The answer of every command, word for word: the sessions under Tests/Golden are run again and compared byte for byte.
// Only `make golden`, which sets GOLDEN=write, rewrites them; the changes are then read in the diff of the commit.

import Glibc
import IntakeCases
import IntakeLog
import IntakeTriage
import Testing

@Suite(.enabled(if: GoldenStage.works, "faketime is missing; make test installs it"))
struct GoldenTests {
    /// The sessions. Each must have its file, and no other file may exist.
    static let names = [
        "advice", "advice.ru", "alarms", "alarms.ru", "decisions", "decisions.ru", "demo", "desk", "desk.ru", "help",
        "keys", "keys.ru", "record", "record.ru", "routes", "routes.ru", "scripting", "setup",
    ]

    static let folder = #filePath.split(separator: "/").dropLast(2).map { "/" + $0 }.joined() + "/Golden"
    /// The text of a session's file.
    static func text(of name: String) throws -> String {
        String(decoding: try Folder.contents("\(folder)/\(name).txt", limit: 1 << 24), as: UTF8.self)
    }

    /// The steps of all sessions.
    static func steps() throws -> [GoldenSession.Step] {
        try names.flatMap { GoldenSession(try text(of: $0)).steps }
    }

    private static let isWriting = getenv("GOLDEN").map { String(cString: $0) } == "write"

    @Test(arguments: names)
    func `what every command prints is what it printed before, byte for byte`(name: String) throws {
        let path = "\(Self.folder)/\(name).txt"
        var session = GoldenSession(try Self.text(of: name))
        let level = try #require(session.setting("stage").flatMap(GoldenStage.Level.init), "\(path): no stage")
        let language = session.setting("language") == "ru" ? "ru_RU.UTF-8" : "C.UTF-8"
        let stage = try GoldenStage.copy(level)
        var placeholders = GoldenPlaceholders(folder: stage.folder)
        var mismatches = 0
        for (index, step) in session.steps.enumerated() {
            let outcome = try stage.run(step.command, at: step.laptop, in: language)
            let lines = try Self.lines(outcome, &placeholders)
            if Self.isWriting {
                session.steps[index].recorded = lines
            } else if lines != step.recorded {
                mismatches += 1
                // The consequences of one wrong answer may fill pages.
                guard mismatches <= 5 else { break }
                Issue.record(
                    Comment(rawValue: GoldenDifference(step.recorded, lines).text(after: step)),
                    sourceLocation: SourceLocation(
                        fileID: "CLITests/\(name).txt", filePath: path, line: step.number, column: 1))
            }
        }
        #expect(!session.steps.isEmpty)
        if Self.isWriting {
            try Folder.replace(path, with: Array(session.text.utf8))
            print("written anew: Tests/Golden/\(name).txt")
        }
    }

    @Test func `each golden file is run, and no session lacks one`() throws {
        #expect(try Folder.names(Self.folder).sorted() == Self.names.map { $0 + ".txt" }.sorted())
    }

    /// The output of a step, with placeholders, and with long lines of JSON broken up.
    private static func lines(
        _ outcome: Program.Outcome, _ placeholders: inout GoldenPlaceholders
    ) throws -> [String] {
        try placeholders.look()
        return try GoldenSession.lines(of: outcome, show: { try placeholders.replace($0) }) { line in
            let strays = try GoldenPlaceholders.strays(in: line)
            #expect(strays == [], "values that may not differ from run to run: \(strays)")
            return GoldenJSON.lines(line)
        }
    }
}

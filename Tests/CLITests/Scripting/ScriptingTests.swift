// docs/SCRIPTING.md describes what the program prints: every answer in JSON of the golden sessions, which the program is
// compared with byte for byte, is compared with the tables of the document.

import IntakeBase
import IntakeCases
import IntakeLog
import IntakeTriage
import Testing

@testable import Intake

@Suite struct ScriptingTests {
    /// The documents of JSON Lines that a golden file broke into lines: each begins at the margin.
    private static func documents(_ lines: [String]) -> [String] {
        lines.reduce(into: []) { documents, line in
            if line.hasPrefix("{") { documents.append("") }
            documents[documents.count - 1] += line.drop { $0 == " " }
        }
    }

    /// What a step printed: standard output, and the lines of standard error.
    private static func printed(_ step: GoldenSession.Step) -> (output: String, error: [String]) {
        let parts = step.recorded.dropLast().split(
            separator: GoldenSession.errorMark, maxSplits: 1, omittingEmptySubsequences: false)
        // A golden file breaks long JSON into lines.
        return (parts[0].map { $0.drop { $0 == " " } }.joined(), parts.count > 1 ? documents(Array(parts[1])) : [])
    }

    /// The words behind `intake` if the step is this one command, and its output is not changed by another.
    private static func command(_ step: GoldenSession.Step) -> String? {
        let parts = step.command.split(separator: "intake ", omittingEmptySubsequences: false)
        guard parts.count == 2, let words = parts.last.map(String.init),
            !["| ", ";", " >", "&&"].contains(where: { words.contains($0) })
        else { return nil }
        return words
    }

    @Test func `every member of every answer in JSON is in the document, with its type`() throws {
        let (check, answers, messages) = try Self.checked()
        #expect(Set(check.differences).sorted() == [])
        #expect(answers > 50 && messages > 5)

        // What no session shows could be described wrongly.
        for (heading, rows) in check.document.tables where heading != "types" {
            for row in rows {
                let name = "\(heading): \(row.path)"
                #expect(check.seen.contains(name) || Self.neverFull.contains(name), "no session has \(name)")
            }
        }
    }

    /// The golden sessions compared with the document, and the numbers of answers and messages in them.
    private static func checked() throws -> (check: ScriptingCheck, answers: Int, messages: Int) {
        var check = ScriptingCheck(try ScriptingDocument())
        var (answers, messages) = (0, 0)
        for step in try GoldenTests.steps() {
            guard let command = command(step), command.split(separator: " ").contains("--json") else { continue }
            let (output, error) = printed(step)
            if !output.isEmpty {
                try check.answer(CanonicalJSON.parse(Array(output.utf8), limit: 1 << 26), to: command)
                answers += 1
            }
            for message in error {
                try check.message(CanonicalJSON.parse(Array(message.utf8), limit: 1 << 20))
                messages += 1
            }
        }
        return (check, answers, messages)
    }

    @Test func `what no session shows is in the document, and in no session`() throws {
        let check = try Self.checked().check
        #expect(Self.neverFull.intersection(check.seen) == [])
        let described = check.document.tables.flatMap { heading, rows in rows.map { "\(heading): \($0.path)" } }
        #expect(Self.neverFull.subtracting(described) == [])
    }

    /// Members that no golden session shows with a value.
    private static let neverFull: Set<String> = [
        // In the sessions no queue follows a decision as JSON (QueueTests), and no command writes an event that this
        // program cannot take (DeskTests).
        "case: assigned", "case: due", "log report: quarantined", "log report: quarantined[].cell",
        "log report: quarantined[].reason", "history: alarms",
        // No session has a second coordinator yet (ConflictLinesTests).
        "case: conflicts", "case: conflicts[].kind", "case: conflicts[].about", "case: conflicts[].decisions",
        "case: conflicts[].decisions[].author", "case: conflicts[].decisions[].received",
        "case: conflicts[].decisions[].shown", "case: conflicts[].decisions[].name",
        // Ids and codes are drawn at random: two cases never share one (CaseloadTests).
        "queue: orphans[].candidates",
        // No session revokes a laptop and imports its log as JSON (CountedRecordsTests), or undoes one of two equal
        // decisions (SameDecisionsTests).
        "log report: revoked", "decide, undo: same",
        // The example book is not signed (RouteBookReaderTests).
        "routes show: signed",
        // A file with such parts is signed and adopted by no session (KeysFileLaterTests).
        "keys adopt: not_used_yet",
        // A person must answer at a terminal (RoutesReviewTests).
        "routes review: path", "routes review: confirmed", "routes review: changed", "routes review: dropped",
        "routes review: left",
        // Ids are drawn at random, and so is the order of cases with the same advice (RoutesCheckTests).
        "routes check: change.advice[].code",
        // The whole book would fill the session, which compares its text with the file instead.
        "routes example: toml",
        // No fact of the example book replaces another.
        "routes show: facts[].supersedes",
    ]

    @Test func `every exit status of a golden session is in the document's table`() throws {
        let document = try ScriptingDocument()
        for step in try GoldenTests.steps() {
            guard let command = Self.command(step),
                let status = step.recorded.last?.firstMatch(of: #/\[status ([0-9]+)\]/#)
            else { continue }
            let number = try #require(Int32(status.output.1))
            // These can end every command.
            guard ![0, 64, 70, 74, 77].contains(number) else { continue }
            let words = command.split(separator: " ")
            let cells = [2, 1].compactMap { document.statuses[words.prefix($0).joined(separator: " ")] }.first
            #expect(cells?[number]?.isEmpty == false, "\(command) ends with \(number)")
        }
    }

    @Test func `the words in the document are those of the program`() throws {
        let tables = try ScriptingDocument().tables
        func words(_ heading: String, _ path: String) throws -> [String] {
            try #require(tables[heading]?.first { $0.path == path }).words
        }
        #expect(try words("log report", "verdict") == Verdict.allCases.map(\.rawValue))
        func names<Word: RawRepresentable & CaseIterable>(_: Word.Type) -> Set<String> where Word.RawValue == String {
            Set(Word.allCases.map(\.rawValue))
        }
        #expect(try Set(words("routes check", "findings[].kind")) == names(BookFinding.Kind.self))
        #expect(try Set(words("routes show", "facts[].topic")) == names(Topic.self))
        #expect(try Set(words("routes show", "facts[].confidence")) == names(Confidence.self))
        #expect(try Set(words("case", "status")) == Set(CaseStatus.allCases.map(\.rawValue)))
        #expect(try Set(words("case", "stage")) == Set(Stage.allCases.map(\.rawValue)))
        for heading in ["case", "advised", "advice", "spoken advice"] {
            #expect(try Set(words(heading, "outcome")).isSuperset(of: Outcome.allCases.map(\.rawValue)), "\(heading)")
            #expect(try words(heading, "urgency") == Urgency.allCases.map(\.rawValue), "\(heading)")
        }
    }
}

// The sessions that were written by hand, and mismatches that their runner must detect.

import IntakeLog
import Testing

@Suite struct SessionTests {
    static let folder = #filePath.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/Sessions"

    @Test(arguments: try Folder.names(folder).sorted())
    func `each session goes as it was written`(name: String) throws {
        let path = "\(Self.folder)/\(name)"
        do {
            try Session(String(decoding: Folder.contents(path, limit: 1 << 20), as: UTF8.self)).run()
        } catch let mismatch as Session.Mismatch {
            Issue.record(
                Comment(rawValue: "\(name):\(mismatch.line): \(mismatch.text)"),
                sourceLocation: SourceLocation(
                    fileID: "CLITests/\(name)", filePath: path, line: mismatch.line, column: 1))
        }
    }

    @Test func `there are sessions to run`() throws {
        #expect(try !Folder.names(Self.folder).isEmpty)
    }

    /// The line of the first mismatch, and its description; nil if the session runs as written.
    private func mismatch(_ lines: String...) throws -> Session.Mismatch? {
        do {
            try Session((["stage: bare"] + lines).joined(separator: "\n")).run()
            return nil
        } catch let mismatch as Session.Mismatch {
            return mismatch
        }
    }

    @Test func `a session that goes as it was written has no mismatch`() throws {
        let mismatch = try mismatch(
            "# A remark.", "$ cat codes; echo wrong >&2; printf open", "<code a> and <code b>", "...", "<code a>, ...",
            "open", "[no line feed]", "[standard error]", "wrong", "[status 0]", "# Between steps.", "$ echo <code b>",
            "2222-2222-2222", "[status 0]", "-- codes --", "1111-1111-1111 and 2222-2222-2222", "passed over",
            "1111-1111-1111, again")
        #expect(mismatch == nil, "\(mismatch?.text ?? "")")
    }

    @Test(
        arguments: [
            // A line that differs, one that is missing, one too many.
            (["$ printf 'a\\nb\\n'", "a", "c", "[status 0]"], 4, "expected: c\ncame:     b\n"),
            (["$ echo a", "a", "b", "[status 0]"], 4, "expected: b\ncame:     [status 0]"),
            (["$ printf 'a\\nb\\n'", "a", "[status 0]"], 4, "expected: [status 0]\ncame:     b"),
            (["$ echo ab", "a.", "[status 0]"], 3, "expected: a."),
            // Another status.
            (["$ exit 3", "[status 2]"], 3, "expected: [status 2]\ncame:     [status 3]"),
            // Standard error and an open line are not skipped.
            (["$ echo a; echo b >&2", "...", "[status 0]"], 4, "came:     a"),
            (["$ printf a", "a", "[status 0]"], 4, "came:     [no line feed]"),
            // A name without a value, of an unknown kind, or with another value.
            (["$ echo <code a>", "...", "[status 0]"], 2, "nothing printed so far is <code a>"),
            (["$ echo 1", "<cod a>", "[status 0]"], 3, "no names of this kind: <cod a>"),
            (["$ echo 1111", "<code a>", "[status 0]"], 3, "expected: <code a>"),
            (["$ printf '1111-1111-1111\\n2222-2222-2222\\n'", "<code a>", "<code a>", "[status 0]"], 4, "<code a>"),
            (["$ echo 1111-1111-1111 2222-2222-2222", "<code a> <code a>", "[status 0]"], 3, "<code a>"),
            // Two names for one code.
            (["$ printf '1111-1111-1111\\n1111-1111-1111\\n'", "<code a>", "<code b>", "[status 0]"], 4, "<code b>"),
            // No command, no expected status, or an empty line.
            ([], 1, "no command is run"),
            (["# Only words."], 1, "no command is run"),
            (["$ echo a", "a"], 2, "no status behind echo a"),
            (["$ echo a", "a", "[status 0]", "b"], 5, "not a remark, and no part of a step: b"),
            (["stage: nowhere", "b", "$ echo a", "a", "[status 0]"], 3, "not a remark, and no part of a step: b"),
        ] as [([String], Int, String)])
    func `what does not go as it was written is named with its line, what was expected and what came`(
        lines: [String], line: Int, text: String
    ) throws {
        let mismatch = try #require(
            try mismatch(lines.joined(separator: "\n")), "the session went as it was written")
        #expect(mismatch.line == line, "\(mismatch.text)")
        #expect(mismatch.text.contains(text), "\(mismatch.text)")
    }

    @Test func `a stage that does not exist is named`() {
        #expect(throws: Session.Mismatch.self) { try Session("stage: nowhere\n$ true\n[status 0]\n") }
    }
}

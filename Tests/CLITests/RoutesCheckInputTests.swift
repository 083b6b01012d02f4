// Route books that nobody should write, through the program itself: a sentence with file and line, status 65, and no more
// memory than a laptop has.

import Glibc
import IntakeTriage
import Testing

@Suite struct RoutesCheckInputTests {
    private let folder: ScratchFolder
    private let program: Program

    init() throws {
        folder = try ScratchFolder()
        // Address space, of which Swift's runtime reserves more than it ever uses.
        program = Program(home: folder.path + "/home").under("/usr/bin/prlimit", "--as=1200000000", "--")
    }

    private func check(_ bytes: [UInt8]) throws -> Program.Outcome {
        let path = folder.path + "/book.toml"
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        defer { close(file) }
        try #require(write(file, bytes, bytes.count) == bytes.count)
        return try program.run("routes", "check", path, "--as-of", "2026-07-01")
    }

    @Test func `the example book comes out of the check without a problem or a note`() throws {
        let outcome = try check(ExampleBook.bytes)
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.error)")
        #expect(outcome.output.hasSuffix("0 problems, 0 notes.\n"))
        #expect(outcome.output.split(separator: "\n").count == 1)
    }

    /// Each would keep a program waiting that opens whatever it is given.
    @Test(arguments: [
        ["routes", "check"], ["routes", "check", "--against"], ["routes", "explain"], ["routes", "review"],
        ["routes", "adopt"], ["keys", "check"],
    ])
    func `a FIFO in place of a file is refused with a sentence`(command: [String]) throws {
        let path = folder.path + "/fifo"
        try #require(mkfifo(path, 0o600) == 0)
        let outcome = try Program(home: folder.path + "/home").under("/usr/bin/timeout", "60").run(command + [path])
        #expect(outcome.status != 0 && outcome.status != 124, "\(command): \(outcome.error)")
        #expect(outcome.error.contains(path), "\(command): \(outcome.error)")
    }

    @Test func `a folder in place of a file is refused, and - reads what comes through a pipe`() throws {
        let outcome = try program.run("routes", "check", folder.path)
        #expect(outcome.status == 74 && outcome.error.contains("not a plain file"), "\(outcome.error)")
        let piped = try program.run("routes", "check", "-", "--as-of", "2026-07-01", input: ExampleBook.text)
        #expect(piped.status == 0, "\(piped.output)\(piped.error)")
    }

    @Test func `a book of a hundred million bytes is refused unread`() throws {
        let path = folder.path + "/book.toml"
        let file = open(path, O_WRONLY | O_CREAT, 0o600)
        defer { close(file) }
        try #require(ftruncate(file, 100 << 20) == 0)
        let outcome = try program.run("routes", "check", path)
        #expect(outcome.status == 65)
        #expect(outcome.error.contains(path) && outcome.error.contains("4 MB"))
    }

    // What is put behind the version, and the line that is named.
    @Test(arguments: [
        ("rule = [", "{},", 1_000_000, "]", 2),
        ("", "[[rule]]\n", 400_000, "", 100_001),
        ("x = ", "[", 500_000, "", 2),
        ("x = ", "{a=", 500_000, "", 2),
        ("", "a.", 500_000, "a = 1", 2),
        ("\n\n", "\u{0}", 1, "", 4),
        ("[home]\ncode = \"RU\"\nen = ", "\"\\u0000\"", 1, "", 4),
        ("[[fact]]\nchecked = ", "2026-02-30", 1, "", 3),
    ])
    func `what is too much, too deep or no text is refused with its line`(
        before: String, repeated: String, count: Int, after: String, line: Int
    ) throws {
        let text = before + String(repeating: repeated, count: count) + after
        let outcome = try check(Array("version = 1\n\(text)\n".utf8))
        #expect(outcome.status == 65, "\(outcome.error)")
        #expect(outcome.output.contains("/book.toml:\(line):"), "\(outcome.output.prefix(400))")
        #expect(outcome.output.utf8.count < 2_000)
    }

    @Test(
        arguments: [([0xEF, 0xBB, 0xBF], "1:1"), ([0x0A, 0x23, 0xC3, 0xA9, 0x20, 0xC3, 0x28], "2:4")]
            as [([UInt8], String)])
    func `bytes that are no UTF-8, and a byte order mark, are refused with line and column`(
        bytes: [UInt8], place: String
    ) throws {
        let outcome = try check(bytes + ExampleBook.bytes)
        #expect(outcome.status == 65)
        #expect(outcome.output.contains("/book.toml:\(place):"), "\(outcome.output.prefix(400))")
    }

    @Test func `lines that end as another system writes them are no mistake`() throws {
        let bytes = ExampleBook.bytes.flatMap { $0 == UInt8(ascii: "\n") ? [UInt8(ascii: "\r"), $0] : [$0] }
        let outcome = try check(bytes)
        #expect(outcome.status == 0, "\(outcome.output.prefix(400))")
    }
}

import Glibc
import Testing
@testable import IntakeCLI

@Suite struct PassphraseTests {
    /// The bytes that are read from a pipe with `bytes`, and the number of bytes left in the pipe.
    private func read(_ bytes: [UInt8]) throws -> (secret: [UInt8], left: Int) {
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        defer { close(ends[0]) }
        try #require(write(ends[1], bytes, bytes.count) == bytes.count)
        close(ends[1])
        let secret = try Passphrase.from(descriptor: ends[0])
        let value = secret.withUnsafeBytes { Array($0) }
        var rest = [UInt8](repeating: 0, count: 4096)
        return (value, Glibc.read(ends[0], &rest, rest.count))
    }

    @Test(arguments: ["слова и слова", "слова и слова\n", "слова и слова\r\n"])
    func `a passphrase ends at the line feed or at the end`(text: String) throws {
        #expect(try read(Array(text.utf8)).secret == Array("слова и слова".utf8))
    }

    @Test func `what follows the line feed is left to the next reader`() throws {
        let (secret, left) = try read(Array("one\ntwo\n".utf8))
        #expect(secret == Array("one".utf8))
        #expect(left == 4)
    }

    @Test(arguments: ["", "\n", "\r\n"])
    func `an empty one is refused`(text: String) {
        #expect(throws: PassphraseProblem.empty) { try read(Array(text.utf8)) }
    }

    @Test func `one that is too long is refused, not cut`() throws {
        let longest = [UInt8](repeating: 0x61, count: Passphrase.maximum)
        #expect(try read(longest).secret == longest)
        #expect(try read(longest + [0x0A]).secret == longest)
        #expect(throws: PassphraseProblem.tooLong) { try read(longest + [0x61]) }
    }

    @Test func `a byte order mark of UTF-8 is no part of it and does not count`() throws {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        #expect(try read(mark + Array("слова".utf8)).secret == Array("слова".utf8))
        let longest = [UInt8](repeating: 0x61, count: Passphrase.maximum)
        #expect(try read(mark + longest).secret == longest)
        #expect(throws: PassphraseProblem.empty) { try read(mark) }
    }

    @Test func `a pipe that does not wait is waited for`() throws {
        try withSlowPipe(Array("слова\n".utf8)) { pipe in
            let secret = try Passphrase.from(descriptor: pipe).withUnsafeBytes { Array($0) }
            #expect(secret == Array("слова".utf8))
        }
    }

    @Test func `a descriptor that is not open is named`() {
        #expect(throws: PassphraseProblem.unreadable(999, code: EBADF)) {
            _ = try Passphrase.from(descriptor: 999).count
        }
    }
}

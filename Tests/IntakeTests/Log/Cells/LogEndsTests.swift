// A receipt, compared with the ends of a log.

import Testing
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct LogEndsTests {
    @Test func `the ends of the last sessions are found without a key, the newest first`() throws {
        let lab = try LogLab()
        try lab.write(sessions: [1, 2, 1])
        let (log, ends, hasMore) = try #require(try LogFile.ends(lab.logs[0], in: .laptop))
        #expect(Folder.name(of: lab.logs[0]) == log.hex + ".intake")
        #expect(ends.map(\.cells) == [13, 9, 4])
        let last = try #require(try LogFile.ends(lab.logs[0], in: .laptop, limit: 2))
        #expect(last.ends == Array(ends.prefix(2)))
        #expect(last.hasMore && !hasMore)
        #expect(ends.first?.hash == (try lab.structure(lab.bytes())).head)
    }

    @Test func `a volunteer's receipt is matched with the session that it was printed after`() throws {
        let lab = try LogLab()
        let writer = try lab.writer()
        var receipts: [Receipt] = []
        for number in 0..<3 {
            try writer.append([UInt8(number)], id: Bytes16.random(), under: lab.setting)
            try writer.close()
            let head = try #require(writer.head)
            receipts.append(try Receipt(log: head.logID, head: head.hash, cost: .interactive))
        }
        let (log, ends, _) = try #require(try LogFile.ends(lab.logs[0], in: .laptop))
        #expect(try receipts[2].end(of: log, among: ends, cost: .interactive)?.cells == 12)
        #expect(try receipts[1].end(of: log, among: ends, cost: .interactive)?.cells == 8)
        #expect(try #require(Receipt("0000 0000 0000 0000 0000")).end(of: log, among: ends, cost: .interactive) == nil)
        #expect(try receipts[2].end(of: Bytes16(), among: ends, cost: .interactive) == nil)
    }

    @Test func `what is no log has no ends`() throws {
        let lab = try LogLab()
        try Folder.replace(lab.folder + "/text", with: Array("hello".utf8))
        #expect(try LogFile.ends(lab.folder + "/text", in: .laptop) == nil)
        #expect(try LogFile.ends(lab.folder + "/missing", in: .laptop) == nil)
        #expect(try LogFile.ends(lab.folder, in: .laptop) == nil)
    }
}

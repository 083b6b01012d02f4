// The smaller rules of the reader, each with a log that depends on it.

import Testing
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct LogRuleTests {
    private func check(_ logs: [RuleLog]) throws {
        let lab = try LogLab()
        for log in logs {
            let (report, records) = try lab.read(log.bytes)
            #expect(report.findings == log.findings, "\(log.name)")
            #expect(records.count == log.records, "\(log.name)")
        }
    }

    @Test func `fewer records than their author counted are named, once, unless a loss accounts for them`() throws {
        try check(RuleLog.counts())
    }

    @Test func `what follows a close, and a session that says more than it may, is no part of the log`() throws {
        try check(RuleLog.sessions())
    }

    @Test func `a session that knows of no cell is the end of an unfinished write, unless cells were confirmed`() throws
    {
        try check(RuleLog.beginnings())
        for log in try RuleLog.beginnings().prefix(2) {
            #expect(try LogLab().structure(log.bytes).findings == log.findings, "\(log.name)")
        }
    }

    @Test func `an earlier key is accepted only for cells that a gap names`() throws { try check(RuleLog.steps()) }

    @Test func `a file in which no cell is accepted is no log, with a key and without`() throws {
        try check(RuleLog.alone())
        for log in try RuleLog.alone() { #expect(try LogLab().structure(log.bytes).findings == [.notALog]) }
    }

    @Test func `a log without a signature has no author`() throws {
        let lab = try LogLab()
        let forged = try lab.build([.session(lab.content(), signer: 2), .record(1, signer: 2), .close])
        let half = try lab.build(
            [.session(lab.content()), .record(1), .close, .session(lab.content(author: 2)), .record(2)])
        // The close is signed by the session's author, and authenticates everything before it.
        #expect(try lab.read(forged).report.lastSigned?.number == 0)
        #expect(try lab.read(forged.cells(0..<3)).report.lastSigned == nil)
        #expect(try lab.read(forged.cells(0..<3)).report.lastSession?.number == 0)
        let author = try lab.author().signing.publicKey
        #expect(try lab.read(half).report.lastSigned?.author == author)
    }

    // MARK: Crashes

    /// Whole cells that anyone can write, after the end of a log: correct in number, log id and link, but sealed with
    /// no known key.
    private func junk(_ kinds: [UInt8], after bytes: [UInt8], version: UInt8 = 1) throws -> [UInt8] {
        var bytes = bytes
        for kind in kinds {
            let number = bytes.count / 4096
            var cell = [UInt8](repeating: UInt8(number), count: 4096)
            cell.replaceSubrange(0..<8, with: Array(bytes[0..<4]) + [version, kind, 0, 0])
            cell.replaceSubrange(8..<16, with: LittleEndian.bytes(of: UInt64(number)))
            cell.replaceSubrange(16..<32, with: bytes[16..<32])
            cell.replaceSubrange(32..<64, with: bytes.hash(number - 1).array)
            bytes += cell
            try bytes.sealTrailer(number)
        }
        return bytes
    }

    @Test(arguments: [[2], [1], [3], [1, 1, 2], [2, 3, 5, 4, 1], [1, 2, 1, 2]] as [[UInt8]], [true, false])
    func `cells that nothing opens are part of the crash that names them, and named again when they change`(
        kinds: [UInt8], isClosed: Bool
    ) throws {
        let lab = try LogLab()
        let writer = try lab.writer()
        try writer.append([1], id: Bytes16.random(), under: lab.setting)
        if isClosed { try writer.close() }
        let end = try lab.bytes().count / 4096
        try Folder.replace(lab.logs[0], with: junk(kinds, after: lab.bytes()))
        try writer.reopen()
        try writer.append([2], id: Bytes16.random(), under: lab.setting)
        try writer.close()
        let last = end + kinds.count - 1
        let (report, records) = try lab.read(lab.bytes())
        #expect(report.findings == [.pastCrash(UInt64(end)...UInt64(last))])
        #expect(records.map(\.text) == [[1], [2]])
        // It does not excuse confirmed cells, or cells that changed after it named them.
        for cell in [end - 1, end, last] {
            let changed = try lab.read(lab.bytes().flipped(cell, 2000)).report
            #expect(changed.verdict > .pastCrash, "\(cell)")
        }
    }

    @Test func `a cell of a newer version that a gap names is part of the crash`() throws {
        let lab = try LogLab()
        try lab.write(sessions: [1])
        try Folder.replace(lab.logs[0], with: junk([1, 1], after: lab.bytes(), version: 2))
        try lab.write(sessions: [1])
        #expect(try lab.read(lab.bytes()).report.findings == [.pastCrash(4...5)])
    }

    private static let cuts = [100, 4096 + 100, 8192, 8192 + 100, 8192 + 4064, 12_288 + 100]

    @Test(arguments: cuts, cuts)
    func `a copy after torn writes in a row ends in one unfinished write, and nothing in it is called damaged`(
        one: Int, other: Int
    ) throws {
        for third in Self.cuts {
            let lab = try LogLab()
            let before = try lab.write(sessions: [1])
            for bytes in [one, other, third, other] { try lab.crash(bytes: bytes) }
            let torn = try lab.bytes()
            // A session that padded the torn cell, and was ended before it wrote anything.
            try #require(lab.writer().notices.allSatisfy { !$0.needsPerson })
            for copy in [torn, try lab.bytes()] {
                let (report, records) = try lab.read(copy)
                let verdicts = Set(report.findings.compactMap(\.verdict))
                #expect(verdicts.isSubset(of: [.pastCrash, .unfinishedEnd]), "\(one), \(other), \(third)")
                #expect(verdicts.contains(.unfinishedEnd) && records.first?.id == before[0])
                #expect(try lab.structure(copy).findings.allSatisfy { $0.verdict != .damaged })
                // A damaged confirmed cell never counts as one of theirs.
                #expect(try lab.read(copy.flipped(2, 100)).report.verdict == .damaged)
            }
            try lab.write(sessions: [1])
            #expect(try lab.read(lab.bytes()).report.verdict == .pastCrash, "\(one), \(other), \(third)")
        }
    }

    @Test(arguments: [4031, 4032, 4033, 4063, 4064, 4065, 4095], [true, false])
    func `a torn cell that was filled up with zeros is an unfinished end, wherever in it the write was cut off`(
        cut: Int, isFirst: Bool
    ) throws {
        for whole in isFirst ? 1...2 : 0...2 {
            let lab = try LogLab()
            if !isFirst { try lab.write(sessions: [1]) }
            try lab.crash(bytes: 4096 * whole + cut)
            let copy = try lab.bytes() + [UInt8](repeating: 0, count: 4096 - cut)
            let place = copy.count - 4096
            try #require(copy.count % 4096 == 0)
            #expect(try lab.read(copy).report.verdict == .unfinishedEnd, "\(whole)")
            #expect(try lab.structure(copy).verdict == .unfinishedEnd, "\(whole)")
            // The bytes of the trailer that were written still authenticate the rest.
            if cut == 4095 {
                #expect(try lab.read(copy.flipped(place / 4096, 2000)).report.verdict == .damaged, "\(whole)")
            }
        }
    }

    @Test func `a confirmed last cell that changed is damaged, also where zeros got into its trailer`() throws {
        let lab = try LogLab()
        try lab.write(sessions: [1])
        let bytes = try lab.bytes()
        let last = bytes.count / 4096 - 1
        let zeroed = bytes.dropLast(16) + [UInt8](repeating: 0, count: 16)
        #expect(try lab.read(bytes.flipped(last, 4070)).report.verdict == .damaged)
        #expect(try lab.read(Array(zeroed).flipped(last, 100)).report.verdict == .damaged)
        #expect(try lab.read(Array(zeroed).flipped(last, 4070)).report.verdict == .damaged)
        // Exactly the remains of a write that was cut off in its trailer, so the end is missing.
        #expect(try lab.read(Array(zeroed)).report.verdict == .unfinishedEnd)
    }

    @Test func `more than interrupted writes leave behind the last saved record is not called a loss`() throws {
        let lab = try LogLab()
        try lab.write(sessions: [1])
        let log = try #require(Bytes16(hex: String(Folder.name(of: lab.logs[0]).dropLast(7))))
        let bytes = try lab.bytes()
        let rubbish = [UInt8](repeating: 7, count: 401 * 4096)
        try Folder.replace(lab.logs[0], with: bytes + rubbish)
        let state = try Folder.contents(lab.folder + "/log/state", limit: 9000)
        #expect(try lab.writer().notices == [.tooMuchUnconfirmed(log: log)])
        #expect(LogNotice.tooMuchUnconfirmed(log: log).needsPerson)
        try Folder.replace(lab.folder + "/log/state", with: state)
        // If the saved record itself is gone, it is a loss, for every length of the file.
        try Folder.replace(lab.logs[0], with: bytes.flipped(3, 100) + rubbish)
        #expect(try lab.writer().notices == [.acknowledgedGone(log: log)])
    }
}

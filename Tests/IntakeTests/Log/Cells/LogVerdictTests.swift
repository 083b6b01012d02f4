// Every verdict, with a log that deserves it and the cells that it names.

import Glibc
import Testing
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct LogVerdictTests {
    // MARK: The end

    @Test func `a cut within a cell or between cells is an unfinished end, from that cell on`() throws {
        let lab = try LogLab()
        try lab.write(sessions: [2, 2])  // S S R R C, S S R R C
        let bytes = try lab.bytes()
        for (size, cell, records) in [
            (9 * 4096 + 1, 9, 4), (9 * 4096, 9, 4), (9 * 4096 - 1, 8, 3), (8 * 4096, 8, 3), (7 * 4096, 7, 2),
            (6 * 4096 + 2000, 6, 2), (6 * 4096, 6, 2), (4 * 4096 + 4095, 4, 2), (3 * 4096, 3, 1),
        ] {
            let (report, _) = try lab.read(Array(bytes.prefix(size)))
            #expect(report.findings.contains(.unfinishedEnd(UInt64(cell))), "cut at \(size)")
            #expect(report.verdict == .unfinishedEnd && !report.isClosed && report.records == records)
            #expect(try lab.structure(Array(bytes.prefix(size))).verdict == .unfinishedEnd)
        }
        let whole = try lab.read(bytes.cells(0..<5)).report
        #expect(whole.verdict == .complete && whole.records == 2)
    }

    @Test func `without any cell a file is empty, no log, or a newer log`() throws {
        let lab = try LogLab()
        try lab.write(sessions: [1])
        #expect(try lab.read([]).report.findings == [.empty])
        for bytes in [
            [1], [UInt8](repeating: 0, count: 20_000), Array("intkhello".utf8), Array(try lab.bytes()[..<4000]),
        ] {
            #expect(try lab.read(bytes).report.findings == [.notALog])
            #expect(try lab.structure(bytes).findings == [.notALog])
        }
        var newer = try lab.bytes()
        for cell in 0..<4 {
            newer[cell * 4096 + 4] = 2
            try newer.sealTrailer(cell)
        }
        #expect(try lab.read(newer).report.verdict == .newerVersion)
        #expect(try lab.structure(newer).verdict == .newerVersion)
    }

    @Test func `what is no plain file of a possible size is left alone, and named`() throws {
        let lab = try LogLab()
        try lab.write(sessions: [1])
        let (link, pipe, sparse) = (lab.folder + "/link", lab.folder + "/pipe", lab.folder + "/sparse")
        #expect(symlink(lab.logs[0], link) == 0)
        #expect(mkfifo(pipe, 0o600) == 0)
        try Folder.replace(sparse, with: [0])
        #expect(truncate(sparse, 40_000_000_000) == 0)
        for (path, why) in [
            (link, UnreadableFile.link), (lab.folder, .folder), (pipe, .special), ("/dev/zero", .special),
            (sparse, .tooLarge(40_000_000_000)), (lab.folder + "/none", .missing),
        ] {
            #expect(try lab.read(path: path).report.findings == [.unreadable(why)])
            #expect(try LogFile.readStructure(path, in: .laptop).verdict == .unreadable)
        }
    }

    // MARK: Damage

    /// S0 S1 R2 R3 C4, S5 S6 R7 C8: flips in each field cost only the record of their cell.
    @Test(arguments: [
        0, 1, 4, 5, 6, 8, 15, 16, 31, 32, 63, 64, 90, 96, 480, 512, 540, 3000, 3947, 3948, 3960, 4063, 4064, 4095,
    ])
    func `a flipped bit is named by its cell, and costs the record of that cell alone`(offset: Int) throws {
        let lab = try LogLab()
        let bytes = try lab.build(
            [.session(lab.content()), .record(1), .record(2), .close, .session(lab.content()), .record(3), .close])
        let lost: [Int: UInt8] = [2: 1, 3: 2, 7: 3]
        for cell in 0..<9 {
            let (findings, names) = try lab.names(bytes.flipped(cell, offset, bit: offset % 8))
            #expect(findings == [.damaged(UInt64(cell)...UInt64(cell))], "cell \(cell), byte \(offset)")
            #expect(names == [1, 2, 3].filter { $0 != lost[cell] })
            #expect(try lab.structure(bytes.flipped(cell, offset)).verdict == .damaged)
        }
    }

    @Test func `a changed cell of any kind with a matching hash is the only one that is named`() throws {
        let lab = try LogLab()
        let bytes = try lab.build([.session(lab.content()), .record(1), .record(2), .record(3), .close])
        for (cell, left) in [(0, [1, 2, 3]), (1, [1, 2, 3]), (2, [2, 3]), (3, [1, 3]), (5, [1, 2, 3])] {
            for (offset, value) in [(5, UInt8(1)), (5, 4), (700, bytes[cell * 4096 + 700] ^ 1), (40, 99)] {
                var changed = bytes
                changed[cell * 4096 + offset] = value
                guard changed != bytes else { continue }
                try changed.sealTrailer(cell)
                let (findings, names) = try lab.names(changed)
                let damage = Finding.damaged(UInt64(cell)...UInt64(cell))
                // A damaged session cell at the end cannot be distinguished from a session for other readers.
                #expect(findings.contains(damage) || cell == 5, "cell \(cell), byte \(offset)")
                #expect(cell == 5 || findings == [damage], "cell \(cell), byte \(offset)")
                #expect(names == left.map(UInt8.init))
            }
        }
    }

    @Test func `a genuine cell from another history of the same session is damage of the chain`() throws {
        let lab = try LogLab()
        let one = try lab.build([.session(lab.content()), .record(1), .record(2), .close], entropy: .fixed(3))
        let other = try lab.build([.session(lab.content()), .record(5), .record(2), .close], entropy: .fixed(3))
        let (findings, _) = try lab.names(one.cells(0..<2) + other.cells(2..<3) + one.cells(3..<5))
        #expect(findings == [.damaged(2...2)])
    }

    @Test func `a session that lost both its cells loses its records, and no other session does`() throws {
        let lab = try LogLab()
        let bytes = try lab.build(
            [.session(lab.content()), .record(1), .close, .session(lab.content()), .record(2), .close]
                + [.session(lab.content()), .record(3), .close])
        for (session, range, left) in [(0, 0...3, [2, 3]), (4, 4...7, [1, 3]), (8, 8...11, [1, 2])] {
            let (findings, names) = try lab.names(bytes.flipped(session, 700).flipped(session + 1, 700))
            #expect(findings == [.damaged(UInt64(range.lowerBound)...UInt64(range.upperBound))])
            #expect(names == left.map(UInt8.init))
        }
    }

    @Test func `a record in many cells is lost with any of them, and only then`() throws {
        let lab = try LogLab()
        let ids = try lab.write(sessions: [3]) { [UInt8](repeating: 1, count: $0 == 1 ? 10_000 : 10) }
        let bytes = try lab.bytes()  // S S R, four cells from 3 on, R, C
        for cell in 3...6 {
            let (report, records) = try lab.read(bytes.flipped(cell, 1000))
            #expect(report.findings == [.damaged(UInt64(cell)...UInt64(cell))])
            #expect(records.map(\.id) == [ids[0], ids[2]])
        }
    }

    // MARK: People

    @Test func `the judge's objections are in the verdict, and a wrong clock never is`() throws {
        let lab = try LogLab()
        let key = try lab.author().signing.publicKey
        let objections: [(Finding, Verdict)] = [
            (.unknownWriter(at: 0, key: key, keysVersion: 1), .unknownWriter),
            (.revokedWriter(at: 0, label: "v", keysVersion: 1), .unknownWriter),
            (.extraReader(at: 0, key: lab.setting.recipients[0], keysVersion: 1), .extraReader),
            (.leftOutReader(at: 0, label: "k", keysVersion: 1), .leftOutReader),
            (.unknownKeysFile(at: 0, version: 1), .unknownKeysFile),
        ]
        try lab.write(sessions: [1])
        lab.clock.step(-7200)
        try lab.write(sessions: [1])
        for (finding, verdict) in objections {
            let judge = FixedJudge { $0.number == 0 ? [finding] : [] }
            let report = try lab.read(path: lab.logs[0], judge: judge).report
            #expect(report.findings == [finding, .clock(at: 4, seconds: 7200)])
            #expect(report.verdict == verdict)
        }
        #expect(try lab.read(path: lab.logs[0]).report.verdict == .complete)
    }

    @Test func `a session for other readers is named, and those before and after it are read`() throws {
        let lab = try LogLab()
        let others = [try SealingKey(secret: testSecret(30)).publicKey]
        let bytes = try lab.build(
            [.session(lab.content()), .record(1), .close, .session(lab.content(recipients: others)), .record(2)]
                + [.close, .session(lab.content()), .record(3), .close])
        let (findings, names) = try lab.names(bytes)
        #expect(findings == [.notSealedToThisKey(at: 4)])
        #expect(names == [1, 3])
        #expect(try lab.names(bytes, reader: 30).names == [2])
        // The session before it was cut short by a crash; the result is the same.
        let crashed = try lab.build(
            [.session(lab.content()), .record(1), .session(lab.content(recipients: others)), .record(2), .close])
        #expect(try lab.names(crashed).findings == [.notSealedToThisKey(at: 3)])
        #expect(try lab.names(crashed).names == [1])
    }

    @Test func `cells that the author did not sign are forged, from the last that he did on`() throws {
        let lab = try LogLab()
        let bytes = try lab.build(
            [.session(lab.content()), .record(1), .record(2, signer: 2), .record(3, signer: 2)])
        let (findings, names) = try lab.names(bytes)
        #expect(findings == [.forged(3), .forged(4), .unfinishedEnd(5)])
        #expect(names == [1])
        #expect(Finding.forged(3).verdict == .unknownWriter)
        // His signature on a later record authenticates them.
        let later = try lab.build([.session(lab.content()), .record(1, signer: 2), .record(2), .close])
        #expect(try lab.names(later).findings == [])
        let none = try lab.build([.session(lab.content(), signer: 2), .record(1, signer: 2)])
        #expect(try lab.names(none).findings == [.forged(0), .forged(2), .unfinishedEnd(3)])
        #expect(try lab.names(none).names == [])
    }

    // Anyone who can write the file can forge it: its chain is valid, and only a key reveals the lie.
    @Test(arguments: [1, 2]) func `a gap with no room for a session before it is damage, and no crash`(at: Int) throws {
        let lab = try LogLab()
        let gap = try #require(gapContent(first: 0, last: 0))
        let records = (0..<at).map { Piece.record(UInt8($0)) }
        let bytes = try lab.build(records + [.gap(gap), .close])
        let broken = [UInt8](repeating: 1, count: at * 4096) + bytes[(at * 4096)...]
        let findings = try lab.structure(broken).findings
        #expect(findings == [.damaged(0...UInt64(at - 1))])
    }

    private func gapContent(first: UInt64, last: UInt64) -> GapContent? {
        let bytes = [first, last, last + 1].flatMap { LittleEndian.bytes(of: $0) } + [UInt8](repeating: 0, count: 32)
        return unsafe bytes.withUnsafeBytes { unsafe GapContent($0.baseAddress!, length: $0.count) }
    }
}

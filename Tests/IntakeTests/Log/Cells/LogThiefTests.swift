// A thief of the unlocked laptop can remove records, but not unnoticed.

import Testing
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct LogThiefTests {
    /// S0 S1 R2 C3, S4 S5 R6 R7 C8, in this lab's folder.
    private func laptop() throws -> LogLab {
        let lab = try LogLab()
        try lab.write(sessions: [1, 2])
        return lab
    }

    @Test(arguments: [8, 7, 6, 4, 3]) func `records cut off by the unlocked laptop are counted`(kept: Int) throws {
        let lab = try laptop()
        let bytes = try lab.bytes()
        try Folder.replace(lab.logs[0], with: bytes.cells(0..<kept))
        try lab.forgeState { state in
            state.cells = UInt64(kept)
            state.head = bytes.hash(kept - 1)
        }
        try lab.write(sessions: [1])
        let report = try lab.read(path: lab.logs[0]).report
        #expect(lab.logs.count == 1)
        #expect(report.findings == [.removedAndContinued(at: UInt64(kept), cells: 9 - kept)])
        #expect(report.verdict == .removedAndContinued)
    }

    @Test func `confirmed records wiped in place cannot be passed off as an interrupted write`() throws {
        let lab = try laptop()
        var bytes = try lab.bytes()
        bytes.replaceSubrange(6 * 4096..<9 * 4096, with: [UInt8](repeating: 0, count: 3 * 4096))
        try Folder.replace(lab.logs[0], with: bytes)
        // He makes the laptop find an interrupted write of three cells: its state says that six are confirmed.
        try lab.forgeState { state in
            state.cells = 6
            state.head = bytes.hash(5)
        }
        try lab.write(sessions: [1])
        let report = try lab.read(path: lab.logs[0]).report
        #expect(report.findings.contains(.removedAndContinued(at: 6, cells: 3)))
        #expect(report.verdict == .removedAndContinued)
    }

    @Test func `a whole confirmed record cannot be passed off as one that was not confirmed either`() throws {
        let lab = try laptop()
        let bytes = try lab.bytes()
        try lab.forgeState { state in
            state.cells = 7
            state.head = bytes.hash(6)
        }
        try lab.write(sessions: [1])
        #expect(try lab.read(path: lab.logs[0]).report.verdict == .removedAndContinued)
    }

    @Test func `two crashes in a row are two crashes, and no theft`() throws {
        let lab = try laptop()
        for torn in [5000, 9000] {
            try lab.crash(bytes: torn)
        }
        try lab.write(sessions: [1])
        let report = try lab.read(path: lab.logs[0]).report
        #expect(report.verdict == .pastCrash)
        #expect(report.findings.allSatisfy { $0.verdict == .pastCrash })
    }

    @Test func `public keys alone do not allow to continue a log`() throws {
        let lab = try LogLab()
        let bytes = try lab.build([.session(lab.content()), .record(1), .close])
        let forged = try lab.build([.session(lab.content(), signer: 2), .record(2, signer: 2)], after: bytes, step: 99)
        let (findings, names) = try lab.names(forged)
        #expect(findings.contains(.removedAndContinued(at: 4, cells: 95)) && findings.contains(.forged(4)))
        #expect(names == [1])
        let stranger = try lab.build(
            [.session(lab.content(author: 2), signer: 2), .record(2, signer: 2)], after: bytes, key: 201)
        #expect(
            try lab.names(stranger).findings == [.removedAndContinued(at: 4, cells: nil), .unfinishedEnd(7)])
    }

    @Test func `a log made to cost time does not get it`() throws {
        let lab = try LogLab()
        var bytes = try lab.build([.session(lab.content()), .record(1), .close])
        var names: [UInt8] = [1]
        for round in 0..<20 {
            let key = UInt8(101 + round)
            bytes = try lab.build([.session(lab.content()), .record(2), .close], after: bytes, step: 0, key: key)
            names.append(2)
        }
        // 20 sessions with keys that follow from no other: at most 2^17 steps are searched in total.
        let (findings, read) = try lab.names(bytes)
        #expect(findings.count == 20)
        #expect(read == names)
        #expect(findings.first == .removedAndContinued(at: 4, cells: nil))
    }

    @Test func `a cell under the message key and the signature of its place, but not its step's tag, is damaged`()
        throws
    {
        let lab = try LogLab()
        for isRight in [true, false] {
            // The builder draws the seed first, so this one is known.
            let bytes = try lab.build([.session(lab.content())], entropy: .fixed(7))
            var (seed, entropy) = (Entropy.fixed(7), Entropy.system)
            var keys = try CellKeys()
            seed.fill(keys.seed, 32)
            try keys.beginChain()
            try keys.nextCell()
            let auth = try LogLab.auth(2, key: isRight ? 200 : 201)
            auth.withUnsafeBytes { keys.setAuth($0.baseAddress!.assumingMemoryBound(to: UInt8.self), index: 2) }
            let header = CellHeader(
                kind: .record, number: 2, logID: Bytes16(bytes[16..<32])!, previous: bytes.hash(1))
            let part = RecordPart(id: Bytes16(), part: 0, count: 1, total: 1)
            let author = try lab.author()
            var hasher = try Hasher256(.cell)
            var cell = [UInt8](repeating: 7, count: 4096)
            try cell.withUnsafeMutableBytes { cell in
                let base = cell.baseAddress!
                header.store(to: base)
                part.store(to: base + CellLayout.contentAt)
                _ = try CellBody.seal(
                    base, contentAt: CellLayout.contentAt, nonceAt: CellLayout.nonceAt, length: 25,
                    additional: header, commitment: Bytes32(bytes[480..<512])!, isSession: false, keys: &keys,
                    signer: author.signing, hasher: &hasher, entropy: &entropy)
            }
            let (findings, names) = try lab.names(bytes + cell)
            #expect(names == (isRight ? [7] : []))
            #expect(findings == (isRight ? [.unfinishedEnd(3)] : [.damaged(2...2), .unfinishedEnd(3)]))
        }
    }

    // MARK: Logs that are gone

    @Test func `without its memory the laptop begins a new log, and both say so`() throws {
        let lab = try laptop()
        let old = try #require(Bytes16(hex: String(Folder.name(of: lab.logs[0]).dropLast(7))))
        try lab.remove("log/state")
        let writer = try lab.writer()
        #expect(writer.notices == [.stateLost(log: old)])
        try writer.append([1], id: Bytes16.random(), under: lab.setting)
        try writer.close()
        let new = try #require(lab.logs.first { !$0.contains(old.hex) })
        let report = try lab.read(path: new).report
        #expect(report.findings == [.logReplaced(old)] && report.verdict == .logReplaced)
    }

    @Test func `acknowledged records that are gone are said to be, and the next log names the one before`() throws {
        let lab = try laptop()
        let (path, bytes) = (lab.logs[0], try lab.bytes())
        let old = try #require(Bytes16(hex: String(Folder.name(of: path).dropLast(7))))
        var exchanged = bytes.flipped(8, 99)
        try exchanged.sealTrailer(8)
        for changed: [UInt8]? in [bytes.cells(0..<8), bytes.flipped(8, 99), exchanged, [], nil] {
            let lab = try LogLab()
            try lab.take(laptop: bytes, state: Folder.contents(Folder.parent(of: path) + "/state", limit: 9000), old)
            if let changed {
                try Folder.replace(lab.logs[0], with: changed)
            } else {
                try lab.remove("log/\(old.hex).intake")
            }
            let left = try Folder.names(lab.folder + "/log").count
            for _ in 0..<2 { #expect(try lab.writer().notices == [.acknowledgedGone(log: old)]) }
            let writer = try lab.writer()
            try writer.append([1], id: Bytes16.random(), under: lab.setting)
            try writer.close()
            #expect(try Folder.names(lab.folder + "/log").count == left + 2)  // lock and new log; evidence is kept
            let new = try #require(lab.logs.first { !$0.contains(old.hex) })
            #expect(try lab.read(path: new).report.findings == [.logReplaced(old)])
        }
    }

    @Test func `a power cut before the first cell of the new log does not make it forget its predecessor`() throws {
        let lab = try laptop()
        let old = try #require(Bytes16(hex: String(Folder.name(of: lab.logs[0]).dropLast(7))))
        try lab.remove("log/\(old.hex).intake")
        try lab.writer().append([1], id: Bytes16.random(), under: lab.setting)
        // The new log's name is on the disk, and its first write is missing, then partly there.
        let new = lab.logs[0]
        try lab.forgeState { state in
            let first = try #require(try? Folder.contents(new, limit: 1 << 20))
            #expect(first.count == 3 * 4096)
            state.cells = 0
            state.head = Bytes32()
            state.predecessor = (old, Bytes32())
        }
        try Folder.replace(new, with: Array(try Folder.contents(new, limit: 1 << 20).prefix(700)))
        try lab.write(sessions: [1])
        let report = try lab.read(path: new).report
        #expect(report.findings.contains(.logReplaced(old)))
        #expect(report.records == 1)
    }
}

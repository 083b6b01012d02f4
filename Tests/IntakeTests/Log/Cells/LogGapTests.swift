// Logs with very many interrupted writes: each is named, and the cost of each is constant.

import Testing
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct LogGapTests {
    /// This number of sessions with a record, and between them two cells that do not belong to them, of which the gap
    /// names the second. `ends`: the ends of the records, in cells.
    private static func log(_ lab: LogLab, gaps: Int) throws -> (bytes: [UInt8], ends: [Int]) {
        let hand = try lab.author()
        let torn = [UInt8](repeating: 7, count: CellLayout.size)
        var hasher = try Hasher256(.torn)
        try unsafe torn.withUnsafeBytes { try unsafe hasher.update($0.baseAddress!, count: $0.count) }
        let hash = try hasher.digest()
        var (bytes, ends, head) = ([UInt8](), [Int](), Bytes32())
        var auth = try LogLab.auth(0)
        for turn in 0...gaps {
            var content = try lab.content()
            content.logID = Bytes16(Array(repeating: 9, count: 16))!
            content.number = UInt64(bytes.count / CellLayout.size)
            content.previous = head
            let builder = try CellBuilder(
                logID: content.logID, number: content.number, head: head, auth: auth, entropy: .system)
            try builder.session(content, signer: hand.signing)
            if turn > 0 {
                let last = content.number - 1
                let gap = GapContent(first: last, last: last, torn: last, hash: hash)
                try builder.add(.gap, gap.bytes, signer: hand.signing)
            }
            try builder.record(id: Bytes16.random(), text: [1], signer: hand.signing)
            try builder.storeAuth(into: &auth)
            head = builder.head
            unsafe builder.take { unsafe bytes += $0 }
            ends.append(bytes.count / CellLayout.size)
            if turn < gaps { bytes += torn + torn }
        }
        return (bytes, ends)
    }

    /// The findings of a reading, and how many findings it examined for that.
    private func read(_ lab: LogLab, _ bytes: some Collection<UInt8>) throws -> (findings: [Finding], looks: Int) {
        let path = lab.folder + "/gaps"
        try Folder.replace(path, with: Array(bytes))
        let key = try SealingKey(secret: testSecret(10))
        var reader = try LogReader(File(path, .read, in: .laptop), size: bytes.count)
        let report = try reader.read(with: key, judge: NoJudge()) { _ in }
        return (report.findings, reader.explanations.looks)
    }

    private func readStructure(
        _ lab: LogLab, _ bytes: some Collection<UInt8>
    ) throws -> (findings: [Finding], looks: Int) {
        let path = lab.folder + "/gaps"
        try Folder.replace(path, with: Array(bytes))
        var structure = LogStructure()
        let report = try structure.read(CellScanner(File(path, .read, in: .laptop), size: bytes.count))
        return (report.findings, structure.explanations.looks)
    }

    @Test func `each gap in a log of many is named, and costs no more than those before it`() throws {
        let lab = try LogLab()
        let (bytes, ends) = try Self.log(lab, gaps: 800)
        let torn = ends.dropLast().map { UInt64($0) }
        var whole: [Int] = []
        var bare: [Int] = []
        for gaps in [400, 600, 800] {
            let copy = bytes.prefix(ends[gaps] * CellLayout.size)
            let end = Finding.unfinishedEnd(UInt64(ends[gaps]))
            let (findings, looks) = try read(lab, copy)
            let named = torn.prefix(gaps).flatMap { [Finding.damaged($0...$0), .pastCrash($0 + 1...$0 + 1)] }
            #expect(findings == named + [end])
            whole.append(looks)
            let structure = try readStructure(lab, copy)
            let claimed = torn.prefix(gaps).map { Finding.claimedCrash($0...$0 + 1) }
            #expect(structure.findings == claimed + [end])
            bare.append(structure.looks)
        }
        for looks in [whole, bare] {
            #expect(looks[0] > 0)
            // From 600 to 800 the same number as from 400 to 600, except for a few at the end.
            #expect(looks[2] - looks[1] <= (looks[1] - looks[0]) * 11 / 10)
        }
    }

    @Test func `damage is explained at the furthest that a gap or a session reaches back, and no finding before it`() {
        let reach = ChainTrail.reach
        var findings: [Finding] = [
            .damaged(10...20), .notSealedToThisKey(at: 30), .pastCrash(40...40), .newerVersion(at: 41, version: 2),
            .clock(at: 41, seconds: 1), .damaged(39...60),
        ]
        var explanations = Explanations()
        explanations.takeBack(41...50, before: 41 + reach, from: &findings)
        #expect(
            findings == [
                .damaged(10...20), .notSealedToThisKey(at: 30), .pastCrash(40...40), .clock(at: 41, seconds: 1),
                .damaged(39...40), .damaged(51...60),
            ])
        explanations.takeBack(51...60, before: 51 + reach, from: &findings)
        #expect(findings.last == .damaged(39...40))
    }
}

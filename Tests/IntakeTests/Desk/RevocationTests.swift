import FoundationEssentials
import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeLog
@testable import IntakeTriage

/// The effect of a revocation at a desk, and what the desk remembers of it.
@Suite struct RevocationTests {
    /// Which of a laptop's keys is revoked, and whether its table stays in the file that revokes it.
    struct Case: CustomTestStringConvertible {
        var key: KeyUse
        var isListed: Bool
        var testDescription: String { "by the \(key) key, table \(isListed ? "left" : "taken out")" }
    }
    static let cases = [KeyUse.signing, .sealing].flatMap { key in
        [true, false].map { Case(key: key, isListed: $0) }
    }

    let hotline: TestHotline

    init() throws {
        hotline = try TestHotline()
        hotline.notesImports = true
        try hotline.adopt(hotline.everybody(), on: hotline.lead, hotline.second, hotline.volunteer)
    }

    /// The next keys file, which revokes a laptop from 2026-07-05 on; in force only at the lead's desk.
    private func revoke(_ home: Home, _ how: Case = cases[0], version: Int = 2) throws {
        let card = try home.card()
        let key = how.key == .signing ? card.signing.bytes : card.sealing.bytes
        let others = try [hotline.lead, hotline.second, hotline.volunteer].filter {
            how.isListed || $0.path != home.path
        }
        let tables = try others.map(hotline.table).joined()
        let text = try PublicKeyText(how.key, key).text()
        try hotline.adopt(
            "version = \(version)\n\(tables)[[revoked]]\nkey = \"\(text)\"\ndate = 2026-07-05\nreason = \"stolen\"\n",
            on: hotline.lead)
    }

    private func desk() throws -> Desk {
        try Desk(hotline.lead, identity: hotline.identity(hotline.lead), now: hotline.now)
    }

    /// The number of entries in the desk's cases by authors who may write, and by authors who may not.
    private func entries() throws -> (known: Int, unknown: Int) {
        let all = try hotline.cases().flatMap(\.history).map(\.provenance.writer)
        return (all.count(where: \.isKnown), all.count { !$0.isKnown && !$0.isCoordinator })
    }

    /// For each imported copy, whether it is not as it was when it came in.
    private func changed() throws -> [Bool] { try desk().load().logs.filter { !$0.isOwn }.map(\.isChanged) }

    private func head() throws -> DeskHeads.Head? {
        let desk = try desk()
        return try DeskHeads(reading: desk.headsPath, in: .laptop, key: desk.stateKey).heads.values.first
    }

    // MARK: By either key, the table left or taken out

    @Test(arguments: cases) func `a revoked laptop's sessions do not count`(how: Case) throws {
        try revoke(hotline.volunteer, how)
        hotline.now += 10 * 86_400
        try hotline.record("from the thief")
        #expect(try hotline.import(hotline.logPath()).map(\.report.verdict) == [.unknownWriter])
        #expect(try entries() == (0, 1))
    }

    @Test(arguments: cases) func `a session that a revoked coordinator can read is named`(how: Case) throws {
        try revoke(hotline.second, how)
        hotline.now += 10 * 86_400
        try hotline.record("sealed to the thief")
        let imported = try #require(try hotline.import(hotline.logPath()).first)
        #expect(imported.report.verdict == .extraReader)
        #expect(
            imported.report.findings.contains(.revokedReader(at: 0, label: "pavel", keysVersion: 2)),
            "\(imported.report.findings)")
    }

    @Test(arguments: cases) func `a revoked coordinator decides nothing`(how: Case) throws {
        try revoke(hotline.second, how)
        hotline.now += 10 * 86_400
        try hotline.record("from the coordinator's thief", home: hotline.second)
        #expect(try hotline.import(hotline.logPath(hotline.second)).map(\.report.verdict) == [.unknownWriter])
        #expect(try entries() == (0, 1))
    }

    @Test(arguments: cases) func `what a laptop wrote before the day of its revocation stays good`(how: Case) throws {
        try hotline.record("before")
        _ = try hotline.import(hotline.logPath())
        try revoke(hotline.volunteer, how)
        #expect(try hotline.import(hotline.logPath()).map(\.report.verdict) == [.complete])
        #expect(try entries() == (1, 0))
    }

    // MARK: What the desk remembers

    @Test func `a memory that is older than the log is named, is no way in, and is mended by the next import`() throws {
        try hotline.record("before")
        _ = try hotline.import(hotline.logPath())
        let old = try Folder.contents(desk().headsPath, limit: 1 << 20)
        let cells = try #require(try head()).cells
        try revoke(hotline.volunteer)
        // The thief sets the clock to a day before the loss.
        try hotline.record("from the thief")
        #expect(try hotline.import(hotline.logPath()).map(\.report.verdict) == [.unknownWriter])
        // As an import leaves it that is killed between the two renames, or somebody who puts the memory back.
        try Folder.replace(desk().headsPath, with: old)
        #expect(try entries() == (1, 1))
        #expect(try changed() == [true])
        #expect(try hotline.import(hotline.logPath()).map(\.report.verdict) == [.unknownWriter])
        #expect(try head()?.revokedFrom == cells)
        #expect(try entries() == (1, 1))
        #expect(try changed() == [false])
        // Without any memory, too: the import event in the lead's log says what was held before, and no memory.
        Folder.remove(try desk().headsPath)
        #expect(try entries() == (1, 1))
    }

    @Test func `a revocation is remembered at an import that brings nothing new, and is not forgotten`() throws {
        try hotline.record("before")
        _ = try hotline.import(hotline.logPath())
        let cells = try #require(try head()).cells
        #expect(try head()?.revokedFrom == nil)
        try revoke(hotline.volunteer)
        #expect(try hotline.import(hotline.logPath()).map(\.report.verdict) == [.complete])
        #expect(try head()?.revokedFrom == cells)
        // A later keys file without the revocation does not make the desk forget it.
        try hotline.adopt(hotline.everybody(version: 3), on: hotline.lead)
        try hotline.record("from the thief")
        #expect(try hotline.import(hotline.logPath()).map(\.report.verdict) == [.complete])
        try revoke(hotline.volunteer, version: 4)
        #expect(try hotline.import(hotline.logPath()).map(\.report.verdict) == [.unknownWriter])
        // What a coordinator imported under the file that lists the laptop counts: the lead coordinator signed it.
        #expect(try entries() == (2, 0))
    }

    @Test func `another history that a revoked laptop brings counts as new from where it begins`() throws {
        try hotline.record("a")
        let thief = Home(hotline.scratch.path + "/thief")
        try FileManager.default.copyItem(atPath: hotline.volunteer.path, toPath: thief.path)
        try hotline.record("b", "c", "d")
        _ = try hotline.import(hotline.logPath())
        try revoke(hotline.volunteer)
        try hotline.record("other", home: thief)
        let report = try #require(try hotline.import(hotline.logPath(thief)).first).report
        #expect(
            Set(report.findings.compactMap(\.verdict)) == [.unknownWriter, .twoHistories], "\(report.findings)")
        #expect(try entries() == (4, 1))
        // For what was held before nothing changes, even if either is imported again.
        #expect(try hotline.import(hotline.logPath()).map(\.report.verdict) == [.twoHistories])
        let again = try #require(try hotline.import(hotline.logPath(thief)).first).report
        #expect(again.findings.compactMap(\.verdict).contains(.unknownWriter))
        #expect(try entries() == (4, 1))
    }

    @Test func `verify judges by what the desk remembers, as an import does`() throws {
        try hotline.record("before")
        _ = try hotline.import(hotline.logPath())
        try revoke(hotline.volunteer)
        #expect(try desk().verify(hotline.logPath()).report.verdict == .complete)
        try hotline.record("from the thief")
        #expect(try desk().verify(hotline.logPath()).report.verdict == .unknownWriter)
        #expect(try desk().verify(hotline.logPath()).report.findings.count == 2)
    }

    // MARK: With any clock of the laptop

    /// 2020, the day before the revocation, and 2099.
    static let clocks: [Int64] = [1_577_836_800, 1_783_123_200, 4_070_908_800]

    @Test(arguments: clocks, cases) func `a laptop does not seal to a reader that its keys file revokes`(
        clock: Int64, how: Case
    ) throws {
        try revoke(hotline.second, how)
        try hotline.adopt(
            String(decoding: Folder.contents(hotline.scratch.path + "/keys", limit: 1 << 20), as: UTF8.self),
            on: hotline.volunteer)
        let keys = try hotline.volunteer.keysInForce()
        #expect(keys.recipients(on: Day(unixSeconds: min(clock, hotline.now))).map(\.label.description) == ["irina"])
        guard clock < 1_800_000_000 else { return }
        hotline.now = clock
        let told = try hotline.recorder().untold()
        #expect(told == [.clockBeforeKeys(today: hotline.day, known: try #require(Day("2026-07-05")))])
        try hotline.record("with a slow clock")
        hotline.now = 1_783_728_000
        let report = try #require(try hotline.import(hotline.logPath()).first).report
        #expect(report.verdict == .complete, "\(report.findings)")
        #expect(try !hotline.recorder().untold().contains { if case .clockBeforeKeys = $0 { true } else { false } })
    }

    /// A session of the volunteer at `clock`, sealed to both coordinators, under `keys` or a file that no desk has.
    private func seal(_ keys: KeysFile?, at clock: Int64) throws -> String {
        let folder = hotline.scratch.path + "/sealed"
        let stamp = keys?.fileStamp
        let setting = try SessionSetting(
            recipients: [hotline.lead, hotline.second].map { try $0.card().sealing },
            keysFile: stamp ?? FileStamp(version: 9, hash: Bytes32()),
            routeBook: FileStamp(version: 1, hash: Bytes32()), root: #require(try hotline.volunteer.pinnedRoot()).key)
        let writer = try LogWriter(
            folder: folder, author: hotline.identity(hotline.volunteer).author(), command: "test", clock: { clock })
        try writer.append(hotline.event("sealed"), id: Bytes16.random(), under: setting)
        try writer.close()
        return try folder + "/" + #require(try Folder.names(folder).first { $0.hasSuffix(".intake") })
    }

    @Test(arguments: clocks) func `a reader who is revoked by the session's keys file counts as revoked on every day`(
        clock: Int64
    ) throws {
        try revoke(hotline.second)
        let path = try seal(hotline.lead.keysInForce(), at: clock)
        // The result is the same whether the desk held it or not.
        for _ in 0..<2 {
            let found = try #require(try hotline.import(path).first).report.findings
            #expect(found.contains(.revokedReader(at: 0, label: "pavel", keysVersion: 2)), "\(found)")
            #expect(!found.contains { $0.verdict == .leftOutReader }, "\(found)")
        }
    }

    @Test(arguments: clocks, cases) func `a session new to the desk is judged by the day it comes in`(
        clock: Int64, how: Case
    ) throws {
        let path = try seal(hotline.volunteer.keysInForce(), at: clock)
        try revoke(hotline.second, how)
        hotline.now += 10 * 86_400
        let found = try #require(try hotline.import(path).first).report.findings
        #expect(found.contains(.revokedReader(at: 0, label: "pavel", keysVersion: 2)), "\(found)")
    }

    @Test(arguments: cases) func `what the desk held before a reader was revoked raises no alarm`(how: Case) throws {
        let path = try seal(hotline.volunteer.keysInForce(), at: 1_782_864_000)
        _ = try hotline.import(path)
        try hotline.record("the coordinator's own", home: hotline.lead)
        let mine = try hotline.logPath(hotline.lead)
        let copy = hotline.stick + "/" + Folder.name(of: mine)
        try Folder.replace(copy, with: Folder.contents(mine, limit: 1 << 24))
        try revoke(hotline.second, how)
        hotline.now += 10 * 86_400
        for path in [path, copy] {
            let found = try #require(try hotline.import(path).first).report.findings
            #expect(!found.contains { $0.verdict == .extraReader }, "\(found)")
        }
    }

    @Test func `under an unknown keys file a revoked author and reader are named first`() throws {
        let path = try seal(nil, at: hotline.now + 9 * 86_400)
        try revoke(hotline.second)
        hotline.now += 10 * 86_400
        #expect(
            try desk().verify(path).report.findings == [
                .revokedReader(at: 0, label: "pavel", keysVersion: 2), .unknownKeysFile(at: 0, version: 9),
            ])
        try revoke(hotline.volunteer, version: 3)
        #expect(
            try desk().verify(path).report.findings == [
                .revokedWriter(at: 0, label: "v07", keysVersion: 3), .unknownKeysFile(at: 0, version: 9),
            ])
    }
}

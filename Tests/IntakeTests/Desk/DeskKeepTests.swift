// What an import keeps of several copies of one log, and what it goes on remembering.

import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct DeskKeepTests {
    let hotline: TestHotline

    init() throws {
        hotline = try TestHotline()
        try hotline.adopt(hotline.everybody(), on: hotline.lead, hotline.second, hotline.volunteer)
    }

    private func desk() throws -> Desk { try Desk(hotline.lead, identity: hotline.identity(hotline.lead)) }

    private func troubles() throws -> [[Trouble]] { try desk().load().logs.map(\.troubles) }

    private func bytes() throws -> [UInt8] { try Folder.contents(hotline.logPath(), limit: 1 << 24) }

    private func `import`(_ bytes: [UInt8]) throws -> ImportedLog {
        let path = hotline.scratch.path + "/copy.intake"
        try Folder.replace(path, with: bytes)
        return try #require(try hotline.import(path).first)
    }

    @Test func `a good copy takes the place of an empty, a ruined and a damaged one, and nothing more is said`() throws
    {
        try hotline.record("a", "b", "c")
        let good = try bytes()
        let zeros = [UInt8](repeating: 0, count: good.count)
        for bad in [[], zeros, Array("no log".utf8), good.flipped(2, 700), Array(good.dropLast(4096))] {
            _ = try `import`(good)
            let stored = try #require(try desk().storedLogs().first).path
            try Folder.replace(stored, with: bad)
            #expect(try troubles().first?.first == .changed)
            _ = try `import`(good)
            #expect(try desk().storedLogs().count == 1)
            #expect(try Folder.contents(stored, limit: 1 << 24) == good)
            #expect(try troubles() == [[]])
        }
    }

    @Test func `a copy that has all of two others takes the place of both`() throws {
        try hotline.record("a", "b", "c")
        let good = try bytes()
        // Each has cells that the other lost.
        _ = try `import`(good.flipped(2, 700))
        _ = try `import`(good.flipped(4, 700))
        #expect(try desk().storedLogs().count == 2)
        #expect(try troubles().allSatisfy { $0 == [.verdict(.damaged)] })
        _ = try `import`(good)
        #expect(try desk().storedLogs().count == 1)
        #expect(try DeskHeads(reading: desk().headsPath, in: .laptop, key: desk().stateKey).heads.count == 1)
        #expect(try troubles() == [[]])
    }

    @Test func `an older copy in the place of one that is gone is taken in, and what is missing goes on being said`()
        throws
    {
        try hotline.record("a")
        let older = try bytes()
        try hotline.record("b")
        let newer = try bytes()
        _ = try `import`(newer)
        Folder.remove(try #require(try desk().storedLogs().first).path)
        #expect(try troubles() == [[.missing]])
        let imported = try `import`(older)
        #expect(imported.report.verdict == .shorterThanBefore)
        let said = imported.report.findings.map(\.sentence)
        #expect(!said.contains { $0.en.contains("Nothing is lost") || $0.ru.contains("ничего не потеряно") })
        #expect(try hotline.cases().compactMap(\.request.notes) == ["a"])
        #expect(try troubles() == [[.changed]])
        _ = try `import`(newer)
        #expect(try troubles() == [[]])
        #expect(try hotline.cases().count == 2)
    }

    @Test func `a log begun anew is said until the one before it is here`() throws {
        try hotline.record("a")
        let first = try bytes()
        let name = Folder.name(of: try hotline.logPath())
        Folder.remove(try hotline.logPath())
        try hotline.record("b")
        #expect(try `import`(try bytes()).report.verdict == .logReplaced)
        #expect(try troubles() == [[.verdict(.logReplaced)]])
        try Folder.replace(hotline.stick + "/" + name, with: first)
        _ = try hotline.import()
        #expect(try troubles() == [[], []])
    }

    @Test func `the own log of a coordinator whose home was copied is held against what comes in`() throws {
        try hotline.record("common", home: hotline.lead)
        let twin = Home(hotline.scratch.path + "/twin")
        try hotline.copyFolder(hotline.lead.path, to: twin.path)
        let common = try Folder.contents(hotline.logPath(hotline.lead), limit: 1 << 24)
        let same = try `import`(common)
        #expect(same.new == 0 && same.report.verdict == .complete)
        #expect(try desk().storedLogs().isEmpty)
        try hotline.record("there", home: twin)
        let there = try Folder.contents(hotline.logPath(twin), limit: 1 << 24)
        // First one continues, then both.
        for round in 0..<2 {
            if round == 1 { try hotline.record("here", home: hotline.lead) }
            let imported = try `import`(there)
            #expect(imported.new == (round == 0 ? 1 : 0))
            #expect(imported.report.verdict == .twoHistories)
            #expect(try troubles().contains { $0.contains(.verdict(.twoHistories)) })
        }
        // A copy of which the own log has every cell is compared with the other copies too.
        let here = try `import`(Folder.contents(hotline.logPath(hotline.lead), limit: 1 << 24))
        #expect(here.new == 0 && here.report.verdict == .twoHistories)
        #expect(try desk().storedLogs().count == 1)
        #expect(try Set(hotline.cases().compactMap(\.request.notes)) == ["common", "there", "here"])
    }

    /// A forged session after these cells, sealed to `reader`, with one request; `author` is the claimed author.
    private func session(
        after bytes: [UInt8], to reader: Home, author: SigningPublicKey, signer: borrowing SigningKey
    ) throws -> [UInt8] {
        let file = hotline.scratch.path + "/measured"
        try Folder.replace(file, with: bytes)
        let structure = try LogFile.readStructure(file, in: .laptop)
        var content = SessionContent()
        content.logID = try #require(structure.logID)
        (content.number, content.previous) = (structure.cells, structure.head)
        (content.author, content.time) = (author, hotline.now)
        content.recipients = [try hotline.identity(reader).card.sealing]
        let forge = try SessionForge(content, auth: testSecret(90), signer: signer)
        try forge.record(hotline.event("by hand"), id: Bytes16.random(), signer: signer)
        return bytes + forge.bytes
    }

    @Test(arguments: [true, false])
    func `cells that the log's author did not sign do not make the genuine log another history`(saysAuthor: Bool)
        throws
    {
        try hotline.record("a")
        let genuine = try bytes()
        let stranger = try SigningKey(seed: testSecret(91))
        let author = try saysAuthor ? hotline.identity(hotline.volunteer).signing.publicKey : stranger.publicKey
        let forged = try session(after: genuine, to: hotline.lead, author: author, signer: stranger)
        _ = try `import`(genuine)
        #expect(try `import`(forged).report.verdict >= .unknownWriter)
        let head = try #require(try DeskHeads(reading: desk().headsPath, in: .laptop, key: desk().stateKey).heads.first)
            .value
        #expect(head.cells == UInt64(genuine.count / CellLayout.size) && head.hash == Bytes32(genuine.suffix(32))!)
        try hotline.record("b")
        for _ in 0..<2 { #expect(try `import`(bytes()).report.verdict == .complete) }
        #expect(try desk().storedLogs().map { try Folder.contents($0.path, limit: 1 << 24) } == [bytes()])
        #expect(try troubles() == [[]])
    }

    @Test(arguments: [true, false])
    func `cells that this key does not open are not let go of for another copy`(isSigned: Bool) throws {
        try hotline.record("a")
        let common = try bytes()
        let volunteer = try hotline.identity(hotline.volunteer)
        let others = try session(
            after: common, to: hotline.second, author: volunteer.signing.publicKey, signer: volunteer.signing)
        let stranger = try SigningKey(seed: testSecret(91))
        let copy =
            try isSigned
            ? session(
                after: common, to: hotline.lead, author: volunteer.signing.publicKey, signer: volunteer.signing)
            : session(after: common, to: hotline.lead, author: volunteer.signing.publicKey, signer: stranger)
        _ = try `import`(others)
        let imported = try `import`(copy)
        let fork = UInt64(common.count / CellLayout.size)
        #expect(imported.report.findings.contains(.twoHistories(at: fork, isKept: isSigned)))
        #expect(imported.isTakenIn == isSigned)
        let stored = try desk().storedLogs().map { try Folder.contents($0.path, limit: 1 << 24) }
        let (keepsOthers, keepsCopy) = (stored.contains(others), stored.contains(copy))
        #expect(keepsOthers && keepsCopy == isSigned)
    }
}

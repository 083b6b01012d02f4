import Glibc
import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeLog
@testable import IntakeSimulation
@testable import IntakeTriage

@Suite struct ImportMemoryTests {
    let rows: RowsDesk
    var made: SnapshotDesk { rows.made }
    var hotline: TestHotline { rows.made.hotline }

    init() throws { rows = try RowsDesk() }

    private func bytes() throws -> [UInt8] { try Folder.contents(hotline.logPath(), limit: 1 << 24) }

    @discardableResult
    private func `import`(_ bytes: [UInt8]) throws -> [ImportedLog] {
        let path = hotline.scratch.path + "/copy.intake"
        try Folder.replace(path, with: bytes)
        return try hotline.import(path)
    }

    /// The queue is the same from what is remembered and from the logs.
    private func expectSame(_ what: String) throws {
        let (with, without) = (try rows.seen().seen, try rows.seen(reread: true).seen)
        #expect(with == without, "\(what)")
    }

    @Test func `the first queue after an import reads no log`() throws {
        let lead = MemoryLaptop(.coordinator, "irina", seed: 7)
        let volunteer = MemoryLaptop(.volunteer, "v07", seed: 8)
        for laptop in [lead, volunteer] { try laptop.setUp() }
        let keys = try lead.sign([lead, volunteer])
        for laptop in [lead, volunteer] { try laptop.adopt(keys, of: lead.home.card().root) }
        let codes = try volunteer.record(["one", "two"])
        _ = try lead.import(volunteer.carry())
        let name = "/desk/logs/" + (try #require(try lead.desk().storedLogs().first).name)
        #expect(lead.disk.bytesRead(name) == 0)
        let advise: @Sendable (Case) -> Advice = { MadeDesk.advice($0.request) }
        let work = try lead.desk().work(asOf: MemoryLaptop.day, book: Bytes32(), advise: advise)
        #expect(Set(work.cases.cases.map(\.code)) == Set(codes))
        #expect(lead.disk.bytesRead(name) == 0)
        _ = try lead.desk().work(asOf: MemoryLaptop.day, book: Bytes32(), reread: true, advise: advise)
        #expect(lead.disk.bytesRead(name) > 0)
    }

    @Test func `keys files that come along count for what the import remembers`() throws {
        try hotline.adopt(hotline.everybody(version: 2), on: hotline.volunteer)
        try hotline.record("a")
        try hotline.carry()
        #expect(try hotline.import().map(\.report.verdict) == [.complete])
        #expect(try made.remembered().count == 1)
        try expectSame("keys on the stick")
    }

    @Test(arguments: [false, true])
    func `a log whose file changes before it has rested is not remembered`(hidesTime: Bool) throws {
        try hotline.record("a", "b")
        let desk = try Desk(hotline.lead, identity: hotline.identity(hotline.lead))
        _ = try desk.importLogs([hotline.logPath()]) { _ in
            #expect(throws: Never.self) {
                let stored = try #require(try desk.storedLogs().first).path
                let file = open(stored, O_WRONLY | O_CLOEXEC)
                defer { close(file) }
                var status = stat()
                try #require(fstat(file, &status) == 0)
                try #require(pwrite(file, [1, 2, 3], 3, 2 * 4096 + 700) == 3)
                if hidesTime { try #require(futimens(file, [status.st_atim, status.st_mtim]) == 0) }
            }
        }
        #expect(try made.remembered().isEmpty)
        #expect(try made.shown().logs.map { $0.troubles.first } == [.changed])
    }

    @Test(arguments: [(1_000, 0), (1 << 20, 1)])
    func `a log with more entries than may be kept is taken in whole, and not remembered`(
        most: Int, remembered: Int
    ) throws {
        try hotline.record("a", "b", "c")
        let desk = try Desk(hotline.lead, identity: hotline.identity(hotline.lead), settling: 0, mostRemembered: most)
        #expect(try desk.importLogs([hotline.logPath()]).map(\.new) == [3])
        #expect(try made.remembered().count == remembered)
        try expectSame("\(most)")
    }

    /// The desk's clock is a day behind the laptop's, on the same day, and a day ahead.
    @Test(arguments: [1_782_864_000 - 86_400, 1_782_864_000, 1_782_864_000 + 86_400])
    func `a log of a day to come is judged anew each time`(now: Int64) throws {
        try hotline.record("a")
        let isToCome = now < hotline.now
        let desk = try Desk(hotline.lead, identity: hotline.identity(hotline.lead), now: now, settling: 0)
        #expect(try desk.importLogs([hotline.logPath()]).map(\.new) == [1])
        #expect(try made.remembered().isEmpty == isToCome)
        try made.forget()
        #expect(try desk.load().cases.cases.count == 1)
        #expect(try made.remembered().isEmpty == isToCome)
    }

    @Test func `what a killed command left half written in the snapshot goes with the next import`() throws {
        try hotline.record("a")
        try hotline.import(hotline.logPath())
        let memo = try #require(try Files.laptop.names(ifThere: made.folder).first { $0.hasSuffix(".memo") })
        let parts = [memo.prefix(40), "own-\(memo.prefix(32)).mem", "rows"].map { ".\($0).0123456789abcdef.part" }
        let others = [".notes.0123456789abcdef.part", ".rows.part", "rows.bak"]
        for name in parts + others { try Folder.replace(made.folder + "/" + name, with: [1]) }
        try hotline.import(hotline.logPath())
        let left = try Files.laptop.names(ifThere: made.folder)
        #expect(left.filter(parts.contains).isEmpty)
        #expect(Set(left).isSuperset(of: others + [memo]))
    }

    @Test func `only a whole log that is kept is remembered`() throws {
        try hotline.record("a", "b", "c")
        let whole = try bytes()
        for (what, part) in [("cut", Array(whole.dropLast(4096))), ("damaged", whole.flipped(2, 700))] {
            try `import`(part)
            #expect(try made.remembered().isEmpty, "\(what)")
            try expectSame(what)
            try made.forget()
        }
        try `import`(whole)
        #expect(try made.remembered().count == 1)
        try made.forget()
        // What the desk has already is not kept, and not remembered.
        try `import`(Array(whole.dropLast(4096)))
        #expect(try made.remembered().isEmpty)
        try hotline.record("of the lead", home: hotline.lead)
        try `import`(Folder.contents(hotline.logPath(hotline.lead), limit: 1 << 24))
        #expect(try made.remembered().isEmpty)
    }

    /// A keys file under which a laptop is revoked from a day in the past or to come.
    private func revoking(_ home: Home, _ kind: PublicKeyText, _ day: String) throws -> String {
        try hotline.everybody(version: 2)
            + "[[revoked]]\nkey = \"\(kind.text())\"\ndate = \(day)\nreason = \"lost\"\n"
    }

    @Test(arguments: ["2026-06-01", "2026-07-20", "2027-01-01"], [true, false])
    func `a log whose judgement a revocation decides is left to the queue`(day: String, isAuthor: Bool) throws {
        try hotline.record("a", "b")
        let key =
            isAuthor
            ? try PublicKeyText(.signing, hotline.volunteer.card().signing.bytes)
            : try PublicKeyText(.sealing, hotline.second.card().sealing.bytes)
        try hotline.adopt(revoking(hotline.volunteer, key, day), on: hotline.lead)
        try `import`(bytes())
        #expect(try made.remembered().isEmpty)
        try expectSame("\(day) \(isAuthor)")
    }

    @Test(arguments: 1...6) func `what imports remember is what reading the logs gives`(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        let twin = Home(hotline.scratch.path + "/twin")
        try hotline.record("common")
        try hotline.record("of the lead", home: hotline.lead)
        try hotline.copyFolder(hotline.volunteer.path, to: twin.path)
        try hotline.copyFolder(hotline.lead.path, to: hotline.scratch.path + "/lead")
        let leadTwin = Home(hotline.scratch.path + "/lead")
        var number: UInt8 = 0
        for step in 0..<8 {
            let home = [hotline.volunteer, hotline.volunteer, twin, leadTwin].randomElement(using: &random)!
            let events = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                number += 1
                return MadeDesk.event(number, "\(seed) \(step)")
            }
            try made.write(events, by: home)
            if Int.random(in: 0..<3, using: &random) == 0 { try made.writeUnknown(by: home) }
            var copy = try Folder.contents(hotline.logPath(home), limit: 1 << 24)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: copy.removeLast(4096)
            case 1: copy[Int.random(in: 4096..<copy.count, using: &random)] ^= 8
            default: break
            }
            try `import`(copy)
            if Int.random(in: 0..<4, using: &random) == 0 {
                let path = try #require(try made.desk().storedLogs().randomElement(using: &random)).path
                var bytes = try Folder.contents(path, limit: 1 << 24)
                bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 4
                try Folder.replace(path, with: bytes)
            }
            try expectSame("step \(step)")
        }
    }

    @Test func `memos leave the disk to logs that need the room`() throws {
        let lead = MemoryLaptop(.coordinator, "irina", seed: 7)
        let volunteers = (8..<14).map { MemoryLaptop(.volunteer, "v0\($0)", seed: UInt64($0)) }
        for laptop in [lead] + volunteers { try laptop.setUp() }
        let keys = try lead.sign([lead] + volunteers)
        for laptop in [lead] + volunteers { try laptop.adopt(keys, of: lead.home.card().root) }
        var stick = MemoryVolume(device: 3)
        for volunteer in volunteers {
            _ = try volunteer.record((0..<8).map { "\($0)" + String(repeating: "long notes ", count: 300) })
            stick = try volunteer.carry(to: stick)
        }
        let before = try #require(lead.disk[MemoryLaptop.top])
        _ = try lead.import(stick)
        let after = try #require(lead.disk[MemoryLaptop.top])
        let memos = after.files.filter { $0.key.contains("/snapshot/") }.values.map(\.count).reduce(0, +)
        try #require(memos > 120_000)
        // Beside all that is kept but the memos, the parts of `heads` and `checked`.
        let rooms = stride(from: after.size - memos + 8_192, to: after.size + 8_192, by: 16_384)
        // In the last two, all memos have room, and then the note of what the import saw has none.
        for room in Array(rooms) + [after.size - 100, after.size - 1] {
            lead.disk[MemoryLaptop.top] = before
            lead.disk.setRoom(room)
            #expect(try lead.import(stick).map(\.new) == [8, 8, 8, 8, 8, 8], "\(room)")
            lead.disk.setRoom(.max)
            #expect(try Desk.remarks(on: lead.home).isEmpty, "\(room)")
            #expect(try lead.desk().load().cases.cases.count == 48, "\(room)")
        }
    }
}

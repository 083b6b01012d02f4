import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

/// The readers of a session, with any clock and keys file on its laptop.
@Suite struct PeopleTests {
    let hotline: TestHotline

    init() throws {
        hotline = try TestHotline()
        try hotline.adopt(hotline.everybody(), on: hotline.lead, hotline.second, hotline.volunteer)
    }

    /// Writes a log of the volunteer with a session for each of these clocks, sealed to `recipients`; returns its path.
    private func log(_ name: String, clocks: [Int64], _ recipients: [SealingPublicKey]) throws -> String {
        let folder = hotline.scratch.path + "/" + name
        let keys = try hotline.volunteer.keysInForce()
        let setting = try SessionSetting(
            recipients: recipients, keysFile: keys.fileStamp,
            routeBook: FileStamp(version: 1, hash: Bytes32()), root: #require(try hotline.volunteer.pinnedRoot()).key)
        for clock in clocks {
            let writer = try LogWriter(
                folder: folder, author: hotline.identity(hotline.volunteer).author(), command: "test", clock: { clock })
            try writer.append(hotline.event(name), id: Bytes16.random(), under: setting)
            try writer.close()
        }
        return try folder + "/" + #require(try Folder.names(folder).first { $0.hasSuffix(".intake") })
    }

    private func findings(_ path: String) throws -> [Finding] {
        let desk = try Desk(hotline.lead, identity: hotline.identity(hotline.lead), now: hotline.now)
        let verified = try desk.verify(path).report.findings
        let imported = try #require(try hotline.import(path).first)
        #expect(verified == imported.report.findings, "verify says otherwise")
        return imported.report.findings
    }

    // MARK: Clocks

    /// From the day after both coordinators have expired to the end of all clocks.
    @Test(arguments: [1_782_864_000, 1_814_400_000, 4_070_908_800, 1 << 62, .max] as [Int64])
    func `a reader who is left out is named, with any clock of the laptop`(clock: Int64) throws {
        let path = try log("alone", clocks: [clock], [hotline.lead.card().sealing])
        let found = try findings(path)
        #expect(found.contains(.leftOutReader(at: 0, label: "pavel", keysVersion: 1)), "\(found)")
        let ahead = clock - hotline.now
        #expect(found.contains(.clockAhead(at: 0, seconds: ahead)) == (clock > hotline.now))
    }

    @Test func `a reader whose time has run out on both clocks is not missed`() throws {
        hotline.now = 1_814_400_000
        let path = try log("alone", clocks: [hotline.now], [hotline.lead.card().sealing])
        #expect(try findings(path).isEmpty)
    }

    @Test func `a clock that is more than a day ahead is named once, and is no verdict`() throws {
        let all = try [hotline.lead, hotline.second].map { try $0.card().sealing }
        let day: Int64 = 86_400
        #expect(try findings(log("a day", clocks: [hotline.now + day], all)).isEmpty)
        #expect(
            try findings(log("more", clocks: [hotline.now, hotline.now + day + 1, hotline.now + 9 * day], all))
                == [.clockAhead(at: 4, seconds: day + 1)])
        let report = try #require(try hotline.import(log("most", clocks: [.max, .max], all)).first).report
        #expect(report.findings == [.clockAhead(at: 0, seconds: .max - hotline.now)])
        #expect(report.verdict == .complete)
        #expect(try hotline.import(log("least", clocks: [.min], all)).map(\.report.verdict) == [.complete])
    }

    // MARK: Older keys files

    @Test func `a laptop that still seals to a coordinator who has gone is named, with who that is`() throws {
        let since = hotline.day
        let alone = try hotline.table(hotline.lead) + hotline.table(hotline.volunteer)
        try hotline.adopt("version = 3\n" + alone, on: hotline.lead)
        hotline.now += 20 * 86_400
        try hotline.record("sealed to pavel")
        let path = try hotline.logPath()
        #expect(
            try findings(path) == [
                .olderKeysFile(at: 0, label: "v07", version: 1, inForce: 3, since: since, gone: ["pavel"], sessions: 1)
            ])
        #expect(try hotline.import(path).map(\.report.verdict) == [.olderKeysFile])
        // After the laptop has the new file, its earlier sessions no longer matter.
        try hotline.adopt("version = 3\n" + alone, on: hotline.volunteer)
        try hotline.record("not sealed to pavel")
        #expect(try findings(path).isEmpty)
        #expect(try hotline.cases().count == 2)
    }

    @Test func `a laptop under an older keys file with the same readers is named, and no verdict`() throws {
        try hotline.adopt(hotline.everybody(version: 2), on: hotline.lead)
        try hotline.record("a")
        let report = try #require(try hotline.import(hotline.logPath()).first).report
        #expect(
            report.findings == [
                .olderKeysFile(at: 0, label: "v07", version: 1, inForce: 2, since: hotline.day, gone: [], sessions: 0)
            ])
        #expect(report.verdict == .complete)
    }

    @Test func `an older keys file of a revoked laptop is reported under the label of the laptop`() throws {
        let key = try PublicKeyText(.signing, hotline.volunteer.card().signing.bytes).text()
        let revoked = "[[revoked]]\nkey = \"\(key)\"\ndate = \(hotline.day)\nreason = \"lost\"\n"
        try hotline.record("a")
        try hotline.adopt(hotline.everybody(version: 2) + revoked, on: hotline.lead)
        let labels = try findings(hotline.logPath()).compactMap { finding in
            if case .olderKeysFile(_, let label, _, _, _, _, _) = finding { label } else { String?.none }
        }
        #expect(labels == ["v07"])
    }

    @Test func `who was revoked, or whose time was cut short, has gone as well`() throws {
        let (lead, volunteer) = (try hotline.table(hotline.lead), try hotline.table(hotline.volunteer))
        let second = try hotline.second.card()
        let key = try PublicKeyText(.sealing, second.sealing.bytes).text()
        // From tomorrow on he is no valid reader of what is sealed today.
        let revoked = "[[revoked]]\nkey = \"\(key)\"\ndate = 2026-07-02\nreason = \"left\"\n"
        try hotline.record("a")
        _ = try hotline.import(hotline.logPath())
        hotline.now += 86_400
        for (version, rest) in [
            (2, try hotline.table(hotline.second) + revoked),
            (3, try second.table(validUntil: #require(Day("2026-07-01")))),
        ] {
            try hotline.adopt("version = \(version)\n" + lead + volunteer + rest, on: hotline.lead)
            #expect(try hotline.import(hotline.logPath()).map(\.report.verdict) == [.olderKeysFile])
        }
    }

    /// A keys file without the second coordinator, in force at the lead's desk; with `onLaptop` the laptop has it too.
    private func leave(onLaptop: Bool) throws {
        let text = try "version = 2\n" + hotline.table(hotline.lead) + hotline.table(hotline.volunteer)
        try hotline.adopt(text, on: hotline.lead)
        if onLaptop { try hotline.adopt(text, on: hotline.volunteer) }
    }

    /// A correct clock; one that went back to 2020, or was never right; one in 2099.
    @Test(arguments: [1_784_592_000, 1_577_836_800, 4_070_908_800] as [Int64])
    func `a session under the newest keys file does not hide the sessions before it`(clock: Int64) throws {
        let both = try [hotline.lead, hotline.second].map { try $0.card().sealing }
        let under = try log("hidden", clocks: [clock, clock, clock], both)
        try leave(onLaptop: true)
        hotline.now += 20 * 86_400
        let path = try log("hidden", clocks: [hotline.now], [both[0]])
        #expect(under == path)
        let found = try findings(path)
        #expect(
            found.contains(
                .olderKeysFile(
                    at: 0, label: "v07", version: 1, inForce: 2, since: Day("2026-07-01"), gone: ["pavel"], sessions: 3)
            ),
            "\(found)")
        // Now the desk has held them before.
        #expect(try !findings(path).contains { $0.verdict == .olderKeysFile })
    }

    @Test func `what a laptop recorded before a coordinator went is not held against it`() throws {
        let both = try [hotline.lead, hotline.second].map { try $0.card().sealing }
        _ = try log("honest", clocks: [hotline.now - 86_400, hotline.now], both)
        try leave(onLaptop: true)
        hotline.now += 20 * 86_400
        #expect(try findings(log("honest", clocks: [hotline.now], [both[0]])).isEmpty)
    }
}

// A power loss after every change of a file: what was acknowledged is there after the restart.

import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeLog
@testable import IntakeSimulation

@Suite struct PowerLossInMemoryTests {
    private let lead = MemoryLaptop(.coordinator, "irina", seed: 7)
    private let volunteer = MemoryLaptop(.volunteer, "v07", seed: 8)

    /// Both laptops under one keys file, with everything on the medium.
    init() throws {
        for laptop in [lead, volunteer] { try laptop.setUp() }
        let keys = try lead.sign([lead, volunteer])
        for laptop in [lead, volunteer] {
            try laptop.adopt(keys, of: lead.home.card().root)
            laptop.disk[MemoryLaptop.top] = laptop.disk[MemoryLaptop.top]?.settled
        }
    }

    private func setting(_ home: Home) throws -> SessionSetting {
        let keys = try home.keysInForce()
        return SessionSetting(
            recipients: keys.recipients(on: MemoryLaptop.day).map(\.sealing),
            keysFile: FileStamp(version: UInt64(keys.version), hash: keys.hash),
            routeBook: FileStamp(version: 0, hash: Bytes32()), root: try #require(try home.pinnedRoot()).key)
    }

    private func writer(_ laptop: MemoryLaptop) throws -> LogWriter {
        try LogWriter(
            folder: laptop.home.logFolder, author: laptop.identity().author(), command: "test", in: laptop.home.system,
            clock: laptop.home.system.clock)
    }

    private func id(_ number: Int) -> Bytes16 {
        Bytes16([UInt8](repeating: 0, count: 15) + [UInt8(number)])!
    }

    @Test func `a power loss after any change of a file loses no record that was acknowledged`() throws {
        volunteer.disk.keepMoments()
        let writer = try writer(volunteer)
        for number in 1...4 {
            try writer.append(
                [UInt8](repeating: 9, count: number * 3000), id: id(number), under: setting(volunteer.home))
            volunteer.disk.note(number)
            if number == 2 { try writer.close() }
        }
        try writer.close()
        let moments = volunteer.disk.moments
        #expect(moments.count > 20)
        for (index, moment) in moments.enumerated() {
            for loss in MemoryVolume.Loss.all { try check(moment, loss, "change \(index), \(loss)") }
        }
    }

    /// Restarts the laptop, records one more request, and looks for everything acknowledged.
    private func check(_ moment: MemoryDisk.Moment, _ loss: MemoryVolume.Loss, _ place: String) throws {
        let left = try #require(moment.volumes[MemoryLaptop.top]).after(loss)
        let again = MemoryLaptop(.volunteer, "v07", seed: 9, disk: left)
        let writer = try writer(again)
        try writer.append([1], id: id(100), under: setting(again.home))
        try writer.close()
        var found: [Bytes16] = []
        for (_, path) in try again.home.logs() {
            let report = try LogFile.read(path, in: again.home.files, with: lead.identity().sealing, judge: NoJudge()) {
                found.append($0.id)
            }
            #expect(report.verdict.isGood, "\(place): \(report.findings)")
        }
        let acknowledged = moment.note == 0 ? [] : (1...moment.note).map(id)
        #expect(found.starts(with: acknowledged) && found.last == id(100), "\(place): \(found)")
        #expect(Set(found).count == found.count, "\(place)")
    }

    @Test func `a desk that lost power during an import has every case after the next one`() throws {
        let codes = try volunteer.record(["one", "two"])
        let stick = try volunteer.carry()
        lead.disk["stick"] = stick
        lead.disk.keepMoments()
        _ = try lead.import(stick)
        let moments = lead.disk.moments
        #expect(moments.count > 10)
        for (index, moment) in moments.enumerated() {
            for loss in MemoryVolume.Loss.all {
                let left = try #require(moment.volumes[MemoryLaptop.top]).after(loss)
                let again = MemoryLaptop(.coordinator, "irina", seed: 10, disk: left)
                let imported = try again.import(stick)
                #expect(imported.map(\.report.verdict) == [.complete], "change \(index), \(loss)")
                let (cases, logs) = try again.desk().load()
                #expect(Set(cases.cases.map(\.code)) == Set(codes), "change \(index), \(loss)")
                let read = try again.desk().load(reread: true)
                #expect(read.cases == cases && read.logs == logs, "change \(index), \(loss)")
            }
        }
    }

    @Test func `after an import that ended no power loss takes a case, though the stick is gone`() throws {
        let codes = try volunteer.record(["one", "two"])
        #expect(try lead.home.files.look(lead.home.deskFolder) == .nothing)
        _ = try lead.import(volunteer.carry())
        for loss in MemoryVolume.Loss.all {
            let left = try #require(lead.disk[MemoryLaptop.top]).after(loss)
            let (cases, _) = try MemoryLaptop(.coordinator, "irina", seed: 10, disk: left).desk().load()
            #expect(Set(cases.cases.map(\.code)) == Set(codes), "\(loss)")
        }
    }

    @Test func `at no moment of an import lies a memo there that the desk's memory of its log does not open`() throws {
        _ = try volunteer.record(["one", "two"])
        let stick = try volunteer.carry()
        lead.disk["stick"] = stick
        lead.disk.keepMoments()
        _ = try lead.import(stick)
        var opened = 0
        for (index, moment) in lead.disk.moments.enumerated() {
            let left = try #require(moment.volumes[MemoryLaptop.top])
            let again = MemoryLaptop(.coordinator, "irina", seed: 10, disk: left)
            let desk = try again.desk()
            let snapshot = try #require(desk.snapshot(reread: false))
            let memos = left.files.keys.filter { $0.hasSuffix(".memo") }.map { Folder.name(of: $0) }
            let logs = try desk.deskLogs(DeskHeads(reading: desk.headsPath, in: desk.files, key: desk.stateKey)).stored
            #expect(Set(memos).isSubset(of: logs.map(\.memo)), "change \(index)")
            for log in logs where memos.contains(log.memo) {
                let mark = try #require(FileMark(log.path, in: desk.files))
                #expect(snapshot.memo(log.memo, for: log.subject(mark)) != nil, "change \(index)")
                opened += 1
            }
        }
        #expect(opened > 0)
    }
}

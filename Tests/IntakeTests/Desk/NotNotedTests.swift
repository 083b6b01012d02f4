import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeLog

/// A keys file that revokes a laptop waits until what was imported of that laptop is noted.
@Suite struct NotNotedTests {
    let hotline: TestHotline

    init() throws {
        hotline = try TestHotline()
        hotline.notesImports = true
        try hotline.adopt(hotline.everybody(), on: hotline.lead, hotline.second, hotline.volunteer)
    }

    /// Keeps a log as an import does that is killed before its event.
    private func importOnly(_ paths: String...) throws {
        hotline.notesImports = false
        for path in paths { _ = try hotline.import(path) }
        hotline.notesImports = true
    }

    /// A keys file that revokes the volunteer's laptop; `with`: what else is changed in it.
    private func revoking(version: Int = 2, with change: (String) -> String = { $0 }) throws -> String {
        let key = try PublicKeyText(.signing, hotline.volunteer.card().signing.bytes).text()
        return change(try hotline.everybody(version: version))
            + "[[revoked]]\nkey = \"\(key)\"\ndate = 2026-07-05\nreason = \"stolen\"\n"
    }

    private var isMarked: Bool { get throws { try Folder.look(hotline.lead.notNotedPath) != .nothing } }

    private func known() throws -> [Bool] { try hotline.cases().flatMap(\.history).map(\.provenance.writer.isKnown) }

    @Test func `an import that was noted leaves no mark, and one that was not leaves one`() throws {
        try hotline.record("a")
        try importOnly(hotline.logPath())
        #expect(try isMarked)
        _ = try hotline.import(hotline.logPath())
        #expect(try !isMarked)
        // Nothing is kept of a folder without logs.
        try Folder.make(hotline.scratch.path + "/empty")
        try importOnly(hotline.scratch.path + "/empty")
        #expect(try !isMarked)
    }

    @Test func `a file that revokes a laptop is refused until the import is noted, and then its records count`() throws
    {
        try hotline.record("held before")
        try importOnly(hotline.logPath())
        let error = #expect(throws: AdoptionError.self) { try hotline.adopt(revoking(), on: hotline.lead) }
        let logs = hotline.lead.deskFolder + "/logs"
        #expect(error == .notNoted(hotline.scratch.path + "/keys", logs: logs, isAdmitted: true))
        #expect(error?.exit == .refused && error?.hint?.en.contains("intake import \(logs)") == true)
        #expect(try hotline.lead.keysInForce().version == 1)
        // What the hint names.
        _ = try hotline.import(logs)
        try hotline.adopt(revoking(), on: hotline.lead)
        #expect(try hotline.lead.keysInForce().version == 2 && known() == [true])
    }

    @Test func `a file that revokes no laptop more is adopted, noted or not`() throws {
        try hotline.record("a")
        try importOnly(hotline.logPath())
        try hotline.adopt(hotline.everybody(version: 2), on: hotline.lead)
        _ = try hotline.import(hotline.logPath())
        try hotline.adopt(revoking(version: 3), on: hotline.lead)
        try hotline.record("b")
        try importOnly(hotline.logPath())
        // The same laptop by its other key, and on an earlier day.
        let key = try PublicKeyText(.sealing, hotline.volunteer.card().sealing.bytes).text()
        let again = "[[revoked]]\nkey = \"\(key)\"\ndate = 2026-06-01\nreason = \"stolen\"\n"
        try hotline.adopt(revoking(version: 4) + again, on: hotline.lead)
        #expect(try hotline.lead.keysInForce().version == 4 && isMarked)
    }

    @Test func `a log that an import kept and did not remember keeps the mark, until that is mended`() throws {
        try hotline.record("held before")
        try importOnly(hotline.logPath())
        // Killed between the move of the log and the writing of the heads.
        Folder.remove(hotline.lead.deskFolder + "/heads")
        try hotline.record("from another", home: hotline.second)
        _ = try hotline.import(hotline.logPath(hotline.second))
        #expect(try isMarked)
        #expect(throws: AdoptionError.self) { try hotline.adopt(revoking(), on: hotline.lead) }
        _ = try hotline.import(hotline.lead.deskFolder + "/logs")
        #expect(try !isMarked)
        try hotline.adopt(revoking(), on: hotline.lead)
        #expect(try known().count == 2 && known().allSatisfy(\.self))
    }

    @Test func `an import that keeps a log while another one is noted keeps its own mark`() throws {
        try hotline.record("a")
        try importOnly(hotline.logPath())
        let desk = try Desk(hotline.lead, identity: hotline.identity(hotline.lead), now: hotline.now)
        let mark = try desk.notNotedMark()
        try desk.markNotNoted()
        desk.removeMark(mark)
        #expect(try isMarked)
        let lock = try File(hotline.lead.deskFolder + "/lock", .update, in: .laptop)
        #expect(try lock.tryLock())
        desk.removeMark(try desk.notNotedMark())
        #expect(try isMarked)
    }

    @Test func `a coordinator who can note it only by the new file needs one without the revocation first`() throws {
        try hotline.record("a")
        let late: (String) -> String = { $0.replacing("2027-06-30", with: "2026-06-30") }
        try hotline.adopt(late(hotline.everybody(version: 2)), on: hotline.lead)
        try importOnly(hotline.logPath())
        let error = #expect(throws: AdoptionError.self) { try hotline.adopt(revoking(version: 3), on: hotline.lead) }
        #expect(error?.hint?.en.contains("two files") == true)
        try hotline.adopt(hotline.everybody(version: 3), on: hotline.lead)
        _ = try hotline.import(hotline.logPath())
        try hotline.adopt(revoking(version: 4), on: hotline.lead)
        #expect(try known() == [true])
    }

    @Test func `a laptop that may not record by either file is not kept from the news`() throws {
        try hotline.record("a")
        let late: (String) -> String = { $0.replacing("2027-06-30", with: "2026-06-30") }
        try hotline.adopt(late(hotline.everybody(version: 2)), on: hotline.lead)
        try importOnly(hotline.logPath())
        try hotline.adopt(revoking(version: 3, with: late), on: hotline.lead)
        #expect(try hotline.lead.keysInForce().version == 3)
    }
}

import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeLog
@testable import IntakeTriage

/// What an export writes into the coordinator's own log.
@Suite struct ExportEventTests {
    let hotline: TestHotline

    init() throws {
        hotline = try TestHotline()
        try hotline.adopt(hotline.everybody(), on: hotline.lead, hotline.second, hotline.volunteer)
    }

    private func export(_ requests: Int) -> Export {
        Export(MadeDesk.queue((0..<requests).map { Made.request(UInt8($0 + 1), at: 10) }), by: nil)
    }

    private func note(_ export: Export, to recipient: String?) throws {
        let keys = try RecorderKeys(hotline.identity(hotline.lead))
        _ = try export.note(as: "csv", to: recipient, in: hotline.lead, by: keys, command: "test") {
            [now = hotline.now] in now
        }
    }

    private func events() throws -> [Decision] {
        let desk = try Desk(hotline.lead, identity: hotline.identity(hotline.lead), now: hotline.now)
        return try desk.history().deeds.compactMap { deed in
            if case .decision(let decision) = deed.entry.event.content { decision } else { nil }
        }
    }

    @Test func `the own log says how much was exported, in which form, and who receives it`() throws {
        try note(export(2), to: "a lawyer")
        try note(export(1), to: nil)
        let day = MadeDesk.day
        #expect(
            try events() == [
                Decision(.export(what: "csv, 1 case, all fields, as of \(day)", to: "not said"), about: nil),
                Decision(.export(what: "csv, 2 cases, all fields, as of \(day)", to: "a lawyer"), about: nil),
            ])
        #expect(DecisionLines.lines(try #require(try events().first).action, .russian).last == "кому: не указано")
    }

    @Test func `where the own log cannot say it, the error says that nothing was exported, and what to do`() throws {
        let tables = try [hotline.second, hotline.volunteer].map(hotline.table).joined()
        try hotline.adopt("version = 2\n" + tables, on: hotline.lead)
        let early = #expect(throws: ExportNotNoted.self) { try Export.admit(hotline.lead, on: hotline.day) }
        let late = #expect(throws: ExportNotNoted.self) { try note(export(1), to: nil) }
        for error in [early, late] {
            #expect(error?.sentence.en.hasPrefix("nothing was exported, because your own log could not") == true)
            #expect(error?.hint?.en.contains("intake setup --print") == true && error?.exit == .refused)
        }
        #expect(try hotline.lead.logs().isEmpty)
    }

    @Test func `a full disk is an error of this laptop's disk, and not of a request`() throws {
        let error = ExportNotNoted.error(LogError.notSaved(FileError("write", "/log", code: 28)))
        let explained = try #require(error as? ExportNotNoted)
        #expect(explained.sentence.en.contains("could not write /log") && !explained.sentence.en.contains("SAVED"))
        #expect(explained.hint?.en.hasPrefix("this laptop's disk is full") == true && explained.exit == .ioError)
    }
}

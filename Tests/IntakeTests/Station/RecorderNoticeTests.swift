import Testing
@testable import IntakeCases
@testable import IntakeLog
@testable import IntakeTriage

/// What a recorder finds out about its log while it works is told, once.
@Suite struct RecorderNoticeTests {
    @Test func `records that are found missing when the log is opened again are told of, once`() throws {
        let hotline = try TestHotline()
        try hotline.adopt(hotline.everybody(), on: hotline.lead, hotline.volunteer)
        try hotline.record("first", "second")
        let (log, path) = try #require(try hotline.volunteer.logs().first)
        let recorder = try hotline.recorder()
        #expect(recorder.untold() == [])
        let draft = try recorder.draft(Request())
        try Folder.replace(path, with: Array(Folder.contents(path, limit: 1 << 20).prefix(4096)))
        try recorder.reopen()
        #expect(recorder.untold() == [.acknowledgedGone(log: log)])
        // Nothing was written yet, so that it is found again; nobody has to hear it twice.
        try recorder.reopen()
        #expect(recorder.notices.count == 2 && recorder.untold() == [])
        try recorder.seal(draft)
        try recorder.close()
        #expect(try hotline.volunteer.logs().count == 2)
    }
}

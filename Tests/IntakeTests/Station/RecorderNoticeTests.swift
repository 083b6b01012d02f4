import Testing
@testable import IntakeCases
@testable import IntakeLog
@testable import IntakeTriage

/// A recorder reports each finding on its log once, also during work.
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
        // Nothing was written yet, so it is found again, but not reported twice.
        try recorder.reopen()
        #expect(recorder.notices.count == 2 && recorder.untold() == [])
        try recorder.seal(draft)
        try recorder.close()
        #expect(try hotline.volunteer.logs().count == 2)
    }
}

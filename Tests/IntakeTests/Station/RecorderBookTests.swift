import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeLog
@testable import IntakeTriage

/// The route book of a laptop's advice, from its session to the desk.
@Suite struct RecorderBookTests {
    private let hotline: TestHotline

    init() throws {
        hotline = try TestHotline()
        try hotline.adopt(hotline.everybody(), on: hotline.lead, hotline.volunteer)
    }

    /// Signs the example's text as the hotline's own book of this version, and puts it in force.
    @discardableResult
    private func adopt(
        _ version: Int, _ change: (String) -> String = { $0 }, on homes: Home...
    ) throws -> FileStamp {
        let text = change(
            ExampleBook.text.replacing("\nversion = 1\nexample = true\n", with: "\nversion = \(version)\n"))
        let signature = try hotline.identity(hotline.lead).signFile(Array(text.utf8), trustedComment: "test")
        let signed = SignedFile(path: "routes", bytes: Array(text.utf8), signature: signature)
        for home in homes { try home.adopt(home.examineBook(signed), on: hotline.day) }
        return FileStamp(version: UInt64(version), hash: try Hash.blake2b256(signed.bytes))
    }

    /// The book that each record's session names, and the one that its own advice names.
    private func books() throws -> [(session: FileStamp, advised: FileStamp?)] {
        let reader = try hotline.identity(hotline.lead).sealing.secret.copy()
        var books: [(FileStamp, FileStamp?)] = []
        _ = try LogFile.read(hotline.logPath(), in: .laptop, with: SealingKey(secret: reader), judge: NoJudge()) {
            record in
            let stamp = record.session.routeBook
            var advised: Advised?
            if case .request(let new) = try? Event(bytes: record.text).content { advised = new.advised }
            books.append((stamp, advised?.bookName))
        }
        return books
    }

    private func example() throws -> FileStamp {
        FileStamp(version: 1, hash: try Hash.blake2b256(ExampleBook.bytes))
    }

    @Test func `session and record name the book that advised, example or adopted`() throws {
        try hotline.record("first")
        let own = try adopt(4, on: hotline.volunteer)
        try hotline.record("second", "third")
        let books = try books()
        #expect(books.map(\.session) == [try example(), own, own])
        #expect(books.map(\.advised) == [try example(), own, own])
    }

    @Test func `a book that is adopted during an interview is not put under advice that it did not give`() throws {
        let own = try recordAcrossAnAdoption()
        try hotline.record("later")
        let books = try books()
        #expect(books.map(\.session) == [try example(), try example(), own])
        #expect(books.map(\.advised) == [try example(), try example(), own])
    }

    /// Two requests of one recorder, around the adoption of another book.
    private func recordAcrossAnAdoption() throws -> FileStamp {
        let recorder = try hotline.recorder()
        let draft = try recorder.draft(Request())
        let own = try adopt(4, on: hotline.volunteer)
        try recorder.seal(draft)
        // Newer keys start a new session, under the same book.
        try hotline.adopt(hotline.everybody(version: 2), on: hotline.volunteer)
        try recorder.seal(recorder.draft(Request()))
        try recorder.close()
        return own
    }

    @Test func `a follow-up without a readable book carries the name of the one that was noted`() throws {
        let code = try #require(try hotline.record("first").first)
        let own = try adopt(4, on: hotline.volunteer)
        Folder.remove(hotline.volunteer.bookArchive.path(own))
        let now = hotline.now
        #expect(explained { _ = try hotline.recorder() } as? HomeError == .bookDamaged)
        let recorder = try Recorder(
            hotline.volunteer, identity: hotline.identity(hotline.volunteer), command: "test", advises: false,
            asOf: nil
        ) { now }
        #expect(explained { _ = try recorder.draft(Request()) } as? HomeError == .bookDamaged)
        try recorder.seal(recorder.draft(Request(), followUpTo: code))
        try recorder.close()
        #expect(try books().map(\.session) == [try example(), own])
    }

    @Test func `the desk says which laptop advises by another book than its own`() throws {
        try hotline.record("first")
        try hotline.carry()
        #expect(try hotline.import().map(\.laptopBook) == [.same])
        try adopt(4, on: hotline.lead)
        let example = try #require(try hotline.import().first?.laptopBook)
        #expect(example == .example(inForce: 4))
        try adopt(3, on: hotline.volunteer)
        try hotline.record("second")
        try hotline.carry()
        #expect(try hotline.import().map(\.laptopBook) == [.older(version: 3, inForce: 4)])
        try adopt(4, on: hotline.volunteer)
        try hotline.record("third")
        try hotline.carry()
        #expect(try hotline.import().map(\.laptopBook) == [.same])
        try adopt(5, on: hotline.volunteer)
        try hotline.record("fourth")
        try hotline.carry()
        let newer = try #require(try hotline.import().first?.laptopBook)
        #expect(newer == .other(version: 5))
        #expect(LaptopBook.same.sentence == nil)
        #expect(example.sentence != nil && newer.sentence != nil)
        // Logs can be imported in any state of the desk's own book.
        let own = try #require(try hotline.lead.adoptedBook())
        Folder.remove(hotline.lead.bookArchive.path(own))
        #expect(try hotline.import().map(\.laptopBook) == [.notCompared])
    }

    @Test func `a book that was in force before is found by its name, and only as it was signed`() throws {
        let old = try adopt(3, on: hotline.lead)
        try adopt(4, on: hotline.lead)
        #expect(try hotline.lead.routeBook(named: old)?.stamp.version == 3)
        #expect(try hotline.lead.routeBook(named: example())?.stamp.example == true)
        #expect(try hotline.lead.routeBook(named: FileStamp(version: 3, hash: Bytes32())) == nil)
        #expect(try hotline.volunteer.routeBook(named: old) == nil)
    }
}

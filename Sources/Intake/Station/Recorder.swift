// Turns a request into a sealed record: advice, code, event, log. Everything that could fail is checked when the
// recorder is created, before the first question is asked.

import IntakeBase
import IntakeCases
import IntakeLog
import IntakeTriage

/// Seals requests into this laptop's log.
package final class Recorder {
    /// The route book for advice. A book that is adopted meanwhile counts from the next command on. Nil only if no book
    /// can be read and no advice is wanted.
    package let book: RouteBook?
    private let triage: Triage?
    private let bookStamp: FileStamp
    private let writer: LogWriter
    /// The ledger of forms from files; nil if no forms are to be sealed.
    let forms: FormLedger?
    private let home: Home
    private var entropy: Entropy
    private var keys: KeysFile
    private var setting: SessionSetting
    /// The day of its advice: the one that was given, or that of the clock.
    package let day: Day
    let clock: @Sendable () -> Int64
    let asOf: Day?
    private var clockNotice: LogNotice?
    private var told: Set<LogNotice> = []

    /// A request that is ready to be sealed. If it is sealed again after an error, it is the same record (idempotent).
    package struct Draft: Sendable {
        /// The record's id.
        package let record: Bytes16
        /// The case code.
        package let code: CaseCode
        /// The case id; nil for a follow-up, which knows only the code.
        package let id: CaseID?
        /// What the volunteer may see of the advice; nil for a follow-up.
        package let advice: VolunteerAdvice?
        /// The request that it was made from.
        package let request: Request
        let bytes: [UInt8]
    }

    /// Opens the log of `home` for `command`. `advises`: a damaged route book is an error; without it, the log can
    /// still be carried and follow-ups recorded. `takesForms`: forms of a file can be planned (`plan`). Throws
    /// `HomeError`, `StationError`, `LogError`.
    package convenience init(
        _ home: Home, identity: borrowing Identity, command: String, advises: Bool = true, takesForms: Bool = false,
        asOf: Day?, clock: @escaping @Sendable () -> Int64
    ) throws {
        try self.init(
            home, by: RecorderKeys(identity), command: command, advises: advises, takesForms: takesForms, asOf: asOf,
            clock: clock)
    }

    /// The same with keys that were copied before.
    package init(
        _ home: Home, by keys: consuming RecorderKeys, command: String, advises: Bool = true, takesForms: Bool = false,
        asOf: Day?, clock: @escaping @Sendable () -> Int64
    ) throws {
        let ledgerKey = try keys.ledger.copy()
        let today = Day(unixSeconds: clock())
        book = advises ? try home.routeBook() : try? home.routeBook()
        triage = book.map { Triage(book: $0) }
        bookStamp = try Self.stamp(home, book)
        let keysFile = try Self.admit(home, on: today)
        self.keys = keysFile
        setting = try Self.setting(home, keysFile, bookStamp, on: today)
        clockNotice = try Self.slowClock(home, keysFile, on: today)
        writer = try LogWriter(
            folder: home.logFolder, author: keys.takeAuthor(), command: command, in: home.system, clock: clock)
        try writer.admit(setting)
        // Opened even if it is not used, because opening removes entries that are too old.
        let ledger = try FormLedger(
            folder: home.logFolder, in: home.system, key: ledgerKey, now: clock())
        forms = takesForms ? ledger : nil
        self.home = home
        entropy = home.system.entropy.stream("recorder")
        self.clock = clock
        self.asOf = asOf
        day = asOf ?? today
    }

    /// The keys file in force, if this laptop may record on `day` according to it. Needs no passphrase. Throws
    /// `HomeError`, `StationError`.
    @discardableResult
    package static func admit(_ home: Home, on day: Day) throws -> KeysFile {
        let own = try home.card().signing
        let keys = try home.keysInForce()
        if let obstacle = obstacle(to: own, by: keys, on: day) { throw obstacle }
        return keys
    }

    /// Why the laptop with this key may not record on `day` by a keys file; nil if it may.
    static func obstacle(to own: SigningPublicKey, by keys: KeysFile, on day: Day) -> StationError? {
        guard !keys.recipients(on: day).isEmpty else { return .noReaders(version: keys.version) }
        guard keys.holder(of: own) != nil else { return .notInKeys }
        return keys.revocation(of: own, on: day).map { .revoked(since: $0.date) }
    }

    /// The book's stamp for the log. If the book cannot be read: the stamp that was noted when it was adopted.
    private static func stamp(_ home: Home, _ book: RouteBook?) throws -> FileStamp {
        try book?.fileStamp ?? home.adoptedBook() ?? FileStamp(version: 0, hash: Bytes32())
    }

    /// The notice about a clock that is before the adoption of the keys or before the newest revocation in them.
    private static func slowClock(_ home: Home, _ keys: KeysFile, on today: Day) throws -> LogNotice? {
        let days = [try home.adoptionDay(), keys.revoked.map(\.date).max()].compactMap(\.self)
        guard let known = days.max(), today < known else { return nil }
        return .clockBeforeKeys(today: today, known: known)
    }

    private static func setting(
        _ home: Home, _ keys: KeysFile, _ book: FileStamp, on day: Day
    ) throws -> SessionSetting {
        guard let root = try home.pinnedRoot() else { throw HomeError.noRoot }
        return SessionSetting(
            recipients: keys.recipients(on: day).map(\.sealing),
            keysFile: keys.fileStamp,
            routeBook: book, root: root.key)
    }

    /// What the person must be told about the log.
    package var notices: [LogNotice] { writer.notices + [clockNotice].compactMap(\.self) }
    /// Notices that the person was not told yet. Each is returned once, even if errors make the log be read again.
    package func untold() -> [LogNotice] { notices.filter { told.insert($0).inserted } }
    /// The head of the log; nil before the first record and after an error.
    package var head: LogHead? { writer.head }

    /// Makes a draft for a new case. Throws `HomeError.bookDamaged` without a book for advice.
    package func draft(_ request: Request) throws -> Draft {
        try draft(request, as: newIDs(for: Bytes16()))
    }

    /// Makes a draft for a new case with ids that were drawn before.
    func draft(_ request: Request, as ids: FormEntry) throws -> Draft {
        guard let triage else { throw HomeError.bookDamaged }
        let advice = triage.advise(on: request, asOf: day)
        let event = Event(
            received: ids.received,
            content: .request(NewRequest(id: ids.id, code: ids.code, request: request, advised: Advised(advice))))
        return Draft(
            record: ids.record, code: ids.code, id: ids.id, advice: VolunteerAdvice(advice, by: triage.book),
            request: request, bytes: event.bytes)
    }

    /// Draws ids for a new case, received now, from a form with this hash.
    func newIDs(for content: Bytes16) -> FormEntry {
        FormEntry(
            content: content, record: Bytes16(from: &entropy), id: CaseID(Bytes16(from: &entropy)), code: newCode(),
            received: received)
    }

    /// Makes a draft of a follow-up to the case with this code.
    package func draft(_ request: Request, followUpTo code: CaseCode) throws -> Draft {
        let event = Event(received: received, content: .followUp(FollowUp(code: code, request: request)))
        return Draft(
            record: Bytes16(from: &entropy), code: code, id: nil, advice: nil, request: request,
            bytes: event.bytes)
    }

    /// Refuses a draft that is too long for a record. Call it before sealing, for forms of a file before the first one.
    package func check(_ draft: Draft) throws(LogError) { try check(draft.bytes) }

    /// Refuses a text that is too long for a record.
    func check(_ text: [UInt8]) throws(LogError) {
        guard text.count <= LogWriter.maxText else { throw .tooLong(bytes: text.count, limit: LogWriter.maxText) }
    }

    /// Draws the id of a record.
    func newRecordID() -> Bytes16 { Bytes16(from: &entropy) }

    /// Seals the draft. When this returns, the record is on the disk. If it throws (`LogError`), the record is not
    /// saved.
    ///
    /// A keys file that was adopted meanwhile counts from this record on.
    package func seal(_ draft: Draft) throws { try seal(draft.bytes, as: draft.record) }

    /// Seals a text as the record with this id.
    func seal(_ text: [UInt8], as record: Bytes16) throws {
        if try home.inForce() != keys.fileStamp {
            let today = Day(unixSeconds: clock())
            keys = try Self.admit(home, on: today)
            setting = try Self.setting(home, keys, bookStamp, on: today)
            clockNotice = try Self.slowClock(home, keys, on: today)
        }
        try writer.append(text, id: record, under: setting)
    }

    /// Seals texts for the readers of the log, to be stored in a separate file.
    func sealAside(_ texts: [[UInt8]]) throws -> [UInt8] {
        try writer.sealAside(texts, under: setting)
    }

    /// The name for files of `sealAside`: the id of the log, or `keys` while there is no head.
    var sealedName: String { head?.logID.hex ?? "keys" }

    /// Reads the log again after an error. There may be new `untold` notices afterwards, even if this throws.
    package func reopen() throws {
        try writer.reopen()
    }

    /// Ends the session, which makes the log complete. Also closes a session that an interruption left open.
    package func close() throws {
        try writer.close()
        try writer.heal(under: setting)
    }

    /// The moment of recording: now, on the day that replaces today.
    var received: Moment {
        let now = clock()
        guard let asOf else { return Moment(unixSeconds: now) }
        return Moment(asOf, secondOfDay: Int(((now % 86_400) + 86_400) % 86_400))
    }

    private func newCode() -> CaseCode {
        while true {
            if let code = CaseCode(random: entropy.bytes(CaseCode.randomBytes)) { return code }
        }
    }
}

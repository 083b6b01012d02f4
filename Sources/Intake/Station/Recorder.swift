// From a request to a sealed record: advice, code, event, log. Everything that can stand in the way is looked at when
// the recorder is made, before anybody is asked a question.

import IntakeBase
import IntakeCases
import IntakeLog
import IntakeTriage

/// Seals requests into this laptop's log.
package final class Recorder {
    /// The route book that advice comes from; one that is adopted meanwhile counts from the next command on. Nil only
    /// where none can be read and no advice is wanted.
    package let book: RouteBook?
    private let triage: Triage?
    private let bookStamp: FileStamp
    private let writer: LogWriter
    /// What is remembered of forms from files; nil where none are to be sealed.
    let forms: FormLedger?
    private let home: Home
    private var entropy: Entropy
    private var keys: KeysFile
    private var setting: SessionSetting
    private let day: Day
    let clock: @Sendable () -> Int64
    let asOf: Day?
    private var clockNotice: LogNotice?
    private var told: Set<LogNotice> = []

    /// Something that is ready to be sealed. Sealed a second time after an error, it is the same record.
    package struct Draft: Sendable {
        /// The record's id.
        package let record: Bytes16
        /// The case's code.
        package let code: CaseCode
        /// The case's identity; nil for a follow-up, which knows only the code.
        package let id: CaseID?
        /// What the volunteer may see of the advice; nil for a follow-up.
        package let advice: VolunteerAdvice?
        /// What it was made of.
        package let request: Request
        let bytes: [UInt8]
    }

    /// Opens the log of `home` for `command`. Without `advises` a damaged route book is no hindrance: what is in the
    /// log can still be carried, and a follow-up taken. With `takesForms` forms of a file can be planned (`plan`).
    /// Throws `HomeError`, `StationError`, `LogError`.
    package init(
        _ home: Home, identity: borrowing Identity, command: String, advises: Bool = true, takesForms: Bool = false,
        asOf: Day?, clock: @escaping @Sendable () -> Int64
    ) throws {
        let today = Day(unixSeconds: clock())
        book = advises ? try home.routeBook() : try? home.routeBook()
        triage = book.map { Triage(book: $0) }
        bookStamp = try Self.stamp(home, book)
        keys = try Self.admit(home, on: today)
        setting = try Self.setting(home, keys, bookStamp, on: today)
        clockNotice = try Self.slowClock(home, keys, on: today)
        writer = try LogWriter(
            folder: home.logFolder, author: identity.author(), command: command, in: home.system, clock: clock)
        try writer.admit(setting)
        // Opened in any case: what is too old in it goes.
        let ledger = try FormLedger(
            folder: home.logFolder, in: home.system, key: identity.state, now: clock())
        forms = takesForms ? ledger : nil
        self.home = home
        entropy = home.system.entropy.stream("recorder")
        self.clock = clock
        self.asOf = asOf
        day = asOf ?? today
    }

    /// The keys in force, if this laptop may record under them on `day`. Needs no passphrase.
    /// Throws `HomeError`, `StationError`.
    @discardableResult
    package static func admit(_ home: Home, on day: Day) throws -> KeysFile {
        let own = try home.card().signing
        let keys = try home.keysInForce()
        guard !keys.recipients(on: day).isEmpty else { throw StationError.noReaders(version: keys.version) }
        guard keys.holder(of: own) != nil else { throw StationError.notInKeys }
        if let revocation = keys.revocation(of: own, on: day) { throw StationError.revoked(since: revocation.date) }
        return keys
    }

    /// The book's name for logs; of one that cannot be read, what the laptop noted of it.
    private static func stamp(_ home: Home, _ book: RouteBook?) throws -> FileStamp {
        try book?.fileStamp ?? home.adoptedBook() ?? FileStamp(version: 0, hash: Bytes32())
    }

    /// What there is to say of a clock before the day on which the keys were adopted, or the newest revocation in them.
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

    /// What the person must hear about the log.
    package var notices: [LogNotice] { writer.notices + [clockNotice].compactMap(\.self) }
    /// What the person must hear and has not heard yet: each notice is handed out once, however often an error makes
    /// the log be looked at afresh.
    package func untold() -> [LogNotice] { notices.filter { told.insert($0).inserted } }
    /// Where the log ends.
    package var head: LogHead? { writer.head }

    /// Makes a new case of a request. Throws `HomeError.bookDamaged` where there is no book to advise from.
    package func draft(_ request: Request) throws -> Draft {
        try draft(request, as: newIDs(for: Bytes16()))
    }

    /// Makes a case of a request under ids that were chosen before.
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

    /// Ids for a new case, received now, of a form with this hash.
    func newIDs(for content: Bytes16) -> FormEntry {
        FormEntry(
            content: content, record: Bytes16(from: &entropy), id: CaseID(Bytes16(from: &entropy)), code: newCode(),
            received: received)
    }

    /// Makes a follow-up to the case with this code.
    package func draft(_ request: Request, followUpTo code: CaseCode) throws -> Draft {
        let event = Event(received: received, content: .followUp(FollowUp(code: code, request: request)))
        return Draft(
            record: Bytes16(from: &entropy), code: code, id: nil, advice: nil, request: request,
            bytes: event.bytes)
    }

    /// Refuses a draft that is too long for a record, before anything else of its kind is sealed.
    package func check(_ draft: Draft) throws(LogError) {
        guard draft.bytes.count <= LogWriter.maxText else {
            throw .tooLong(bytes: draft.bytes.count, limit: LogWriter.maxText)
        }
    }

    /// Seals the draft. When this returns, the record is on the disk. Throws `LogError`; then it is not saved.
    ///
    /// A keys file that was adopted meanwhile counts from this record on.
    package func seal(_ draft: Draft) throws {
        if try home.inForce() != keys.fileStamp {
            let today = Day(unixSeconds: clock())
            keys = try Self.admit(home, on: today)
            setting = try Self.setting(home, keys, bookStamp, on: today)
            clockNotice = try Self.slowClock(home, keys, on: today)
        }
        try writer.append(draft.bytes, id: draft.record, under: setting)
    }

    /// Seals texts into a file of their own, for the readers of the log.
    func sealAside(_ texts: [[UInt8]]) throws -> [UInt8] {
        try writer.sealAside(texts, under: setting)
    }

    /// The name of what is sealed aside: the log's own.
    var sealedName: String { head?.logID.hex ?? "keys" }

    /// Looks at the log afresh, after an error. There may be something `untold` then, also where this throws.
    package func reopen() throws {
        try writer.reopen()
    }

    /// Ends the session, so that the log is complete; one that an interruption left open is closed too.
    package func close() throws {
        try writer.close()
        try writer.heal(under: setting)
    }

    private var received: Moment {
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

// The judge of one log. It keeps state across sessions, so that some findings are reported once for the log and not
// once for each session.

import IntakeBase
import IntakeCases
import IntakeLog
import Synchronization

/// The judge of one log, for one reading of it.
final class LogJudge: SessionJudge, Sendable {
    private let judge: DeskJudge
    private let new: NewCells?
    private let met = Mutex(Met())

    /// What the sessions so far contained. `latest`: the latest time of the laptop's clock, in Unix seconds.
    private struct Met {
        var revoked = false
        var revokedReader = false
        var isAfterToday = false
        var ahead = false
        var latest: Int64?
        var older: OlderSessions?
        var origin: LineOrigin?
    }

    /// - Parameter new: the cells that are new to the desk.
    init(_ judge: DeskJudge, new: NewCells?) {
        self.judge = judge
        self.new = new
    }

    /// Whether a session was read whose author the keys file in force revokes, on any day.
    var hasMetRevoked: Bool { met.withLock { $0.revoked } }

    /// Whether the verdict does not depend on which cells are new to the desk.
    var isSameForHeld: Bool { met.withLock { !$0.revoked && !$0.revokedReader } }

    /// Whether the verdict is the same on each later day: no session has a date after today. Otherwise the clock of the
    /// laptop or of the desk is wrong, and the findings on readers and clocks depend on today.
    var isSameLater: Bool { met.withLock { !$0.isAfterToday } }

    /// Where the records of a session come from.
    func source(of session: SessionInfo, in log: Bytes16) throws -> PackedEntries.Source {
        PackedEntries.Source(
            log: log, writer: try judge.writer(of: session, revokedFrom: nil),
            session: PackedEntries.Session(
                keysFile: session.keysFile, author: session.author.bytes, isRevoked: try judge.isRevoked(session)))
    }

    /// What is wrong with a session's author, readers and clock. Throws `FileError` if a keys file cannot be read.
    func objections(to session: SessionInfo) throws -> [Finding] {
        if try judge.isRevoked(session) { met.withLock { $0.revoked = true } }
        if try judge.isReaderRevoked(session) { met.withLock { $0.revokedReader = true } }
        if judge.isAfterToday(session) { met.withLock { $0.isAfterToday = true } }
        noteOrigin(session)
        var findings = try judge.objections(to: session, new: new)
        try noteOlder(session)
        // One finding for a clock that stays wrong, not one for each session.
        if let seconds = judge.secondsAhead(session), !met.withLock({ $0.ahead }) {
            met.withLock { $0.ahead = true }
            findings.append(.clockAhead(at: session.number, seconds: seconds))
        }
        return findings
    }

    /// Notes where the line comes from, and the place where the session begins.
    private func noteOrigin(_ session: SessionInfo) {
        met.withLock { met in
            var origin = met.origin ?? LineOrigin(log: Bytes16())
            if met.origin == nil {
                origin.author = session.author.bytes
                origin.predecessor = session.predecessor?.log
                origin.predecessorHead = session.predecessor?.head.firstHalf ?? Bytes16()
            }
            origin.ends.append(LineOrigin.End(cell: session.number, hash: session.previous.firstHalf))
            met.origin = origin
        }
    }

    /// Where the line of a log with this report comes from.
    func origin(_ report: LogReport) -> LineOrigin {
        var origin = met.withLock { $0.origin } ?? LineOrigin(log: Bytes16())
        origin.log = report.logID ?? Bytes16()
        for (cells, hash) in [(report.sealedCells, report.sealedHead), (report.cells, report.head)] {
            origin.ends.append(LineOrigin.End(cell: cells, hash: hash.firstHalf))
        }
        return origin
    }

    /// Counts a session that is new here and sealed to a reader who is gone, unless a reliable clock says that it was
    /// written before the file in force was adopted.
    private func noteOlder(_ session: SessionInfo) throws {
        let readers = Set(session.recipients)
        let gone = try judge.gone(session)?.filter { readers.contains($0.sealing) } ?? []
        met.withLock { met in
            if let new, session.number >= new.held, !gone.isEmpty, judge.isLate(session, after: met.latest) {
                var older = met.older ?? OlderSessions(first: session)
                older.count += 1
                older.gone.formUnion(gone.map(\.label.description))
                met.older = older
            }
            // A time that is ahead is left out: a clock that is corrected afterwards does not count as set back.
            if judge.secondsAhead(session) == nil { met.latest = max(met.latest ?? session.time, session.time) }
        }
    }

    /// The report of the log, with the finding on an older keys file added.
    func judged(_ report: LogReport) throws -> LogReport {
        var report = report
        if let session = report.lastSigned, let older = try judge.olderKeys(session, met.withLock { $0.older }) {
            report.findings.append(older)
        }
        return report
    }
}

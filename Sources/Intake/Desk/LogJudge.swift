// The judge of one log: what is to be said of it once, and not of each of its sessions, is kept here.

import IntakeCases
import IntakeLog
import Synchronization

/// The judge of one log, for one reading of it.
final class LogJudge: SessionJudge, Sendable {
    private let judge: DeskJudge
    private let new: NewCells?
    private let met = Mutex(Met())

    /// What was met in the sessions so far. `latest`: the latest that the laptop's clock said; Unix seconds.
    private struct Met {
        var revoked = false
        var revokedReader = false
        var isAfterToday = false
        var ahead = false
        var latest: Int64?
        var older: OlderSessions?
    }

    /// - Parameter new: the cells that are new to the desk.
    init(_ judge: DeskJudge, new: NewCells?) {
        self.judge = judge
        self.new = new
    }

    /// Whether a session was read whose author the keys file in force revokes, from whatever day on.
    var hasMetRevoked: Bool { met.withLock { $0.revoked } }

    /// Whether the log is judged in the same way whichever of its cells are new to the desk.
    var isSameForHeld: Bool { met.withLock { !$0.revoked && !$0.revokedReader } }

    /// Whether the log is judged in the same way on any later day: by the desk's clock, no session is of a day to come.
    /// Otherwise the laptop's clock or the desk's is wrong, and what is said of readers and clocks depends on which.
    var isSameLater: Bool { met.withLock { !$0.isAfterToday } }

    /// Who wrote a session.
    func writer(of session: SessionInfo) throws -> Writer {
        try judge.writer(of: session, revokedFrom: new?.revoked)
    }

    /// What is wrong with a session's author, readers and clock. Throws `FileError` where a keys file cannot be read.
    func objections(to session: SessionInfo) throws -> [Finding] {
        if try judge.isRevoked(session) { met.withLock { $0.revoked = true } }
        if try judge.isReaderRevoked(session) { met.withLock { $0.revokedReader = true } }
        if judge.isAfterToday(session) { met.withLock { $0.isAfterToday = true } }
        var findings = try judge.objections(to: session, new: new)
        try noteOlder(session)
        // One line for a clock that goes on being wrong, not one for each session.
        if let seconds = judge.secondsAhead(session), !met.withLock({ $0.ahead }) {
            met.withLock { $0.ahead = true }
            findings.append(.clockAhead(at: session.number, seconds: seconds))
        }
        return findings
    }

    /// Counts a session that is new here and sealed to one who has gone, unless a sound clock says that he had not.
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
            // A clock that ran ahead and was set right did not go back.
            if judge.secondsAhead(session) == nil { met.latest = max(met.latest ?? session.time, session.time) }
        }
    }

    /// The report of the log that was read, with what it says of the laptop's keys file.
    func judged(_ report: LogReport) throws -> LogReport {
        var report = report
        if let session = report.lastSigned, let older = try judge.olderKeys(session, met.withLock { $0.older }) {
            report.findings.append(older)
        }
        return report
    }
}

// Compares each session with the keys file that it names: was its author allowed to write, and can exactly the listed
// coordinators read it. A keys file that cannot be read is an error; it never counts as one that the desk does not
// have.

import IntakeBase
import IntakeCases
import IntakeLog
import Synchronization

/// The desk's judge of sessions. Caches the keys files that it has looked up. Several logs may call it at once.
final class DeskJudge: Sendable {
    private let home: Home
    private let inForce: KeysFile
    /// The day on which the file in force was adopted here; nil if it is unknown.
    private let since: Day?
    /// The desk's clock, in Unix seconds.
    private let now: Int64
    private let known = Mutex<[FileStamp: KeysFile?]>([:])

    /// Throws `HomeError`, `FileError`.
    init(home: Home, now: Int64) throws {
        self.home = home
        self.now = now
        inForce = try home.keysInForce()
        since = try home.adoptionDay()
    }

    /// The keys file that a session names; nil if this desk does not have it.
    func keysFile(_ stamp: FileStamp) throws -> KeysFile? {
        if stamp == inForce.fileStamp { return inForce }
        return try known.withLock { known in
            if let known = known[stamp] { return known }
            let found = try home.archivedKeys(stamp)
            known[stamp] = .some(found)
            return found
        }
    }

    /// All keys of the laptop that has `key`, by both files. Both are needed: the file in force may omit the laptop's
    /// table, and revoke the laptop by its other key.
    private func laptop(_ key: PublicKeyText, _ named: KeysFile?) -> Set<PublicKeyText> {
        inForce.laptop(of: key).union(named?.laptop(of: key) ?? [])
    }

    /// The version of the keys file that revokes one of these keys on or before `day`: first the one that the session
    /// names, then the one in force; nil if no key is revoked.
    private func revoking(_ keys: Set<PublicKeyText>, _ named: KeysFile?, on day: Day) -> UInt64? {
        [named, inForce].compactMap(\.self).first { $0.revocation(of: keys, on: day) != nil }.map { UInt64($0.version) }
    }

    /// Whether the keys file in force revokes any key.
    var knowsRevocations: Bool { !inForce.revoked.isEmpty }

    /// Whether the keys file in force revokes the author of a session, on any day.
    func isRevoked(_ session: SessionInfo) throws -> Bool {
        guard knowsRevocations else { return false }
        let keys = laptop(.signing(session.author), try keysFile(session.keysFile))
        return inForce.revocation(of: keys, on: .last) != nil
    }

    /// Whether it revokes a reader of a session, on any day.
    func isReaderRevoked(_ session: SessionInfo) throws -> Bool {
        guard knowsRevocations else { return false }
        let named = try keysFile(session.keysFile)
        return session.recipients.contains { inForce.revocation(of: laptop(.sealing($0), named), on: .last) != nil }
    }

    /// Whether the keys file of an import event leaves the author of a session in place, who is revoked by the file in
    /// force. A file that is not here leaves none: it is unknown who is revoked by it.
    func leaves(_ session: PackedEntries.Session, _ stamp: FileStamp) throws -> Bool {
        guard let file = try keysFile(stamp) else { return false }
        let key = PublicKeyText(.signing, session.author)
        let keys = laptop(key, try keysFile(session.keysFile)).union(file.laptop(of: key))
        return file.revocation(of: keys, on: .last) == nil
    }

    /// Who wrote a session: the label in the keys file that the session names, or the first digits of the key if that
    /// file does not list the author. A revoked author has the label of either file. `revokedFrom`: the first cell that
    /// came in after the author was revoked.
    func writer(
        of session: SessionInfo, revokedFrom: UInt64?
    ) throws -> Writer {
        let keys = try keysFile(session.keysFile)
        let digits = String(session.author.bytes.hex.prefix(8))
        guard try revoked(session, keys, revokedFrom) == nil else {
            return Writer(revoked: try label(of: session) ?? digits)
        }
        guard let holder = keys?.holder(of: session.author) else {
            return Writer(label: "?" + digits, isCoordinator: false, isKnown: false)
        }
        let isCoordinator = if case .coordinator = holder { true } else { false }
        return Writer(label: holder.label.description, isCoordinator: isCoordinator)
    }

    /// The name of a session's author for a report: the label, also of one who is revoked, else the first digits of the
    /// key behind a `?`.
    func name(of session: SessionInfo) throws -> String {
        let writer = try writer(of: session, revokedFrom: nil)
        guard writer.isRevoked, let label = try label(of: session) else { return writer.label }
        return label
    }

    /// The first day on which the keys file in force revokes the author of a session; nil if it does not.
    func revocationDay(of session: SessionInfo) throws -> Day? {
        guard knowsRevocations else { return nil }
        let keys = laptop(.signing(session.author), try keysFile(session.keysFile))
        return inForce.revocation(of: keys, on: .last)?.date
    }

    /// The label of a session's author, also of one who is revoked; nil if no keys file lists the author.
    private func label(of session: SessionInfo) throws -> String? {
        let holder = try keysFile(session.keysFile)?.holder(of: session.author) ?? inForce.holder(of: session.author)
        return holder?.label.description
    }

    /// The version of the keys file by which the author of a session counts as revoked; nil if the author is not
    /// revoked. For a session that came in after the revocation its own date does not matter, because the author
    /// sets that date.
    private func revoked(_ session: SessionInfo, _ named: KeysFile?, _ revokedFrom: UInt64?) throws -> UInt64? {
        let keys = laptop(.signing(session.author), named)
        if let version = revoking(keys, named, on: Day(unixSeconds: session.time)) { return version }
        guard let revokedFrom, session.number >= revokedFrom else { return nil }
        return inForce.revocation(of: keys, on: .last).map { _ in UInt64(inForce.version) }
    }

    /// What is wrong with a session (see `SessionJudge`).
    func objections(to session: SessionInfo, new: NewCells?) throws -> [Finding] {
        let (at, version) = (session.number, session.keysFile.version)
        let keys = try keysFile(session.keysFile)
        var findings: [Finding] = []
        if let revoking = try revoked(session, keys, new?.revoked) {
            findings.append(.revokedWriter(at: at, label: try label(of: session) ?? "?", keysVersion: revoking))
        } else if let keys, keys.holder(of: session.author) == nil {
            findings.append(.unknownWriter(at: at, key: session.author, keysVersion: version))
        }
        // No finding for a reader who has expired by the laptop's clock: clocks are wrong more often than keys files.
        let readers = Set(session.recipients)
        for reader in readers.sorted(by: { $0.bytes.hex < $1.bytes.hex }) {
            let listed = [keys, inForce].compactMap { $0?.coordinators.first { $0.sealing == reader } }.first
            if let keys, !keys.coordinators.contains(where: { $0.sealing == reader }) {
                findings.append(.extraReader(at: at, key: reader, keysVersion: version))
            } else if let revoking = revokingReader(reader, of: session, keys, new?.held) {
                let label = listed?.label.description ?? "?"
                findings.append(.revokedReader(at: at, label: label, keysVersion: revoking))
            }
        }
        guard let keys else { return findings + [.unknownKeysFile(at: at, version: version)] }
        // `min`: a laptop clock that is ahead, by mistake or by intent, must not make a reader expire.
        let day = Day(unixSeconds: session.time)
        for coordinator in keys.recipients(on: min(day, today)) where !readers.contains(coordinator.sealing) {
            findings.append(.leftOutReader(at: at, label: coordinator.label.description, keysVersion: version))
        }
        return findings
    }

    /// The version of the keys file by which a reader of a session counts as revoked; nil if the reader is not revoked.
    /// If the file that the session names revokes the reader, no day matters: no laptop seals to such a reader. If only
    /// the file in force does, the day of the session decides. For a session that is new to the desk, that day is only
    /// a claim of its laptop, so today and the day of the adoption count too.
    private func revokingReader(
        _ reader: SealingPublicKey, of session: SessionInfo, _ named: KeysFile?, _ held: UInt64?
    ) -> UInt64? {
        let keys = laptop(.sealing(reader), named)
        if let named, named.revocation(of: keys, on: .last) != nil { return UInt64(named.version) }
        let day = Day(unixSeconds: session.time)
        let isNew = held.map { session.number >= $0 } ?? false
        let last = isNew ? max(day, today, since ?? today) : day
        return inForce.revocation(of: keys, on: last).map { _ in UInt64(inForce.version) }
    }

    private var today: Day { Day(unixSeconds: now) }

    /// Whether the day of a session is after today, by the desk's clock.
    func isAfterToday(_ session: SessionInfo) -> Bool { Day(unixSeconds: session.time) > today }

    /// The seconds by which a session's clock is ahead of the desk's; nil if it is a day or less.
    func secondsAhead(_ session: SessionInfo) -> Int64? {
        let (ahead, overflow) = session.time.subtractingReportingOverflow(now)
        guard session.time > now, overflow || ahead > 86_400 else { return nil }
        return overflow ? .max : ahead
    }

    /// The readers of a session's keys file that are no longer readers by the file in force. Nil if the session's file
    /// is not older, or the desk does not have it.
    func gone(_ session: SessionInfo) throws -> [KeysFile.Coordinator]? {
        guard session.keysFile.version < UInt64(inForce.version), let keys = try keysFile(session.keysFile) else {
            return nil
        }
        let staying = Set(inForce.recipients(on: today).map(\.sealing))
        return keys.recipients(on: today).filter { !staying.contains($0.sealing) }
    }

    /// Whether a session may have been written after the file in force was adopted here: its clock says so, or its
    /// clock is not reliable. `latest`: the latest time of the sessions before it, in Unix seconds.
    func isLate(_ session: SessionInfo, after latest: Int64?) -> Bool {
        let day = Day(unixSeconds: session.time)
        guard let since, day <= since, day >= Self.firstDay else { return true }
        return latest.map { session.time < $0 } ?? false
    }

    /// No log was written before this day; an earlier date means a wrong clock.
    private static let firstDay = Day("2026-01-01")!

    /// The finding for a log that was continued under an older keys file than the one in force here: its records are
    /// sealed to the readers of the older file. `last`: the last session that its author signed; `under`: the new
    /// sessions that were sealed to a reader who is gone.
    func olderKeys(_ last: SessionInfo, _ under: OlderSessions?) throws -> Finding? {
        let gone = try gone(last)
        guard gone != nil || under != nil else { return nil }
        let isLast = gone != nil
        let first = under?.first ?? last
        let named = (isLast ? last : first).keysFile.version
        let all = Set((gone ?? []).map(\.label.description)).union(under?.gone ?? [])
        return .olderKeysFile(
            at: (isLast ? last : first).number,
            label: try label(of: last) ?? writer(of: last, revokedFrom: nil).label, version: named,
            inForce: UInt64(inForce.version), since: since, gone: all.sorted(), sessions: under?.count ?? 0)
    }
}

/// The cells of a log that are new to the desk.
struct NewCells: Hashable, Sendable {
    /// The first cell that came in after an author of the log was revoked, or that is new now.
    var revoked: UInt64
    /// The first cell that the desk did not hold before.
    var held: UInt64
}

/// The sessions that are new to the desk and were sealed, under an older keys file, to a reader who is gone.
struct OlderSessions: Sendable {
    var first: SessionInfo
    var count = 0
    var gone: Set<String> = []
}

extension PublicKeyText {
    fileprivate static func signing(_ key: SigningPublicKey) -> PublicKeyText { PublicKeyText(.signing, key.bytes) }
    fileprivate static func sealing(_ key: SealingPublicKey) -> PublicKeyText { PublicKeyText(.sealing, key.bytes) }
}

// Holds each session against the keys file it names: was its author somebody who may write, and can exactly those
// read who are listed. A keys file that cannot be read is an error, never one that the desk does not have.

import IntakeBase
import IntakeCases
import IntakeLog
import Synchronization

/// The desk's judge of sessions. Remembers the keys files that it has looked up. Several logs may ask at once.
final class DeskJudge: Sendable {
    private let home: Home
    private let inForce: KeysFile
    /// When the file in force was adopted here; nil where that is unknown.
    private let since: Day?
    /// The desk's clock; Unix seconds.
    private let now: Int64
    private let known = Mutex<[FileStamp: KeysFile?]>([:])

    /// Throws `HomeError`, `FileError`.
    init(home: Home, now: Int64) throws {
        self.home = home
        self.now = now
        inForce = try home.keysInForce()
        since = try home.adoptionDay()
    }

    /// The keys file that a session names; nil where this desk does not have it.
    func keysFile(_ stamp: FileStamp) throws -> KeysFile? {
        if stamp == inForce.fileStamp { return inForce }
        return try known.withLock { known in
            if let known = known[stamp] { return known }
            let found = try home.archivedKeys(stamp)
            known[stamp] = .some(found)
            return found
        }
    }

    /// All keys of the laptop that holds `key`, as far as one of the two files says which belong together. The file in
    /// force may have left the laptop's table out, and revoke it by its other key.
    private func laptop(_ key: PublicKeyText, _ named: KeysFile?) -> Set<PublicKeyText> {
        inForce.laptop(of: key).union(named?.laptop(of: key) ?? [])
    }

    /// The version of the keys file that revokes one of these keys on or before `day`: the one that the session names, or
    /// the one in force; nil where neither does.
    private func revoking(_ keys: Set<PublicKeyText>, _ named: KeysFile?, on day: Day) -> UInt64? {
        [named, inForce].compactMap(\.self).first { $0.revocation(of: keys, on: day) != nil }.map { UInt64($0.version) }
    }

    /// Whether the keys file in force revokes anybody.
    var knowsRevocations: Bool { !inForce.revoked.isEmpty }

    /// Whether the keys file in force revokes the author of a session, from whatever day on.
    func isRevoked(_ session: SessionInfo) throws -> Bool {
        guard knowsRevocations else { return false }
        let keys = laptop(.signing(session.author), try keysFile(session.keysFile))
        return inForce.revocation(of: keys, on: .last) != nil
    }

    /// The same of its readers.
    func isReaderRevoked(_ session: SessionInfo) throws -> Bool {
        guard knowsRevocations else { return false }
        let named = try keysFile(session.keysFile)
        return session.recipients.contains { inForce.revocation(of: laptop(.sealing($0), named), on: .last) != nil }
    }

    /// Who wrote a session, as the keys file that it names calls them; the key's first digits where it names nobody
    /// who may write. `revokedFrom`: the first cell that came in after the author was revoked.
    func writer(
        of session: SessionInfo, revokedFrom: UInt64?
    ) throws -> Writer {
        let keys = try keysFile(session.keysFile)
        guard let holder = keys?.holder(of: session.author), try revoked(session, keys, revokedFrom) == nil else {
            return Writer(label: "?" + session.author.bytes.hex.prefix(8), isCoordinator: false, isKnown: false)
        }
        let isCoordinator = if case .coordinator = holder { true } else { false }
        return Writer(label: holder.label.description, isCoordinator: isCoordinator)
    }

    /// The version of the keys file by which the author of a session counts as revoked; nil where none does. What came
    /// in only after the revocation is judged by that alone: its own date is its author's word.
    private func revoked(_ session: SessionInfo, _ named: KeysFile?, _ revokedFrom: UInt64?) throws -> UInt64? {
        let keys = laptop(.signing(session.author), named)
        if let version = revoking(keys, named, on: Day(unixSeconds: session.time)) { return version }
        guard let revokedFrom, session.number >= revokedFrom else { return nil }
        return inForce.revocation(of: keys, on: .last).map { _ in UInt64(inForce.version) }
    }

    /// What is wrong with a session, as `SessionJudge` asks.
    func objections(to session: SessionInfo, new: NewCells?) throws -> [Finding] {
        let (at, version) = (session.number, session.keysFile.version)
        let keys = try keysFile(session.keysFile)
        var findings: [Finding] = []
        if let revoking = try revoked(session, keys, new?.revoked) {
            let label = (keys?.holder(of: session.author) ?? inForce.holder(of: session.author))?.label.description
            findings.append(.revokedWriter(at: at, label: label ?? "?", keysVersion: revoking))
        } else if let keys, keys.holder(of: session.author) == nil {
            findings.append(.unknownWriter(at: at, key: session.author, keysVersion: version))
        }
        // A reader whose time has run out by the laptop's clock may be named; clocks are wrong more often than keys
        // files.
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
        // A clock that runs ahead, by mistake or by intent, must not make a reader's time run out.
        let day = Day(unixSeconds: session.time)
        for coordinator in keys.recipients(on: min(day, today)) where !readers.contains(coordinator.sealing) {
            findings.append(.leftOutReader(at: at, label: coordinator.label.description, keysVersion: version))
        }
        return findings
    }

    /// The version of the keys file by which a reader of a session counts as revoked; nil where none does. No laptop
    /// seals to a reader that the file it names revokes, on any day. Where only the file in force does, the
    /// session's day decides; of a session that the desk did not hold before, that day is only its laptop's word.
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

    /// Whether a session is of a day that the desk's clock has not reached.
    func isAfterToday(_ session: SessionInfo) -> Bool { Day(unixSeconds: session.time) > today }

    /// By how many seconds a session's clock is ahead of the desk's, where that is more than a day.
    func secondsAhead(_ session: SessionInfo) -> Int64? {
        let (ahead, overflow) = session.time.subtractingReportingOverflow(now)
        guard session.time > now, overflow || ahead > 86_400 else { return nil }
        return overflow ? .max : ahead
    }

    /// The readers of a session's keys file that the one in force no longer names; nil where the file is not an older one that the desk has.
    func gone(_ session: SessionInfo) throws -> [KeysFile.Coordinator]? {
        guard session.keysFile.version < UInt64(inForce.version), let keys = try keysFile(session.keysFile) else {
            return nil
        }
        let staying = Set(inForce.recipients(on: today).map(\.sealing))
        return keys.recipients(on: today).filter { !staying.contains($0.sealing) }
    }

    /// Whether a session may have been written after the file in force was adopted here: its clock says so, or cannot
    /// be relied on. `latest`: what the clock said in the sessions before it; Unix seconds.
    func isLate(_ session: SessionInfo, after latest: Int64?) -> Bool {
        let day = Day(unixSeconds: session.time)
        guard let since, day <= since, day >= Self.firstDay else { return true }
        return latest.map { session.time < $0 } ?? false
    }

    /// No log was written before this day.
    private static let firstDay = Day("2026-01-01")!

    /// What is said of a log that goes on, or went on, under an older keys file than is in force here: what is recorded
    /// under it is sealed to those that it names. `last`: the last session that its author signed; `under`: what came
    /// in that was sealed to one who has gone.
    func olderKeys(_ last: SessionInfo, _ under: OlderSessions?) throws -> Finding? {
        let gone = try gone(last)
        guard gone != nil || under != nil else { return nil }
        let isLast = gone != nil
        let first = under?.first ?? last
        let named = (isLast ? last : first).keysFile.version
        let all = Set((gone ?? []).map(\.label.description)).union(under?.gone ?? [])
        return .olderKeysFile(
            at: (isLast ? last : first).number, label: try writer(of: last, revokedFrom: nil).label, version: named,
            inForce: UInt64(inForce.version), since: since, gone: all.sorted(), sessions: under?.count ?? 0)
    }
}

/// The cells of a log that are new to the desk.
struct NewCells: Hashable, Sendable {
    /// The first that came in after an author of the log was revoked, or is new now.
    var revoked: UInt64
    /// The first that the desk did not hold before.
    var held: UInt64
}

/// The sessions new to the desk that were sealed, under an older keys file, to one who has gone.
struct OlderSessions: Sendable {
    var first: SessionInfo
    var count = 0
    var gone: Set<String> = []
}

extension PublicKeyText {
    fileprivate static func signing(_ key: SigningPublicKey) -> PublicKeyText { PublicKeyText(.signing, key.bytes) }
    fileprivate static func sealing(_ key: SealingPublicKey) -> PublicKeyText { PublicKeyText(.sealing, key.bytes) }
}

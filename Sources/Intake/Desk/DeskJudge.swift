// Holds each session against the keys file it names: was its author somebody who may write, and can exactly those
// read who are listed.

import Synchronization

/// The desk's judge of sessions. Remembers the keys files that it has looked up. Several logs may ask at once.
final class DeskJudge: Sendable {
    private let home: Home
    private let inForce: KeysFile?
    private let known = Mutex<[FileStamp: KeysFile?]>([:])

    init(home: Home) {
        self.home = home
        inForce = try? home.keysInForce()
    }

    /// The keys file that a session names; nil where this desk does not have it.
    func keysFile(_ stamp: FileStamp) -> KeysFile? {
        known.withLock { known in
            if let known = known[stamp] { return known }
            let version = Int(exactly: stamp.version) ?? -1
            let found = (try? home.archivedKeys(version: version, hash: stamp.hash)) ?? nil
            known[stamp] = .some(found)
            return found
        }
    }

    /// Whether somebody had been revoked by `day`, by the keys file that the session names or by the one in force.
    private func revocation(of key: SigningPublicKey, _ keys: KeysFile?, on day: Day) -> Bool {
        keys?.revocation(of: key, on: day) != nil || inForce?.revocation(of: key, on: day) != nil
    }

    /// Whether the keys file in force revokes anybody.
    var knowsRevocations: Bool { inForce?.revoked.isEmpty == false }

    /// Whether a key is revoked in the keys file in force, from whatever day on.
    func isRevoked(_ key: SigningPublicKey) -> Bool {
        inForce?.revocation(of: key, on: Day("9999-12-31")!) != nil
    }

    /// Who wrote a session, as the keys file that it names calls them; the key's first digits where it names nobody
    /// who may write. `revokedFrom`: the first cell that came in after the author was revoked.
    func writer(of session: SessionInfo, revokedFrom: UInt64?) -> (label: String, isCoordinator: Bool, isKnown: Bool) {
        let day = Day(unixSeconds: session.time)
        let keys = keysFile(session.keysFile)
        guard let holder = keys?.holder(of: session.author), !revocation(of: session.author, keys, on: day),
            !isLate(session, revokedFrom)
        else { return ("?" + session.author.bytes.hex.prefix(8), false, false) }
        if case .coordinator = holder { return (holder.label.description, true, true) }
        return (holder.label.description, false, true)
    }

    /// Whether a session of a revoked key came in only after the revocation: its own date is its author's word.
    private func isLate(_ session: SessionInfo, _ revokedFrom: UInt64?) -> Bool {
        revokedFrom.map { session.number >= $0 } == true && isRevoked(session.author)
    }

    /// What is wrong with a session, as `SessionJudge` asks.
    func objections(to session: SessionInfo, revokedFrom: UInt64?) -> [Finding] {
        let (at, version) = (session.number, session.keysFile.version)
        guard let keys = keysFile(session.keysFile) else { return [.unknownKeysFile(at: at, version: version)] }
        let day = Day(unixSeconds: session.time)
        var findings: [Finding] = []
        if revocation(of: session.author, keys, on: day) || isLate(session, revokedFrom) {
            let label = keys.holder(of: session.author)?.label.description ?? "?"
            findings.append(.revokedWriter(at: at, label: label, keysVersion: version))
        } else if keys.holder(of: session.author) == nil {
            findings.append(.unknownWriter(at: at, key: session.author, keysVersion: version))
        }
        let readers = Set(session.recipients)
        // Whoever's time has run out by the laptop's clock may be named; clocks are wrong more often than keys files.
        let allowed = Set(
            keys.coordinators.filter { !revocation(of: $0.signing, keys, on: day) }.map(\.sealing))
        for reader in readers.subtracting(allowed).sorted(by: { $0.bytes.hex < $1.bytes.hex }) {
            findings.append(.extraReader(at: at, key: reader, keysVersion: version))
        }
        for coordinator in keys.recipients(on: day) where !readers.contains(coordinator.sealing) {
            findings.append(.leftOutReader(at: at, label: coordinator.label.description, keysVersion: version))
        }
        return findings
    }
}

/// The judge of one log.
struct LogJudge: SessionJudge {
    let judge: DeskJudge
    let revokedFrom: UInt64?

    func objections(to session: SessionInfo) -> [Finding] {
        judge.objections(to: session, revokedFrom: revokedFrom)
    }
}

// Holds each session against the keys file it names: was its author somebody who may write, and can exactly those
// read who are listed.

import Synchronization

/// The desk's judge of sessions. Remembers the keys files that it has looked up. Several logs may ask at once.
final class DeskJudge: SessionJudge, Sendable {
    private let home: Home
    private let known = Mutex<[FileStamp: KeysFile?]>([:])

    init(home: Home) {
        self.home = home
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

    /// Who wrote a session, as the keys file that it names calls them; the key's first digits where it names nobody.
    func writer(of session: SessionInfo) -> (label: String, isCoordinator: Bool) {
        let day = Day(unixSeconds: session.time)
        guard let keys = keysFile(session.keysFile), let holder = keys.holder(of: session.author),
            keys.revocation(of: session.author, on: day) == nil
        else { return ("?" + session.author.bytes.hex.prefix(8), false) }
        if case .coordinator = holder { return (holder.label.description, true) }
        return (holder.label.description, false)
    }

    func objections(to session: SessionInfo) -> [Finding] {
        let (at, version) = (session.number, session.keysFile.version)
        guard let keys = keysFile(session.keysFile) else { return [.unknownKeysFile(at: at, version: version)] }
        let day = Day(unixSeconds: session.time)
        var findings: [Finding] = []
        if keys.revocation(of: session.author, on: day) != nil {
            let label = keys.holder(of: session.author)?.label.description ?? "?"
            findings.append(.revokedWriter(at: at, label: label, keysVersion: version))
        } else if keys.holder(of: session.author) == nil {
            findings.append(.unknownWriter(at: at, key: session.author, keysVersion: version))
        }
        let readers = Set(session.recipients)
        // Whoever's time has run out by the laptop's clock may be named; clocks are wrong more often than keys files.
        let allowed = Set(keys.coordinators.filter { keys.revocation(of: $0, on: day) == nil }.map(\.sealing))
        for reader in readers.subtracting(allowed).sorted(by: { $0.bytes.hex < $1.bytes.hex }) {
            findings.append(.extraReader(at: at, key: reader, keysVersion: version))
        }
        for coordinator in keys.recipients(on: day) where !readers.contains(coordinator.sealing) {
            findings.append(.leftOutReader(at: at, label: coordinator.label.description, keysVersion: version))
        }
        return findings
    }
}

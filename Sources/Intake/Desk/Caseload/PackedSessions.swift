// What sessions and import events say, as far as it decides who counts (docs/CASES.md, "Who counts"): the keys file that
// a session names, whether the file in force revokes its author, and which logs an import event holds.

import IntakeBase
import IntakeCases

extension PackedEntries {
    /// What a session says of its author, as far as it decides who counts.
    struct Session: Hashable, Sendable {
        /// The keys file that it names.
        var keysFile = FileStamp(version: 0, hash: Bytes32())
        /// The key that signs it.
        var author = Bytes32()
        /// Whether the keys file in force revokes the author's laptop, on any day.
        var isRevoked = false
    }

    /// An import event.
    struct Import: Hashable, Sendable {
        /// The number of its entry.
        var entry: UInt32
        /// The logs that it holds, each up to a place.
        var heads: [Head]

        /// A log up to a place.
        struct Head: Hashable, Sendable {
            var log: Bytes16
            var end: LineOrigin.End
        }
    }

    /// A session of a revoked author, and a keys file that leaves the author in place.
    struct Sparing: Hashable {
        var session: Session
        var keysFile: FileStamp
    }

    /// Asks for each session of a revoked author, and the keys file of each import event, whether that file leaves the
    /// author in place. Only for authors whom the keys file of their session lists, or a log with very many made-up files
    /// would make very many pairs.
    mutating func spare(_ leaves: (Session, FileStamp) throws -> Bool) rethrows {
        let sessions = Set(sources.filter { $0.session.isRevoked && $0.writer.isKnown }.map(\.session))
        guard !sessions.isEmpty else { return }
        let events = imports.map { source(Int($0.entry)) }
        let stamps = Set(events.filter { $0.writer.isKnown && $0.writer.isCoordinator }.map(\.session.keysFile))
        for session in sessions {
            for stamp in stamps where try leaves(session, stamp) {
                sparing.insert(Sparing(session: session, keysFile: stamp))
            }
        }
    }

    /// Whether a keys file leaves the author of a session in place, who is revoked by the file in force.
    func spares(_ session: Session, by keysFile: FileStamp) -> Bool {
        sparing.contains(Sparing(session: session, keysFile: keysFile))
    }

    /// Whether the author of each source, who may write otherwise, is revoked by the keys file in force.
    var revokedSources: [Bool] { sources.map { $0.session.isRevoked && $0.writer.isKnown } }

    /// Whether these events hold the place of an entry, under a keys file that leaves its author in place.
    func isHeld(_ index: Int, by held: HeldCells) -> Bool {
        held.hold(items[index]) { spares(source(index).session, by: $0) }
    }
}

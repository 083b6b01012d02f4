// What a desk remembers of its logs from one command to the next, sealed under the coordinator's own key: a log that
// nobody has touched since need not be read again. Everything here may be lost, damaged or put back: what does not
// open for exactly the log, the keys and the program at hand is as if it were not there, and is made anew.

import Glibc
import IntakeBase
import IntakeLog

/// The sealed memory of a desk, in its folder `snapshot`.
final class Snapshot: Sendable {
    /// Goes up with every change of what the parts of a memo or of the rows mean.
    private static let format: UInt32 = 5

    private let home: Home
    private var files: Files { home.files }
    private let standing: Bytes32
    private let folder: String
    private let key: SecretBytes
    /// What all of it depends on: this program, the coordinator, the keys files.
    private let ground: Bytes32
    /// Whether what is there is used.
    private let isRead: Bool

    /// The snapshot of the desk of `home`; throws where the program cannot tell itself from another version of it.
    /// - Parameters:
    ///   - standing: what the judge of this desk goes by (`standing(of:)`, from before the judge was made).
    ///   - isRead: whether what is there is used; else all of it is made anew.
    init(_ home: Home, _ standing: Bytes32, reader: SealingPublicKey, stateKey: borrowing SecretBytes, isRead: Bool)
        throws
    {
        let itself = "/proc/self/exe"
        guard let program = FileMark(itself, in: home.files, followingLink: true) else {
            throw FileError("stat", itself, code: ENOENT)
        }
        var writer = ByteWriter()
        writer.put("intake desk snapshot")
        writer.put(Snapshot.format)
        writer.put(program.size)
        writer.put(program.inode)
        writer.put(program.modified.seconds)
        writer.put(program.modified.nanoseconds)
        writer.put(reader.bytes)
        writer.put(standing)
        ground = try Hash.blake2b256(writer.bytes)
        key = try Snapshot.key(stateKey)
        folder = home.deskFolder + "/snapshot"
        (self.home, self.standing) = (home, standing)
        self.isRead = isRead
    }

    private static func key(_ stateKey: borrowing SecretBytes) throws -> SecretBytes {
        let key = try SecretBytes(count: 32)
        try unsafe KeyedHash.derive(key.at(0), 1, "desksnap", key: stateKey.at(0))
        return key
    }

    /// Everything that the judge of sessions goes by: the pinned root and all keys files, with their signatures and
    /// the note of which is in force.
    static func standing(of home: Home) throws -> Bytes32 {
        var writer = ByteWriter()
        for folder in ["", "with-logs/"] {
            for name in try home.files.names(ifThere: home.keysFolder + "/" + folder) {
                try put(home.keysFolder + "/" + folder + name, of: home.files, as: folder + name, to: &writer)
            }
        }
        try put(home.rootPath, of: home.files, as: "root", to: &writer)
        return try Hash.blake2b256(writer.bytes)
    }

    /// Throws where a file cannot be read: what the judge goes by is unknown then, and nothing rests on it.
    private static func put(
        _ path: String, of files: Files, as name: String, to writer: inout ByteWriter
    ) throws {
        guard try files.look(path) == .file else { return }
        writer.put(name)
        writer.put(try Hash.blake2b256(files.contents(path, limit: KeysFile.maxBytes)).hex)
    }

    /// The parts that are sealed in the file `name`, if all open for `subject`; nil for anything else.
    func read(_ name: String, for subject: ByteWriter) -> [[UInt8]]? {
        guard isRead, isThere, let purpose = try? purpose(name, subject) else { return nil }
        return SealedParts.open(folder + "/" + name, in: files, sealedTo: purpose, key: key)
    }

    /// The memo of a log that was not written to since; nil where there is none.
    func memo(_ name: String, for subject: ByteWriter) -> LogMemo? { read(name, for: subject).flatMap(LogMemo.init) }

    /// Seals so many parts for `subject` in the file `name`. A disk that is full or read-only is no matter.
    func write(_ count: Int, _ name: String, for subject: ByteWriter, _ part: (Int) -> [UInt8]) {
        // Keys that were adopted while the logs were read are not what these were judged by.
        guard let purpose = try? purpose(name, subject), (try? files.make(folder)) != nil, isThere,
            (try? Snapshot.standing(of: home)) == standing
        else { return }
        try? SnapshotFile.write(
            count, to: folder + "/" + name, in: home.system, sealedTo: purpose, key: key, part)
    }

    /// The same, where the parts lie there already.
    func write(_ parts: [[UInt8]], _ name: String, for subject: ByteWriter) {
        write(parts.count, name, for: subject) { parts[$0] }
    }

    private func purpose(_ name: String, _ subject: ByteWriter) throws -> Bytes32 {
        var writer = ByteWriter()
        writer.put(ground)
        writer.put(name)
        return try Hash.blake2b256(writer.bytes + subject.bytes)
    }

    /// Whether the folder is there, or a link to it: a snapshot that cannot be reached is as if there were none.
    private var isThere: Bool { (try? files.follow(folder)) == .folder }

    /// Lets go of a file of the snapshot.
    func remove(_ name: String) {
        files.remove(folder + "/" + name)
    }

    /// Removes every other file: memos of logs that are gone, and what an interruption left behind. Where a link
    /// leads, others may keep files of their own: nothing goes but by the names that this program gives.
    func keepOnly(_ names: Set<String>) {
        guard isThere, let found = try? files.names(folder) else { return }
        for name in found where !names.contains(name) && Snapshot.isOurs(name) { remove(name) }
    }

    /// Whether this program gave the name: `[own-]<32 hex digits>....memo`, as `DeskLog` makes it, or the hidden
    /// beginning of such a file.
    private static func isOurs(_ name: String) -> Bool {
        func isMemo(_ name: Substring) -> Bool {
            Bytes16(hex: String((name.hasPrefix("own-") ? name.dropFirst(4) : name).prefix(32))) != nil
        }
        if name.hasSuffix(".memo") { return isMemo(name[...]) }
        guard name.hasPrefix("."), name.hasSuffix(".part") else { return false }
        let begun = name.dropFirst()
        return begun.hasPrefix(Desk.rowsName + ".") || isMemo(begun)
    }
}

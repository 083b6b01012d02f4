// The desk's cache of what its logs contained, sealed under the coordinator's own key: a log that did not change need
// not be read again. All of it may be lost, damaged, or replaced by an older state: a file that does not open for
// exactly this log, these keys files and this program is ignored and made again.

import Glibc
import IntakeBase
import IntakeLog

/// The sealed cache of a desk, in its folder `snapshot`.
final class Snapshot: Sendable {
    /// Increase it with each change in the meaning of the parts of a memo or of the rows.
    private static let format: UInt32 = 8

    private let home: Home
    private var files: Files { home.files }
    private let keysHash: Bytes32
    private let folder: String
    private let key: SecretBytes
    /// The hash of what all files depend on: this program, the coordinator, the keys files.
    private let context: Bytes32
    /// Whether existing files are read.
    private let isRead: Bool

    /// The snapshot of the desk of `home`. Throws if the program cannot find its own file, by which it tells its
    /// versions apart.
    /// - Parameters:
    ///   - keysHash: the hash of what the judge decides by (`keysHash(of:)`), taken before the judge was made.
    ///   - isRead: whether existing files are read; otherwise all of them are made again.
    init(_ home: Home, _ keysHash: Bytes32, reader: SealingPublicKey, stateKey: borrowing SecretBytes, isRead: Bool)
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
        writer.put(keysHash)
        context = try Hash.blake2b256(writer.bytes)
        key = try Snapshot.key(stateKey)
        folder = home.deskFolder + "/snapshot"
        (self.home, self.keysHash) = (home, keysHash)
        self.isRead = isRead
    }

    private static func key(_ stateKey: borrowing SecretBytes) throws -> SecretBytes {
        let key = try SecretBytes(count: 32)
        try unsafe KeyedHash.derive(key.at(0), 1, "desksnap", key: stateKey.at(0))
        return key
    }

    /// The hash of all that the judge of sessions decides by: the pinned root, and all keys files with their signatures
    /// and the note which of them is in force.
    static func keysHash(of home: Home) throws -> Bytes32 {
        var writer = ByteWriter()
        for folder in ["", "with-logs/"] {
            for name in try home.files.names(ifThere: home.keysFolder + "/" + folder) {
                try put(home.keysFolder + "/" + folder + name, of: home.files, as: folder + name, to: &writer)
            }
        }
        try put(home.rootPath, of: home.files, as: "root", to: &writer)
        return try Hash.blake2b256(writer.bytes)
    }

    /// Throws if a file cannot be read: then it is unknown what the judge decides by, and nothing may be cached.
    private static func put(
        _ path: String, of files: Files, as name: String, to writer: inout ByteWriter
    ) throws {
        guard try files.look(path) == .file else { return }
        writer.put(name)
        writer.put(try Hash.blake2b256(files.contents(path, limit: KeysFile.maxBytes)).hex)
    }

    /// The parts that are sealed in the file `name`; nil unless all of them open for `subject`.
    func read(_ name: String, for subject: ByteWriter) -> [[UInt8]]? {
        guard isRead, isThere, let purpose = try? purpose(name, subject) else { return nil }
        return SealedParts.open(folder + "/" + name, in: files, sealedTo: purpose, key: key)
    }

    /// The memo of a log that did not change since; nil if there is no such memo.
    func memo(_ name: String, for subject: ByteWriter) -> LogMemo? { read(name, for: subject).flatMap(LogMemo.init) }

    /// Seals `count` parts for `subject` in the file `name`. Errors, such as a full or read-only disk, are ignored: a
    /// lost cache costs only time.
    func write(_ count: Int, _ name: String, for subject: ByteWriter, _ part: (Int) -> [UInt8]) {
        // If keys files were adopted while the logs were read, the logs were judged by the old ones: write nothing.
        if files.kind(folder) == .nothing { try? files.make(folder) }
        guard let purpose = try? purpose(name, subject), isThere,
            (try? Snapshot.keysHash(of: home)) == keysHash
        else { return }
        try? SnapshotFile.write(
            count, to: folder + "/" + name, in: home.system, sealedTo: purpose, key: key, part)
    }

    /// Seals parts that are already in memory.
    func write(_ parts: [[UInt8]], _ name: String, for subject: ByteWriter) {
        write(parts.count, name, for: subject) { parts[$0] }
    }

    private func purpose(_ name: String, _ subject: ByteWriter) throws -> Bytes32 {
        var writer = ByteWriter()
        writer.put(context)
        writer.put(name)
        return try Hash.blake2b256(writer.bytes + subject.bytes)
    }

    /// Whether the folder, or a link to it, is there. A snapshot that cannot be reached is ignored.
    private var isThere: Bool { (try? files.follow(folder)) == .folder }

    /// Removes a file of the snapshot.
    func remove(_ name: String) {
        files.remove(folder + "/" + name)
    }

    /// Removes all other files: memos of logs that are gone, and leftovers of interruptions. The folder may be a link
    /// to a place with files of other programs, so only files with names that this program gives are removed.
    func keepOnly(_ names: Set<String>) {
        guard isThere, let found = try? files.names(folder) else { return }
        for name in found where !names.contains(name) && Snapshot.isOurs(name) { remove(name) }
    }

    /// Removes the temporary files that a killed command left behind in the snapshot of a desk.
    static func removeLeftovers(in deskFolder: String, of files: Files) {
        PartFile.removeLeftovers(in: deskFolder + "/snapshot", of: files, for: isTarget)
    }

    /// Whether this program gave the name: a memo, or the temporary file of a memo or of the rows.
    private static func isOurs(_ name: String) -> Bool {
        PartFile.target(of: name).map(isTarget) ?? (name.hasSuffix(".memo") && isTarget(name))
    }

    /// Whether the name, or the first 40 characters of it, is `[own-]<32 hex digits>...` (`DeskLog.memo`) or that of the
    /// rows.
    private static func isTarget(_ name: String) -> Bool {
        name == Desk.rowsName
            || Bytes16(hex: String((name.hasPrefix("own-") ? name.dropFirst(4) : name[...]).prefix(32))) != nil
    }
}

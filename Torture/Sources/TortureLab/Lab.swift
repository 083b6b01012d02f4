// Shared by the tortured writer and its judges: fixed keys, so that no passphrase has to be stretched, and the way to
// open and read a log.

import Glibc
import IntakeBase
import IntakeLog

/// The keys and the setting of the torture.
public enum Lab {
    /// A secret that counts up from a small number. It only ever seals exercise data.
    public static func secret(_ number: UInt8) throws -> SecretBytes {
        var secret = try SecretBytes(count: 32)
        secret.withUnsafeMutableBytes { bytes in
            for index in bytes.indices { bytes[index] = number &+ UInt8(index) }
        }
        return secret
    }

    /// The reader that judges.
    public static func reader() throws -> SealingKey { try SealingKey(secret: secret(10)) }

    /// Two readers, as most hotlines have.
    public static func setting() throws -> SessionSetting {
        SessionSetting(
            recipients: [try reader().publicKey, try SealingKey(secret: secret(20)).publicKey],
            keysFile: FileStamp(version: 1, hash: Bytes32()), routeBook: FileStamp(version: 1, hash: Bytes32()),
            root: Bytes32([UInt8](repeating: 7, count: 32))!)
    }

    /// A writer for the log in `folder`.
    public static func writer(
        _ folder: String, clock: @escaping @Sendable () -> Int64 = { Int64(time(nil)) }
    ) throws -> LogWriter {
        let author = Author(signing: try SigningKey(seed: secret(1)), stateKey: try secret(2))
        return try LogWriter(folder: folder, author: author, command: "torture", clock: clock)
    }

    /// The id of the record `number` of a run.
    public static func id(_ run: UInt64, _ number: Int) -> Bytes16 {
        let number = UInt64(number)
        return Bytes16(
            (0..<8).map { UInt8(truncatingIfNeeded: run >> (8 * $0)) }
                + (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) })!
    }

    /// The text of the record with this id. It cannot be mistaken for another record's.
    public static func text(_ id: Bytes16, size: Int) -> [UInt8] {
        let unit = Array(id.hex.utf8)
        return (0..<max(size, unit.count)).map { unit[$0 % unit.count] }
    }

    /// The logs in `folder`, the oldest first as far as the names show.
    public static func logs(_ folder: String) throws -> [String] {
        guard Folder.kind(folder) == .folder else { return [] }
        return try Folder.names(folder).filter { $0.hasSuffix(".intake") }.sorted().map { folder + "/" + $0 }
    }
}

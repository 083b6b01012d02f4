// A coordinator's and a volunteer's laptop for the real program: keys that are always the same, and identities whose
// passphrase takes a hundredth of a second. The identity file is written from docs/FORMAT.md, "Identity file".

import Glibc
import Intake

/// Two laptops with keys in force, in one folder.
public struct Laptops: Sendable {
    /// Everything lies in here: the homes, the passphrase.
    public let folder: String
    /// The coordinator's home.
    public var desk: String { folder + "/lead" }
    /// The volunteer's home.
    public var home: String { folder + "/v07" }
    /// A file with the passphrase.
    public var passphrasePath: String { folder + "/passphrase" }
    /// The passphrase of both.
    public static let passphrase = "exercise"

    /// Makes them.
    public init(in folder: String) throws {
        self.folder = folder
        let lead = try Self.identity(.coordinator, "irina", first: 30)
        let v07 = try Self.identity(.volunteer, "v07", first: 40)
        let homes = [Home(desk), Home(home)]
        for (home, bytes) in zip(homes, [lead, v07]) {
            try Folder.make(home.path)
            try Folder.replace(home.identityPath, with: bytes)
        }
        let day = Day(unixSeconds: Int64(time(nil)))
        let tables = try homes.map { try $0.card().table(validUntil: day.adding(days: 365)) }
        let keys = folder + "/keys"
        try Folder.replace(keys, with: Array("version = 1\n\(tables.joined())".utf8))
        let signature = try homes[0].unlock(Self.secret(Self.passphrase)).signFile(
            Folder.contents(keys, limit: 1 << 20), trustedComment: "torture")
        try Folder.replace(MinisignSignature.path(for: keys), with: Array(signature.file.utf8))
        let signed = try SignedFile(reading: keys, limit: 1 << 20)
        for home in homes { try home.adopt(home.examine(signed, root: homes[0].card().root), on: day) }
        try Folder.replace(passphrasePath, with: Array(Self.passphrase.utf8))
    }

    /// The key that reads what the volunteer writes.
    public static func reader() throws -> SealingKey { try SealingKey(secret: Lab.secret(31)) }

    /// What the volunteer's laptop writes under, so that a test can write with its keys.
    public func setting() throws -> SessionSetting {
        let keys = try Home(home).keysInForce()
        guard let root = try Home(home).pinnedRoot() else { throw Missing() }
        return SessionSetting(
            recipients: [try Self.reader().publicKey],
            keysFile: FileStamp(version: UInt64(keys.version), hash: keys.hash),
            routeBook: FileStamp(version: 0, hash: Bytes32()), root: root.key)
    }

    /// A writer at the log of a home that was made here, or is a copy of one.
    public static func writer(_ home: String) throws -> LogWriter {
        let author = Author(signing: try SigningKey(seed: Lab.secret(40)), stateKey: try Lab.secret(43))
        return try LogWriter(folder: home + "/log", author: author, command: "torture") { Int64(time(nil)) }
    }

    /// The command that runs a program as a script does, with the passphrase from its file.
    public func command(_ program: String, _ arguments: [String]) -> [String] {
        ["/bin/sh", "-c", "exec \"$0\" \"$@\" 3<'\(passphrasePath)'", program] + arguments + ["--passphrase-fd", "3"]
    }

    /// The desk of the coordinator's home, or of a copy of it.
    public static func desk(_ home: String) throws -> Desk {
        try Desk(Home(home), identity: Home(home).unlock(secret(passphrase)))
    }

    private struct Missing: Error {}

    private static func secret(_ text: String) throws -> SecretBytes {
        var secret = try SecretBytes(count: text.utf8.count)
        secret.withUnsafeMutableBytes { $0.copyBytes(from: Array(text.utf8)) }
        return secret
    }

    /// An identity file at the lowest cost that is accepted. Its four secrets are those of the numbers from `first`
    /// on: signing, sealing, root, state.
    private static func identity(_ role: Role, _ label: String, first: UInt8) throws -> [UInt8] {
        func number(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
        let zeros = [UInt8](repeating: 0, count: 32)
        let cost = PasswordCost(passes: 1, memory: 8 << 20)
        let salt = [UInt8](repeating: first, count: 16)
        var bytes = Array("INTAKEID".utf8) + [1, role == .volunteer ? 1 : 2, UInt8(label.utf8.count)] + zeros.prefix(5)
        bytes += number(UInt32(cost.passes)) + number(UInt32(cost.memory >> 10)) + salt
        bytes += Array(label.utf8) + zeros.prefix(32 - label.utf8.count)
        bytes += try SigningKey(seed: Lab.secret(first)).publicKey.bytes.array
        bytes += try SealingKey(secret: Lab.secret(first + 1)).publicKey.bytes.array
        bytes += role == .volunteer ? zeros : try SigningKey(seed: Lab.secret(first + 2)).publicKey.bytes.array
        bytes += zeros
        var secrets = try SecretBytes(count: 128)
        for part in 0..<4 {
            let own = try Lab.secret(first + UInt8(part))
            own.withUnsafeBytes { own in
                secrets.withUnsafeMutableBytes { all in
                    for (at, byte) in own.enumerated() { all[part * 32 + at] = byte }
                }
            }
        }
        let key = try PasswordHash.key(Self.secret(Self.passphrase), salt: salt, cost: cost)
        bytes += try SecretBox.seal(secrets, additional: bytes, key: key)
        return bytes + (try Hash.blake2b256(bytes).array)
    }
}

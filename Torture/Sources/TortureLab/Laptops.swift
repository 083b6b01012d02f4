// The laptops of a coordinator and two volunteers for the real program: fixed keys, and identities whose passphrase
// takes a hundredth of a second. The identity file is written from docs/FORMAT.md, "Identity file".

import Glibc
import Intake
import IntakeBase
import IntakeLog

/// Three laptops with keys in force, in one folder.
public struct Laptops: Sendable {
    /// The folder of everything: the homes, the passphrase.
    public let folder: String
    /// The coordinator's home.
    public var desk: String { folder + "/lead" }
    /// The volunteer's home.
    public var home: String { folder + "/v07" }
    /// The hash of the first keys file.
    public private(set) var firstKeys = Bytes32()
    /// A file with the passphrase.
    public var passphrasePath: String { folder + "/passphrase" }
    /// The passphrase of all.
    public static let passphrase = "exercise of twelve"

    /// Another volunteer's home.
    public var other: String { folder + "/v08" }

    /// Creates them; the first keys file is in force on all.
    public init(in folder: String) throws {
        self.folder = folder
        let identities = [
            try Self.identity(.coordinator, "irina", first: 30), try Self.identity(.volunteer, "v07", first: 40),
            try Self.identity(.volunteer, "v08", first: 50),
        ]
        for (home, bytes) in zip([desk, home, other].map(Home.init), identities) {
            try Folder.make(home.path)
            try Folder.replace(home.identityPath, with: bytes)
        }
        try Folder.replace(passphrasePath, with: Array(Self.passphrase.utf8))
        let keys = try self.keys(version: 1)
        firstKeys = try Hash.blake2b256(keys.bytes)
        for home in [desk, home, other] { try adopt(keys, in: home) }
    }

    /// A signed keys file of this version with all three laptops; `revokes`: the other volunteer is revoked since
    /// yesterday.
    public func keys(version: Int, revokes: Bool = false) throws -> SignedFile {
        let today = Day(unixSeconds: Int64(time(nil)))
        var text = "version = \(version)\n"
        for home in [desk, home] + (revokes ? [] : [other]) {
            text += try Home(home).card().table(validUntil: today.adding(days: 365))
        }
        if revokes {
            let key = try PublicKeyText(.signing, Home(other).card().signing.bytes).text()
            text += "[[revoked]]\nkey = \"\(key)\"\ndate = \(today.adding(days: -1))\nreason = \"exercise\"\n"
        }
        return try sign(Array(text.utf8), as: folder + "/keys-\(version)")
    }

    /// Writes a file and the lead coordinator's signature beside it.
    public func sign(_ bytes: [UInt8], as path: String) throws -> SignedFile {
        try Folder.replace(path, with: bytes)
        let signature = try Home(desk).unlock(Self.secret(Self.passphrase)).signFile(bytes, trustedComment: "torture")
        try Folder.replace(MinisignSignature.path(for: path), with: Array(signature.file.utf8))
        return try SignedFile(reading: path, in: .laptop, limit: 1 << 20)
    }

    /// Puts a keys file in force in a home.
    public func adopt(_ keys: SignedFile, in home: String) throws {
        let home = Home(home)
        try home.adopt(home.examine(keys, root: Home(desk).card().root), on: Day(unixSeconds: Int64(time(nil))))
    }

    /// The key that reads the volunteer's records.
    public static func reader() throws -> SealingKey { try SealingKey(secret: Lab.secret(31)) }

    /// The setting of the volunteer's laptop, so that a test can write with its keys.
    public func setting() throws -> SessionSetting {
        let keys = try Home(home).keysInForce()
        guard let root = try Home(home).pinnedRoot() else { throw Missing() }
        return SessionSetting(
            recipients: [try Self.reader().publicKey],
            keysFile: FileStamp(version: UInt64(keys.version), hash: keys.hash),
            routeBook: FileStamp(version: 0, hash: Bytes32()), root: root.key)
    }

    /// A writer for the log of a home that was made here, or of a copy. `first`: the number of its first secret.
    public static func writer(_ home: String, first: UInt8 = 40) throws -> LogWriter {
        let author = Author(signing: try SigningKey(seed: Lab.secret(first)), stateKey: try Lab.secret(first + 3))
        return try LogWriter(folder: home + "/log", author: author, command: "torture") { Int64(time(nil)) }
    }

    /// The command that runs a program like a script, with the passphrase from its file.
    public func command(_ program: String, _ arguments: [String]) -> [String] {
        ["/bin/sh", "-c", "exec \"$0\" \"$@\" 3<'\(passphrasePath)'", program] + arguments + ["--passphrase-fd", "3"]
    }

    /// The desk of the coordinator's home, or of a copy of it.
    public static func desk(_ home: String) throws -> Desk {
        try Desk(Home(home), identity: Home(home).unlock(secret(passphrase)))
    }

    /// The number of records in the coordinator's own logs in a home.
    public static func noted(_ home: String) throws -> Int {
        var count = 0
        for log in try Lab.logs(home + "/log") {
            _ = try LogFile.read(log, in: .laptop, with: reader(), judge: NoJudge()) { _ in count += 1 }
        }
        return count
    }

    private struct Missing: Error {}

    private static func secret(_ text: String) throws -> SecretBytes {
        var secret = try SecretBytes(count: text.utf8.count)
        secret.withUnsafeMutableBytes { $0.copyBytes(from: Array(text.utf8)) }
        return secret
    }

    /// An identity file at the lowest accepted cost. Its four secrets are numbered from `first`: signing, sealing,
    /// root, state.
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
        // A fixed nonce is safe, because the key seals nothing else.
        let nonce = [UInt8](repeating: first, count: 24)
        bytes += try SecretBox.seal(secrets, additional: bytes, key: key, nonce: nonce)
        return bytes + (try Hash.blake2b256(bytes).array)
    }
}

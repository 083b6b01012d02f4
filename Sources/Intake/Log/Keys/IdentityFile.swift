// The file that holds a laptop's identity: the card as plaintext, the secrets encrypted under a passphrase.
// Described for other programs in docs/FORMAT.md, "Identity file"; little-endian, 400 bytes:
//
//    at  bytes
//     0      8  magic `INTAKEID`
//     8      1  version 1
//     9      1  role: 1 volunteer, 2 coordinator
//    10      1  bytes of the label, 1 to 32
//    11      5  zero
//    16      4  passes of Argon2id            (3)
//    20      4  memory of Argon2id in KiB     (262,144)
//    24     16  salt
//    40     32  label, padded with zero bytes
//    72     32  public signing key, Ed25519
//   104     32  public sealing key, X25519
//   136     32  public root key, Ed25519; zero for a volunteer
//   168     32  zero
//   200     24  nonce
//   224    144  the four secrets, XChaCha20-Poly1305; bytes 0..<200 are the additional data
//   368     32  BLAKE2b-256 of bytes 0..<368: tells damage from a wrong passphrase

import IntakeBase

/// An identity file that is well formed and not damaged.
package struct IdentityFile: Sendable {
    /// The card, as the file states it. Only unlocking shows whether the secrets belong to it.
    package let card: IdentityCard
    package let bytes: [UInt8]

    /// The size of an identity file in bytes.
    package static let size = 400
    /// The maximum memory that a file may demand for Argon2id: 1 GiB. A file comes from outside.
    static let maxMemory = 1 << 30
    /// The maximum number of passes that a file may demand for Argon2id.
    static let maxPasses: UInt64 = 16

    private static let magic = Array("INTAKEID".utf8)
    private static let version: UInt8 = 1
    private static let headerSize = 200
    private static let boxEnd = 368

    /// Reads an identity file. Throws `IdentityError`: foreign, newer, damaged, or too costly.
    package init(_ bytes: [UInt8]) throws {
        guard bytes.starts(with: Self.magic) else { throw IdentityError.foreign }
        guard bytes.count > 8 else { throw IdentityError.damaged }
        guard bytes[8] <= Self.version else { throw IdentityError.newer }
        guard bytes.count == Self.size, bytes[8] == Self.version,
            try Hash.blake2b256(Array(bytes[..<Self.boxEnd])).array == Array(bytes[Self.boxEnd...])
        else { throw IdentityError.damaged }
        self.bytes = bytes
        card = try Self.card(bytes)
        let cost = Self.cost(bytes)
        guard (1...Self.maxPasses).contains(cost.passes), (8 << 10...Self.maxMemory).contains(cost.memory) else {
            throw IdentityError.tooCostly
        }
    }

    /// Unlocks the secrets. Throws `IdentityError.wrongPassphrase` or `.noMemory`.
    public func unlock(_ passphrase: borrowing SecretBytes) throws -> Identity {
        let key = try Self.key(passphrase, salt: Array(bytes[24..<40]), cost: Self.cost(bytes))
        let secrets: SecretBytes
        do throws(SodiumError) {
            secrets = try SecretBox.open(
                Array(bytes[Self.headerSize..<Self.boxEnd]), additional: Array(bytes[..<Self.headerSize]), key: key)
        } catch {
            throw error == .notAuthentic ? IdentityError.wrongPassphrase : error as any Error
        }
        let identity = try Identity(role: card.role, label: card.label, secrets: secrets)
        guard identity.card == card else { throw IdentityError.damaged }
        return identity
    }

    /// Creates a new identity; returns the file that holds it.
    package static func make(
        role: Role, label: Label, passphrase: borrowing SecretBytes, in system: System
    ) throws -> IdentityFile {
        var entropy = system.entropy.stream("identity")
        let secrets = try entropy.secret(count: Identity.secretSize)
        return try make(
            role: role, label: label, secrets: secrets, passphrase: passphrase, cost: system.identityCost,
            entropy: entropy)
    }

    /// The same from given secrets and at another cost, for tests, which must be fast and repeatable.
    static func make(
        role: Role, label: Label, secrets: borrowing SecretBytes, passphrase: borrowing SecretBytes, cost: PasswordCost,
        entropy: consuming Entropy
    ) throws -> IdentityFile {
        let card = try Identity(role: role, label: label, secrets: secrets).card
        let salt = entropy.bytes(16)
        let key = try key(passphrase, salt: salt, cost: cost)
        let name = Array(label.description.utf8)
        var bytes = magic + [version, role == .volunteer ? 1 : 2, UInt8(name.count)] + [UInt8](repeating: 0, count: 5)
        bytes += LittleEndian.bytes(of: UInt32(cost.passes)) + LittleEndian.bytes(of: UInt32(cost.memory >> 10)) + salt
        bytes += name + [UInt8](repeating: 0, count: 32 - name.count)
        bytes += card.signing.bytes.array + card.sealing.bytes.array
        bytes += (card.root?.key ?? Bytes32()).array + [UInt8](repeating: 0, count: 32)
        bytes += try SecretBox.seal(secrets, additional: bytes, key: key, &entropy)
        return try IdentityFile(bytes + (try Hash.blake2b256(bytes).array))
    }

    /// The key that is derived from a passphrase. Nothing is written before that, so a lack of memory gets an error of
    /// its own.
    private static func key(
        _ passphrase: borrowing SecretBytes, salt: [UInt8], cost: PasswordCost
    ) throws -> SecretBytes {
        do throws(SodiumError) {
            return try PasswordHash.key(passphrase, salt: salt, cost: cost)
        } catch {
            throw error == .noMemory ? IdentityError.noMemory(cost.memory) : error as any Error
        }
    }

    private static func card(_ bytes: [UInt8]) throws -> IdentityCard {
        let role: Role? = bytes[9] == 1 ? .volunteer : bytes[9] == 2 ? .coordinator : nil
        let count = Int(bytes[10])
        guard let role, count <= 32, bytes[11..<16].allSatisfy({ $0 == 0 }), bytes[168..<200].allSatisfy({ $0 == 0 }),
            bytes[(40 + count)..<72].allSatisfy({ $0 == 0 }),
            let text = String(validating: bytes[40..<40 + count], as: UTF8.self), let label = Label(text),
            let signing = try Bytes32(bytes[72..<104]).flatMap({ try SigningPublicKey(ifGood: $0) }),
            let sealing = try Bytes32(bytes[104..<136]).flatMap({ try SealingPublicKey(ifGood: $0) }),
            let root = Bytes32(bytes[136..<168]), (root == Bytes32()) == (role == .volunteer)
        else { throw IdentityError.damaged }
        return IdentityCard(
            role: role, label: label, signing: signing, sealing: sealing,
            root: role == .coordinator ? try MinisignKey(key: root) : nil)
    }

    private static func cost(_ bytes: [UInt8]) -> PasswordCost {
        func number(_ at: Int) -> UInt32 { LittleEndian.number(bytes[at..<at + 4]) }
        return PasswordCost(passes: UInt64(number(16)), memory: Int(number(20)) << 10)
    }
}

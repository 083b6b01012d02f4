// The identity of this laptop: its secret keys, one for each use, and its public card.

/// The role of a laptop.
public enum Role: String, CaseIterable, Hashable, Sendable {
    /// Takes calls: writes records and cannot read them back.
    case volunteer
    /// Opens the records of volunteers.
    case coordinator
}

/// The public part of an identity: readable without the passphrase.
public struct IdentityCard: Hashable, Sendable {
    /// The role of the laptop.
    public let role: Role
    /// The name of the laptop.
    public let label: Label
    /// The key that checks the signatures in the laptop's log.
    public let signing: SigningPublicKey
    /// The key that messages to the laptop are sealed to.
    public let sealing: SealingPublicKey
    /// The key that checks signatures on keys files and route books; only a coordinator has one.
    public let root: MinisignKey?
}

/// A laptop's secret keys, unlocked. They are in locked memory and are wiped when the value ends.
public struct Identity: ~Copyable {
    /// The public part.
    public let card: IdentityCard
    /// Signs the laptop's log.
    public let signing: SigningKey
    /// Opens messages that are sealed to the laptop.
    public let sealing: SealingKey
    /// Signs keys files and route books; only a coordinator has one.
    public let root: SigningKey?
    /// The 32-byte key that encrypts the log's state file and the desk's memory.
    public let state: SecretBytes
    private let seed: SecretBytes

    /// The size of all secrets together, in bytes.
    static let secretSize = 128

    /// The identity with these 128 secret bytes: seed of the signing key, secret sealing key, seed of the root key
    /// (unused for a volunteer), state key; 32 bytes each.
    init(role: Role, label: Label, secrets: borrowing SecretBytes) throws(SodiumError) {
        precondition(secrets.count == Identity.secretSize)
        // Everything that may throw comes before the first field is set: a partly initialized value could not be wiped.
        let seed = try secrets.copy(0..<32)
        let signing = try SigningKey(seed: seed)
        let sealing = try SealingKey(secret: try secrets.copy(32..<64))
        let root = role == .coordinator ? try SigningKey(seed: try secrets.copy(64..<96)) : nil
        let state = try secrets.copy(96..<128)
        card = IdentityCard(
            role: role, label: label, signing: signing.publicKey, sealing: sealing.publicKey, root: try Self.name(root))
        self.signing = signing
        self.sealing = sealing
        self.root = root
        self.state = state
        self.seed = seed
    }

    /// Copies of the keys that write this laptop's log. The log keeps them as long as it is open.
    public borrowing func author() throws(SodiumError) -> Author {
        Author(signing: try SigningKey(seed: seed), stateKey: try state.copy())
    }

    private static func name(_ root: borrowing SigningKey?) throws(SodiumError) -> MinisignKey? {
        switch root {
        case .some(let key): try MinisignKey(key: key.publicKey.bytes)
        case nil: nil
        }
    }

    /// Signs a file as minisign does. Throws `IdentityError.noRoot` if this laptop has no root key.
    public borrowing func signFile(_ bytes: [UInt8], trustedComment: String) throws -> MinisignSignature {
        guard let name = card.root else { throw IdentityError.noRoot }
        switch root {
        case .some(let key):
            return try MinisignSignature(of: bytes, by: key, named: name, trustedComment: trustedComment)
        case nil: throw IdentityError.noRoot
        }
    }
}

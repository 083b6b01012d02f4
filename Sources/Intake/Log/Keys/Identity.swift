// Who this laptop is: its secret keys, one for each use, and the card that anybody may see.

/// What a laptop is for.
public enum Role: String, CaseIterable, Hashable, Sendable {
    /// Takes calls: writes, and cannot read back.
    case volunteer
    /// Opens what volunteers wrote.
    case coordinator
}

/// The public side of an identity: readable without the passphrase.
public struct IdentityCard: Hashable, Sendable {
    /// What the laptop is for.
    public let role: Role
    /// What the laptop is called.
    public let label: Label
    /// Signs the laptop's log.
    public let signing: SigningPublicKey
    /// What is sealed to the laptop is sealed to this key.
    public let sealing: SealingPublicKey
    /// Signs keys files and route books; a coordinator's only.
    public let root: MinisignKey?
}

/// A laptop's secret keys, unlocked. They lie in locked memory and are wiped when the value ends.
public struct Identity: ~Copyable {
    /// The public side.
    public let card: IdentityCard
    /// Signs the laptop's log.
    public let signing: SigningKey
    /// Opens what is sealed to the laptop.
    public let sealing: SealingKey
    /// Signs keys files and route books; a coordinator's only.
    public let root: SigningKey?
    /// 32 bytes that lock the log's state file and the desk's memory.
    public let state: SecretBytes
    private let seed: SecretBytes

    /// Bytes of all secrets together.
    static let secretSize = 128

    /// The identity whose secrets are these 128 bytes: seed of the signing key, secret sealing key, seed of the root
    /// key (unused for a volunteer), state key; 32 bytes each.
    init(role: Role, label: Label, secrets: borrowing SecretBytes) throws(SodiumError) {
        precondition(secrets.count == Identity.secretSize)
        // Everything that may throw comes before the first field: a half-made value could not be wiped.
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

    /// The keys that write this laptop's log, as a pair of their own: the log keeps them as long as it is open.
    public borrowing func author() throws(SodiumError) -> Author {
        Author(signing: try SigningKey(seed: seed), stateKey: try state.copy())
    }

    private static func name(_ root: borrowing SigningKey?) throws(SodiumError) -> MinisignKey? {
        switch root {
        case .some(let key): try MinisignKey(key: key.publicKey.bytes)
        case nil: nil
        }
    }

    /// Signs a file as minisign does. Throws `IdentityError.noRoot` where this laptop has no root key.
    public borrowing func signFile(_ bytes: [UInt8], trustedComment: String) throws -> MinisignSignature {
        guard let name = card.root else { throw IdentityError.noRoot }
        switch root {
        case .some(let key):
            return try MinisignSignature(of: bytes, by: key, named: name, trustedComment: trustedComment)
        case nil: throw IdentityError.noRoot
        }
    }
}

// Public keys as text in the keys file: a prefix that says what the key is for, and a checksum. A signing key in the
// place of a sealing key, or a key that lost a letter, is refused with its place in the file.

import IntakeBase

/// The use of a laptop's key.
public enum KeyUse: String, CaseIterable, Hashable, Sendable {
    /// Ed25519: signs the laptop's log.
    case signing = "intake-sign-"
    /// X25519: messages to the laptop are sealed to this key.
    case sealing = "intake-seal-"
}

/// Why a text is not a valid key at its place.
package enum KeyTextProblem: Error, Hashable, Sendable {
    /// It is not a key.
    case notAKey
    /// It is a key for another use.
    case otherUse(KeyUse)
    /// A letter is wrong or missing: the checksum does not match.
    case mistyped
    /// The key cannot be used for sealing or signing: it is a point of low order, or not a point.
    case weak
}

/// A laptop's public key with its use.
///
/// The text is the prefix and base32 of 35 bytes: the key, then the first 3 bytes of BLAKE2b-256 over the prefix and
/// the key. These are 56 small letters and digits, so the whole text has 68.
public struct PublicKeyText: Hashable, Sendable {
    /// What the key is for.
    package let use: KeyUse
    /// The key.
    public let key: Bytes32

    /// The key `key` for `use`.
    public init(_ use: KeyUse, _ key: Bytes32) {
        self.use = use
        self.key = key
    }

    /// Reads a key of any use and checks that it is valid. Throws `KeyTextProblem`, and `SodiumError` if the check is
    /// not possible.
    public init(_ text: String) throws {
        guard let use = KeyUse.allCases.first(where: { text.hasPrefix($0.rawValue) }) else {
            throw KeyTextProblem.notAKey
        }
        guard let bytes = Base32.decode(text.dropFirst(use.rawValue.count)), bytes.count == 35,
            let key = Bytes32(bytes.prefix(32)), try Array(bytes[32...]) == Self.check(use, key)
        else { throw KeyTextProblem.mistyped }
        guard try Self.isGood(use, key) else { throw KeyTextProblem.weak }
        self.init(use, key)
    }

    /// Reads a key for this use only. Throws as the initializer above does.
    package init(_ text: String, for use: KeyUse) throws {
        self = try PublicKeyText(text)
        guard self.use == use else { throw KeyTextProblem.otherUse(self.use) }
    }

    /// The key as text for the keys file. Throws if libsodium fails.
    public func text() throws(SodiumError) -> String {
        use.rawValue + Base32.encode(key.array + (try Self.check(use, key)))
    }

    private static func check(_ use: KeyUse, _ key: Bytes32) throws(SodiumError) -> [UInt8] {
        Array(try Hash.blake2b256(Array(use.rawValue.utf8) + key.array).array.prefix(3))
    }

    /// Whether the key can be used for signing or sealing. Each key must have one spelling: an X25519 key that is not
    /// reduced (RFC 7748, section 5, accepts it) could be a duplicate in the file that goes unnoticed.
    private static func isGood(_ use: KeyUse, _ key: Bytes32) throws(SodiumError) -> Bool {
        switch use {
        case .signing: return try SigningPublicKey(ifGood: key) != nil
        case .sealing:
            guard isReduced(key.array) else { return false }
            return try SealingPublicKey(ifGood: key) != nil
        }
    }

    /// Whether a little-endian number of 32 bytes is below 2^255 - 19.
    private static func isReduced(_ bytes: [UInt8]) -> Bool {
        bytes[31] < 0x7F || (bytes[31] == 0x7F && (bytes[0] < 0xED || bytes[1..<31].contains { $0 != 0xFF }))
    }
}

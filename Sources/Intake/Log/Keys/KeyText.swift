// Public keys as they stand in the keys file: a prefix that says what the key is for, and a check value, so that a
// signing key pasted into the place of a sealing key, or a key that lost a letter, is refused where it stands.

import IntakeBase

/// What a laptop's key is for.
public enum KeyUse: String, CaseIterable, Hashable, Sendable {
    /// Ed25519: signs what the laptop writes into its log.
    case signing = "intake-sign-"
    /// X25519: what is sealed to the laptop is sealed to this key.
    case sealing = "intake-seal-"
}

/// Why a text is no key for the place where it stands.
package enum KeyTextProblem: Error, Hashable, Sendable {
    /// It is no key at all.
    case notAKey
    /// It is a key for another use.
    case otherUse(KeyUse)
    /// A letter is wrong or missing: the check value does not fit.
    case mistyped
    /// The key is one that nothing can be sealed to or signed by: a point of low order, or no point.
    case weak
}

/// A laptop's public key with its use.
///
/// Written as the prefix and base32 of 35 bytes: the key, then the first 3 bytes of BLAKE2b-256 over the prefix and
/// the key. 56 small letters and digits, so that the whole has 68.
public struct PublicKeyText: Hashable, Sendable {
    /// What the key is for.
    package let use: KeyUse
    /// The key.
    public let key: Bytes32

    /// A key for a use.
    public init(_ use: KeyUse, _ key: Bytes32) {
        self.use = use
        self.key = key
    }

    /// Reads a key of any use, and checks that it is a good one. Throws `KeyTextProblem`, and `SodiumError` where
    /// that cannot be told.
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

    /// Reads a key for this use only. Throws as the other does.
    package init(_ text: String, for use: KeyUse) throws {
        self = try PublicKeyText(text)
        guard self.use == use else { throw KeyTextProblem.otherUse(self.use) }
    }

    /// The key as it stands in the keys file. Throws where libsodium does.
    public func text() throws(SodiumError) -> String {
        use.rawValue + Base32.encode(key.array + (try Self.check(use, key)))
    }

    private static func check(_ use: KeyUse, _ key: Bytes32) throws(SodiumError) -> [UInt8] {
        Array(try Hash.blake2b256(Array(use.rawValue.utf8) + key.array).array.prefix(3))
    }

    /// Whether something can be signed by the key, or sealed to it. One key has one spelling: an X25519 key that is
    /// not reduced (RFC 7748, section 5, would take it) could stand in the file a second time unnoticed.
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

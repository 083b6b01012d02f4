// Ed25519 signatures (RFC 8032). Secret keys lie in a SecretBytes of 64 bytes, as libsodium keeps them.

import CSodium
import IntakeBase

/// The key that a signature is checked with; 32 bytes.
public struct SigningPublicKey: Hashable, Sendable {
    /// The point, compressed.
    public let bytes: Bytes32

    /// The key of these bytes. Throws `SodiumError.badPublicKey` for a point of small order or none at all.
    public init(_ bytes: Bytes32) throws(SodiumError) {
        try Sodium.start()
        guard unsafe bytes.withPointer({ unsafe crypto_core_ed25519_is_valid_point($0) }) == 1 else {
            throw .badPublicKey
        }
        self.bytes = bytes
    }

    /// The same; nil where they are no such point. What is thrown says nothing of the key.
    init?(ifGood bytes: Bytes32) throws(SodiumError) {
        do throws(SodiumError) {
            try self.init(bytes)
        } catch {
            guard error == .badPublicKey else { throw error }
            return nil
        }
    }

    init(unchecked bytes: Bytes32) {
        self.bytes = bytes
    }

    /// Whether `signature` (64 bytes) is this key's over `message`.
    public func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        guard signature.count == 64 else { return false }
        return unsafe bytes.withPointer {
            unsafe crypto_sign_verify_detached(signature, message, UInt64(message.count), $0) == 0
        }
    }
}

/// A signing key pair.
public struct SigningKey: ~Copyable, Sendable {
    /// The public half.
    public let publicKey: SigningPublicKey
    /// The secret half: the 32-byte seed, then the public key.
    private let secret: SecretBytes

    /// The pair that grows from 32 secret bytes, `seed`.
    public init(seed: borrowing SecretBytes) throws(SodiumError) {
        precondition(seed.count == 32)
        var secret = try SecretBytes(count: 64)
        var publicBytes = Bytes32()
        let code = unsafe secret.withUnsafeMutableBytes { secret in
            unsafe withUnsafeMutableBytes(of: &publicBytes.words) { publicBytes in
                unsafe crypto_sign_seed_keypair(
                    publicBytes.baseAddress!.assumingMemoryBound(to: UInt8.self),
                    secret.baseAddress!.assumingMemoryBound(to: UInt8.self), seed.at(0))
            }
        }
        try Sodium.check(code, "crypto_sign_seed_keypair")
        self.publicKey = SigningPublicKey(unchecked: publicBytes)
        self.secret = secret
    }

    /// The signature, 64 bytes, over `message`.
    public borrowing func sign(_ message: [UInt8]) throws(SodiumError) -> [UInt8] {
        var signature = [UInt8](repeating: 0, count: 64)
        let code = unsafe crypto_sign_detached(&signature, nil, message, UInt64(message.count), secret.at(0))
        try Sodium.check(code, "crypto_sign_detached")
        return signature
    }
}

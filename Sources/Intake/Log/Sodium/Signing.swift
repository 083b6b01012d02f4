// Ed25519 signatures (RFC 8032). A secret key is a SecretBytes of 64 bytes, in libsodium's format.

import CSodium
import IntakeBase

/// The public key that signatures are checked with; 32 bytes.
public struct SigningPublicKey: Hashable, Sendable {
    /// The compressed point.
    public let bytes: Bytes32

    /// The key with these bytes. Throws `SodiumError.badPublicKey` if they are not a point, or one of small order.
    public init(_ bytes: Bytes32) throws(SodiumError) {
        try Sodium.start()
        guard unsafe bytes.withPointer({ unsafe crypto_core_ed25519_is_valid_point($0) }) == 1 else {
            throw .badPublicKey
        }
        self.bytes = bytes
    }

    /// The same; nil if the bytes are not such a point. A thrown error says nothing about the key.
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

    /// Whether `signature` (64 bytes) is a signature by this key over `message`.
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

    /// The pair that is derived from the 32 secret bytes of `seed`.
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

    /// The signature over `message`; 64 bytes.
    public borrowing func sign(_ message: [UInt8]) throws(SodiumError) -> [UInt8] {
        var signature = [UInt8](repeating: 0, count: 64)
        let code = unsafe crypto_sign_detached(&signature, nil, message, UInt64(message.count), secret.at(0))
        try Sodium.check(code, "crypto_sign_detached")
        return signature
    }
}

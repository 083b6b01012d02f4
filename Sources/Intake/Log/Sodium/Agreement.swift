// X25519 (RFC 7748): the curve work behind sealing to a recipient.

import CSodium
import IntakeBase

/// The key that something is sealed to; 32 bytes.
public struct SealingPublicKey: Hashable, Sendable {
    /// The u coordinate.
    public let bytes: Bytes32

    /// The key of these bytes. Throws `SodiumError.badPublicKey` for a point of small order.
    public init(_ bytes: Bytes32) throws(SodiumError) {
        // Agreement with a point of small order gives zero, which libsodium reports. The probe is no secret: where no
        // memory for secrets can be had, a good key stays a good key.
        try Sodium.start()
        let probe: [UInt8] = [1] + [UInt8](repeating: 0, count: 31)
        var shared = probe
        try unsafe Agreement.shared(&shared, secret: probe, with: bytes)
        self.bytes = bytes
    }

    /// The same; nil for a point of small order. What is thrown says nothing of the key.
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
}

/// A sealing key pair.
public struct SealingKey: ~Copyable, Sendable {
    /// The public half.
    public let publicKey: SealingPublicKey
    package let secret: SecretBytes

    /// The pair whose secret half is these 32 secret bytes.
    public init(secret: borrowing SecretBytes) throws(SodiumError) {
        precondition(secret.count == 32)
        let publicKey = SealingPublicKey(unchecked: try unsafe Agreement.publicKey(of: secret.at(0)))
        let bytes = try secret.copy()
        self.secret = bytes
        self.publicKey = publicKey
    }
}

enum Agreement {
    /// The public key of the 32 secret bytes at `secret`.
    static func publicKey(of secret: UnsafePointer<UInt8>) throws(SodiumError) -> Bytes32 {
        try Sodium.start()
        var result = Bytes32()
        let code = unsafe withUnsafeMutableBytes(of: &result.words) {
            unsafe crypto_scalarmult_base($0.baseAddress!.assumingMemoryBound(to: UInt8.self), secret)
        }
        try Sodium.check(code, "crypto_scalarmult_base")
        return result
    }

    /// The 32 bytes, to `out`, that `secret` and the owner of `publicKey` share.
    /// Throws `badPublicKey` where they would be zero: a point of small order.
    static func shared(
        _ out: UnsafeMutablePointer<UInt8>, secret: UnsafePointer<UInt8>, with publicKey: Bytes32
    ) throws(SodiumError) {
        guard unsafe publicKey.withPointer({ unsafe crypto_scalarmult(out, secret, $0) }) == 0 else {
            throw .badPublicKey
        }
    }
}

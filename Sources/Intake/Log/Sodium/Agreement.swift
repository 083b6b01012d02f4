// X25519 key agreement (RFC 7748), which sealing to a recipient is built on.

import CSodium
import IntakeBase

/// The public key of a recipient; 32 bytes.
public struct SealingPublicKey: Hashable, Sendable {
    /// The u coordinate of the point.
    public let bytes: Bytes32

    /// The key with these bytes. Throws `SodiumError.badPublicKey` for a point of small order.
    public init(_ bytes: Bytes32) throws(SodiumError) {
        // Agreement with a point of small order gives zero, which libsodium reports. The probe is no secret and needs
        // no locked memory: a lack of such memory cannot make a good key look bad.
        try Sodium.start()
        let probe: [UInt8] = [1] + [UInt8](repeating: 0, count: 31)
        var shared = probe
        try unsafe Agreement.shared(&shared, secret: probe, with: bytes)
        self.bytes = bytes
    }

    /// The same; nil for a point of small order. A thrown error says nothing about the key.
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

    /// The pair with these 32 bytes as its secret half.
    public init(secret: borrowing SecretBytes) throws(SodiumError) {
        precondition(secret.count == 32)
        let publicKey = SealingPublicKey(unchecked: try unsafe Agreement.publicKey(of: secret.at(0)))
        let bytes = try secret.copy()
        self.secret = bytes
        self.publicKey = publicKey
    }
}

enum Agreement {
    /// The public key that belongs to the 32 secret bytes at `secret`.
    static func publicKey(of secret: UnsafePointer<UInt8>) throws(SodiumError) -> Bytes32 {
        try Sodium.start()
        var result = Bytes32()
        let code = unsafe withUnsafeMutableBytes(of: &result.words) {
            unsafe crypto_scalarmult_base($0.baseAddress!.assumingMemoryBound(to: UInt8.self), secret)
        }
        try Sodium.check(code, "crypto_scalarmult_base")
        return result
    }

    /// Writes to `out` the 32-byte shared secret of `secret` and the owner of `publicKey`. Throws `badPublicKey` if it
    /// would be zero: the point is of small order.
    static func shared(
        _ out: UnsafeMutablePointer<UInt8>, secret: UnsafePointer<UInt8>, with publicKey: Bytes32
    ) throws(SodiumError) {
        guard unsafe publicKey.withPointer({ unsafe crypto_scalarmult(out, secret, $0) }) == 0 else {
            throw .badPublicKey
        }
    }
}

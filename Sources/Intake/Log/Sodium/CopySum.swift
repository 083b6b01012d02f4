// A quick sum over the bytes of a copy: whether what comes back from a medium is what was written to it.
//
// Poly1305 (RFC 8439; Bernstein, "The Poly1305-AES message-authentication code", 2005) under a key that is drawn for
// one copy and never leaves the process. Two different files of n blocks of 16 bytes have the same sum under at most 8n
// of its 2^106 keys, whoever chose the files without knowing the key: for 3 GiB that is one chance in 2^75. It takes a
// third of the time of BLAKE2b. Both passes over a copy are under one key, which gives nothing away: the sums are
// compared here, and shown to nobody. Such a key guards no secret, and is wiped no more than the bytes that it sums up.

import CSodium
import IntakeBase

/// The sum of a copy's bytes, in parts.
struct CopySum: ~Copyable {
    /// What the sums of one copy are under.
    struct Key: Sendable {
        fileprivate let bytes: Bytes32

        /// A new key.
        init(_ entropy: consuming Entropy) throws(SodiumError) {
            try Sodium.start()
            guard let bytes = Bytes32(entropy.bytes(32)) else { throw .failed("randombytes_buf") }
            self.bytes = bytes
        }
    }

    private var state = crypto_onetimeauth_poly1305_state()

    init(_ key: Key) throws(SodiumError) {
        try Sodium.start()
        let code = unsafe key.bytes.withPointer { unsafe crypto_onetimeauth_poly1305_init(&state, $0) }
        try Sodium.check(code, "crypto_onetimeauth_poly1305_init")
    }

    /// Takes more bytes.
    mutating func update(_ bytes: UnsafeRawBufferPointer) throws(SodiumError) {
        let code = unsafe crypto_onetimeauth_poly1305_update(
            &state, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt64(bytes.count))
        try Sodium.check(code, "crypto_onetimeauth_poly1305_update")
    }

    /// The sum of all bytes.
    consuming func sum() throws(SodiumError) -> Bytes16 {
        var sum = Bytes16()
        var state = state
        let code = unsafe withUnsafeMutableBytes(of: &sum.words) {
            unsafe crypto_onetimeauth_poly1305_final(&state, $0.baseAddress!.assumingMemoryBound(to: UInt8.self))
        }
        try Sodium.check(code, "crypto_onetimeauth_poly1305_final")
        return sum
    }
}

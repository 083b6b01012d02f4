// Argon2id (RFC 9106): derives a key from a passphrase, and the digits of a receipt from the head of a log.

import CSodium

/// The cost of Argon2id: passes over memory, and the memory in bytes.
public struct PasswordCost: Hashable, Sendable {
    /// The number of passes.
    public let passes: UInt64
    /// The memory in bytes.
    public let memory: Int

    /// A cost of this number of passes over this amount of memory.
    public init(passes: UInt64, memory: Int) {
        self.passes = passes
        self.memory = memory
    }

    /// libsodium's "moderate": 3 passes over 256 MiB. For the passphrase of an identity.
    public static let moderate = PasswordCost(passes: 3, memory: 256 << 20)
    /// libsodium's "interactive": 2 passes over 64 MiB. For receipts.
    public static let interactive = PasswordCost(passes: 2, memory: 64 << 20)
}

/// Argon2id, version 1.3, one lane.
public enum PasswordHash {
    /// The 32-byte key for a passphrase. `salt` is 16 bytes. Throws `SodiumError.noMemory` if there is not enough
    /// memory.
    public static func key(
        _ passphrase: borrowing SecretBytes, salt: [UInt8], cost: PasswordCost
    ) throws(SodiumError) -> SecretBytes {
        let key = try SecretBytes(count: 32)
        try unsafe derive(key.at(0), 32, passphrase.at(0), passphrase.count, salt, cost)
        return key
    }

    /// 16 public bytes from public `bytes`. The function is slow, so that a search for a collision is not feasible.
    public static func digest(_ bytes: [UInt8], salt: [UInt8], cost: PasswordCost) throws(SodiumError) -> [UInt8] {
        try Sodium.start()
        var digest = [UInt8](repeating: 0, count: 16)
        try unsafe derive(&digest, 16, bytes, bytes.count, salt, cost)
        return digest
    }

    private static func derive(
        _ out: UnsafeMutablePointer<UInt8>, _ outCount: Int, _ input: UnsafePointer<UInt8>, _ inputCount: Int,
        _ salt: [UInt8], _ cost: PasswordCost
    ) throws(SodiumError) {
        precondition(salt.count == 16)
        let code = unsafe input.withMemoryRebound(to: CChar.self, capacity: inputCount) { input in
            unsafe crypto_pwhash(
                out, UInt64(outCount), input, UInt64(inputCount), salt, cost.passes, cost.memory,
                crypto_pwhash_ALG_ARGON2ID13)
        }
        guard code == 0 else { throw .noMemory }
    }
}

// The public key of ML-KEM-768 as text in the keys file. Nothing is sealed to it yet; its form is checked now, so that a
// key that lost a letter is found when it is written and not in some years.

import IntakeBase

/// A public key of ML-KEM-768 (FIPS 203): 1184 bytes.
///
/// The text is the prefix and base32 of 1187 bytes, without padding and unused bits: the key, then the first 3 bytes of
/// BLAKE2b-256 over the prefix and the key, then 3 zero bytes, which make whole groups of 5. These are 1904 letters and
/// digits.
package struct LatticeKey: Hashable, Sendable {
    /// The bytes of the key.
    package let bytes: [UInt8]

    static let prefix = "intake-mlkem-"
    private static let count = 1184

    /// The key with this text; nil if it is none, is mistyped, or has a coefficient that FIPS 203 does not allow. Throws
    /// if libsodium fails.
    package init?(_ text: String) throws {
        guard text.hasPrefix(Self.prefix), let all = Base32.decode(text.dropFirst(Self.prefix.utf8.count)),
            all.count == Self.count + 6, all.suffix(3).allSatisfy({ $0 == 0 })
        else { return nil }
        let key = Array(all.prefix(Self.count))
        guard try Array(all[Self.count..<Self.count + 3]) == Self.check(key), Self.isReduced(key) else { return nil }
        bytes = key
    }

    /// The text of a key of 1184 bytes, also of one that is not allowed. Throws if libsodium fails.
    package static func text(_ key: [UInt8]) throws -> String {
        prefix + Base32.encode(key + (try check(key)) + [0, 0, 0])
    }

    private static func check(_ key: [UInt8]) throws -> [UInt8] {
        Array(try Hash.blake2b256(Array(prefix.utf8) + key).array.prefix(3))
    }

    /// Whether each of the 768 coefficients, of 12 bits, is below the modulus (FIPS 203, section 7.2).
    private static func isReduced(_ key: [UInt8]) -> Bool {
        stride(from: 0, to: 1152, by: 3).allSatisfy { at in
            let (first, second, third) = (Int(key[at]), Int(key[at + 1]), Int(key[at + 2]))
            return first | (second & 15) << 8 < 3329 && second >> 4 | third << 4 < 3329
        }
    }
}

// A partner's recipient, for sealed exports: a public key of age in its own text (BIP 173 with the prefix `age`).
// Only its form and its checksum are looked at here.

import IntakeBase

/// A recipient of age (X25519): 62 small letters and digits that begin with `age1`.
package struct AgeRecipient: Hashable, Sendable {
    /// The text.
    package let text: String

    private static let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
    private static let generator = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3]

    /// The recipient with this text; nil if it is none, or mistyped.
    package init?(_ text: String) {
        guard text.utf8.count == 62, text.hasPrefix("age1") else { return nil }
        var values = Array("age".utf8).map { Int($0 >> 5) } + [0] + Array("age".utf8).map { Int($0 & 31) }
        for letter in text.utf8.dropFirst(4) {
            guard let value = Self.alphabet.firstIndex(of: letter) else { return nil }
            values.append(value)
        }
        // 52 letters have 260 bits, of which a key uses 256.
        guard Self.checksum(values) == 1, values[values.count - 7] & 15 == 0 else { return nil }
        self.text = text
    }

    private static func checksum(_ values: [Int]) -> Int {
        values.reduce(1) { sum, value in
            let top = sum >> 25
            let next = (sum & 0x1ff_ffff) << 5 ^ value
            return generator.enumerated().reduce(next) { top >> $1.offset & 1 == 1 ? $0 ^ $1.element : $0 }
        }
    }
}

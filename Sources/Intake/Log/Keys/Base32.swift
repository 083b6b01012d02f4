// Base32 of public data in small letters (RFC 4648, section 6, without padding): it has no 0, 1, 8 or 9 that could be
// read as a letter, and a double click selects it as one word. Only whole groups of 5 bytes, so that no bits are
// unused.

/// The base32 alphabet of RFC 4648, section 6, in small letters.
enum Base32 {
    private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

    /// The text of `bytes`, whose count must be a multiple of 5; 8 letters for each 5 bytes.
    static func encode(_ bytes: [UInt8]) -> String {
        precondition(bytes.count % 5 == 0, "base32 of a part of a group")
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 5) {
            let value = bytes[start..<start + 5].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            for place in 0..<8 { text.append(alphabet[Int(value >> (35 - 5 * place) & 31)]) }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes that `text` encodes; nil for a foreign character or a length that is not a multiple of 8.
    static func decode(_ text: some StringProtocol) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count % 8 == 0 else { return nil }
        var bytes: [UInt8] = []
        for start in stride(from: 0, to: digits.count, by: 8) {
            var value: UInt64 = 0
            for digit in digits[start..<start + 8] {
                switch digit {
                case UInt8(ascii: "a")...UInt8(ascii: "z"): value = value << 5 | UInt64(digit - UInt8(ascii: "a"))
                case UInt8(ascii: "2")...UInt8(ascii: "7"): value = value << 5 | UInt64(digit - UInt8(ascii: "2") + 26)
                default: return nil
                }
            }
            for place in 0..<5 { bytes.append(UInt8(truncatingIfNeeded: value >> (32 - 8 * place))) }
        }
        return bytes
    }
}

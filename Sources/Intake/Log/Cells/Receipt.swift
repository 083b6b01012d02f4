// A receipt: the head of a log as digits that a volunteer reads out over the telephone.
//
// With a receipt, it can be checked later whether a copy of the log still goes as far. The digits come from a slow
// hash, so that a search for a log with given digits is not feasible: 20 digits are 66 bits, and each try costs 0.1 s
// and 64 MiB. Finding two logs with the same receipt takes about 2^33 tries: 30 years on one core.

import IntakeBase

/// The head of a log as 20 decimal digits.
public struct Receipt: Hashable, Sendable, CustomStringConvertible {
    /// The 20 digits, without spaces.
    public let digits: String

    /// The receipt of a log that ends with the cell of this hash. Takes about 0.1 s and 64 MiB at the cost that all
    /// laptops use, `.interactive`. Throws `SodiumError.noMemory`.
    public init(log: Bytes16, head: Bytes32, cost: PasswordCost) throws(SodiumError) {
        let digest = try PasswordHash.digest(head.array, salt: log.array, cost: cost)
        // 16 bytes as a little-endian number, modulo 10^20.
        digits = (LittleEndian.number(digest, as: UInt128.self) % Self.modulus).digits(Self.count)
    }

    /// The receipt that a person typed: 20 decimal digits of any script with a decimal system (0, \u{FF10}, \u{660}),
    /// with spaces, hyphens or dashes between them; nil for any other text.
    public init?(_ text: String) {
        var digits: [UInt8] = []
        for scalar in text.unicodeScalars {
            if Self.isBetween(scalar) { continue }
            guard digits.count < Self.count, scalar.properties.generalCategory == .decimalNumber,
                let value = scalar.properties.numericValue
            else { return nil }
            digits.append(UInt8(ascii: "0") + UInt8(value))
        }
        guard digits.count == Self.count else { return nil }
        self.digits = String(decoding: digits, as: UTF8.self)
    }

    private static func isBetween(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .spaceSeparator, .dashPunctuation: true
        default: scalar == "\n" || scalar == "\r" || scalar == "\t" || scalar == "\u{2212}"
        }
    }

    private static let count = 20
    private static let modulus: UInt128 = 100_000_000_000_000_000_000

    /// The digits in 5 groups of 4, with spaces between them.
    public var description: String {
        let digits = Array(digits.utf8)
        return stride(from: 0, to: Self.count, by: 4)
            .map { String(decoding: digits[$0..<$0 + 4], as: UTF8.self) }.joined(separator: " ")
    }
}

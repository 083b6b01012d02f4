// A receipt: the end of a log as digits that a volunteer reads out over the telephone.
//
// Whoever knows a receipt can tell later whether a copy of the log still reaches as far. The digits come from a
// slow hash, so that nobody tries logs until one with the same digits turns up.

/// The head of a log as 20 decimal digits.
public struct Receipt: Hashable, Sendable, CustomStringConvertible {
    /// The 20 digits, without spaces.
    public let digits: String

    /// The receipt of a log that ends in the cell of this hash. Takes some 0.1 s and 64 MiB.
    /// Throws `SodiumError.noMemory`.
    public init(log: Bytes16, head: Bytes32) throws(SodiumError) {
        let digest = try PasswordHash.digest(head.array, salt: log.array, cost: .interactive)
        // 16 bytes as a little-endian number, modulo 10^20.
        let number = digest.reversed().reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
        let digits = String(number % Self.modulus)
        self.digits = String(repeating: "0", count: Self.count - digits.count) + digits
    }

    /// The receipt that a person typed: 20 digits, with spaces or hyphens between them; nil for anything else.
    public init?(_ text: String) {
        let digits = text.utf8.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "-") }
        guard digits.count == Self.count,
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        self.digits = String(decoding: digits, as: UTF8.self)
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

// Numbers with a fixed count of digits: parts of dates, codes to read out, escapes.

extension BinaryInteger {
    /// The number, padded with zeros to `count` digits; a longer number is not cut.
    @inlinable
    package func digits(_ count: Int, radix: Int = 10) -> String {
        let digits = String(self, radix: radix)
        return String(repeating: "0", count: Swift.max(0, count - digits.utf8.count)) + digits
    }
}

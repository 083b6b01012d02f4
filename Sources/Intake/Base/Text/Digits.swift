// Numbers as digits of a fixed count: parts of dates, codes to read out, escapes.

extension BinaryInteger {
    /// The number in digits, with zeros before it up to this count; all of its digits where it has more.
    @inlinable
    package func digits(_ count: Int, radix: Int = 10) -> String {
        let digits = String(self, radix: radix)
        return String(repeating: "0", count: Swift.max(0, count - digits.utf8.count)) + digits
    }
}

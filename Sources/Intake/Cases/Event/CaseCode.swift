// The case code, which a caller writes down and reads out over the telephone. It has digits only, because every
// language and keyboard has them; the last one is a check digit against typing errors.

import IntakeBase

/// A case code: 12 digits, written 4-4-4. 11 of them are random, the last one is a check digit.
///
/// The check digit is Damm's (H. Michael Damm, Total anti-symmetrische Quasigruppen, Marburg 2004): it detects every
/// single wrong digit and every swap of adjacent digits.
public struct CaseCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The code as a number below 10^12.
    public let number: UInt64

    /// The number of random bytes for `init(random:)`. Fewer than 11 of them are usable once in 10^20 times.
    public static let randomBytes = 32

    /// Makes a code of random bytes. Rejection sampling: only bytes below 250 give a digit, so all digits are equally
    /// likely.
    ///
    /// Nil if fewer than 11 bytes are below 250; try again with new ones.
    public init?(random bytes: some Sequence<UInt8>) {
        let digits = Array(bytes.lazy.filter { $0 < 250 }.map { $0 % 10 }.prefix(11))
        guard digits.count == 11 else { return nil }
        self.init(digits: digits + [CaseCode.check(digits)])
    }

    /// Parses a code, with any spaces and dashes, and digits of any script. Nil if there are not exactly 12 digits or
    /// the check digit is wrong.
    public init?(_ text: String) {
        var digits: [UInt8] = []
        digits.reserveCapacity(12)
        for scalar in text.unicodeScalars {
            // Fast path for the program's own form; other forms need Unicode properties.
            if ("0"..."9").contains(scalar) {
                guard digits.count < 12 else { return nil }
                digits.append(UInt8(scalar.value - 0x30))
                continue
            }
            if scalar == "-" { continue }
            let properties = scalar.properties
            if properties.numericType == .decimal, let value = properties.numericValue, (0...9).contains(value) {
                digits.append(UInt8(value))
            } else if !properties.isWhitespace, !properties.isDash, !properties.isDefaultIgnorableCodePoint {
                return nil
            }
            if digits.count > 12 { return nil }
        }
        guard digits.count == 12, CaseCode.check(digits) == 0 else { return nil }
        self.init(digits: digits)
    }

    private init(digits: some Sequence<UInt8>) {
        number = digits.reduce(0) { $0 * 10 + UInt64($1) }
    }

    /// The code in the form `4821-0937-5516`.
    public var description: String {
        let digits = number.digits(12)
        return "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(4))-\(digits.suffix(4))"
    }

    /// Numerical order.
    public static func < (left: CaseCode, right: CaseCode) -> Bool {
        left.number < right.number
    }

    /// Damm's interim digit after these digits; 0 after a complete, valid code.
    static func check(_ digits: some Sequence<UInt8>) -> UInt8 {
        digits.reduce(0) { table[Int($0)][Int($1)] }
    }

    /// The totally anti-symmetric quasigroup of order 10 from Damm's thesis, with zeros on the diagonal.
    private static let table: [[UInt8]] = [
        [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
        [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
        [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
        [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
        [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
        [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
        [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
        [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
        [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
        [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
    ]
}

extension CaseCode {
    /// The code with this number, which must come from another `CaseCode`.
    package init(number: UInt64) {
        self.number = min(number, 999_999_999_999)
    }
}

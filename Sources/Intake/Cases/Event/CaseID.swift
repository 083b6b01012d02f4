// The identity of a case. Two cases with one code are asked about and never merged; two with one id are one case.

import IntakeBase

/// The identity of a case: 16 random bytes, in text 32 lower-case hex digits.
public struct CaseID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The bytes.
    public let bytes: Bytes16

    /// The identity that these bytes make; randomness comes from the caller.
    public init(_ bytes: Bytes16) {
        self.bytes = bytes
    }

    /// The identity that 32 lower-case hex digits name; nil for anything else.
    public init?(_ text: String) {
        guard let bytes = Bytes16(hex: text) else { return nil }
        self.bytes = bytes
    }

    /// The 32 hex digits.
    public var description: String { bytes.hex }

    /// The order of the hex digits.
    public static func < (left: CaseID, right: CaseID) -> Bool {
        left.bytes < right.bytes
    }
}

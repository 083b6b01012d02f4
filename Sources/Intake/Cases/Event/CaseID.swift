// The id of a case. Two cases with the same code raise a question and are never merged; events with the same id are one
// case.

import IntakeBase

/// The id of a case: 16 random bytes, as text 32 lower-case hex digits.
public struct CaseID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The bytes.
    public let bytes: Bytes16

    /// An id with these bytes. Randomness comes from the caller.
    public init(_ bytes: Bytes16) {
        self.bytes = bytes
    }

    /// Parses 32 lower-case hex digits; nil for anything else.
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

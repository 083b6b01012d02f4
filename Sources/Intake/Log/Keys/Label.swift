// What a laptop is called in the keys file. Latin only, on purpose: a Cyrillic "а" and a Latin "a" look alike,
// and two labels that look alike would let one person pass for another.

/// The name of a laptop in the keys file: 1 to 32 of `A-Z a-z 0-9 . _ -`, beginning with a letter or a digit.
public struct Label: Hashable, Sendable, CustomStringConvertible {
    /// The label as it is written.
    public let description: String

    /// The label that `text` is; nil where it has a foreign character, begins with a sign, or has not 1 to 32.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard (1...32).contains(bytes.count), Label.isLetterOrDigit(bytes[0]),
            bytes.allSatisfy({ Label.isLetterOrDigit($0) || Label.signs.contains($0) })
        else { return nil }
        description = text
    }

    /// The form in which two labels are compared: `Irina` and `irina` are one.
    public var folded: String { description.lowercased() }

    private static let signs = Array("._-".utf8)

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}

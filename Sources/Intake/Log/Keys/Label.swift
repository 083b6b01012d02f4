// The name of a laptop in the keys file. Only Latin letters are allowed: a Cyrillic "а" and a Latin "a" look alike, and
// with two labels that look alike one person could pass for another.

/// The name of a laptop in the keys file: 1 to 32 of `A-Z a-z 0-9 . _ -`, beginning with a letter or a digit.
public struct Label: Hashable, Sendable, CustomStringConvertible {
    /// The label as text.
    public let description: String

    /// The label with this text; nil if it has a foreign character, does not begin with a letter or digit, or has not 1
    /// to 32 characters.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard (1...32).contains(bytes.count), Label.isLetterOrDigit(bytes[0]),
            bytes.allSatisfy({ Label.isLetterOrDigit($0) || Label.signs.contains($0) })
        else { return nil }
        description = text
    }

    /// The form for comparing two labels: `Irina` and `irina` are the same.
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

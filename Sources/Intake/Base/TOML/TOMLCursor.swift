// A cursor in a TOML text, and its small steps: spaces, line ends, comments.

/// A cursor in a text that must be valid UTF-8.
struct TOMLCursor {
    let bytes: [UInt8]
    private(set) var index = 0
    /// The line, from 1.
    private(set) var line = 1

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The byte here; nil at the end.
    var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

    var isAtEnd: Bool { index >= bytes.count }

    /// The byte `count` bytes further; nil beyond the end.
    func byte(after count: Int) -> UInt8? { index + count < bytes.count ? bytes[index + count] : nil }

    /// Whether `text` begins here.
    func isAt(_ text: StaticString) -> Bool {
        (0..<text.utf8CodeUnitCount).allSatisfy { byte(after: $0) == (unsafe text.utf8Start[$0]) }
    }

    /// Skips bytes, which must not contain a line end.
    mutating func pass(_ count: Int = 1) { index += count }

    /// Skips this text, which must not contain a line end; false if it is not here.
    mutating func take(_ text: StaticString) -> Bool {
        guard isAt(text) else { return false }
        index += text.utf8CodeUnitCount
        return true
    }

    /// Skips a line end; false if it is not here.
    mutating func takeLineEnd() -> Bool {
        guard isAtLineEnd else { return false }
        index += byte == .lineFeed ? 1 : 2
        line += 1
        return true
    }

    /// Whether a line end is here: LF or CR LF.
    var isAtLineEnd: Bool { byte == .lineFeed || (byte == .carriageReturn && byte(after: 1) == .lineFeed) }

    mutating func skipSpaces() {
        while byte == .space || byte == .tab { index += 1 }
    }

    /// Skips a comment, if there is one, up to the end of its line.
    mutating func skipComment() throws(TOMLRefusal) {
        guard byte == UInt8(ascii: "#") else { return }
        while let byte, !isAtLineEnd {
            guard !byte.isControl else { throw TOMLRefusal(.control, at: index) }
            index += 1
        }
    }

    /// Skips spaces, line ends and comments.
    mutating func skipBlank() throws(TOMLRefusal) {
        repeat {
            skipSpaces()
            try skipComment()
        } while takeLineEnd()
    }

    /// The character here; nil at the end.
    var scalar: Unicode.Scalar? {
        var decoder = UTF8()
        var rest = bytes[index...].prefix(4).makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&rest) else { return nil }
        return scalar
    }

    /// Whether a letter of any script is here.
    var isAtLetter: Bool { scalar?.properties.isAlphabetic == true }
}

extension UInt8 {
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let tab = UInt8(ascii: "\t")

    /// Whether comments and texts must not contain this byte.
    var isControl: Bool { self < 0x20 && self != .tab || self == 0x7F }

    /// Whether a key without quotes may contain this byte.
    var isBare: Bool { isDigit || isASCIILetter || self == UInt8(ascii: "-") || self == UInt8(ascii: "_") }

    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    var isASCIILetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
}

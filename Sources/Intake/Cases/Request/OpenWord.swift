// Limits for texts in a request: the form of words in open lists, and no U+0000.

/// The form of a word in an open list: `[a-z][a-z0-9_]{0,39}`, optionally with a country (`:DE`).
enum OpenWord {
    static func isOne(_ text: String) -> Bool {
        var length = 0
        var bytes = text.utf8.makeIterator()
        while let byte = bytes.next() {
            if byte == UInt8(ascii: ":") {
                guard length > 0, let first = bytes.next(), let second = bytes.next() else { return false }
                return isCapital(first) && isCapital(second) && bytes.next() == nil
            }
            length += 1
            guard length <= 40, isLetter(byte) || length > 1 && (byte == UInt8(ascii: "_") || isDigit(byte)) else {
                return false
            }
        }
        return length > 0
    }

    private static func isCapital(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

extension String {
    /// Whether the text contains U+0000.
    var hasNUL: Bool {
        unsafe utf8.withContiguousStorageIfAvailable { unsafe $0.contains(0) } ?? utf8.contains(0)
    }
}

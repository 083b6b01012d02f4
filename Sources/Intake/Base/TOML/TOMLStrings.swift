// The four string forms of TOML (TOML v1.0.0, "String").

extension TOMLReader {
    /// Parses a string: one line in quotes, or several lines in triple quotes.
    mutating func string() throws(TOMLRefusal) -> String {
        if cursor.isAt("\"\"\"") || cursor.isAt("'''") { return try longString() }
        guard let text = try quoted() else { throw TOMLRefusal(.noValue, at: cursor.index) }
        return text
    }

    /// Parses a string in single or double quotes that ends on its line; nil if no quote is here.
    mutating func quoted() throws(TOMLRefusal) -> String? {
        guard let quote = cursor.byte, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
        let start = cursor.index
        var text: [UInt8] = []
        cursor.pass()
        while let byte = cursor.byte, !cursor.isAtLineEnd {
            if byte == quote {
                cursor.pass()
                return String(decoding: text, as: UTF8.self)
            }
            try take(byte, quote, into: &text)
        }
        throw TOMLRefusal(.openQuote, at: start)
    }

    private mutating func longString() throws(TOMLRefusal) -> String {
        let start = cursor.index
        let quote = cursor.bytes[start]
        var text: [UInt8] = []
        cursor.pass(3)
        _ = cursor.takeLineEnd()
        while let byte = cursor.byte {
            if byte == quote {
                // Up to two quotes may belong to the text, also directly before the three that end it.
                var count = 0
                while cursor.byte == quote, count < 5 {
                    cursor.pass()
                    count += 1
                }
                text += repeatElement(quote, count: count < 3 ? count : count - 3)
                if count >= 3 { return String(decoding: text, as: UTF8.self) }
            } else if cursor.isAtLineEnd {
                text += cursor.byte == .lineFeed ? [.lineFeed] : [.carriageReturn, .lineFeed]
                _ = cursor.takeLineEnd()
            } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\""), skipFoldedLine() {
                continue
            } else {
                try take(byte, quote, into: &text)
            }
        }
        throw TOMLRefusal(.openQuote, at: start)
    }

    /// Skips a backslash at the end of a line and all white space after it; false if it is not here.
    private mutating func skipFoldedLine() -> Bool {
        var ahead = cursor
        ahead.pass()
        ahead.skipSpaces()
        guard ahead.takeLineEnd() else { return false }
        repeat { ahead.skipSpaces() } while ahead.takeLineEnd()
        cursor = ahead
        return true
    }

    /// Takes one byte of a string, or one escape.
    private mutating func take(_ byte: UInt8, _ quote: UInt8, into text: inout [UInt8]) throws(TOMLRefusal) {
        guard !byte.isControl else { throw TOMLRefusal(.control, at: cursor.index) }
        if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
            try takeEscape(into: &text)
        } else {
            text.append(byte)
            cursor.pass()
        }
    }

    private mutating func takeEscape(into text: inout [UInt8]) throws(TOMLRefusal) {
        let start = cursor.index
        let byte = cursor.byte(after: 1)
        cursor.pass(2)
        switch byte {
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "t"): text.append(.tab)
        case UInt8(ascii: "n"): text.append(.lineFeed)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "r"): text.append(.carriageReturn)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): text.append(byte ?? 0)
        case UInt8(ascii: "u"): try takeScalar(digits: 4, from: start, into: &text)
        case UInt8(ascii: "U"): try takeScalar(digits: 8, from: start, into: &text)
        default: throw TOMLRefusal(.badEscape, at: start)
        }
    }

    private mutating func takeScalar(digits: Int, from start: Int, into text: inout [UInt8]) throws(TOMLRefusal) {
        var value: UInt32 = 0
        for _ in 0..<digits {
            guard let digit = cursor.byte.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
                throw TOMLRefusal(.badEscape, at: start)
            }
            value = value << 4 | UInt32(digit)
            cursor.pass()
        }
        guard let scalar = Unicode.Scalar(value) else { throw TOMLRefusal(.badEscape, at: start) }
        guard value != 0 || !rules.isPlain else { throw TOMLRefusal(.nul, at: start) }
        text += Character(scalar).utf8
    }
}

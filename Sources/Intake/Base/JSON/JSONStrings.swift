// Strings of JSON (RFC 8259, section 7): strict UTF-8, escapes, surrogate pairs.

extension JSONParser {
    mutating func string() throws(JSONError) -> String {
        at += 1
        var text = ""
        var start = at
        while true {
            at = endOfPlain(at)
            guard at < bytes.count, bytes[at] >= 0x20 else {
                // Invalid UTF-8 comes earlier in the text, so it is reported first.
                _ = try utf8(start..<at)
                throw failure(at < bytes.count ? .controlCharacter : .endsEarly)
            }
            let plain = try utf8(start..<at)
            if bytes[at] == UInt8(ascii: "\"") {
                at += 1
                return text.isEmpty ? plain : text + plain
            }
            text += plain
            text.unicodeScalars.append(try escape())
            start = at
        }
    }

    /// The index, from `start` on, of the first byte that is not plain text: a quotation mark, a backslash or a control
    /// character; else the end of the bytes.
    private func endOfPlain(_ start: Int) -> Int {
        unsafe bytes.withUnsafeBytes { bytes in
            var place = start
            // Eight bytes at a time (SWAR). XOR turns each wanted byte into zero, and the subtraction borrows at a zero
            // byte (at a control character: below 0x20). Bytes above the first match may be marked falsely; the lowest
            // mark is always right (Warren, Hacker's Delight, 6-1).
            let (ones, tops) = (0x0101_0101_0101_0101 as UInt64, 0x8080_8080_8080_8080 as UInt64)
            while place + 8 <= bytes.count {
                let word = unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
                let quote = word ^ (ones &* 0x22)
                let slash = word ^ (ones &* 0x5C)
                let isControl = (word &- ones &* 0x20) & ~word
                let found = ((quote &- ones) & ~quote | (slash &- ones) & ~slash | isControl) & tops
                if found != 0 { return place + found.trailingZeroBitCount / 8 }
                place += 8
            }
            while place < bytes.count {
                switch unsafe bytes[place] {
                case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0..<0x20: return place
                default: place += 1
                }
            }
            return place
        }
    }

    /// Decodes these bytes. Throws at the first byte that is not valid UTF-8.
    private mutating func utf8(_ range: Range<Int>) throws(JSONError) -> String {
        if let text = try? UTF8Span(validating: bytes.span.extracting(range)) { return String(copying: text) }
        at = range.lowerBound
        while at < range.upperBound {
            if bytes[at] < 0x80 { at += 1 } else { try skipCharacter() }
        }
        throw failure(.notUTF8)
    }

    /// Skips one character of several bytes, if it is well formed (Unicode Standard, table 3-7).
    private mutating func skipCharacter() throws(JSONError) {
        let first: ClosedRange<UInt8>
        let length: Int
        switch bytes[at] {
        case 0xC2...0xDF: (first, length) = (0x80...0xBF, 2)
        case 0xE0: (first, length) = (0xA0...0xBF, 3)
        case 0xED: (first, length) = (0x80...0x9F, 3)
        case 0xE1...0xEF: (first, length) = (0x80...0xBF, 3)
        case 0xF0: (first, length) = (0x90...0xBF, 4)
        case 0xF1...0xF3: (first, length) = (0x80...0xBF, 4)
        case 0xF4: (first, length) = (0x80...0x8F, 4)
        default: throw failure(.notUTF8)
        }
        guard at + length <= bytes.count, first.contains(bytes[at + 1]) else { throw failure(.notUTF8) }
        for place in at + 2..<at + max(2, length) where bytes[place] & 0xC0 != 0x80 { throw failure(.notUTF8) }
        at += length
    }

    private mutating func escape() throws(JSONError) -> Unicode.Scalar {
        let start = at
        guard at + 1 < bytes.count else { throw failure(.endsEarly) }
        at += 2
        switch bytes[at - 1] {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): break
        default: throw failure(.badEscape, at: start)
        }
        let first = try unit(from: start)
        if let scalar = Unicode.Scalar(first) { return scalar }
        // A character beyond U+FFFF is written as a surrogate pair (RFC 8259, section 7).
        guard first < 0xDC00, at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u")
        else { throw failure(.halfCharacter, at: start) }
        at += 2
        let second = try unit(from: start)
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw failure(.halfCharacter, at: start) }
        return scalar
    }

    private mutating func unit(from start: Int) throws(JSONError) -> UInt32 {
        guard at + 4 <= bytes.count else { throw failure(.endsEarly) }
        var value: UInt32 = 0
        for byte in bytes[at..<at + 4] {
            guard let digit = hexDigit(byte) else { throw failure(.badEscape, at: start) }
            value = value << 4 | UInt32(digit)
        }
        at += 4
        return value
    }

    private func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

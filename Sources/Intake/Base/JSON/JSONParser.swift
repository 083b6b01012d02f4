// A strict reader of JSON (RFC 8259). Written for this program because Foundation's reader takes an object that
// names a member twice, and keeps one of the two: a request must mean one thing to every program that reads it.

/// Reads JSON values from bytes, one after the other.
///
/// Refused, each with its place: what is no JSON, invalid UTF-8, half a surrogate pair, a member named twice, a number
/// beyond every `Double`, and nesting deeper than `maxDepth`.
package struct JSONParser {
    /// The deepest nesting of arrays and objects that is read.
    static let maxDepth = 64

    private let bytes: [UInt8]
    private let maxElements: Int
    private var at: Int

    /// A reader at the beginning of `bytes`, with `allowsMark` after a byte order mark if there is one, which
    /// RFC 8259 leaves to the reader. It refuses an array of more than `maxElements` where the first one too many
    /// begins, before it fills the memory.
    package init(_ bytes: [UInt8], maxElements: Int = .max, allowsMark: Bool = false) {
        self.bytes = bytes
        self.maxElements = maxElements
        at = allowsMark && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        skipSpace()
    }

    /// Whether nothing follows but white space.
    package var isAtEnd: Bool { at >= bytes.count }

    /// The byte that the reader has come to.
    package var place: Int { at }

    /// Whether the value that was read last ended its line. Moves on to the next value.
    package mutating func endsLine() -> Bool {
        let end = at
        skipSpace()
        return isAtEnd || bytes[end..<at].contains(UInt8(ascii: "\n"))
    }

    /// The error `problem`, at the byte where the reader stands.
    package func failure(_ problem: JSONError.Problem, at place: Int? = nil) -> JSONError {
        JSONError(problem, in: bytes, at: place ?? at)
    }

    /// The next value. The reader then stands right behind it.
    package mutating func value(depth: Int = 0) throws(JSONError) -> JSONValue {
        guard at < bytes.count else { throw failure(.endsEarly) }
        switch bytes[at] {
        case UInt8(ascii: "{"): return try object(depth: depth + 1)
        case UInt8(ascii: "["): return try array(depth: depth + 1)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        default: return try number()
        }
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
        guard depth <= JSONParser.maxDepth else { throw failure(.tooDeep) }
        var members: [String: JSONValue] = [:]
        // A request has some twenty members, and stands in an event or an array; small objects further in, of which
        // there may be a million, must not each hold room for so many.
        if depth <= 2 { members.reserveCapacity(24) }
        var member = try firstMember()
        while let (name, start) = member {
            let value = try value(depth: depth)
            guard members.updateValue(value, forKey: name) == nil else { throw failure(.duplicate(name), at: start) }
            member = try nextMember()
        }
        return .object(members)
    }

    /// Whether an object begins where the reader stands.
    package var isAtObject: Bool { at < bytes.count && bytes[at] == UInt8(ascii: "{") }

    /// Goes into the object at which the reader stands, up to the value of its first member, and answers that one's
    /// name and where it began; nil where there is none, with the reader behind the object.
    package mutating func firstMember() throws(JSONError) -> (name: String, start: Int)? {
        at += 1
        skipSpace()
        return take(UInt8(ascii: "}")) ? nil : try member()
    }

    /// Goes on behind the value of a member to that of the next one, and answers as `firstMember` does.
    package mutating func nextMember() throws(JSONError) -> (name: String, start: Int)? {
        skipSpace()
        if take(UInt8(ascii: "}")) { return nil }
        try expect(UInt8(ascii: ","))
        return try member()
    }

    private mutating func member() throws(JSONError) -> (name: String, start: Int) {
        let start = at
        guard at < bytes.count else { throw failure(.endsEarly) }
        guard bytes[at] == UInt8(ascii: "\"") else { throw failure(.expected("\"")) }
        let name = try string()
        skipSpace()
        try expect(UInt8(ascii: ":"))
        return (name, start)
    }

    private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
        guard depth <= JSONParser.maxDepth else { throw failure(.tooDeep) }
        var elements: [JSONValue] = []
        at += 1
        skipSpace()
        if take(UInt8(ascii: "]")) { return .array(elements) }
        while true {
            guard elements.count < maxElements else { throw failure(.tooManyElements(limit: maxElements)) }
            elements.append(try value(depth: depth))
            skipSpace()
            if take(UInt8(ascii: "]")) { return .array(elements) }
            try expect(UInt8(ascii: ","))
        }
    }

    private mutating func string() throws(JSONError) -> String {
        at += 1
        var text = ""
        var start = at
        while true {
            at = endOfPlain(at)
            guard at < bytes.count, bytes[at] >= 0x20 else {
                // What is no text comes first, and is what is wrong.
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

    /// The first place from `start` on where text ends or a character does not stand for itself: a quotation mark, a
    /// backslash, a control character, or the end of the bytes.
    private func endOfPlain(_ start: Int) -> Int {
        unsafe bytes.withUnsafeBytes { bytes in
            var place = start
            // Eight bytes at a time: each that is wanted leaves a zero byte, and a zero byte alone borrows, at least the
            // first (Warren, Hacker's Delight, 6-1).
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

    /// The text of these bytes. Throws where the first of them stands that is no UTF-8.
    private mutating func utf8(_ range: Range<Int>) throws(JSONError) -> String {
        if let text = try? UTF8Span(validating: bytes.span.extracting(range)) { return String(copying: text) }
        at = range.lowerBound
        while at < range.upperBound {
            if bytes[at] < 0x80 { at += 1 } else { try skipCharacter() }
        }
        throw failure(.notUTF8)
    }

    /// Steps over one character of several bytes, if it is well formed (Unicode Standard, table 3-7).
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
        // A character beyond U+FFFF comes as two halves (RFC 8259, section 7).
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

    private mutating func number() throws(JSONError) -> JSONValue {
        let start = at
        let negative = take(UInt8(ascii: "-"))
        var whole: Int64? = 0
        let first = at
        while at < bytes.count, let digit = digit(bytes[at]) {
            if let known = whole {
                let (tens, lost) = known.multipliedReportingOverflow(by: 10)
                let (sum, lostToo) = tens.addingReportingOverflow(digit)
                whole = lost || lostToo ? nil : sum
            }
            at += 1
        }
        let digits = at - first
        guard digits > 0, digits == 1 || bytes[first] != UInt8(ascii: "0") else {
            throw failure(isAtEnd && digits == 0 ? .endsEarly : .unexpected, at: start)
        }
        var isWhole = true
        if take(UInt8(ascii: ".")) {
            isWhole = false
            try someDigits(from: start)
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            isWhole = false
            _ = take(UInt8(ascii: "-")) || take(UInt8(ascii: "+"))
            try someDigits(from: start)
        }
        if isWhole, let whole, !(negative && whole == 0) { return .integer(negative ? -whole : whole) }
        guard at - start <= 1_000, let number = Double(String(decoding: bytes[start..<at], as: UTF8.self)),
            number.isFinite
        else { throw failure(.numberTooLarge, at: start) }
        return .number(number)
    }

    private mutating func someDigits(from start: Int) throws(JSONError) {
        let first = at
        while at < bytes.count, digit(bytes[at]) != nil { at += 1 }
        guard at > first else { throw failure(isAtEnd ? .endsEarly : .unexpected, at: start) }
    }

    private func digit(_ byte: UInt8) -> Int64? {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? Int64(byte - UInt8(ascii: "0")) : nil
    }

    private mutating func literal(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
        let word = word.description.utf8
        guard bytes[at...].starts(with: word) else { throw failure(.unexpected) }
        at += word.count
        return value
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard at < bytes.count, bytes[at] == byte else { return false }
        at += 1
        return true
    }

    private mutating func expect(_ byte: UInt8) throws(JSONError) {
        guard take(byte) else {
            throw failure(isAtEnd ? .endsEarly : .expected(Character(Unicode.Scalar(byte))))
        }
        skipSpace()
    }

    private mutating func skipSpace() {
        while at < bytes.count {
            switch bytes[at] {
            case 0x20, 0x09, 0x0A, 0x0D: at += 1
            default: return
            }
        }
    }
}

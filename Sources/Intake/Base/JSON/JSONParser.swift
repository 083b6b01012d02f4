// A strict parser for JSON (RFC 8259). Foundation's parser accepts an object that names a member twice and keeps one of
// the two. A request must mean the same to every program that reads it, so this program has a parser of its own.

/// Parses JSON values from bytes, one after the other.
///
/// Refuses, each with its place: text that is not JSON, invalid UTF-8, half a surrogate pair, a duplicate member, a
/// number that no finite `Double` can hold, and nesting deeper than `maxDepth`.
package struct JSONParser {
    /// The deepest nesting of arrays and objects that is accepted.
    static let maxDepth = 64

    let bytes: [UInt8]
    private let maxElements: Int
    var at: Int

    /// A parser at the beginning of `bytes`. `allowsMark`: a byte order mark is skipped (RFC 8259 lets the parser
    /// choose). An array of more than `maxElements` is refused where the first excess element begins, before it fills
    /// the memory.
    package init(_ bytes: [UInt8], maxElements: Int = .max, allowsMark: Bool = false) {
        self.bytes = bytes
        self.maxElements = maxElements
        at = allowsMark && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        skipSpace()
    }

    /// Whether only white space is left.
    package var isAtEnd: Bool { at >= bytes.count }

    /// The index of the next byte.
    package var place: Int { at }

    /// Whether the last value was the last one on its line. Moves to the next value.
    package mutating func endsLine() -> Bool {
        let end = at
        skipSpace()
        return isAtEnd || bytes[end..<at].contains(UInt8(ascii: "\n"))
    }

    /// The error `problem`, at `place` or else at the next byte.
    package func failure(_ problem: JSONError.Problem, at place: Int? = nil) -> JSONError {
        JSONError(problem, in: bytes, at: place ?? at)
    }

    /// Parses the next value; the parser is then directly after it.
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
        // A request has about twenty members and is at depth 1 or 2, as part of an event or an array. Deeper objects
        // are small, and there may be a million: no capacity is reserved for them.
        if depth <= 2 { members.reserveCapacity(24) }
        var member = try firstMember()
        while let (name, start) = member {
            let value = try value(depth: depth)
            guard members.updateValue(value, forKey: name) == nil else { throw failure(.duplicate(name), at: start) }
            member = try nextMember()
        }
        return .object(members)
    }

    /// Whether the next byte begins an object.
    package var isAtObject: Bool { at < bytes.count && bytes[at] == UInt8(ascii: "{") }

    /// Enters the object that begins here, up to the value of its first member. Returns the name of the member and
    /// where it begins. Nil if the object is empty; the parser is then after the object.
    package mutating func firstMember() throws(JSONError) -> (name: String, start: Int)? {
        at += 1
        skipSpace()
        return take(UInt8(ascii: "}")) ? nil : try member()
    }

    /// Moves from the end of one value to the next member. Returns the same as `firstMember`.
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

    private mutating func literal(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
        let word = word.description.utf8
        guard bytes[at...].starts(with: word) else { throw failure(.unexpected) }
        at += word.count
        return value
    }

    mutating func take(_ byte: UInt8) -> Bool {
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

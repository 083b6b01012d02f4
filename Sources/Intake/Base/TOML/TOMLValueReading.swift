// The values after `=`, in lists and in braces (TOML v1.0.0, "Array", "Inline Table").

extension TOMLReader {
    mutating func value(of key: String, depth: Int) throws(TOMLRefusal) -> TOMLValue {
        let (start, line) = (cursor.index, cursor.line)
        guard depth <= rules.maxDepth else { throw TOMLRefusal(.tooDeep(rules.maxDepth), at: start) }
        let content: TOMLValue.Content
        switch cursor.byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): content = .string(try string())
        case UInt8(ascii: "["): content = .array(try array(of: key, depth: depth))
        case UInt8(ascii: "{"): content = .table(try inlineTable(depth: depth))
        case UInt8(ascii: "+"), UInt8(ascii: "-"): content = try number(of: key)
        case let byte? where byte.isDigit: content = try number(of: key)
        case UInt8(ascii: "]"), UInt8(ascii: "}"): throw TOMLRefusal(.brackets, at: start)
        default: content = try word(of: key)
        }
        return TOMLValue(content: content, line: line, range: start..<cursor.index)
    }

    private mutating func word(of key: String) throws(TOMLRefusal) -> TOMLValue.Content {
        guard cursor.isAtLetter else { throw refuse(.noValue) }
        let start = cursor.index
        while cursor.byte?.isBare == true { cursor.pass() }
        switch cursor.bytes[start..<cursor.index] {
        case let word where word.elementsEqual("true".utf8): return .bool(true)
        case let word where word.elementsEqual("false".utf8): return .bool(false)
        case let word where word.elementsEqual("inf".utf8) && !rules.isPlain: return .float(.infinity)
        case let word where word.elementsEqual("nan".utf8) && !rules.isPlain: return .float(.nan)
        default: throw TOMLRefusal(.noQuotes(key: key), at: start)
        }
    }

    private mutating func array(of key: String, depth: Int) throws(TOMLRefusal) -> [TOMLValue] {
        let (start, line) = (cursor.index, cursor.line)
        var values: [TOMLValue] = []
        cursor.pass()
        while true {
            try cursor.skipBlank()
            if cursor.isAtEnd { throw TOMLRefusal(.brackets, at: start) }
            if cursor.take("]") { return values }
            // This looks like the next statement, so the list was never closed.
            if cursor.line > line, isAtPair { throw TOMLRefusal(.brackets, at: start) }
            try countEntry(at: cursor.index)
            values.append(try value(of: key, depth: depth + 1))
            try cursor.skipBlank()
            if cursor.take(",") { continue }
            guard cursor.byte == UInt8(ascii: "]") else { throw notClosed(from: start) }
        }
    }

    /// Parses a table in braces, which must end on the line where it begins.
    private mutating func inlineTable(depth: Int) throws(TOMLRefusal) -> [String: TOMLValue] {
        let start = cursor.index
        let table = TOMLTree(.header, line: cursor.line, at: start)
        cursor.pass()
        cursor.skipSpaces()
        if cursor.take("}") { return [:] }
        while true {
            if cursor.isAtLineEnd { throw TOMLRefusal(.lineInBraces, at: start) }
            if cursor.isAtEnd { throw TOMLRefusal(.brackets, at: start) }
            _ = try pair(in: table, -1, depth: depth + 1)
            cursor.skipSpaces()
            if cursor.take("}") { return table.values }
            if cursor.isAtLineEnd { throw TOMLRefusal(.lineInBraces, at: start) }
            guard cursor.take(",") else { throw notClosed(from: start) }
            cursor.skipSpaces()
            if cursor.byte == UInt8(ascii: "}") { throw TOMLRefusal(.lastComma, at: cursor.index) }
        }
    }

    /// Whether a bare key and `=` are here.
    private var isAtPair: Bool {
        var ahead = cursor
        while ahead.byte?.isBare == true { ahead.pass() }
        guard ahead.index > cursor.index else { return false }
        ahead.skipSpaces()
        return ahead.byte == UInt8(ascii: "=")
    }
}

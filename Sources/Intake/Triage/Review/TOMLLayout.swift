// Where every value of a TOML text stands, byte for byte, so that one of them can be changed and all else stays as the
// coordinator wrote it: comments, order, spaces, ends of lines.

import IntakeBase

/// The statements of a TOML text and their places.
struct TOMLLayout {
    /// A header or a key with its value.
    struct Statement {
        /// The table: `fact[2]` is the third `[[fact]]`, `fact[2].applies_to` one within it.
        var table: String
        /// The key; nil for a header.
        var key: String?
        /// From its first byte to the end of its last line, the line feed included.
        var lines: Range<Int>
        /// The value alone.
        var value: Range<Int>
    }

    private(set) var statements: [Statement] = []

    /// Finds the statements of a text that has been read as TOML before.
    init(_ bytes: [UInt8]) throws(TOMLLines.Defect) {
        var scanner = TOMLScanner(bytes: bytes)
        var paths = TOMLPaths()
        var table = ""
        while !scanner.atEnd {
            scanner.skipBlank()
            if scanner.atEnd { break }
            let start = scanner.index
            if scanner.take("[") {
                let isArray = scanner.take("[")
                table = paths.path(of: try scanner.key(), isArray: isArray)
                try scanner.skipStatement(header: isArray ? 2 : 1)
                statements.append(
                    Statement(table: table, key: nil, lines: start..<scanner.index, value: start..<start))
            } else {
                let key = try scanner.key()
                let isPair = !key.isEmpty && scanner.take("=")
                scanner.skipSpaces()
                let begin = scanner.index
                try scanner.skipStatement()
                if isPair {
                    let end = TOMLLayout.end(of: begin, in: bytes, before: scanner.index)
                    statements.append(
                        Statement(
                            table: table, key: key.joined(separator: "."), lines: start..<scanner.index,
                            value: begin..<end))
                }
            }
        }
    }

    /// Where the value that begins at `start` ends; spaces and a comment behind it are not part of it.
    private static func end(of start: Int, in bytes: [UInt8], before limit: Int) -> Int {
        var index = start
        var depth = 0
        while index < limit {
            switch bytes[index] {
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                index = endOfString(at: index, in: bytes, before: limit)
                if depth == 0 { return index }
                continue
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                depth -= 1
                if depth <= 0 { return index + 1 }
            case UInt8(ascii: "#"):
                if depth == 0 { return trimmed(start, index, bytes) }
                while index < limit, bytes[index] != UInt8(ascii: "\n") { index += 1 }
                continue
            case UInt8(ascii: "\n"):
                if depth == 0 { return trimmed(start, index, bytes) }
            default: break
            }
            index += 1
        }
        return trimmed(start, limit, bytes)
    }

    private static func trimmed(_ start: Int, _ end: Int, _ bytes: [UInt8]) -> Int {
        var end = end
        while end > start, [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r")].contains(bytes[end - 1]) {
            end -= 1
        }
        return end
    }

    /// The place behind the string that begins at `start`.
    static func endOfString(at start: Int, in bytes: [UInt8], before limit: Int) -> Int {
        let quote = bytes[start]
        let isLong = start + 2 < limit && bytes[start + 1] == quote && bytes[start + 2] == quote
        var index = start + (isLong ? 3 : 1)
        while index < limit {
            if bytes[index] == UInt8(ascii: "\\") && quote == UInt8(ascii: "\"") {
                index += 2
            } else if bytes[index] == quote {
                if !isLong { return index + 1 }
                if index + 2 < limit, bytes[index + 1] == quote, bytes[index + 2] == quote {
                    index += 3
                    while index < limit, bytes[index] == quote { index += 1 }
                    return index
                }
                index += 1
            } else {
                index += 1
            }
        }
        return limit
    }

    /// The strings of a one-dimensional array that stands in `range`, with their quotes; nil where it is none.
    static func strings(in range: Range<Int>, of bytes: [UInt8]) -> [Range<Int>]? {
        guard range.count >= 2, bytes[range.lowerBound] == UInt8(ascii: "[") else { return nil }
        var found: [Range<Int>] = []
        var index = range.lowerBound + 1
        while index < range.upperBound {
            switch bytes[index] {
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                let end = endOfString(at: index, in: bytes, before: range.upperBound)
                found.append(index..<end)
                index = end
                continue
            case UInt8(ascii: "#"):
                while index < range.upperBound, bytes[index] != UInt8(ascii: "\n") { index += 1 }
                continue
            case UInt8(ascii: "["), UInt8(ascii: "{"): return nil
            default: break
            }
            index += 1
        }
        return found
    }
}

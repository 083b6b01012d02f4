// Where in a TOML text each table and key stands. The parser gives lines for syntax errors only, and an error in a
// value that names no line sends a coordinator hunting through a thousand of them. Also the guard against depth.

/// The lines of a document's tables and keys, by path: `fact[2].source` is the key in the third `[[fact]]`.
struct TOMLLines: Sendable {
    /// What the text is refused for before it is parsed.
    enum Defect: Error {
        /// Brackets or dotted keys nest too deep for a parser that recurses.
        case tooDeep(line: Int)
        /// `\u0000` in any of its spellings.
        case escapedNUL(line: Int)
        /// A header that begins with no key: the parser would end the program over it.
        case badHeader(line: Int)
    }

    /// How deep brackets and dotted keys may nest.
    static let maxDepth = 32

    private var lines: [String: Int] = [:]
    private var arrays: [String: Int] = [:]

    /// Scans a text, valid or not.
    init(_ bytes: [UInt8]) throws(Defect) {
        var scanner = Scanner(bytes: bytes)
        var table = ""
        while !scanner.atEnd {
            scanner.skipBlank()
            let line = scanner.line
            if scanner.take("[") {
                let isArray = scanner.take("[")
                let key = try scanner.key()
                guard !key.isEmpty else { throw .badHeader(line: line) }
                let path = resolve(key, array: isArray)
                table = path
                if lines[path] == nil { lines[path] = line }
            } else {
                let key = try scanner.key()
                if !key.isEmpty && scanner.take("=") {
                    let path = ([table] + key).filter { !$0.isEmpty }.joined(separator: ".")
                    if lines[path] == nil { lines[path] = line }
                }
            }
            try scanner.skipStatement()
        }
    }

    /// The line of `path`, or of the nearest table around it.
    func line(of path: String) -> Int? {
        var path = Substring(path)
        while !path.isEmpty {
            if let line = lines[String(path)] { return line }
            path = path.lastIndex { $0 == "." || $0 == "[" }.map { path[..<$0] } ?? ""
        }
        return nil
    }

    /// The path of a header, with the number of each array's last table put in.
    private mutating func resolve(_ parts: [String], array: Bool) -> String {
        var path = ""
        for (index, part) in parts.enumerated() {
            path += path.isEmpty ? part : "." + part
            if array && index == parts.count - 1 { arrays[path, default: 0] += 1 }
            if let count = arrays[path] { path += "[\(count - 1)]" }
        }
        return path
    }
}

/// A cursor over the bytes of a TOML text that knows strings and comments.
private struct Scanner {
    let bytes: [UInt8]
    var index = 0
    var line = 1

    var atEnd: Bool { index >= bytes.count }

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    func peek(_ offset: Int = 0) -> UInt8 {
        index + offset < bytes.count ? bytes[index + offset] : 0
    }

    mutating func advance() {
        if bytes[index] == UInt8(ascii: "\n") { line += 1 }
        index += 1
    }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    mutating func skipSpaces() {
        while peek() == UInt8(ascii: " ") || peek() == UInt8(ascii: "\t") { index += 1 }
    }

    mutating func skipBlank() {
        while !atEnd, [" ", "\t", "\r", "\n"].contains(Unicode.Scalar(peek())) { advance() }
    }

    /// The parts of a key, bare or quoted, with dots between; as far as one can be read.
    mutating func key() throws(TOMLLines.Defect) -> [String] {
        var parts: [String] = []
        while true {
            skipSpaces()
            let start = index
            if peek() == UInt8(ascii: "\"") || peek() == UInt8(ascii: "'") {
                let quote = peek()
                index += 1
                while !atEnd, peek() != quote, peek() != UInt8(ascii: "\n") {
                    if peek() == UInt8(ascii: "\\") && quote == UInt8(ascii: "\"") {
                        try refuseNUL()
                        index += 1
                    }
                    if !atEnd && peek() != UInt8(ascii: "\n") { index += 1 }
                }
                parts.append(String(decoding: bytes[(start + 1)..<index], as: UTF8.self))
                if peek() == quote { index += 1 }
            } else {
                while isBare(peek()) { index += 1 }
                if index == start { return parts }
                parts.append(String(decoding: bytes[start..<index], as: UTF8.self))
            }
            skipSpaces()
            // What is too deep is refused by `skipStatement`, which must see the dots: leave them to it.
            if parts.count > TOMLLines.maxDepth || !take(".") { return parts }
        }
    }

    private func isBare(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// Goes to the start of the line after the value that begins here, over strings, arrays and comments.
    mutating func skipStatement() throws(TOMLLines.Defect) {
        var depth = 0
        var dots = 0
        while !atEnd {
            switch peek() {
            case UInt8(ascii: "\n"):
                advance()
                dots = 0
                if depth == 0 { return }
                continue
            case UInt8(ascii: "#"):
                while !atEnd && peek() != UInt8(ascii: "\n") { index += 1 }
                continue
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                try skipString()
                continue
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
            case UInt8(ascii: "."): dots += 1
            case UInt8(ascii: ","), UInt8(ascii: "="): dots = 0
            default: break
            }
            if depth > TOMLLines.maxDepth || dots > TOMLLines.maxDepth { throw .tooDeep(line: line) }
            index += 1
        }
    }

    private mutating func skipString() throws(TOMLLines.Defect) {
        let quote = peek()
        let isMultiline = peek(1) == quote && peek(2) == quote
        index += isMultiline ? 3 : 1
        while !atEnd {
            if peek() == UInt8(ascii: "\\") && quote == UInt8(ascii: "\"") {
                try refuseNUL()
                index += 1
                if !atEnd { advance() }
            } else if peek() == quote {
                if !isMultiline {
                    index += 1
                    return
                }
                if peek(1) == quote && peek(2) == quote {
                    index += 3
                    while peek() == quote { index += 1 }
                    return
                }
                index += 1
            } else if peek() == UInt8(ascii: "\n") && !isMultiline {
                return
            } else {
                advance()
            }
        }
    }

    private func refuseNUL() throws(TOMLLines.Defect) {
        let digits =
            switch peek(1) {
            case UInt8(ascii: "u"): 4
            case UInt8(ascii: "U"): 8
            case UInt8(ascii: "x"): 2
            default: 0
            }
        if digits > 0 && (0..<digits).allSatisfy({ peek(2 + $0) == UInt8(ascii: "0") }) {
            throw .escapedNUL(line: line)
        }
    }
}

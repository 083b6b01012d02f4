// Where in a TOML text each table and key stands. The parser gives lines for syntax errors only, and an error in a
// value that names no line sends a coordinator hunting through a thousand of them. Also the guard against depth.

/// The lines of a document's tables and keys, by path: `fact[2].source` is the key in the third `[[fact]]`.
package struct TOMLLines: Sendable {
    /// What the text is refused for before it is parsed.
    package enum Defect: Error {
        /// Brackets or dotted keys nest too deep for a parser that recurses.
        case tooDeep(line: Int)
        /// `\u0000` in any of its spellings.
        case escapedNUL(line: Int)
        /// A header that begins with no key: the parser would end the program over it.
        case badHeader(line: Int)
        /// A bracket that closes nothing or another kind, or is never closed: the parser may end the program.
        case brackets(line: Int)
        /// What begins as a number and is neither a decimal one nor a date, or is followed by more on its line, as
        /// a date with half a time is: the parser may end the program. No file here has a time.
        case badNumber(line: Int)
        /// A character beyond ASCII, or a control character, outside quotes and comments: the parser takes some of
        /// them for ends of lines, and ends the program.
        case unquoted(line: Int)
        /// A dotted key of more than `maxKeyBytes` bytes.
        case longKey(line: Int)
        /// More than `maxKeys` tables and keys, or as many entries of lists.
        case tooManyKeys(line: Int)
    }

    /// How deep brackets and dotted keys may nest.
    static let maxDepth = 32
    /// How long a key or the name of a table may be, with its dots: its path is kept for each key in it.
    static let maxKeyBytes = 200
    /// How many tables and keys a text may have, and how many entries its lists and inline tables.
    static let maxKeys = 100_000

    private var lines: [String: Int] = [:]

    /// Scans a text, valid or not.
    init(_ bytes: [UInt8]) throws(Defect) {
        var scanner = TOMLScanner(bytes: bytes)
        var paths = TOMLPaths()
        var table = ""
        while !scanner.atEnd {
            scanner.skipBlank()
            let line = scanner.line
            if scanner.take("[") {
                let isArray = scanner.take("[")
                let key = try scanner.key()
                guard !key.isEmpty else { throw .badHeader(line: line) }
                table = paths.path(of: key, isArray: isArray)
                try keep(table, line)
                try scanner.skipStatement(header: isArray ? 2 : 1)
            } else {
                let key = try scanner.key()
                if !key.isEmpty && scanner.take("=") {
                    let path = ([table] + key).filter { !$0.isEmpty }.joined(separator: ".")
                    try keep(path, line)
                }
                try scanner.skipStatement()
            }
        }
    }

    private mutating func keep(_ path: String, _ line: Int) throws(Defect) {
        guard lines[path] == nil else { return }
        guard lines.count < Self.maxKeys else { throw .tooManyKeys(line: line) }
        lines[path] = line
    }

    /// The line of `path`, or of the nearest table around it.
    package func line(of path: String) -> Int? {
        var path = Substring(path)
        while !path.isEmpty {
            if let line = lines[String(path)] { return line }
            path = path.lastIndex { $0 == "." || $0 == "[" }.map { path[..<$0] } ?? ""
        }
        return nil
    }
}

/// The paths of a document's headers, in the order in which they stand.
package struct TOMLPaths {
    private var counts: [String: Int] = [:]

    package init() {}

    /// The path of the next header, with the number of each array's last table put in: `fact[2]` is the third `[[fact]]`.
    package mutating func path(of parts: [String], isArray: Bool) -> String {
        var path = ""
        for (index, part) in parts.enumerated() {
            path += path.isEmpty ? part : "." + part
            if isArray && index == parts.count - 1 { counts[path, default: 0] += 1 }
            if let count = counts[path] { path += "[\(count - 1)]" }
        }
        return path
    }
}

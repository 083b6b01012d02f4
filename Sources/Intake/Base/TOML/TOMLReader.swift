// A strict parser for TOML v1.0.0 (https://toml.io/en/v1.0.0). A text that two parsers might read differently is
// refused, with the place of the error and what was probably meant. Values are in TOMLValueReading.swift, strings in
// TOMLStrings.swift, numbers in TOMLNumbers.swift.

/// A syntax error, and where it is.
struct TOMLRefusal: Error {
    var problem: TOMLProblem
    /// The index of the byte where the error is.
    var place: Int

    init(_ problem: TOMLProblem, at place: Int) {
        self.problem = problem
        self.place = place
    }
}

extension TOMLValue {
    /// Parses a text as a table. Invalid UTF-8 is reported as a control character.
    package init(text bytes: [UInt8], _ rules: TOMLRules) throws(TOMLProblem) {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw .control }
        var reader = TOMLReader(bytes, rules)
        do throws(TOMLRefusal) { self = try reader.read() } catch { throw error.problem }
    }
}

/// Parses one text.
struct TOMLReader {
    var cursor: TOMLCursor
    let rules: TOMLRules
    private let root = TOMLTree(.header, line: 1, at: 0)
    /// The tables around the current statement, outermost first (the root).
    private var open: [TOMLTree]
    /// The number of headers so far. It identifies the header above a dotted key.
    private var section = 0
    private var keys = 0
    private var entries = 0

    /// A parser for valid UTF-8.
    init(_ bytes: [UInt8], _ rules: TOMLRules) {
        cursor = TOMLCursor(bytes)
        self.rules = rules
        open = [root]
    }

    /// Parses the whole text as a table.
    mutating func read() throws(TOMLRefusal) -> TOMLValue {
        while true {
            try cursor.skipBlank()
            if cursor.isAtEnd { break }
            var inner: [TOMLTree] = []
            if cursor.byte == UInt8(ascii: "[") {
                try header()
            } else {
                inner = try pair(in: open[open.count - 1], section, depth: open.count - 1)
            }
            cursor.skipSpaces()
            try cursor.skipComment()
            guard cursor.takeLineEnd() || cursor.isAtEnd else { throw refuse(.more) }
            for table in open + inner { table.extend(to: cursor.index) }
        }
        root.extend(to: cursor.bytes.count)
        return root.value
    }

    // MARK: Statements

    private mutating func header() throws(TOMLRefusal) {
        let (start, line) = (cursor.index, cursor.line)
        cursor.pass()
        let isList = cursor.take("[")
        cursor.skipSpaces()
        guard isAtKey else { throw TOMLRefusal(.badHeader, at: start) }
        let path = try key(depth: 0)
        guard isList ? cursor.take("]]") : cursor.take("]") else {
            let isCut = cursor.isAtEnd || cursor.isAtLineEnd || [0x5B, 0x5D, 0x7B, 0x7D, 0x23].contains(cursor.byte)
            throw TOMLRefusal(isCut ? .brackets : .badHeader, at: start)
        }
        cursor.skipSpaces()
        guard cursor.isAtEnd || cursor.isAtLineEnd || cursor.byte == UInt8(ascii: "#") else { throw refuse(.more) }
        try countKey(at: start)
        section += 1
        let (last, name) = (path[path.count - 1], path.joined(separator: "."))
        do throws(TOMLProblem) {
            open = try root.around(path.dropLast(), line: line, at: start)
            let table = open[open.count - 1]
            open.append(
                isList
                    ? try table.append(last, name, line: line, at: start)
                    : try table.open(last, name, line: line, at: start))
        } catch {
            throw TOMLRefusal(error, at: start)
        }
    }

    /// Parses a key and its value. Returns the tables that a dotted key names on its way.
    mutating func pair(in table: TOMLTree, _ section: Int, depth: Int) throws(TOMLRefusal) -> [TOMLTree] {
        let (start, line) = (cursor.index, cursor.line)
        guard isAtKey else { throw refuse(.badKey) }
        let path = try key(depth: depth)
        let name = path.joined(separator: ".")
        guard cursor.take("=") else { throw refuse(.noEquals) }
        let inner: [TOMLTree]
        do throws(TOMLProblem) {
            inner = try table.inner(path.dropLast(), section, line: line, at: start)
            let last = inner.last ?? table
            if let before = last.line(of: path[path.count - 1]) { throw .keyTwice(name, line: before) }
        } catch {
            throw TOMLRefusal(error, at: start)
        }
        if depth > self.open.count - 1 { try countEntry(at: start) } else { try countKey(at: start) }
        cursor.skipSpaces()
        var value = try self.value(of: name, depth: depth + path.count)
        value.line = line
        (inner.last ?? table).add(path[path.count - 1], .value(value))
        return inner
    }

    // MARK: Keys

    private var isAtKey: Bool {
        guard let byte = cursor.byte else { return false }
        return byte.isBare || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
    }

    /// Parses a dotted key and the spaces after it; returns its parts.
    private mutating func key(depth: Int) throws(TOMLRefusal) -> [String] {
        let start = cursor.index
        var (parts, bytes): ([String], Int) = ([], 0)
        repeat {
            cursor.skipSpaces()
            guard isAtKey else { throw refuse(.badKey) }
            guard depth + parts.count < rules.maxDepth else { throw TOMLRefusal(.tooDeep(rules.maxDepth), at: start) }
            let part = try keyPart()
            bytes += part.utf8.count + 1
            guard bytes - 1 <= rules.maxKeyBytes else { throw TOMLRefusal(.longKey(rules.maxKeyBytes), at: start) }
            parts.append(part)
            cursor.skipSpaces()
        } while cursor.take(".")
        return parts
    }

    private mutating func keyPart() throws(TOMLRefusal) -> String {
        if let text = try quoted() { return text }
        let start = cursor.index
        while cursor.byte?.isBare == true { cursor.pass() }
        return String(decoding: cursor.bytes[start..<cursor.index], as: UTF8.self)
    }

    private mutating func countKey(at place: Int) throws(TOMLRefusal) {
        keys += 1
        guard keys <= rules.maxKeys else { throw TOMLRefusal(.tooManyKeys(rules.maxKeys), at: place) }
    }

    mutating func countEntry(at place: Int) throws(TOMLRefusal) {
        entries += 1
        guard entries <= rules.maxKeys else { throw TOMLRefusal(.tooManyKeys(rules.maxKeys), at: place) }
    }
}

// MARK: What is wrong

extension TOMLReader {
    /// The error if something other than a comma or the closing bracket follows an entry.
    func notClosed(from start: Int) -> TOMLRefusal {
        cursor.isAtEnd ? TOMLRefusal(.brackets, at: start) : refuse(.noComma)
    }

    /// The error `problem` here, unless the next byte shows a more precise one.
    func refuse(_ problem: TOMLProblem) -> TOMLRefusal {
        guard let byte = cursor.byte, !cursor.isAtLineEnd else { return TOMLRefusal(problem, at: cursor.index) }
        switch byte {
        case UInt8(ascii: "]"), UInt8(ascii: "}"): return TOMLRefusal(.brackets, at: cursor.index)
        case _ where byte.isControl: return TOMLRefusal(.unquoted, at: cursor.index)
        case 0x80... where problem == .badKey || !cursor.isAtLetter: return TOMLRefusal(.unquoted, at: cursor.index)
        case _ where isBehindQuote && (cursor.isAtLetter || byte.isDigit || isQuote(byte)):
            return TOMLRefusal(.openQuote, at: cursor.index)
        default: return TOMLRefusal(problem, at: cursor.index)
        }
    }

    private func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }

    /// Whether a quotation mark is just before: the text may have been meant to go on.
    private var isBehindQuote: Bool {
        let before = cursor.bytes[..<cursor.index].last { $0 != .space && $0 != .tab }
        return before.map(isQuote) == true
    }
}

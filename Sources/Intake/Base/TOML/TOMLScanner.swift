// A first look at a TOML text, before the parser: far enough to find its keys, and what the parser would die of.

/// A cursor over the bytes of a TOML text that knows strings and comments.
package struct TOMLScanner {
    let bytes: [UInt8]
    package var index = 0
    var line = 1
    /// Commas outside strings: a list of a million entries takes no more room in the text than one long sentence.
    private var entries = 0

    package var atEnd: Bool { index >= bytes.count }

    package init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    func peek(_ offset: Int = 0) -> UInt8 {
        index + offset < bytes.count ? bytes[index + offset] : 0
    }

    mutating func advance() {
        if bytes[index] == UInt8(ascii: "\n") { line += 1 }
        index += 1
    }

    package mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    package mutating func skipSpaces() {
        while peek() == UInt8(ascii: " ") || peek() == UInt8(ascii: "\t") { index += 1 }
    }

    package mutating func skipBlank() {
        while !atEnd, [" ", "\t", "\r", "\n"].contains(Unicode.Scalar(peek())) { advance() }
    }

    /// The parts of a key, bare or quoted, with dots between; as far as one can be read.
    package mutating func key() throws(TOMLLines.Defect) -> [String] {
        var parts: [String] = []
        let begin = index
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
            if index - begin > TOMLLines.maxKeyBytes { throw .longKey(line: line) }
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

    /// Goes to the start of the line after the value that begins here, over strings, arrays and comments; or to
    /// the line after a header, of whose brackets `header` are open.
    package mutating func skipStatement(header: Int = 0) throws(TOMLLines.Defect) {
        var open = [Open](repeating: Open(byte: UInt8(ascii: "["), line: line), count: header)
        var dots = 0
        while !atEnd {
            switch peek() {
            case UInt8(ascii: "\n"):
                if header > 0, let first = open.first { throw .brackets(line: first.line) }
                advance()
                dots = 0
                if open.isEmpty { return }
                continue
            case UInt8(ascii: "#"):
                while !atEnd && peek() != UInt8(ascii: "\n") { index += 1 }
                continue
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                try skipString()
                continue
            case UInt8(ascii: "["), UInt8(ascii: "{"): open.append(Open(byte: peek(), line: line))
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                // In ASCII each closing bracket stands two places after its opening one.
                guard open.popLast()?.byte == peek() - 2 else { throw .brackets(line: line) }
            case UInt8(ascii: "."): dots += 1
            case UInt8(ascii: "="): dots = 0
            case UInt8(ascii: ","):
                dots = 0
                entries += 1
                if entries > TOMLLines.maxKeys { throw .tooManyKeys(line: line) }
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"):
                if header == 0 {
                    try skipNumber(mayBeKey: open.last?.byte == UInt8(ascii: "{"))
                    continue
                }
            default:
                let isPlain = (0x20...0x7E).contains(peek()) || peek() == UInt8(ascii: "\t")
                guard isPlain || (peek() == UInt8(ascii: "\r") && peek(1) == UInt8(ascii: "\n")) else {
                    throw .unquoted(line: line)
                }
                if isBare(peek()) {
                    while isBare(peek()) { index += 1 }
                    continue
                }
            }
            if open.count > TOMLLines.maxDepth || dots > TOMLLines.maxDepth { throw .tooDeep(line: line) }
            index += 1
        }
        if let first = open.first { throw .brackets(line: first.line) }
    }

    private struct Open {
        let byte: UInt8
        let line: Int
    }

    /// Goes over a number or a date; or, where `mayBeKey`, over a key that begins with a digit.
    private mutating func skipNumber(mayBeKey: Bool) throws(TOMLLines.Defect) {
        let start = index
        while isBare(peek()) || peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: ":") { index += 1 }
        let word = bytes[start..<index]
        skipSpaces()
        // A key, alone or dotted, within an inline table. A value is none, though an equals sign follow it: the
        // parser has ended the program by then.
        if peek() == UInt8(ascii: "="), mayBeKey, word.allSatisfy(isBare), isKeyPlace(start) { return }
        let isEnd = atEnd || [",", "]", "}", "\r", "\n", "#"].contains(Unicode.Scalar(peek()))
        guard isEnd, isDecimal(word) || isDate(word) else { throw .badNumber(line: line) }
    }

    /// Whether a key of an inline table may begin here, or go on.
    private func isKeyPlace(_ place: Int) -> Bool {
        let before = bytes[..<place].last { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
        return before.map { [UInt8(ascii: "{"), UInt8(ascii: ","), UInt8(ascii: ".")].contains($0) } ?? false
    }

    private func isDecimal(_ word: ArraySlice<UInt8>) -> Bool {
        let isSigned = word.first == UInt8(ascii: "+") || word.first == UInt8(ascii: "-")
        let digits = word.dropFirst(isSigned ? 1 : 0)
        return digits.first.map(isDigit) == true && digits.allSatisfy { isDigit($0) || $0 == UInt8(ascii: "_") }
    }

    private func isDate(_ word: ArraySlice<UInt8>) -> Bool {
        word.count == 10
            && word.enumerated().allSatisfy { place, byte in
                place == 4 || place == 7 ? byte == UInt8(ascii: "-") : isDigit(byte)
            }
    }

    private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

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

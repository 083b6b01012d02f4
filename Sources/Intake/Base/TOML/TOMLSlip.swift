// The commonest slips of a hand that writes TOML, found in the text once a parser has refused it: the parser's own words
// are English and made for programmers.

/// What somebody probably did.
enum TOMLSlip: Hashable {
    /// A quotation mark that nothing closes.
    case openQuote
    /// Text without quotation marks.
    case noQuotes(key: String)
    /// `[rule]` where other tables of the name are `[[rule]]`.
    case singleBrackets(String)
    /// A line without `=`.
    case noEquals
    /// A key that its table has already, in this line.
    case keyTwice(String, line: Int)

    /// The slip at a line where a parser gave up, or just before it: an unclosed text is noticed late.
    static func find(in bytes: [UInt8], line number: Int) -> (slip: TOMLSlip, line: Int)? {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard (1...lines.count + 1).contains(number) else { return nil }
        for candidate in [number, number - 1] where lines.indices.contains(candidate - 1) {
            let line = Line(lines[candidate - 1])
            if let slip = line.slip ?? (candidate == number ? context(line, candidate, lines) : nil) {
                return (slip, candidate)
            }
        }
        return nil
    }

    /// What is wrong with a line only beside the lines before it.
    private static func context(_ line: Line, _ number: Int, _ lines: [ArraySlice<UInt8>]) -> TOMLSlip? {
        let before = lines[..<(number - 1)].enumerated().reversed()
        if let name = line.header, !line.isDouble {
            let others = lines.lazy.map(Line.init).count { $0.header == name }
            return others > 1 ? .singleBrackets(name) : nil
        }
        guard let key = line.key else { return nil }
        for (index, text) in before {
            let other = Line(text)
            if other.header != nil { return nil }
            if other.key == key { return .keyTwice(key, line: index + 1) }
        }
        return nil
    }
}

/// One line of TOML, taken apart by its looks.
private struct Line {
    /// Without spaces around it and without its comment.
    private var text: String
    private var isOpen = false
    private var isMultiline = false

    init(_ bytes: ArraySlice<UInt8>) {
        // No slip is found in a line of a megabyte.
        let whole = String(decoding: bytes.prefix(4_000), as: UTF8.self)
        text = ""
        var quote: Character?
        var isEscaped = false
        for character in whole {
            if quote == nil && character == "#" { break }
            text.append(character)
            if isEscaped {
                isEscaped = false
            } else if quote == "\"" && character == "\\" {
                isEscaped = true
            } else if character == quote {
                quote = nil
            } else if quote == nil && (character == "\"" || character == "'") {
                quote = character
            }
        }
        isOpen = quote != nil
        isMultiline = whole.contains("\"\"\"") || whole.contains("'''")
        text = text.trimmed
    }

    var isDouble: Bool { text.hasPrefix("[[") }

    /// The name in a header.
    var header: String? {
        guard text.hasPrefix("["), text.hasSuffix("]"), !text.contains("="), !text.contains("\""), !text.contains(",")
        else { return nil }
        let name = text.drop { $0 == "[" }.prefix { $0 != "]" }
        return name.isEmpty ? nil : String(name).trimmed
    }

    /// The bare key before `=`.
    var key: String? {
        guard let equals = text.firstIndex(of: "=") else { return nil }
        let key = String(text[..<equals]).trimmed
        return !key.isEmpty && key.allSatisfy { $0.isLetter || $0.isNumber || "_-.".contains($0) } ? key : nil
    }

    /// What is wrong with the line, whatever stands around it.
    var slip: TOMLSlip? {
        if isMultiline || text.isEmpty { return nil }
        if isOpen { return .openQuote }
        if let key, let equals = text.firstIndex(of: "=") {
            let value = String(text[text.index(after: equals)...]).trimmed
            let first = value.first
            let isText = first.map { $0.isLetter } == true && !["true", "false"].contains(value)
            // A day such as 12 March is a text too.
            let isWords =
                first?.isNumber == true
                && value.split(separator: " ").contains { $0.count > 2 && $0.allSatisfy(\.isLetter) }
            return isText || isWords ? .noQuotes(key: key) : nil
        }
        let isSentence = text.first.map { $0.isLetter } == true && !text.contains("=")
        return isSentence && !text.hasSuffix(",") && !text.hasSuffix("]") ? .noEquals : nil
    }
}

extension String {
    /// The text without white space around it.
    package var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}

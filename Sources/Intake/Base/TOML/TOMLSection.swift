// One table of a TOML document, read key by key. Every refusal names the file, the line, the table and the key.

/// A table of a TOML document.
package struct TOMLSection: Sendable {
    package let values: [String: TOMLNode]
    package let path: String
    package let place: TOMLPlaces
    /// The table as a person would name it: `rule georgia-visa, when`; empty for the file itself.
    var label = ""

    package init(values: [String: TOMLNode], path: String, place: TOMLPlaces, label: String = "") {
        self.values = values
        self.path = path
        self.place = place
        self.label = label
    }

    /// The table's keys, sorted.
    package var keys: [String] { values.keys.sorted() }

    /// The line of the table's header; nil for the file itself.
    package var line: Int? { place.lines.line(of: path) }

    /// Whether the table has the key.
    package func has(_ key: String) -> Bool { values[key] != nil }

    /// Refuses every key but these, by name.
    package func allow(only known: Set<String>) throws(TOMLError) {
        for key in keys where !known.contains(key) {
            throw refusal(key, TOMLText.unknownKey(known: known.sorted(), near: key.nearest(among: known)))
        }
    }

    /// A string that must be there and not be empty.
    package func string(_ key: String) throws(TOMLError) -> String {
        try required(key, try optionalString(key))
    }

    /// A string, not empty, or nil where the key is missing.
    package func optionalString(_ key: String) throws(TOMLError) -> String? {
        guard let node = values[key] else { return nil }
        guard case .string(let text) = node, !text.isEmpty else { throw refusal(key, TOMLText.wantsString) }
        return text
    }

    /// A whole number in `range` that must be there.
    package func integer(_ key: String, in range: ClosedRange<Int>) throws(TOMLError) -> Int {
        try required(key, try optionalInteger(key, in: range))
    }

    /// A whole number in `range`, or nil where the key is missing.
    package func optionalInteger(_ key: String, in range: ClosedRange<Int>) throws(TOMLError) -> Int? {
        guard let node = values[key] else { return nil }
        guard case .integer(let number) = node, range.contains(number) else {
            throw refusal(key, TOMLText.wantsInteger(range))
        }
        return number
    }

    /// `true` or `false`, or nil where the key is missing.
    package func optionalBool(_ key: String) throws(TOMLError) -> Bool? {
        guard let node = values[key] else { return nil }
        guard case .bool(let answer) = node else { throw refusal(key, TOMLText.wantsBool) }
        return answer
    }

    /// A day that must be there: a TOML date, or the same in quotes.
    package func day(_ key: String) throws(TOMLError) -> Day {
        try required(key, try optionalDay(key))
    }

    /// A day, or nil where the key is missing.
    package func optionalDay(_ key: String) throws(TOMLError) -> Day? {
        switch values[key] {
        case nil: return nil
        case .day(let day): return day
        case .string(let text):
            if let day = Day(text) { return day }
            throw refusal(key, TOMLText.wantsDay)
        default: throw refusal(key, TOMLText.wantsDay)
        }
    }

    /// A list of strings that must be there.
    package func strings(_ key: String) throws(TOMLError) -> [String] {
        try required(key, try optionalStrings(key))
    }

    /// A list of strings (one string stands for a list of one), or nil where the key is missing.
    package func optionalStrings(_ key: String) throws(TOMLError) -> [String]? {
        switch values[key] {
        case nil: return nil
        case .string(let text): return [text]
        case .array(let nodes):
            var texts: [String] = []
            for node in nodes {
                guard case .string(let text) = node else { throw refusal(key, TOMLText.wantsStrings) }
                texts.append(text)
            }
            return texts
        default: throw refusal(key, TOMLText.wantsStrings)
        }
    }

    /// A table that must be there.
    package func table(_ key: String) throws(TOMLError) -> TOMLSection {
        try required(key, try optionalTable(key))
    }

    /// A table, or nil where the key is missing.
    package func optionalTable(_ key: String) throws(TOMLError) -> TOMLSection? {
        guard let node = values[key] else { return nil }
        guard case .table(let values) = node else { throw refusal(key, TOMLText.wantsTable) }
        return TOMLSection(values: values, path: pathOf(key), place: place, label: labelOf(key))
    }

    /// The tables of an array of tables (`[[key]]`), none where the key is missing.
    package func tables(_ key: String) throws(TOMLError) -> [TOMLSection] {
        guard let node = values[key] else { return [] }
        guard case .array(let nodes) = node else {
            if case .table = node { throw refusal(key, TOMLText.singleBrackets(key)) }
            throw refusal(key, TOMLText.wantsTables)
        }
        var tables: [TOMLSection] = []
        for (index, node) in nodes.enumerated() {
            guard case .table(let values) = node else { throw refusal(key, TOMLText.wantsTables) }
            // People count from 1.
            let name = TOMLSection.name(in: values) ?? "\(index + 1)"
            tables.append(
                TOMLSection(
                    values: values, path: "\(pathOf(key))[\(index)]", place: place, label: "\(labelOf(key)) \(name)"))
        }
        return tables
    }

    /// An error about this table, or about one key of it, for what only the reader of the file can judge.
    package func refusal(_ key: String? = nil, _ problem: Sentence) -> TOMLError {
        TOMLError(
            file: place.file, line: place.lines.line(of: key.map(pathOf) ?? path), table: path.isEmpty ? nil : path,
            label: label, key: key, problem: problem)
    }

    private func required<Value>(_ key: String, _ value: Value?) throws(TOMLError) -> Value {
        guard let value else { throw refusal(key, TOMLText.missing) }
        return value
    }

    /// What a table calls itself, where that can be printed: a rule's id, a country's code.
    static func name(in values: [String: TOMLNode]) -> String? {
        for key in ["id", "code"] {
            guard case .string(let name)? = values[key] else { continue }
            let isPlain = name.utf8.allSatisfy { byte in
                (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x5F
            }
            if isPlain && (1...64).contains(name.utf8.count) { return name }
        }
        return nil
    }

    private func labelOf(_ key: String) -> String { label.isEmpty ? key : "\(label), \(key)" }

    private func pathOf(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
}

/// What turns a path into a place for people.
package struct TOMLPlaces: Sendable {
    package let file: String
    package let lines: TOMLLines
}

/// A TOML file that is refused, with its place.
public struct TOMLError: Explained, Hashable {
    /// The file's name.
    public let file: String
    /// The line, from 1, as far as it is known.
    public let line: Int?
    /// The column, from 1; known for syntax errors only.
    public let column: Int?
    /// The path of the table: `fact[2]` is the third `[[fact]]`.
    public let table: String?
    /// The table as a person would name it: `rule georgia-visa`, or `rule 3` counted from 1.
    public let label: String?
    /// The key in that table.
    public let key: String?
    /// What is wrong.
    public let problem: Sentence

    /// An error at a place of a file.
    public init(
        file: String, line: Int? = nil, column: Int? = nil, table: String? = nil, label: String? = nil,
        key: String? = nil, problem: Sentence
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.table = table
        self.label = label ?? table
        self.key = key
        self.problem = problem
    }

    /// File, line, column, table and key, then what is wrong.
    public var sentence: Sentence { TOMLText.refused(self) }
    /// The content of a named file is refused.
    public var exit: ExitStatus { .badData }
}

extension TOMLSection {
    /// The table as JSON: days as texts, floats and times as null.
    package var json: JSONValue { .object(values.mapValues(\.json)) }
}

extension TOMLNode {
    fileprivate var json: JSONValue {
        switch self {
        case .string(let text): .string(text)
        case .integer(let number): JSONValue(number)
        case .bool(let answer): .bool(answer)
        case .day(let day): .string(day.description)
        case .array(let nodes): .array(nodes.map(\.json))
        case .table(let values): .object(values.mapValues(\.json))
        case .other: .null
        }
    }
}

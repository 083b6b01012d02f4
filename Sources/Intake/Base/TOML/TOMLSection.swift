// One table of a TOML document, read key by key. Each error names the file, the line, the table and the key.

/// A table of a TOML document.
package struct TOMLSection: Sendable {
    /// The table as a value.
    package let value: TOMLValue
    /// The entries of the table.
    package let values: [String: TOMLValue]
    /// The path in the tree of tables, `fact[2].source`; empty for the root.
    package let path: String
    /// The file's name.
    package let file: String
    /// The table's name for people: `rule georgia-visa, when`; empty for the root.
    var label = ""

    /// The root table of a file.
    init(_ root: TOMLValue, file: String) {
        self.init(root, root.entries ?? [:], path: "", file: file)
    }

    private init(_ value: TOMLValue, _ values: [String: TOMLValue], path: String, file: String, label: String = "") {
        self.value = value
        self.values = values
        self.path = path
        self.file = file
        self.label = label
    }

    /// The table's keys, sorted.
    package var keys: [String] { values.keys.sorted() }

    /// The line of the table's header; nil for the root.
    package var line: Int? { path.isEmpty ? nil : value.line }

    /// The line of a key (`when`, `case.country`), or of the nearest table around it.
    package func line(of key: String) -> Int? {
        var (line, values) = (line, values)
        for part in key.split(separator: ".") {
            guard let next = values[String(part)] else { break }
            line = next.line
            guard let inner = next.entries else { break }
            values = inner
        }
        return line
    }

    /// Whether the table has the key.
    package func has(_ key: String) -> Bool { values[key] != nil }

    /// Refuses each key that is not in `known`, by name.
    package func allow(only known: Set<String>) throws(TOMLError) {
        for key in keys where !known.contains(key) {
            throw refusal(key, TOMLText.unknownKey(known: known.sorted(), near: key.nearest(among: known)))
        }
    }

    /// A required string, not empty.
    package func string(_ key: String) throws(TOMLError) -> String {
        try required(key, try optionalString(key))
    }

    /// A string, not empty; nil if the key is missing.
    package func optionalString(_ key: String) throws(TOMLError) -> String? {
        guard let node = values[key] else { return nil }
        guard let text = node.string, !text.isEmpty else { throw refusal(key, TOMLText.wantsString) }
        return text
    }

    /// A required whole number in `range`.
    package func integer(_ key: String, in range: ClosedRange<Int>) throws(TOMLError) -> Int {
        try required(key, try optionalInteger(key, in: range))
    }

    /// A whole number in `range`; nil if the key is missing.
    package func optionalInteger(_ key: String, in range: ClosedRange<Int>) throws(TOMLError) -> Int? {
        guard let node = values[key] else { return nil }
        guard case .integer(let number) = node.content, range.contains(number) else {
            throw refusal(key, TOMLText.wantsInteger(range))
        }
        return number
    }

    /// `true` or `false`; nil if the key is missing.
    package func optionalBool(_ key: String) throws(TOMLError) -> Bool? {
        guard let node = values[key] else { return nil }
        guard case .bool(let answer) = node.content else { throw refusal(key, TOMLText.wantsBool) }
        return answer
    }

    /// A required day: a TOML date, or a text with one.
    package func day(_ key: String) throws(TOMLError) -> Day {
        try required(key, try optionalDay(key))
    }

    /// A day; nil if the key is missing.
    package func optionalDay(_ key: String) throws(TOMLError) -> Day? {
        guard let node = values[key] else { return nil }
        guard let day = node.day ?? node.string.flatMap({ Day($0) }) else { throw refusal(key, TOMLText.wantsDay) }
        return day
    }

    /// A required list of strings.
    package func strings(_ key: String) throws(TOMLError) -> [String] {
        try required(key, try optionalStrings(key))
    }

    /// A list of strings; a single string is a list of one. Nil if the key is missing.
    package func optionalStrings(_ key: String) throws(TOMLError) -> [String]? {
        guard let node = values[key] else { return nil }
        if let text = node.string { return [text] }
        guard let elements = node.elements else { throw refusal(key, TOMLText.wantsStrings) }
        return try elements.map { element throws(TOMLError) in
            guard let text = element.string else { throw refusal(key, TOMLText.wantsStrings) }
            return text
        }
    }

    /// A required table.
    package func table(_ key: String) throws(TOMLError) -> TOMLSection {
        try required(key, try optionalTable(key))
    }

    /// A table; nil if the key is missing.
    package func optionalTable(_ key: String) throws(TOMLError) -> TOMLSection? {
        guard let node = values[key] else { return nil }
        guard let values = node.entries else { throw refusal(key, TOMLText.wantsTable) }
        return TOMLSection(node, values, path: pathOf(key), file: file, label: labelOf(key))
    }

    /// The tables of an array of tables (`[[key]]`); empty if the key is missing.
    package func tables(_ key: String) throws(TOMLError) -> [TOMLSection] {
        guard let node = values[key] else { return [] }
        guard let elements = node.elements else {
            if node.entries != nil { throw refusal(key, TOMLText.singleBrackets(key)) }
            throw refusal(key, TOMLText.wantsTables)
        }
        let tables = tablesAmong(elements, of: key)
        guard tables.count == elements.count else { throw refusal(key, TOMLText.wantsTables) }
        return tables
    }

    /// Those values of a key that are tables.
    package func tablesAmong(_ elements: [TOMLValue], of key: String) -> [TOMLSection] {
        elements.enumerated().compactMap { index, element in
            guard let values = element.entries else { return nil }
            // People count from 1.
            let name = TOMLSection.name(in: values) ?? "\(index + 1)"
            return TOMLSection(
                element, values, path: "\(pathOf(key))[\(index)]", file: file, label: "\(labelOf(key)) \(name)")
        }
    }

    /// An error about this table or one of its keys, for rules that only the reader of the file knows.
    package func refusal(_ key: String? = nil, _ problem: Sentence) -> TOMLError {
        let at = key.flatMap { line(of: $0) } ?? line
        return TOMLError(
            SourcePlace(file: file, line: at, table: path.isEmpty ? nil : path, label: label, key: key), problem)
    }

    private func required<Value>(_ key: String, _ value: Value?) throws(TOMLError) -> Value {
        guard let value else { throw refusal(key, TOMLText.missing) }
        return value
    }

    /// The id or code of a table, if it is safe to print: a rule's id, a country's code.
    static func name(in values: [String: TOMLValue]) -> String? {
        for key in ["id", "code"] {
            guard let name = values[key]?.string else { continue }
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

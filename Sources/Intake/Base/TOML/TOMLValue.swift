// The values of a TOML text with their places, so that an error can name its line, and an editor can change one value
// and leave all other bytes as they are.

/// A value of a TOML text (TOML v1.0.0) and its place.
package struct TOMLValue: Sendable {
    /// The kinds of value.
    package enum Content: Sendable {
        case string(String)
        case integer(Int)
        case float(Double)
        case bool(Bool)
        case time(TOMLTime)
        case array([TOMLValue])
        case table([String: TOMLValue])
    }

    package var content: Content
    /// The line of its key or header; for an entry of a list, its own line. From 1.
    package var line: Int
    /// The value's bytes in the text. For a table with headers: from its first header to the end of the last statement
    /// in it.
    package var range: Range<Int>
    /// Whether the value is one piece of text. False for tables from headers and dotted keys.
    package var isWritten = true

    /// The text; nil for another kind of value.
    package var string: String? {
        if case .string(let text) = content { text } else { nil }
    }

    /// The entries of a table; nil for another kind of value.
    package var entries: [String: TOMLValue]? {
        if case .table(let entries) = content { entries } else { nil }
    }

    /// The elements of a list; nil for another kind of value.
    package var elements: [TOMLValue]? {
        if case .array(let elements) = content { elements } else { nil }
    }
}

/// A day, a time of day or both, as text.
package struct TOMLTime: Sendable {
    /// Which parts it has.
    package enum Kind: Sendable { case offsetDateTime, localDateTime, localDate, localTime }

    package var kind: Kind
    /// As in RFC 3339, with `T` between day and time and `Z` in capitals.
    package var text: String
}

/// What the parser refuses in addition to bad syntax.
package struct TOMLRules: Sendable {
    /// The deepest nesting of tables and lists; the parser is recursive.
    package var maxDepth = 32
    /// The longest dotted key or table name, in bytes.
    package var maxKeyBytes = 200
    /// The most tables and keys of a text, and the most entries of its lists and inline tables.
    package var maxKeys = 100_000
    /// Whether numbers must be whole and decimal, times must be days, and texts must not contain NUL.
    package var isPlain = true

    /// For the hotline's files.
    package static let file = TOMLRules()
    /// Everything that TOML allows.
    package static let all = TOMLRules(maxKeyBytes: .max, maxKeys: .max, isPlain: false)
}

extension TOMLSection {
    /// The table as JSON: days as texts, floats and times as null.
    package var json: JSONValue { .object(values.mapValues(\.json)) }
}

extension TOMLValue {
    /// The day; nil for anything else, also for a day with a time.
    package var day: Day? {
        if case .time(let time) = content, time.kind == .localDate { Day(time.text) } else { nil }
    }

    fileprivate var json: JSONValue {
        switch content {
        case .string(let text): .string(text)
        case .integer(let number): JSONValue(number)
        case .bool(let answer): .bool(answer)
        case .array(let elements): .array(elements.map(\.json))
        case .table(let values): .object(values.mapValues(\.json))
        case .time: day.map { .string($0.description) } ?? .null
        case .float: .null
        }
    }
}

// What a TOML text says, with the place of each value, so that a refusal can say where it is, and an editor can
// change one and leave every other byte.

/// A value of a TOML text (TOML v1.0.0), and where it is.
package struct TOMLValue: Sendable {
    /// What a value may be.
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
    /// The line of its key, or of its header; of an entry of a list, its own. From 1.
    package var line: Int
    /// Its bytes in the text. A table that has headers begins with its first one and ends with the last line of the
    /// last statement in it.
    package var range: Range<Int>
    /// Whether it is one piece of text. Headers and dotted keys make tables that are not.
    package var isWritten = true

    /// The text that it is; nil where it is another kind.
    package var string: String? {
        if case .string(let text) = content { text } else { nil }
    }

    /// What is in the table that it is; nil where it is another kind.
    package var entries: [String: TOMLValue]? {
        if case .table(let entries) = content { entries } else { nil }
    }

    /// What is in the list that it is; nil where it is another kind.
    package var elements: [TOMLValue]? {
        if case .array(let elements) = content { elements } else { nil }
    }
}

/// A day, a time of day or both, as they are written.
package struct TOMLTime: Sendable {
    /// What of it there is.
    package enum Kind: Sendable { case offsetDateTime, localDateTime, localDate, localTime }

    package var kind: Kind
    /// As in RFC 3339, with `T` between day and time and `Z` in capitals.
    package var text: String
}

/// What a reader of TOML refuses beside bad syntax.
package struct TOMLRules: Sendable {
    /// How deep tables and lists may nest: a reader recurses.
    package var maxDepth = 32
    /// How long a key or the name of a table may be, with its dots, in bytes.
    package var maxKeyBytes = 200
    /// How many tables and keys a text may have, and how many entries its lists and inline tables.
    package var maxKeys = 100_000
    /// Whether numbers must be whole and decimal, times must be days, and no text may have a NUL.
    package var isPlain = true

    /// For the hotline's files.
    package static let file = TOMLRules()
    /// All that TOML allows.
    package static let all = TOMLRules(maxKeyBytes: .max, maxKeys: .max, isPlain: false)
}

extension TOMLSection {
    /// The table as JSON: days as texts, floats and times as null.
    package var json: JSONValue { .object(values.mapValues(\.json)) }
}

extension TOMLValue {
    /// The day that it is; nil for anything else, also for a day with a time.
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

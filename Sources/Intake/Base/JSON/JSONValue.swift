// Any JSON value: what is read before its meaning is known, and what is kept because this program does not know it.

/// A JSON value (RFC 8259).
public enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    /// A number without fraction or exponent that fits in 64 bits.
    case integer(Int64)
    /// Any other number, to the precision of a `Double`.
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])
}

extension JSONValue {
    /// The text; nil for another kind of value.
    public var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The members by name; nil for another kind of value.
    public var object: [String: JSONValue]? {
        if case .object(let members) = self { members } else { nil }
    }

    /// The elements; nil for another kind of value.
    public var array: [JSONValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    /// The whole number; nil for another kind of value, also for `19.0` and `1.9e1`: other parsers may read these
    /// differently.
    public var integer: Int64? {
        if case .integer(let number) = self { number } else { nil }
    }

    /// The member of this name; nil if it is missing or this is not an object.
    public subscript(name: String) -> JSONValue? {
        object?[name]
    }

    /// A text, or null for nil.
    public init(_ text: String?) {
        self = text.map(JSONValue.string) ?? .null
    }

    /// A list of texts.
    public init(_ texts: [String]) {
        self = .array(texts.map(JSONValue.string))
    }

    /// A whole number.
    public init(_ number: Int) {
        self = .integer(Int64(number))
    }

    /// A whole number. If it does not fit in `Int64`, it is written as a text of digits, because other parsers may lose
    /// digits.
    package init(_ number: UInt64) {
        self = Int64(exactly: number).map(JSONValue.integer) ?? .string(String(number))
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// A text.
    public init(stringLiteral value: String) { self = .string(value) }
    /// A whole number.
    public init(integerLiteral value: Int64) { self = .integer(value) }
    /// True or false.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// Null.
    public init(nilLiteral: ()) { self = .null }
    /// An array.
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    /// An object; of two members with the same name the later one is kept.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(Dictionary(elements, uniquingKeysWith: { $1 }))
    }
}

extension Sentence {
    /// The sentence in every language, by the language's code.
    package var json: JSONValue { ["en": .string(en), "ru": .string(ru)] }
}

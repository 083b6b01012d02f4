// What fields hold, as a value: for code that goes by the kind of a field, and not by the field.

import IntakeBase

/// What a field may hold.
package enum FieldKind: Hashable, Sendable {
    /// One of these words.
    case choice([String])
    /// Any of these words.
    case choices([String])
    /// Any words of the form `[a-z][a-z0-9_]*`, with `:XX` for a country; these are proposed. Where `countries`, a
    /// country by itself as well.
    case words(proposed: [String], countries: Bool)
    /// A whole number in this range.
    case number(ClosedRange<Int>)
    /// A day.
    case day
    /// A country.
    case country
    /// Text of at most this many bytes of UTF-8.
    case text(maxBytes: Int)
    /// How to reach the caller.
    case contact
    /// Who travels along.
    case companions
}

/// What a request says in one field.
package enum FieldValue: Hashable, Sendable {
    /// Nothing, or `unknown`.
    case unknown
    case word(String)
    case words([String])
    case number(Int)
    case day(Day)
    case text(String)
    case contact(SafeContact)
    case companions([Companion])
}

extension RequestField {
    /// What the field may hold.
    package var kind: FieldKind { described.kind }
}

extension Request {
    /// What the request says in `field`. A missing answer and the answer `unknown` are the same here.
    package subscript(field: RequestField) -> FieldValue { field.answer(in: self) }
}

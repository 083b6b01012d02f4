// The kinds of fields as values, for code that depends on a field's kind and not on the field.

import IntakeBase

/// The kind of a field: what it may contain.
package enum FieldKind: Hashable, Sendable {
    /// One of these words.
    case choice([String])
    /// Any of these words.
    case choices([String])
    /// Any words of the form `[a-z][a-z0-9_]*`, with `:XX` for a country; these are proposed. With `countries`, a
    /// country code alone as well.
    case words(proposed: [String], countries: Bool)
    /// A whole number in this range.
    case number(ClosedRange<Int>)
    /// A day, and which days can be meant.
    case day(PlausibleDays.Kind)
    /// A country.
    case country
    /// Text of at most this many UTF-8 bytes.
    case text(maxBytes: Int)
    /// The safe contact.
    case contact
    /// The companions.
    case companions
}

/// The value of a field in a request.
package enum FieldValue: Hashable, Sendable {
    /// Missing, or the answer `unknown`.
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
    /// The kind of the field.
    package var kind: FieldKind { described.kind }
}

extension Request {
    /// The value of `field`. A missing answer and the answer `unknown` are the same here.
    package subscript(field: RequestField) -> FieldValue { field.answer(in: self) }
}

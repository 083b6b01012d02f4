// The members that every answer for programs has, so that a script can tell from any of them what it is reading, of
// which day, and by which route book.

import IntakeBase

/// The envelope of an answer in JSON: `schema`, `as_of`, `book`.
package struct Envelope: Sendable {
    /// The version of the answers; raised if a member is removed or changes its meaning.
    package static let schema = 1

    /// The three members.
    package let members: [String: JSONValue]

    /// The envelope of an answer on a day. `book`: the route book that the answer rests on; nil if it rests on none.
    package init(asOf day: Day, book: BookStamp?) {
        members = [
            "schema": JSONValue(Envelope.schema), "as_of": .string(day.description), "book": book?.json ?? .null,
        ]
    }

    /// An answer: its own members and those of the envelope.
    package func object(_ own: [String: JSONValue]) -> JSONValue {
        .object(own.merging(members) { _, _ in preconditionFailure("a member of the envelope is said twice") })
    }
}

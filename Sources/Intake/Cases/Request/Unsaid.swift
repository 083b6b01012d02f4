// An answer that has no value: the question was asked, and the caller does not want to say, or it is not known.

import IntakeBase

/// An answer without a value. Triage treats both as unknown.
package enum Unsaid: String, CaseIterable, Hashable, Sendable {
    /// The caller does not want to say. It is not asked again.
    case declined
    /// It is not known. In a follow-up this takes back an earlier answer.
    case unknown

    /// The answer that a record writes in place of a value; nil for a value.
    init?(_ json: JSONValue) {
        let word = if case .array(let entries) = json, entries.count == 1 { entries[0] } else { json }
        guard case .string(let text) = word, let unsaid = Unsaid(rawValue: text) else { return nil }
        self = unsaid
    }
}

/// What an answer without a value is about: a field, or a part of the safe contact.
package enum UnsaidPlace: Hashable, Sendable {
    /// A field; for a list, all of it.
    case field(RequestField)
    /// A part of `safe_contact`.
    case contact(SafeContact.Part)
}

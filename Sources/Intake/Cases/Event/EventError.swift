// Why the content of a record was put aside. Such a record is kept as it came and named; it never costs the import.

import IntakeBase

/// Why an event could not be read.
public enum EventError: Explained, Hashable, Sendable {
    /// No JSON, or no object.
    case notJSON
    /// Written by a newer program, with this schema.
    case newerSchema(Int)
    /// Of a kind that this program does not know.
    case unknownType(String)
    /// A member is missing, or holds what it cannot hold.
    case wrong(member: String)
    /// The request inside is wrong.
    case request(InputError)

    /// The most bytes of one event.
    public static let maxBytes = 1 << 20

    /// Why, for a person.
    public var sentence: Sentence { EventText.quarantined(self) }
    /// The content is refused.
    public var exit: ExitStatus { .badData }

    /// Why, in one word for other programs.
    public var word: String {
        switch self {
        case .notJSON: "not_json"
        case .newerSchema: "newer_schema"
        case .unknownType: "unknown_type"
        case .wrong, .request: "wrong_content"
        }
    }
}

// Why a record was quarantined. Such a record is kept unchanged and named; the import of all others goes on.

import IntakeBase

/// Why an event could not be read.
public enum EventError: Explained, Hashable, Sendable {
    /// Not JSON, or not an object.
    case notJSON
    /// A member is missing or has a wrong value.
    case wrong(member: String)
    /// The request inside is invalid.
    case request(InputError)

    /// The most bytes in one event.
    public static let maxBytes = 1 << 20

    /// The reason, for people.
    public var sentence: Sentence { EventText.quarantined(self) }
    /// The content is refused.
    public var exit: ExitStatus { .badData }

    /// The reason in one word, for other programs.
    public var word: String {
        switch self {
        case .notJSON: "not_json"
        case .wrong, .request: "wrong_content"
        }
    }
}

// What is wrong with a request that somebody typed, and where. A caller's own words never stand in the message.

import IntakeBase

/// Why a request was refused, with its place in the input.
public struct InputError: Explained, Hashable, Sendable {
    /// What is wrong.
    public enum Problem: Hashable, Sendable {
        /// The input is no JSON.
        case json(JSONError)
        /// Longer than this many bytes.
        case tooLong(limit: Int)
        /// More requests than this.
        case tooMany(limit: Int)
        /// There is no request in it.
        case empty
        /// Something else stands where a request belongs.
        case notARequest
        /// No field has this name; perhaps that one was meant.
        case unknownField(suggestion: String?)
        /// The value, where it may be shown, is not one of these words.
        case notOneOf(String?, [String])
        /// The value, where it may be shown, is not what the field holds.
        case wrong(String?, Expected)
        /// A text with a NUL character.
        case nul
    }

    /// What a field holds.
    public enum Expected: Hashable, Sendable {
        case number(ClosedRange<Int>)
        case day, country, text, object, schema
        /// A text of at most this many bytes.
        case textOf(maxBytes: Int)
        /// A word of the form that open lists take.
        case word
        /// A list of at most this many entries.
        case list(maxCount: Int)
        case id, code, moment
    }

    /// What is wrong.
    public var problem: Problem
    /// The number of the request in the input, from 1; nil where it is not about one request of several.
    public var number: Int?
    /// The name of the field, with the part within it (`companions[1].age`).
    public var field: String?

    /// The error `problem` in the field of this name.
    public init(_ problem: Problem, field: String? = nil, number: Int? = nil) {
        self.problem = problem
        self.field = field
        self.number = number
    }

    /// What is wrong, in which request and in which field.
    public var sentence: Sentence { CasesText.input(self) }
    /// That nothing was recorded.
    public var hint: Sentence? { CasesText.inputHint(problem) }
    /// The content is refused.
    public var exit: ExitStatus { .badData }
}

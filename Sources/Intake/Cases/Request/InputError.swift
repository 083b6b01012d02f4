// What is wrong with a typed request, and where. The message never contains a caller's own words.

import IntakeBase

/// Why a request was refused, with its place in the input.
public struct InputError: Explained, Hashable, Sendable {
    /// What is wrong.
    public enum Problem: Hashable, Sendable {
        /// The input is not JSON.
        case json(JSONError)
        /// Longer than this many bytes.
        case tooLong(limit: Int)
        /// More requests than this.
        case tooMany(limit: Int)
        /// The input contains no request.
        case empty
        /// Another value is in the place of a request.
        case notARequest
        /// No field has this name; `suggestion` is the nearest one.
        case unknownField(suggestion: String?)
        /// The value (if it may be shown) is not one of these words.
        case notOneOf(String?, [String])
        /// The value (if it may be shown) does not fit the field.
        case wrong(String?, Expected)
        /// A text contains a NUL character.
        case nul
        /// A text of a follow-up is empty: it could mean that nothing is said, or that an answer is taken back.
        case blank
        /// A follow-up says nothing.
        case nothingSaid
        /// A request has no answer at all.
        case nothingAnswered
        /// A day that cannot be meant: the year is mistyped, or the laptop's clock is wrong.
        case notMeant(Day, ClosedRange<Day>)
        /// Two letters that no country has, and the country that may be meant.
        case noCountry(String, meant: CountryCode?)
        /// In a list, a word that says that there is nothing, or that the caller does not want to say.
        case noWord(String)
    }

    /// What a field may contain.
    public enum Expected: Hashable, Sendable {
        case number(ClosedRange<Int>)
        case day, country, text, object, schema
        /// A text of at most this many bytes.
        case textOf(maxBytes: Int)
        /// A word of the form for open lists.
        case word
        /// A list of at most this many entries.
        case list(maxCount: Int)
        case id, code, moment
    }

    /// What is wrong.
    public var problem: Problem
    /// The number of the request in the input, from 1; nil if the error is not about one of several requests.
    public var number: Int?
    /// The name of the field and the part in it (`companions[1].age`).
    public var field: String?

    /// The error `problem` in the field of this name.
    public init(_ problem: Problem, field: String? = nil, number: Int? = nil) {
        self.problem = problem
        self.field = field
        self.number = number
    }

    /// The problem with the request's number and the field.
    public var sentence: Sentence { CasesText.input(self) }
    /// Says that nothing was recorded.
    public var hint: Sentence? { CasesText.inputHint(problem) }
    /// The content is refused.
    public var exit: ExitStatus { .badData }
}

// What is wrong with a JSON text, and where. The message never contains the text itself: it may be a caller's words.

/// Why a JSON text was refused.
public struct JSONError: Explained, Hashable, Sendable {
    /// What is wrong.
    public enum Problem: Hashable, Sendable {
        /// Longer than this many bytes.
        case tooLong(limit: Int)
        /// The text ends inside a value.
        case endsEarly
        /// Something follows after a complete value.
        case trailing
        /// Another character is at the place of this one.
        case expected(Character)
        /// No value begins with this character.
        case unexpected
        case notUTF8
        /// A raw control character inside a text.
        case controlCharacter
        case badEscape
        /// Half of a surrogate pair.
        case halfCharacter
        case numberTooLarge
        case tooDeep
        /// An array has more than this many elements.
        case tooManyElements(limit: Int)
        /// An object names this member twice.
        case duplicate(String)
    }

    /// What is wrong.
    public let problem: Problem
    /// The line, from 1.
    public let line: Int
    /// The column, in characters from 1.
    public let column: Int

    /// The error `problem` at the byte `place` of `bytes`.
    init(_ problem: Problem, in bytes: [UInt8], at place: Int) {
        self.problem = problem
        let before = bytes[..<min(max(0, place), bytes.count)]
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        line = before.reduce(1) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
        // Bytes 10xxxxxx continue a character and do not count.
        column = before[start...].reduce(1) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    }

    /// The problem with its line and column.
    public var sentence: Sentence { FormatsText.json(problem, line: line, column: column) }
    /// The content is refused.
    public var exit: ExitStatus { .badData }
}

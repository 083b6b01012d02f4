// What the tests of the check share: the example book with one thing in it changed, and the line where a text stands.

import Testing

@testable import Intake

/// A changed example book, as text.
struct ChangedBook {
    private(set) var text = ExampleBook.text

    init() {}

    /// The example with `old` replaced by `new`, once.
    init(_ old: String, _ new: String) throws {
        try replace(old, new)
    }

    /// The example with something put at its end.
    init(adding tables: String) {
        text += "\n" + tables
    }

    /// Replaces the first `old` by `new`.
    mutating func replace(_ old: String, _ new: String) throws {
        let range = try #require(text.firstRange(of: old), "\(old)")
        text = String(text[..<range.lowerBound]) + new + String(text[range.upperBound...])
    }

    /// The number of the line where `part` stands first, after `mark` where one is given.
    func line(of part: String, after mark: String = "") throws -> Int {
        let start = mark.isEmpty ? text.startIndex : try #require(text.firstRange(of: mark)).upperBound
        let range = try #require(text[start...].firstRange(of: part), "\(part)")
        return text[..<range.lowerBound].count { $0 == "\n" } + 1
    }

    func source() throws -> BookSource {
        try BookSource(Array(text.utf8), file: "book.toml", hash: "")
    }

    func findings(on day: Day = Example.day) throws -> [BookFinding] {
        try BookCheck(source(), on: day).findings()
    }

    /// The findings of a kind.
    func findings(_ kind: BookFinding.Kind, on day: Day = Example.day) throws -> [BookFinding] {
        try findings(on: day).filter { $0.kind == kind }
    }
}

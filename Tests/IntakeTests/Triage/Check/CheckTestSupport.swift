// Shared by the tests of the check: the example book with one change, and the line of a text.

import Testing
@testable import IntakeBase
@testable import IntakeTriage

/// A changed example book, as text.
struct ChangedBook {
    private(set) var text = ExampleBook.text

    init() {}

    init(text: String) {
        self.text = text
    }

    /// The example with `old` replaced by `new`, once.
    init(_ old: String, _ new: String) throws {
        try replace(old, new)
    }

    /// The example with tables appended.
    init(adding tables: String) {
        text += "\n" + tables
    }

    /// Replaces the first `old` by `new`.
    mutating func replace(_ old: String, _ new: String) throws {
        let range = try #require(text.firstRange(of: old), "\(old)")
        text = String(text[..<range.lowerBound]) + new + String(text[range.upperBound...])
    }

    /// The line of the first `part`, after `mark` if given.
    func line(of part: String, after mark: String = "") throws -> Int {
        let start = mark.isEmpty ? text.startIndex : try #require(text.firstRange(of: mark)).upperBound
        let range = try #require(text[start...].firstRange(of: part), "\(part)")
        return text[..<range.lowerBound].count { $0 == "\n" } + 1
    }

    func source() throws -> BookSource {
        try BookSource(Array(text.utf8), file: "book.toml", hash: Bytes32())
    }

    /// The book without one vignette.
    func source(without id: String) throws -> BookSource {
        let tables = text.components(separatedBy: "\n[[vignette]]\n")
        let kept = tables.filter { !$0.hasPrefix("id = \"\(id)\"\n") }
        try #require(kept.count == tables.count - 1)
        return try ChangedBook(text: kept.joined(separator: "\n[[vignette]]\n")).source()
    }

    func findings(on day: Day = Example.day) throws -> [BookFinding] {
        try BookCheck(source(), on: day).findings()
    }

    /// The findings of a kind.
    func findings(_ kind: BookFinding.Kind, on day: Day = Example.day) throws -> [BookFinding] {
        var check = BookCheck(try source(), on: day)
        let part =
            switch kind {
            case .unreadable, .tooLarge: check.findings()
            case .vignette: check.vignettes()
            case .neverHolds: check.conditions()
            case .noEffect: check.effects()
            case .clash: check.clashes()
            case .untested: check.dependence()
            case .overdue, .checkedLater: check.dates()
            case .wording: check.wording()
            case .unknownName: check.names()
            case .unused: check.uses()
            }
        return part.filter { $0.kind == kind }
    }
}

extension String {
    /// The text with the first `old` replaced.
    func replacingOnce(_ old: String, _ new: String) -> String {
        guard let range = firstRange(of: old) else { return self }
        return String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
    }

    fileprivate func components(separatedBy mark: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let range = rest.firstRange(of: mark) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}

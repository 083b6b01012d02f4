// Edits the text of a route book in place: changes one value or removes one fact, and keeps every other byte. It does
// not know what a book means; `BookReview` parses the result before it is used.

import IntakeBase

/// The text of a route book, edited value by value.
struct BookEdit {
    private(set) var bytes: [UInt8]

    /// Keys with lists that cite facts.
    private static let citing: Set = ["facts", "conflicts", "supersedes"]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Sets the version.
    mutating func setVersion(_ version: Int) throws(BookEditError) {
        try replace(try value("version", in: try root()), with: "\(version)", "version")
    }

    /// Sets a string of a fact.
    mutating func set(_ key: String, of fact: String, to text: String) throws(BookEditError) {
        try replace(try value(key, in: try table(of: fact)), with: BookEdit.quoted(text), fact)
    }

    /// Sets a date of a fact, as a TOML date.
    mutating func set(_ key: String, of fact: String, to day: Day) throws(BookEditError) {
        try replace(try value(key, in: try table(of: fact)), with: day.description, fact)
    }

    /// Sets a number of a fact.
    mutating func set(_ key: String, of fact: String, to number: Int) throws(BookEditError) {
        try replace(try value(key, in: try table(of: fact)), with: "\(number)", fact)
    }

    /// Removes a fact and one empty line after it. Keeps comments before its header and after its last key.
    mutating func drop(_ fact: String) throws(BookEditError) {
        let table = try table(of: fact)
        var start = table.range.lowerBound
        while start > 0, bytes[start - 1] == UInt8(ascii: " ") || bytes[start - 1] == UInt8(ascii: "\t") { start -= 1 }
        var end = table.range.upperBound
        var blank = end
        while blank < bytes.count, [" ", "\t", "\r"].contains(Unicode.Scalar(bytes[blank])) { blank += 1 }
        if blank < bytes.count, bytes[blank] == UInt8(ascii: "\n") { end = blank + 1 }
        bytes.removeSubrange(start..<end)
    }

    /// Removes a fact from every list that cites it.
    mutating func dropCitations(of fact: String) throws(BookEditError) {
        let cited = BookEdit.citations(in: try root())
        // Edits from the end, so that the earlier byte ranges stay valid.
        for value in cited.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
            if value.string == fact {
                bytes.replaceSubrange(value.range, with: Array("[]".utf8))
            } else if let elements = value.elements {
                remove(fact, from: elements, in: value.range)
            }
        }
    }

    /// The values that cite facts, in this table and in all nested ones.
    private static func citations(in value: TOMLValue) -> [TOMLValue] {
        let inner = (value.elements ?? []).flatMap(citations)
        return (value.entries ?? [:]).reduce(into: inner) { found, entry in
            if citing.contains(entry.key) { found.append(entry.value) } else { found += citations(in: entry.value) }
        }
    }

    private mutating func remove(_ fact: String, from elements: [TOMLValue], in value: Range<Int>) {
        let kept = elements.filter { $0.string != fact }
        if kept.count == elements.count { return }
        if kept.isEmpty { return bytes.replaceSubrange(value, with: Array("[]".utf8)) }
        for (index, element) in elements.enumerated().reversed() where element.string == fact {
            if index + 1 < elements.count {
                bytes.removeSubrange(element.range.lowerBound..<elements[index + 1].range.lowerBound)
            } else {
                bytes.removeSubrange(elements[index - 1].range.upperBound..<element.range.upperBound)
            }
        }
    }

    private func root() throws(BookEditError) -> TOMLValue {
        do throws(TOMLError) {
            return try TOMLDocument(bytes, file: "", maxBytes: RouteBook.maxBytes).root.value
        } catch {
            throw .notAsMeant
        }
    }

    /// The table of the fact. An inline table is refused, because it shares its line with others.
    private func table(of fact: String) throws(BookEditError) -> TOMLValue {
        let tables = try root().entries?["fact"]?.elements
        guard let table = tables?.first(where: { $0.entries?["id"]?.string == fact }), !table.isWritten else {
            throw .notFound(fact)
        }
        return table
    }

    private func value(_ key: String, in table: TOMLValue) throws(BookEditError) -> Range<Int> {
        guard let found = table.entries?[key], found.isWritten else { throw .notFound(key) }
        return found.range
    }

    private mutating func replace(_ range: Range<Int>, with text: String, _ name: String) throws(BookEditError) {
        guard !range.isEmpty else { throw .notFound(name) }
        bytes.replaceSubrange(range, with: Array(text.utf8))
    }

    /// A TOML basic string (TOML 1.0.0, "String").
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22: result += "\\\""
            case 0x5C: result += "\\\\"
            case 0x00...0x1F, 0x7F: result += "\\u" + scalar.value.digits(4, radix: 16).uppercased()
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

/// A change of a book's text that cannot be made.
package enum BookEditError: Explained, Hashable {
    /// The text has no such table or key in a form that can be edited.
    case notFound(String)
    /// The edited text would not be parsed as intended.
    case notAsMeant

    /// What happened.
    package var sentence: Sentence {
        switch self {
        case .notFound(let name): ReviewText.notFound(VisibleText.line(name))
        case .notAsMeant: ReviewText.notAsMeant
        }
    }
    /// What to do next.
    package var hint: Sentence? { ReviewText.byHand }
    /// The content of the file is refused.
    package var exit: ExitStatus { .badData }
}

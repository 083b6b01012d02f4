// Surgery on a route book's text: one value changed, one fact taken out, and every other byte where it was. It knows
// nothing of what a book means; `BookReview` reads the result again before anybody trusts it.

import IntakeBase

/// The text of a route book, to be changed value by value.
struct BookEdit {
    private(set) var bytes: [UInt8]

    /// Keys whose arrays cite facts.
    private static let citing: Set = ["facts", "conflicts", "supersedes"]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Writes the version.
    mutating func setVersion(_ version: Int) throws(BookEditError) {
        try replace(try value("version", in: ""), with: "\(version)", "version")
    }

    /// Writes a string of a fact.
    mutating func set(_ key: String, of fact: String, to text: String) throws(BookEditError) {
        try replace(try value(key, in: try table(of: fact)), with: BookEdit.quoted(text), fact)
    }

    /// Writes a day of a fact, as a TOML date.
    mutating func set(_ key: String, of fact: String, to day: Day) throws(BookEditError) {
        try replace(try value(key, in: try table(of: fact)), with: day.description, fact)
    }

    /// Writes a number of a fact.
    mutating func set(_ key: String, of fact: String, to number: Int) throws(BookEditError) {
        try replace(try value(key, in: try table(of: fact)), with: "\(number)", fact)
    }

    /// Takes a fact out, and one empty line behind it. Comments before its header and after its last key stay.
    mutating func drop(_ fact: String) throws(BookEditError) {
        let table = try table(of: fact)
        let own = try layout().statements.filter { $0.table == table || $0.table.hasPrefix(table + ".") }
        guard let first = own.first, first.key == nil, let last = own.last else { throw .notFound(fact) }
        var start = first.lines.lowerBound
        while start > 0, bytes[start - 1] == UInt8(ascii: " ") || bytes[start - 1] == UInt8(ascii: "\t") { start -= 1 }
        var end = last.lines.upperBound
        var blank = end
        while blank < bytes.count, [" ", "\t", "\r"].contains(Unicode.Scalar(bytes[blank])) { blank += 1 }
        if blank < bytes.count, bytes[blank] == UInt8(ascii: "\n") { end = blank + 1 }
        bytes.removeSubrange(start..<end)
    }

    /// Takes a fact out of every list that cites it.
    mutating func dropCitations(of fact: String) throws(BookEditError) {
        // From the end, so that the places before stay true.
        for statement in try layout().statements.reversed() {
            guard let key = statement.key, BookEdit.citing.contains(key) else { continue }
            if isString(statement.value, fact) {
                bytes.replaceSubrange(statement.value, with: Array("[]".utf8))
            } else if let strings = TOMLLayout.strings(in: statement.value, of: bytes) {
                remove(fact, from: strings, in: statement.value)
            }
        }
    }

    private mutating func remove(_ fact: String, from strings: [Range<Int>], in value: Range<Int>) {
        let kept = strings.filter { !isString($0, fact) }
        if kept.count == strings.count { return }
        if kept.isEmpty { return bytes.replaceSubrange(value, with: Array("[]".utf8)) }
        for (index, range) in strings.enumerated().reversed() where isString(range, fact) {
            if index + 1 < strings.count {
                bytes.removeSubrange(range.lowerBound..<strings[index + 1].lowerBound)
            } else {
                bytes.removeSubrange(strings[index - 1].upperBound..<range.upperBound)
            }
        }
    }

    private func isString(_ range: Range<Int>, _ text: String) -> Bool {
        bytes[range].elementsEqual("\"\(text)\"".utf8) || bytes[range].elementsEqual("'\(text)'".utf8)
    }

    private func layout() throws(BookEditError) -> TOMLLayout {
        do throws(TOMLLines.Defect) { return try TOMLLayout(bytes) } catch { throw .notAsMeant }
    }

    /// The path of the table that holds the fact.
    private func table(of fact: String) throws(BookEditError) -> String {
        let id = try layout().statements.first { statement in
            statement.key == "id" && statement.table.hasPrefix("fact[") && isString(statement.value, fact)
        }
        guard let id else { throw .notFound(fact) }
        return id.table
    }

    private func value(_ key: String, in table: String) throws(BookEditError) -> Range<Int> {
        guard let found = try layout().statements.first(where: { $0.table == table && $0.key == key }) else {
            throw .notFound(key)
        }
        return found.value
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
            case 0x00...0x1F, 0x7F:
                let hex = String(scalar.value, radix: 16, uppercase: true)
                result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

/// A change of a book's text that cannot be made.
package enum BookEditError: Explained, Hashable {
    /// The text has no such table or key in a form that can be changed.
    case notFound(String)
    /// The changed text would not be read as it is meant.
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

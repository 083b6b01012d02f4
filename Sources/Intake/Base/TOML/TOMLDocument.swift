// TOML (v1.0.0) from outside, read strictly: what the parser would silently drop or choke on is refused before it
// sees it. The result is a tree of plain values; `TOMLSection` reads it key by key, each error with its place.

import TOMLKit

/// A TOML file that was read: the route book, the keys file.
package struct TOMLDocument: Sendable {
    /// The file's name, as it is shown in errors.
    package let file: String
    /// The table that the file is.
    package let root: TOMLSection

    /// Reads a document.
    ///
    /// Refused: more than `maxBytes` bytes, a byte order mark, NUL (written out or as an escape: the parser takes
    /// C strings and would lose what follows), invalid UTF-8, tables or arrays more than 32 deep, bad syntax.
    package init(_ bytes: [UInt8], file: String, maxBytes: Int) throws(TOMLError) {
        /// The slip at a line, else what is generally wrong there.
        func refuseLine(_ problem: Sentence, _ line: Int) -> TOMLError {
            guard let slip = TOMLSlip.find(in: bytes, line: line) else { return refuse(problem, line: line) }
            return refuse(TOMLText.slip(slip.slip, ""), line: slip.line)
        }
        func refuse(_ problem: Sentence, line: Int? = nil, column: Int? = nil) -> TOMLError {
            TOMLError(file: file, line: line, column: column, problem: problem)
        }
        if bytes.count > maxBytes { throw refuse(TOMLText.tooLarge(maxBytes: maxBytes)) }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw refuse(TOMLText.byteOrderMark, line: 1, column: 1) }
        if let index = bytes.firstIndex(of: 0) { throw refuse(TOMLText.nul, line: TOMLDocument.line(of: index, bytes)) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let place = TOMLDocument.firstInvalid(bytes)
            throw refuse(TOMLText.notUTF8, line: place.line, column: place.column)
        }
        let lines: TOMLLines
        do {
            lines = try TOMLLines(bytes)
        } catch {
            switch error {
            case .tooDeep(let line): throw refuse(TOMLText.tooDeep, line: line)
            case .escapedNUL(let line): throw refuse(TOMLText.nul, line: line)
            case .badHeader(let line): throw refuseLine(TOMLText.badHeader, line)
            case .brackets(let line): throw refuseLine(TOMLText.brackets, line)
            case .badNumber(let line): throw refuseLine(TOMLText.badNumber, line)
            case .unquoted(let line): throw refuseLine(TOMLText.unquoted, line)
            case .longKey(let line): throw refuse(TOMLText.longKey, line: line)
            case .tooManyKeys(let line): throw refuse(TOMLText.tooManyKeys, line: line)
            }
        }
        let table: TOMLTable
        do {
            table = try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            let begin = error.source.begin
            guard let found = TOMLSlip.find(in: bytes, line: begin.line) else {
                throw refuse(TOMLText.syntax(error.description), line: begin.line, column: begin.column)
            }
            throw refuse(
                TOMLText.slip(found.slip, error.description), line: found.line,
                column: found.line == begin.line ? begin.column : nil)
        } catch {
            throw refuse(TOMLText.syntax(""))
        }
        self.file = file
        root = TOMLSection(
            values: TOMLDocument.values(of: table), path: "", place: TOMLPlaces(file: file, lines: lines))
    }

    private static func line(of index: Int, _ bytes: [UInt8]) -> Int {
        bytes[..<index].count { $0 == UInt8(ascii: "\n") } + 1
    }

    /// The line and the character of the first byte that belongs to no text, both from 1.
    private static func firstInvalid(_ bytes: [UInt8]) -> (line: Int, column: Int?) {
        var line = 1
        for part in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if String(validating: part, as: UTF8.self) == nil {
                var decoder = UTF8()
                var bytes = part.makeIterator()
                var column = 1
                while case .scalarValue = decoder.decode(&bytes) { column += 1 }
                return (line, column)
            }
            line += 1
        }
        return (line, nil)
    }

    private static func values(of table: TOMLTable) -> [String: TOMLNode] {
        var values: [String: TOMLNode] = [:]
        for key in table.keys {
            values[key] = table[key].map(node)
        }
        return values
    }

    private static func node(_ value: any TOMLValueConvertible) -> TOMLNode {
        switch value.type {
        case .table: .table(value.table.map(values) ?? [:])
        case .array: .array(value.array.map { $0.map(node) } ?? [])
        case .string: value.string.map(TOMLNode.string) ?? .other
        case .int: value.int.map(TOMLNode.integer) ?? .other
        case .bool: value.bool.map(TOMLNode.bool) ?? .other
        case .date: value.date.flatMap(day).map(TOMLNode.day) ?? .other
        case .double, .time, .dateTime: .other
        }
    }

    private static func day(_ date: TOMLDate) -> Day? {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return Day("\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))")
    }
}

/// A value of a TOML document, as far as intake's files use TOML.
package enum TOMLNode: Sendable {
    case string(String)
    case integer(Int)
    case bool(Bool)
    case day(Day)
    case array([TOMLNode])
    case table([String: TOMLNode])
    /// A float, a time, or a date with a time: nothing here reads one.
    case other
}

// TOML (v1.0.0) from outside, restricted to what the hotline's files use: no byte order mark, no NUL, no floats, no
// times. `TOMLSection` then reads it key by key; each error has its place.

/// A parsed TOML file: the route book or the keys file.
package struct TOMLDocument: Sendable {
    /// The file's name, for errors.
    package let file: String
    /// The root table.
    package let root: TOMLSection

    /// Parses a document.
    ///
    /// Refuses: more than `maxBytes` bytes, a byte order mark, NUL (raw or as an escape), invalid UTF-8, floats and
    /// times, anything beyond the limits of `TOMLRules.file`, bad syntax.
    package init(_ bytes: [UInt8], file: String, maxBytes: Int) throws(TOMLError) {
        func refuse(_ problem: Sentence, line: Int? = nil, column: Int? = nil) -> TOMLError {
            TOMLError(SourcePlace(file: file, line: line, column: column), problem)
        }
        if bytes.count > maxBytes { throw refuse(TOMLText.tooLarge(maxBytes: maxBytes)) }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw refuse(TOMLText.byteOrderMark, line: 1, column: 1) }
        if let index = bytes.firstIndex(of: 0) {
            throw refuse(TOMLText.nul, line: TOMLDocument.place(of: index, in: bytes).line)
        }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            let place = TOMLDocument.firstInvalid(bytes)
            throw refuse(TOMLText.notUTF8, line: place.line, column: place.column)
        }
        var reader = TOMLReader(bytes, .file)
        do throws(TOMLRefusal) {
            self.file = file
            root = TOMLSection(try reader.read(), file: file)
        } catch {
            let place = TOMLDocument.place(of: error.place, in: bytes)
            throw refuse(TOMLText.problem(error.problem), line: place.line, column: place.column)
        }
    }

    /// The line and the column (in characters) of a byte, both from 1.
    private static func place(of index: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
        let before = bytes[..<index]
        let line = before.count { $0 == .lineFeed } + 1
        let start = before.lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0
        // Count only bytes that begin a character.
        return (line, before[start...].count { $0 & 0xC0 != 0x80 } + 1)
    }

    /// The line and the column (in characters) of the first byte that is not valid UTF-8, both from 1.
    private static func firstInvalid(_ bytes: [UInt8]) -> (line: Int, column: Int?) {
        var line = 1
        for part in bytes.split(separator: UInt8.lineFeed, omittingEmptySubsequences: false) {
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
}

/// A problem of a TOML text.
package enum TOMLProblem: Error, Hashable {
    /// Tables and lists are nested deeper than this.
    case tooDeep(Int)
    /// A dotted key is longer than this many bytes.
    case longKey(Int)
    /// There are more keys or list entries than this.
    case tooManyKeys(Int)
    /// A NUL, as an escape.
    case nul
    /// A control character in a text or a comment.
    case control
    /// A character that is allowed only in quotes or in a comment.
    case unquoted
    /// A header without a name.
    case badHeader
    /// A bracket that is never closed, or that closes no bracket of its kind.
    case brackets
    /// Begins as a number, but is no number or day that is allowed here.
    case badNumber
    /// A backslash with an unknown escape.
    case badEscape
    /// A key is missing.
    case badKey
    /// A value is missing after `=`.
    case noValue
    /// Something follows on the line after a value.
    case more
    /// A comma is missing between list values or inline table keys.
    case noComma
    /// A comma before the closing brace.
    case lastComma
    /// A line end inside braces.
    case lineInBraces
    /// A part of a header's path is a value, not a table.
    case notATable(String, line: Int)
    /// A quotation mark that is never closed.
    case openQuote
    /// Text without quotation marks.
    case noQuotes(key: String)
    /// `[rule]`, but other tables of this name are `[[rule]]`, or `[rule]` is there already.
    case singleBrackets(String)
    /// `[[rule]]`, but this line has `[rule]`.
    case singleFirst(String, line: Int)
    /// A line without `=`.
    case noEquals
    /// The key exists already, since this line.
    case keyTwice(String, line: Int)
}

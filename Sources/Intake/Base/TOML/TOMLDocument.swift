// TOML (v1.0.0) from outside, as the hotline's files use it: no byte order mark, no NUL, no floats and no times. The result
// is read key by key through `TOMLSection`, each error with its place.

/// A TOML file that was read: the route book, the keys file.
package struct TOMLDocument: Sendable {
    /// The file's name, as it is shown in errors.
    package let file: String
    /// The table that the file is.
    package let root: TOMLSection

    /// Reads a document.
    ///
    /// Refused: more than `maxBytes` bytes, a byte order mark, NUL (written out or as an escape), invalid UTF-8, floats
    /// and times, what goes beyond `TOMLRules.file`, bad syntax.
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

    /// The line and the character at a byte, both from 1.
    private static func place(of index: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
        let before = bytes[..<index]
        let line = before.count { $0 == .lineFeed } + 1
        let start = before.lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0
        // The bytes that begin a character.
        return (line, before[start...].count { $0 & 0xC0 != 0x80 } + 1)
    }

    /// The line and the character of the first byte that belongs to no text, both from 1.
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

/// What is wrong with a text of TOML.
package enum TOMLProblem: Error, Hashable {
    /// Tables and lists nest deeper than this.
    case tooDeep(Int)
    /// A key with its dots has more bytes than this.
    case longKey(Int)
    /// There are more keys, or more entries of lists, than this.
    case tooManyKeys(Int)
    /// A NUL, as an escape.
    case nul
    /// A control character in a text or a comment.
    case control
    /// A character that may be only in quotes or in a comment.
    case unquoted
    /// A header without a name.
    case badHeader
    /// A bracket that closes nothing or another kind, or is never closed.
    case brackets
    /// What begins as a number and is no number or day that may be here.
    case badNumber
    /// A backslash before what is no escape.
    case badEscape
    /// No key where one must be.
    case badKey
    /// No value behind `=`.
    case noValue
    /// More behind a value.
    case more
    /// No comma between two values of a list or two keys in braces.
    case noComma
    /// A comma before a closing brace.
    case lastComma
    /// An end of a line in braces.
    case lineInBraces
    /// A part of a header's path is a value.
    case notATable(String, line: Int)
    /// A quotation mark that nothing closes.
    case openQuote
    /// Text without quotation marks.
    case noQuotes(key: String)
    /// `[rule]` where other tables of the name are `[[rule]]`, or `[rule]` twice.
    case singleBrackets(String)
    /// `[[rule]]` after a `[rule]` in this line.
    case singleFirst(String, line: Int)
    /// A line without `=`.
    case noEquals
    /// What a key names is there already, since this line.
    case keyTwice(String, line: Int)
}

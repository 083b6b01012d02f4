// A route book with the places of its tables, so that later findings can name file and line.

import IntakeBase
import IntakeCases

/// A route book with the place of each of its tables.
package struct BookSource: Sendable {
    /// The book.
    package let book: RouteBook
    /// The places of its tables.
    package let places: BookPlaces

    /// Reads a book.
    ///
    /// - Parameters:
    ///   - bytes: the TOML text, at most `RouteBook.maxBytes`.
    ///   - file: its name, for errors.
    ///   - hash: BLAKE2b-256 of `bytes`, for the stamp.
    /// - Throws: `BookRefused` with all mistakes. A syntax error hides the mistakes after it.
    package init(_ bytes: [UInt8], file: String, hash: Bytes32) throws(BookRefused) {
        var reader: BookReader
        let book: RouteBook
        do throws(TOMLError) {
            reader = try BookReader(TOMLDocument(bytes, file: file, maxBytes: RouteBook.maxBytes).root)
            book = try reader.book(hash: hash)
        } catch {
            throw BookRefused(first: error, others: [])
        }
        if let refused = reader.refused { throw refused }
        self.book = book
        places = reader.places
    }
}

extension RouteBook {
    /// The most bytes of a book: 4 MB.
    public static let maxBytes = 4 << 20
    /// The most tables of one kind.
    public static let maxTables = 2_000
    /// The most alternatives of one condition.
    public static let maxAlternatives = 32
    /// The most facts that one fact contradicts.
    public static let maxConflicts = 64
    /// The most entries of any other list: answers, countries, places, facts, ways in.
    public static let maxEntries = 256

    /// Reads a book, as `BookSource` does.
    ///
    /// - Throws: the first mistake.
    package init(_ bytes: [UInt8], file: String, hash: Bytes32) throws(TOMLError) {
        do throws(BookRefused) {
            self = try BookSource(bytes, file: file, hash: hash).book
        } catch {
            throw error.first
        }
    }
}

/// A route book that cannot be read, with all mistakes in the order of the lines.
package struct BookRefused: Error, Hashable {
    /// The first mistake.
    package let first: TOMLError
    /// The other mistakes.
    package let others: [TOMLError]

    /// All mistakes.
    package var all: [TOMLError] { [first] + others }
}

/// The identity of a table of a route book.
package struct BookPart: Hashable, Sendable {
    /// The name of the array of tables; empty for the book itself.
    let array: String
    /// Identifies the table within its array.
    let id: String

    static let book = BookPart(array: "", id: "")
    static func country(_ code: CountryCode) -> BookPart { BookPart(array: "country", id: code.description) }
    static func destination(_ destination: Destination) -> BookPart {
        BookPart(array: "destination", id: "\(destination.country) \(destination.condition.en)")
    }
    static func fact(_ id: String) -> BookPart { BookPart(array: "fact", id: id) }
    static func rule(_ id: String) -> BookPart { BookPart(array: "rule", id: id) }
    static func word(_ kind: BookWord.Kind, _ id: String) -> BookPart { BookPart(array: "word", id: "\(kind) \(id)") }
    static func vignette(_ id: String) -> BookPart { BookPart(array: "vignette", id: id) }
}

/// The place of each table of a route book in its file.
package struct BookPlaces: Sendable {
    let root: TOMLSection
    /// The file's name.
    var file: String { root.file }
    var tables: [BookPart: TOMLSection] = [:]

    /// The place of a table, or of a key in it (`when`, `case.country`).
    package func place(of part: BookPart, key: String? = nil) -> SourcePlace {
        let table = tables[part]
        let label = part.array.isEmpty ? nil : "\(part.array) \(part.id)"
        let line = key.flatMap { (table ?? root).line(of: $0) } ?? table?.line
        return SourcePlace(file: root.file, line: line, table: table?.path, label: label, key: key)
    }
}

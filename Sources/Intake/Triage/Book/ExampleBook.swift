// The example route book that ships with the program, dated mid 2026, for exercises and as a template. The source is
// routes.example at the top of the project; its bytes are embedded in the program.

import CExampleBook
import IntakeBase

/// The example route book, as the TOML text that a coordinator would edit.
public enum ExampleBook {
    /// Its name in errors and listings.
    public static let name = "example route book"

    /// The text, in UTF-8.
    public static let bytes: [UInt8] = unsafe Array(
        UnsafeBufferPointer(start: example_book(), count: example_book_size()))

    /// The text.
    public static var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The book.
    ///
    /// - Parameter hash: computes BLAKE2b-256 of bytes.
    /// - Throws: `TOMLError`; never, as long as the tests pass.
    public static func read(hash: ([UInt8]) throws -> Bytes32) throws -> RouteBook {
        try RouteBook(bytes, file: name, hash: try hash(bytes))
    }
}

// The route book that ships with the program: an example, dated mid 2026, for exercises and to copy from. It is
// routes.example at the top of the project, and the program carries its bytes.

import CExampleBook
import IntakeBase

/// The example route book, as the TOML text that a coordinator would edit.
public enum ExampleBook {
    /// The name that errors and listings give it.
    public static let name = "example route book"

    /// The text, in UTF-8.
    public static let bytes: [UInt8] = unsafe Array(
        UnsafeBufferPointer(start: example_book(), count: example_book_size()))

    /// The text.
    public static var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The book.
    ///
    /// - Parameter hash: answers BLAKE2b-256 of bytes.
    /// - Throws: `TOMLError`; it cannot, as long as the tests pass.
    public static func read(hash: ([UInt8]) throws -> Bytes32) throws -> RouteBook {
        try RouteBook(bytes, file: name, hash: try hash(bytes))
    }
}

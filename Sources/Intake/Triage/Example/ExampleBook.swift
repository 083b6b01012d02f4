// The route book that ships with the program: an example, dated mid 2026, for exercises and to copy from. It stands in
// the program as text because a file beside the program gets lost when the program is moved.

/// The example route book, as the TOML text that a coordinator would edit.
public enum ExampleBook {
    /// The name that errors and listings give it.
    public static let name = "example route book"

    /// The text.
    public static let text = [countries, facts, rules, words, vignettes].joined(separator: "\n\n") + "\n"

    /// The book.
    ///
    /// - Parameter hash: answers BLAKE2b-256 of bytes in lower-case hex.
    /// - Throws: `TOMLError`; it cannot, as long as the tests pass.
    public static func read(hash: ([UInt8]) throws -> String) throws -> RouteBook {
        let bytes = Array(text.utf8)
        return try RouteBook(bytes, file: name, hash: try hash(bytes))
    }
}

// `intake routes example`: prints the example route book as TOML, as a template for a new book.

import ArgumentParser
import IntakeBase
import IntakeLog
import IntakeTriage

/// Prints the example book.
struct RoutesExample: Command {
    static let configuration = CommandConfiguration(
        commandName: "example",
        abstract: "Print the example route book, to start your own from: intake routes example > routes.toml")

    @OptionGroup var global: GlobalOptions

    func run(in context: Context) throws {
        // The unchanged bytes, so that the output has the hash of the book that ships.
        guard context.json else { return try context.output.write(ExampleBook.bytes, to: .output) }
        let book = try ExampleBook.read { try Hash.blake2b256($0) }
        let answer = context.envelope(book: book.stamp).object(["toml": .string(ExampleBook.text)])
        try context.output.json(CanonicalJSON.encode(answer))
    }
}

// `intake routes adopt`: puts a signed route book in force. It asks no question, because its signer was pinned with the
// keys.

import ArgumentParser
import Intake
import IntakeBase
import IntakeLog
import IntakeTriage

/// Puts a route book in force.
struct RoutesAdopt: Command {
    static let configuration = CommandConfiguration(
        commandName: "adopt", abstract: "Put a signed route book in force on this laptop.",
        discussion: """
            The signer must be the lead coordinator whose keys file is in force here, and the version must be higher \
            than that of the old book. If a book is refused, the old one stays in force.
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The route book, next to its signature FILE.minisig.", completion: .file())
    var file: String

    func run(in context: Context) throws {
        let home = Home(context.home)
        let today = Day(unixSeconds: context.now)
        let candidate = try home.examineBook(
            try SignedFile(reading: file, in: .laptop, limit: RouteBook.maxBytes, kind: .routeBook))
        _ = try RouteBook.checked(candidate.signed.bytes, file: file, on: today)
        let before = try home.adoptedBook()
        try home.adopt(candidate, on: today)

        let book = candidate.content
        try context.emit(
            json: [
                "version": JSONValue(book.stamp.version), "hash": .string(book.stamp.hash.hex),
                "already_in_force": .bool(candidate.isInForce),
                "replaces": before.map { JSONValue($0.version) } ?? .null,
                "example": .bool(book.stamp.example), "newest_check": .string(book.newestCheck.description),
                "facts": JSONValue(book.facts.count), "overdue": JSONValue(BookDay(book, on: today).overdue.map(\.id)),
            ],
            book: book.stamp,
            text: { language in
                let sentence =
                    candidate.isInForce
                    ? RoutesCommandText.alreadyInForce(version: book.stamp.version)
                    : RoutesCommandText.adopted(book, replaces: before?.version)
                return sentence(language) + "\n"
            })
        // A laptop without an identity gets the remarks for a volunteer.
        let role = (try? home.card().role) ?? .volunteer
        for remark in RoutesCommandText.remarks(book, for: role, on: today) { context.remark(remark) }
    }
}

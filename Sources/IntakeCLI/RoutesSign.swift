// `intake routes sign`: signs a route book with the lead coordinator's key, like a keys file.

import ArgumentParser
import Intake
import IntakeBase
import IntakeLog
import IntakeTriage

/// Signs a route book.
struct RoutesSign: Command {
    static let configuration = CommandConfiguration(
        commandName: "sign", abstract: "Sign a route book with this coordinator's root key; writes FILE.minisig.")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var passphrase: PassphraseOption

    @Argument(help: "The route book.", completion: .file())
    var file: String

    func run(in context: Context) throws {
        let signing = try Signing(in: context)
        // Refuses a book with problems before it is signed, and before asking for a passphrase.
        let bytes = try Folder.contents(file, limit: RouteBook.maxBytes)
        let today = Day(unixSeconds: context.now)
        let book = try RouteBook.checked(bytes, file: file, on: today)
        try signing.sign(
            bytes, of: file, kind: "route book", book.fileStamp, inForce: try signing.home.adoptedBook(), passphrase,
            in: context)
        if let signed = book.signed, signed != today { context.remark(KeysCommandText.signedOther(signed, today)) }
        for remark in RoutesCommandText.remarks(book, for: .coordinator, on: today) { context.remark(remark) }
        var json = signing.json(book.fileStamp, of: file)
        json["example"] = .bool(book.stamp.example)
        json["facts"] = JSONValue(book.facts.count)
        json["overdue"] = JSONValue(BookDay(book, on: today).overdue.map(\.id))
        try context.emit(
            json: json, book: book.stamp,
            text: { RoutesCommandText.signed(file, version: book.stamp.version)($0) + "\n" })
    }
}

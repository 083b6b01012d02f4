// `intake routes sign`: the lead coordinator's signature under a route book, as under a keys file.

import ArgumentParser
import Intake

/// Signs a route book.
struct RoutesSign: Command {
    static let configuration = CommandConfiguration(
        commandName: "sign", abstract: "Sign a route book with this coordinator's root key; writes FILE.minisig.")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var passphrase: PassphraseOption

    @Argument(help: "The route book.", completion: .file())
    var file: String

    func run(in context: Context) throws {
        let home = Home(context.home)
        let card = try home.card()
        guard let root = card.root else { throw IdentityError.noRoot }
        // What a check refuses is refused before it is signed, and before a passphrase is asked for.
        let bytes = try Folder.contents(file, limit: RouteBook.maxBytes)
        let today = Day(unixSeconds: context.now)
        let book = try RouteBook.checked(bytes, file: file, on: today)
        let identity = try home.unlock(Passphrase.existing(passphrase, in: context))
        let signature = try identity.signFile(
            bytes,
            trustedComment: "intake route book version \(book.stamp.version), signed by \(card.label) on \(today)")
        try Folder.replace(MinisignSignature.path(for: file), with: Array(signature.file.utf8))
        if let inForce = try home.adoptedBook(), inForce.hash != book.storedName.hash,
            inForce.version >= book.stamp.version
        {
            context.remark(KeysCommandText.willBeRefused(version: book.stamp.version, inForce: inForce.version))
        }
        for remark in RoutesCommandText.remarks(book, for: .coordinator, on: today) { context.remark(remark) }
        try context.emit(
            json: CanonicalJSON.encode([
                "schema": 1, "version": JSONValue(book.stamp.version), "hash": .string(book.stamp.hash),
                "root": .string(root.text), "signature": .string(MinisignSignature.path(for: file)),
                "example": .bool(book.stamp.example), "facts": JSONValue(book.facts.count),
                "overdue": JSONValue(BookDay(book, on: today).overdue.map(\.id)),
            ]),
            text: { RoutesCommandText.signed(file, version: book.stamp.version)($0) + "\n" })
    }
}

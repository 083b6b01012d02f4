// `intake setup`: creates this laptop's secret keys, and prints its public table for the keys file.

import ArgumentParser
import Glibc
import Intake
import IntakeBase
import IntakeLog

extension Role: ExpressibleByArgument {}

/// Creates the identity of this laptop.
struct Setup: Command {
    static let configuration = CommandConfiguration(
        abstract: "Make this laptop's secret key and print its public table for the keys file.",
        discussion: """
            The key is locked with a passphrase and never replaced. The table goes to standard output and contains no \
            secret: the lead coordinator puts it into the keys file.
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var passphrase: PassphraseOption

    @Option(help: ArgumentHelp("What this laptop is for: volunteer or coordinator.", valueName: "role"))
    var role: Role?

    @Option(
        help: ArgumentHelp(
            "This laptop's name in the keys file: 1 to 32 Latin letters, digits, dots, dashes, underlines.",
            valueName: "label"))
    var name: String?

    @Option(help: ArgumentHelp("The last valid day of a coordinator (else in a year).", valueName: "yyyy-mm-dd"))
    var validUntil: Day?

    @Flag(help: "Print the table of the existing key; changes nothing.")
    var print = false

    func run(in context: Context) throws {
        guard print ? role == nil && name == nil : role != nil && name != nil else {
            throw UsageError(UsageText.setUp)
        }
        let label = try name.map { name in
            guard let label = Label(name) else { throw UsageError(UsageText.label(VisibleText.line(name))) }
            return label
        }
        let home = Home(context.home)
        let card: IdentityCard
        if let role, let label {
            // Checked before the person types a passphrase twice.
            if try home.hasIdentity { throw HomeError.identityExists(home.path) }
            card = try home.setUp(role: role, label: label, passphrase, in: context)
        } else {
            card = try home.card()
        }
        let table = try card.table(validUntil: validUntil ?? Day(unixSeconds: context.now).adding(days: 365))
        try context.emit(
            json: [
                "role": .string(card.role.rawValue), "label": .string(card.label.description),
                "signing": .string(PublicKeyText(.signing, card.signing.bytes).text()),
                "sealing": .string(PublicKeyText(.sealing, card.sealing.bytes).text()),
                "root": JSONValue(card.root?.text), "table": .string(table),
            ],
            text: { _ in table })
        if !print { context.remark(KeysCommandText.made(home.path, redirected: isatty(STDOUT_FILENO) != 1)) }
    }
}

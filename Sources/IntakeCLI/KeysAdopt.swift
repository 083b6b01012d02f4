// `intake keys adopt`: puts a signed keys file in force. The first one pins its signer (trust on first use): only then
// must a person, or a key that came another way, confirm the signer.

import ArgumentParser
import Intake
import IntakeBase
import IntakeLog

/// Puts a keys file in force.
struct KeysAdopt: Command {
    static let configuration = CommandConfiguration(
        commandName: "adopt",
        abstract: "Put a signed keys file in force on this laptop.",
        discussion: """
            The first file sets the signer: this laptop's own root key, the key given with --root, or, on a terminal, \
            the key whose digits you compare. Every later file must have the same signer and a higher version.
            """)

    @OptionGroup var global: GlobalOptions

    @Option(
        help: ArgumentHelp("The lead coordinator's public key, from `intake keys show --root`.", valueName: "RW..."))
    var root: String?

    @Argument(help: "The keys file, next to its signature FILE.minisig.", completion: .file())
    var file: String

    func run(in context: Context) throws {
        let root = try root.map(KeysAdopt.parse)
        let home = Home(context.home)
        let today = Day(unixSeconds: context.now)
        let candidate = try home.examine(
            try SignedFile(reading: file, in: .laptop, limit: KeysFile.maxBytes), root: root)
        if candidate.trust == .unconfirmed { try confirm(candidate, in: context) }
        try home.adopt(candidate, on: today)

        let keys = candidate.content
        let card = try home.hasIdentity ? home.card() : nil
        let listed = card.map { keys.holder(of: $0.signing) != nil }
        let warnings = keys.warnings(on: today)
        try context.emit(
            json: [
                "version": JSONValue(keys.version), "hash": .string(keys.hash.hex),
                "root": .string(candidate.signer.text), "already_in_force": .bool(candidate.isInForce),
                "not_used_yet": JSONValue(keys.notUsedYet), "listed": listed.map(JSONValue.bool) ?? .null,
                "warnings": .array(warnings.map(\.sentence.json)),
            ],
            text: { language in
                let sentence =
                    candidate.isInForce
                    ? KeysCommandText.alreadyInForce(version: keys.version)
                    : KeysCommandText.adopted(
                        version: keys.version, coordinators: keys.coordinators.count,
                        volunteers: keys.volunteers.count)
                return sentence(language) + "\n"
            })
        if let later = keys.notUsedYetSentence { context.remark(later) }
        for warning in warnings { context.remark(warning.sentence) }
        if let card, listed == false { context.remark(KeysCommandText.notListed(card.label)) }
    }

    /// Shows the digits and asks. If no person can be asked, the file is refused.
    private func confirm(_ candidate: Candidate<KeysFile>, in context: Context) throws {
        guard !context.json, let terminal = try? Terminal(environment: context.environment) else {
            throw AdoptionError.unknownSigner(file)
        }
        let question = KeysCommandText.compare(try candidate.signer.digits())
        let isSame = try terminal.held { terminal in
            try Prompt(terminal: terminal, language: context.language).confirm(question)
        }
        guard isSame else { throw AdoptionError.notConfirmed }
    }

    private static func parse(_ text: String) throws -> MinisignKey {
        guard let key = MinisignKey(text) else {
            throw UsageError(UsageText.rootKey)
        }
        return key
    }
}

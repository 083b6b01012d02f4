// `intake keys`: the keys file, from writing it to putting it in force.

import ArgumentParser
import Intake
import IntakeBase
import IntakeLog

/// The commands for the keys file.
struct Keys: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The keys file: who may write, who can read.",
        subcommands: [KeysSign.self, KeysAdopt.self, KeysCheck.self, KeysShow.self])
}

/// Signs a keys file.
struct KeysSign: Command {
    static let configuration = CommandConfiguration(
        commandName: "sign", abstract: "Sign a keys file with this coordinator's root key; writes FILE.minisig.")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var passphrase: PassphraseOption

    @Argument(help: "The keys file.", completion: .file())
    var file: String

    func run(in context: Context) throws {
        let signing = try Signing(in: context)
        // Refuses a malformed file before it is signed, and before asking for a passphrase.
        let keys = try KeysFile(try Folder.contents(file, limit: KeysFile.maxBytes), file: file)
        guard keys.root == nil || keys.root == signing.root else { throw AdoptionError.namesOtherRoot(file) }
        try signing.sign(
            keys.bytes, of: file, kind: "keys", keys.fileStamp, inForce: try signing.home.adoptedKeys(),
            passphrase, in: context)
        let today = Day(unixSeconds: context.now)
        if let signed = keys.signed, signed != today { context.remark(KeysCommandText.signedOther(signed, today)) }
        if let later = keys.notUsedYetSentence { context.remark(later) }
        for warning in keys.warnings(on: today) { context.remark(warning.sentence) }
        try context.emit(
            json: signing.json(keys.fileStamp, of: file),
            text: { KeysCommandText.signed(file, version: keys.version)($0) + "\n" })
    }
}

/// Checks a keys file without putting it in force.
struct KeysCheck: Command {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check a keys file and its signature; changes nothing.")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var asOf: AsOfOption

    @Argument(help: "The keys file.", completion: .file())
    var file: String

    func run(in context: Context) throws {
        try KeysView.ofFile(file, in: Home(context.home), on: context.today(asOf)).print(in: context)
    }
}

/// Shows the keys in force, or a file.
struct KeysShow: Command {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show the keys in force or a keys file: who can read, who may write.")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var asOf: AsOfOption

    @Flag(help: "Print the lead coordinator's public key in minisign's form, for --root on another laptop.")
    var root = false

    @Argument(help: "A keys file (else the keys in force).", completion: .file())
    var file: String?

    func run(in context: Context) throws {
        if root && file != nil { throw UsageError(UsageText.rootOrFile) }
        let home = Home(context.home)
        if root {
            guard let key = try home.pinnedRoot() else { throw HomeError.noRoot }
            let digits = try key.digits()
            try context.emit(
                json: ["root": .string(key.text), "digits": .string(digits)],
                text: { _ in key.text + "\n" })
            if !context.json { context.remark(KeysCommandText.digits(digits)) }
        } else if let file {
            try KeysView.ofFile(file, in: home, on: context.today(asOf)).print(in: context)
        } else {
            try KeysView.inForce(home, on: context.today(asOf)).print(in: context)
        }
    }
}

// `intake verify PATH...`: the verdict on logs, without taking them in. Without a key it says what the structure shows.

import ArgumentParser
import Intake

/// Verifies logs.
struct Verify: Command {
    static let configuration = CommandConfiguration(
        abstract: "Say the verdict on logs; without a key, all that their structure shows.",
        discussion: "With --key, or a passphrase descriptor, the logs are opened with this laptop's key.")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var passphrase: PassphraseOption

    @Flag(help: "Open the logs with this coordinator's key.")
    var key = false

    @Argument(help: "Logs, or folders with logs.", completion: .file())
    var paths: [String]

    func run(in context: Context) throws {
        let places = Desk.logPlaces(in: paths)
        let logs: [ImportedLog]
        if key || passphrase.passphraseFd != nil {
            let home = Home(context.home)
            try Desk.admit(home)
            let desk = try home.desk(passphrase, in: context)
            logs = try places.map { try $0.refused ?? desk.verify($0.path) }
        } else {
            logs = try places.map { place in
                try place.refused ?? ImportedLog(path: place.path, report: LogFile.readStructure(place.path))
            }
        }
        let isGood = logs.allSatisfy { $0.report.verdict.isGood && $0.quarantined.isEmpty } && !logs.isEmpty
        if !isGood { context.finish(.needsPerson) }
        try context.emit(
            json: CanonicalJSON.encode(["schema": 1, "logs": .array(logs.map(LogView.json))]),
            text: { LogView.text(logs, isTakenIn: false, $0) })
    }
}

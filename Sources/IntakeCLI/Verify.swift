// `intake verify PATH...`: the verdict on logs, without importing them. Without a key it reports only the structure.

import ArgumentParser
import Intake
import IntakeBase
import IntakeLog

extension LogView {
    /// Prints how many of the named files are not reported below.
    static func remarkPassedOver(in paths: [String], _ context: Context) {
        let count = Desk.passedOver(in: paths, of: .laptop)
        if count > 0 { context.remark(ImportText.passedOver(count)) }
    }
}

/// Verifies logs.
struct Verify: Command {
    static let configuration = CommandConfiguration(
        abstract: "Print the verdict on logs; without a key, what their structure shows.",
        discussion: "With --key, or a passphrase descriptor, the logs are opened with this laptop's key.")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var passphrase: PassphraseOption

    @Flag(help: "Open the logs with this coordinator's key.")
    var key = false

    @Argument(help: "Logs, or folders with logs.", completion: .file())
    var paths: [String]

    func run(in context: Context) throws {
        let read: [ImportedLog]
        if key || passphrase.passphraseFd != nil {
            let home = Home(context.home)
            let desk = try DeskWork.desk(passphrase, in: context)
            read = try home.blamingDesk(butFor: paths) { try desk.verify(in: paths) }
        } else {
            read = try Desk.logPlaces(in: paths, of: .laptop).map { place in
                try place.refused
                    ?? ImportedLog(path: place.path, report: LogFile.readStructure(place.path, in: .laptop))
            }
        }
        let logs = read.map(Self.told)
        let isGood = logs.allSatisfy { $0.report.isGood && $0.quarantined.isEmpty } && !logs.isEmpty
        if !isGood { context.finish(logs.contains { $0.report.failure != nil } ? .ioError : .needsPerson) }
        LogView.remarkPassedOver(in: paths, context)
        try context.emit(
            json: ["logs": .array(logs.map { LogView.json($0, isImport: false) })],
            text: { LogView.text(logs, isImport: false, $0) })
    }

    /// The report for output. If the medium could not read all of a log, the findings do not describe the log.
    private static func told(_ log: ImportedLog) -> ImportedLog {
        log.report.failure.map { ImportedLog(path: log.path, report: LogReport(unread: $0)) } ?? log
    }
}

// `intake carry DIR`: copies this laptop's logs to a stick, reads them back, prints the receipts. If the laptop cannot
// write its log, the log is still copied, unchanged, and the command says so.

import ArgumentParser
import Glibc
import Intake
import IntakeBase
import IntakeLog

/// Copies the logs to a stick.
struct CarryCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "carry", abstract: "Copy the log to a stick, read it back, and print the receipt.")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var passphrase: PassphraseOption

    @Flag(help: "Copy the log as it is: no passphrase is needed, and nothing is written on this laptop.")
    var asIs = false

    @Argument(help: "The folder on the stick.", completion: .directory)
    var folder: String

    func run(in context: Context) throws {
        let home = Home(context.home)
        guard try !home.lacksLog() else { throw CarryError.logGone }
        guard try !home.logs().isEmpty else { throw CarryError.nothing }
        try admit(CarryTarget(folder, for: home), in: context)
        // Closes an interrupted session, so that the log arrives complete, and keeps the lock during the copy.
        let writer = try opened(in: context)
        let carried = try withExtendedLifetime(writer) {
            try Carry.copy(home, by: writer.didClose ? writer.recorder : nil, to: folder)
        }
        remark(carried, writer, in: context)
        if !carried.copies.isEmpty { try print(carried.copies, asIs: !writer.didClose, in: context) }
        if let failed = carried.notCopied.first ?? carried.keysMissing { throw failed }
    }

    /// Asks about a folder on the laptop's own disk, or warns a script.
    private func admit(_ target: CarryTarget, in context: Context) throws {
        guard target.isOnOwnDisk else { return }
        let path = VisibleText.line(folder)
        guard hasPerson else { return context.remark(CarryText.ownDisk(path)) }
        guard try confirm(CarryText.ownDiskQuestion(path), in: context) else { throw CarryError.declined }
    }

    private var hasPerson: Bool { passphrase.passphraseFd == nil && isatty(STDIN_FILENO) == 1 }

    private func confirm(_ question: Sentence, in context: Context) throws -> Bool {
        try Terminal(environment: context.environment).held { terminal in
            try Prompt(terminal: terminal, language: context.language).confirm(question)
        }
    }

    // MARK: Closing

    /// The result of opening the log.
    private struct Writer {
        /// Holds the lock on the log while it is alive.
        var recorder: Recorder?
        /// Whether it closed the log. Then the copies have an end, and keys files beside them.
        var didClose = false
        /// The reason why it did not; nil if it was not asked to.
        var reason: Sentence?
    }

    /// Closes the log, or returns the reason why that is impossible. Throws if the person can mend it at once: another
    /// program holds the lock, or the passphrase is missing or wrong.
    private func opened(in context: Context) throws -> Writer {
        if asIs { return Writer() }
        var writer = Writer()
        do {
            writer.recorder = try Recording.open("intake carry", passphrase, advises: false, asOf: nil, in: context)
            try writer.recorder?.close()
            writer.didClose = true
        } catch let error as LogError where error.exit == .busy {
            throw error
        } catch let error as UsageError {
            throw error
        } catch let error as any Explained where [.wrongKey, .usage, .interrupted].contains(error.exit) {
            if let interrupted = error as? Interrupted, !interrupted.isEmptyAnswer { throw error }
            guard hasPerson else { throw CarryError.locked(error) }
            guard try confirm(CarryText.asIsQuestion, in: context) else { throw CarryError.locked(error) }
        } catch let error as any Explained {
            writer.reason = Self.cause(error).sentence
        }
        return writer
    }

    /// The cause of the error, without the words about an unsaved request, because there is no request.
    private static func cause(_ error: any Explained) -> any Explained {
        if case LogError.notSaved(let cause, _) = error { cause } else { error }
    }

    // MARK: Telling

    private func remark(_ carried: Carry.Carried, _ writer: Writer, in context: Context) {
        func say(_ sentence: Sentence) {
            context.remark(sentence)
            context.finish(.needsPerson)
        }
        if !writer.didClose {
            // An end that the disk could not read is not an end that an interruption left out.
            let isClosed = carried.copies.allSatisfy { $0.report.isClosed || $0.unread > 0 }
            let isWhole = carried.copies.allSatisfy(\.isWhole)
            say(CarryText.asIs(writer.reason, isClosed: isClosed, isWhole: isWhole))
            say(CarryText.keysNotMade)
        }
        for copy in carried.copies {
            let path = VisibleText.line(copy.path)
            if copy.isBeside { say(CarryText.besideOther(path)) }
            if copy.unread > 0 { say(CarryText.unread(path, cells: copy.unread)) }
            for fault in copy.faults { say(CarryText.notWhole(path, fault.sentence)) }
            if writer.didClose && !copy.report.isClosed && copy.isWhole { say(CarryText.withoutEnd(path)) }
        }
        for error in carried.notCopied.dropFirst() { say(error.sentence) }
        if !carried.notCopied.isEmpty, let missing = carried.keysMissing { say(missing.sentence) }
    }

    private func print(_ copies: [Carry.Copy], asIs: Bool, in context: Context) throws {
        let receipts = try copies.map { copy in
            try copy.head.map { try Receipt(log: copy.log, head: $0, cost: .interactive) }
        }
        try context.emit(
            json: [
                "as_is": .bool(asIs),
                "logs": .array(
                    zip(copies, receipts).map { copy, receipt in
                        [
                            "path": .string(copy.path), "log": .string(copy.log.hex), "bytes": JSONValue(copy.bytes),
                            "receipt": JSONValue(receipt?.description), "closed": .bool(copy.report.isClosed),
                            "unread_cells": JSONValue(copy.unread),
                        ]
                    }),
            ],
            text: { language in
                var lines: [String] = []
                for (copy, receipt) in zip(copies, receipts) {
                    lines.append(CarryText.copied(VisibleText.line(copy.path), bytes: copy.bytes)(language))
                    if let receipt { lines.append(StationText.receipt(receipt.description)(language)) }
                }
                return (lines + [StationText.readReceipt(language)]).joined(separator: "\n") + "\n"
            })
    }
}

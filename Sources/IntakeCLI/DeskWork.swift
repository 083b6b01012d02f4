// Shared by `queue`, `show` and `export`: opens the desk, reads its logs, triages every case for the day.

import ArgumentParser
import Glibc
import Intake
import IntakeBase
import IntakeTriage

/// How a desk is read.
struct RereadOption: ParsableArguments {
    @Flag(help: "Read every log again, not the sealed snapshot of what was read before.")
    var reread = false
}

/// An opened desk.
struct DeskWork {
    /// What the desk has shown; nil if it was not asked for.
    let shown: ShownNote?
    let book: RouteBook
    let triage: Triage
    let queue: Queue
    let load: Caseload
    /// The logs that are not whole.
    let alarms: [Alarm]
    let asOf: Day
    /// The exit status for the alarms; nil if no log is known to be incomplete.
    var exit: ExitStatus? { DeskWork.exit(alarms) }

    /// Unlocks this coordinator's desk and reads all of it. Print the alarms (`tell`) after the answer.
    static func open(
        _ passphrase: PassphraseOption, asOf: Day, reread: RereadOption, remembers: Bool = false, in context: Context
    ) throws -> DeskWork {
        // Reports a damaged book before asking for a passphrase.
        let book = try Home(context.home).routeBook()
        let triage = Triage(book: book)
        let desk = try desk(passphrase, in: context)
        let work = try desk.work(
            asOf: asOf, book: book.fileStamp.hash, reread: reread.reread
        ) { triage.advise(on: $0, asOf: asOf) }
        let alarms = work.logs.compactMap(\.alarm)
        finish(alarms, in: context)
        return DeskWork(
            shown: remembers ? try desk.shownNote() : nil, book: book, triage: triage, queue: work.queue,
            load: work.cases, alarms: alarms, asOf: asOf)
    }

    /// Unlocks this coordinator's desk and reads its cases.
    static func caseload(_ passphrase: PassphraseOption, in context: Context) throws -> Caseload {
        try caseload(desk(passphrase, in: context), reread: false, in: context).cases
    }

    /// Reads the cases of an unlocked desk. `exit`: the exit status for the alarms; nil if no log is known to be
    /// incomplete.
    static func caseload(
        _ desk: Desk, reread: Bool, in context: Context
    ) throws -> (cases: Caseload, exit: ExitStatus?) {
        let (cases, logs) = try desk.load(reread: reread)
        let alarms = logs.compactMap(\.alarm)
        finish(alarms, in: context)
        tell(alarms, in: context)
        return (cases, exit(alarms))
    }

    /// Prints which logs are not whole, as the last lines on the screen, because the answer covers all logs.
    func tell(in context: Context) { DeskWork.tell(alarms, in: context) }

    /// Prints which logs are not whole.
    static func tell(_ alarms: [Alarm], in context: Context) {
        for alarm in alarms { context.remark(alarm.sentence) }
    }

    /// Sets the exit status for the alarms.
    static func finish(_ alarms: [Alarm], in context: Context) {
        if let status = exit(alarms) { context.finish(status) }
    }

    private static func exit(_ alarms: [Alarm]) -> ExitStatus? {
        alarms.first { $0.exit == .ioError }?.exit ?? alarms.first?.exit
    }

    /// Unlocks this coordinator's desk.
    static func desk(_ passphrase: PassphraseOption, in context: Context) throws -> Desk {
        let home = Home(context.home)
        return try home.blamingDesk {
            try Desk.admit(home)
            return try home.desk(passphrase, in: context)
        }
    }
}

/// Text that may contain names: typed at the terminal or read from standard input, never an argument.
enum TypedText {
    static func read(_ label: Sentence, in context: Context) throws -> String {
        guard isatty(STDIN_FILENO) == 1, let terminal = try? Terminal(environment: context.environment) else {
            let bytes = try InputFile.bytes("-", limit: 1 << 16)
            return String(decoding: bytes, as: UTF8.self).trimmed
        }
        return try terminal.held { terminal in
            try Prompt(terminal: terminal, language: context.language).line(label(context.language) + " ")
        }
    }
}

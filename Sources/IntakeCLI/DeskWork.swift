// Shared by `queue`, `show` and `export`: opens the desk, reads its logs, triages every case for the day.

import ArgumentParser
import Glibc
import Intake
import IntakeBase
import IntakeLog
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
    /// The exit status where a case is missing, because it may be in a log that is not whole; nil if all are whole.
    var gap: ExitStatus? { DeskWork.gap(alarms) }

    /// Unlocks this coordinator's desk and reads all of it. Print the alarms (`tell`) after the answer. `copy`: takes
    /// keys that are needed later.
    static func open(
        _ passphrase: PassphraseOption, asOf: Day, reread: RereadOption, remembers: Bool = false, in context: Context,
        _ copy: (borrowing Identity) throws -> Void = { _ in }
    ) throws -> DeskWork {
        // Reports a damaged book before asking for a passphrase.
        let book = try Home(context.home).routeBook()
        let triage = Triage(book: book)
        let desk = try desk(passphrase, in: context, copy)
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

    /// Reads the cases of an unlocked desk. `gap`: the exit status where a case is missing.
    static func caseload(
        _ desk: Desk, reread: Bool, in context: Context
    ) throws -> (cases: Caseload, gap: ExitStatus?) {
        let (cases, logs) = try desk.load(reread: reread)
        let alarms = logs.compactMap(\.alarm)
        finish(alarms, in: context)
        tell(alarms, in: context)
        return (cases, gap(alarms))
    }

    /// Prints which logs are not whole, as the last lines on the screen, because the answer covers all logs.
    func tell(in context: Context) { DeskWork.tell(alarms, in: context) }

    /// Prints which logs are not whole, and how many alarms were put aside.
    static func tell(_ alarms: [Alarm], in context: Context) {
        for alarm in alarms where !alarm.isSeen { context.remark(alarm.sentence) }
        let aside = alarms.count(where: \.isSeen)
        if aside > 0 { context.remark(SeenWords.aside(aside)) }
    }

    /// Sets the exit status for the alarms.
    static func finish(_ alarms: [Alarm], in context: Context) {
        if let status = exit(alarms) { context.finish(status) }
    }

    /// The exit status for the alarms that were not put aside; nil if there are none.
    private static func exit(_ alarms: [Alarm]) -> ExitStatus? {
        let loud = alarms.filter { !$0.isSeen }
        return loud.first { $0.exit == .ioError }?.exit ?? loud.first?.exit
    }

    /// The exit status where a case is missing: also a log whose alarm was put aside may have it.
    private static func gap(_ alarms: [Alarm]) -> ExitStatus? { alarms.isEmpty ? nil : exit(alarms) ?? .refused }

    /// Unlocks this coordinator's desk.
    static func desk(
        _ passphrase: PassphraseOption, in context: Context, _ copy: (borrowing Identity) throws -> Void = { _ in }
    ) throws -> Desk {
        let home = Home(context.home)
        return try home.blamingDesk {
            try Desk.admit(home)
            return try home.withIdentity(passphrase, in: context) { identity in
                try copy(identity)
                return try Desk(home, identity: identity, now: context.now)
            }
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

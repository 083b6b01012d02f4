// What `queue`, `show` and `export` share: the desk opened, its logs read, every case triaged on the day.

import ArgumentParser
import Glibc
import Intake

/// How a desk is read.
struct RereadOption: ParsableArguments {
    @Flag(help: "Read every log anew, not the sealed snapshot of what was read before.")
    var reread = false
}

/// An opened desk.
struct DeskWork {
    let book: RouteBook
    let triage: Triage
    let queue: Queue
    let load: Caseload
    let asOf: Day

    /// Unlocks this coordinator's desk and reads all of it. Copies that changed since their import are named.
    /// - Parameter linesOnly: no case itself is shown, only lines of the queue.
    static func open(
        _ passphrase: PassphraseOption, asOf: Day, reread: RereadOption, linesOnly: Bool = false, in context: Context
    ) throws -> DeskWork {
        // A damaged book is named before anybody is asked for a passphrase.
        let book = try Home(context.home).routeBook()
        let triage = Triage(book: book)
        let work = try desk(passphrase, in: context).work(
            asOf: asOf, book: book.storedName.hash, reread: reread.reread, linesOnly: linesOnly
        ) { triage.advise(on: $0, asOf: asOf) }
        name(work.logs, in: context)
        return DeskWork(book: book, triage: triage, queue: work.queue, load: work.cases, asOf: asOf)
    }

    /// Unlocks this coordinator's desk and reads its cases.
    static func caseload(_ passphrase: PassphraseOption, in context: Context) throws -> Caseload {
        let (cases, logs) = try desk(passphrase, in: context).load()
        name(logs, in: context)
        return cases
    }

    private static func desk(_ passphrase: PassphraseOption, in context: Context) throws -> Desk {
        let home = Home(context.home)
        try Desk.admit(home)
        return try home.desk(passphrase, in: context)
    }

    private static func name(_ logs: [Desk.Stored], in context: Context) {
        for log in logs where log.isChanged {
            let name = VisibleText.line(Folder.name(of: log.path))
            context.remark(log.isOwn ? ImportText.ownUnread(name) : ImportText.changedHere(name))
            context.finish(.needsPerson)
        }
    }
}

/// Text that may name a person: typed at the terminal, or from standard input, never an argument.
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

extension String {
    /// Without white space at its ends.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}

// What `new` and `add` share: opening the recorder, sealing drafts, and saying at every error what is saved.

import Intake

enum Recording {
    /// Unlocks this laptop and opens its log. What can stand in the way of recording stands in the way here.
    static func open(
        _ command: String, _ passphrase: PassphraseOption, asOf: Day?, in context: Context
    ) throws -> Recorder {
        let home = Home(context.home)
        guard home.hasIdentity else { throw HomeError.noIdentity(home.path) }
        _ = try home.keysInForce()
        let recorder = try home.withIdentity(passphrase, in: context) { identity in
            try Recorder(home, identity: identity, command: command, asOf: asOf) { Context.clock() }
        }
        for notice in recorder.notices { context.remark(notice.sentence) }
        if recorder.notices.contains(where: \.needsPerson) { context.finish(.needsPerson) }
        return recorder
    }

    /// Seals drafts one by one. At an error, what was saved before it is printed, and the error is thrown.
    static func seal(
        _ drafts: [Recorder.Draft], with recorder: Recorder, in context: Context,
        print: ([Recorder.Draft], Receipt?) throws -> Void
    ) throws {
        var sealed: [Recorder.Draft] = []
        do {
            for draft in drafts {
                try recorder.seal(draft)
                sealed.append(draft)
            }
        } catch {
            if !sealed.isEmpty { try print(sealed, nil) }
            throw error
        }
        try finish(sealed, with: recorder, in: context, print: print)
    }

    /// Closes the log and prints what was saved, with the receipt. A close that fails loses no record.
    static func finish(
        _ sealed: [Recorder.Draft], with recorder: Recorder, in context: Context,
        print: ([Recorder.Draft], Receipt?) throws -> Void
    ) throws {
        do {
            try recorder.close()
        } catch {
            try print(sealed, nil)
            throw error
        }
        try print(sealed, try recorder.head.map { try Receipt(log: $0.logID, head: $0.hash) })
    }

    /// After a failure: the request is still in memory. Enter tries again; `d` throws it away.
    static func askToRetry(in context: Context) throws {
        let terminal = try Terminal(environment: context.environment)
        let answer = try terminal.held { terminal in
            let prompt = Prompt(terminal: terminal, language: context.language)
            prompt.show(StationText.stillInMemory(context.language) + "\n")
            return try prompt.line()
        }
        if answer == "d" { throw Interrupted() }
    }
}

extension Home {
    /// Lends this laptop's identity, unlocked with the passphrase from the option or the terminal.
    func withIdentity<R>(
        _ option: PassphraseOption, in context: Context, _ body: (borrowing Identity) throws -> R
    ) throws -> R {
        let passphrase = try Passphrase.existing(option, in: context)
        let identity = try unlock(passphrase)
        if !SecretBytes.allLocked { context.remark(StationText.unlockedMemory) }
        return try body(identity)
    }
}

/// The file or standard input that requests come from.
enum RequestSource {
    static func requests(from path: String) throws -> [InputItem] {
        try RequestInput.parse(try InputFile.bytes(path, limit: RequestInput.maxBytes))
    }
}

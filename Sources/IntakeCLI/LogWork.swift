// Shared by `disregard` and `seen`: decisions about a log of the desk, which belong to no case.

import Intake
import IntakeBase
import IntakeCases
import IntakeLog

/// An opened desk with the log that decisions are written to.
struct LogWork {
    let desk: Desk
    private let recorder: Recorder

    /// A decision that was saved.
    struct Sealed {
        let name: String
        let event: Event
    }

    /// Unlocks this laptop once, and opens its log.
    static func open(_ command: String, _ passphrase: PassphraseOption, in context: Context) throws -> LogWork {
        let home = Home(context.home)
        try Recorder.admit(home, on: Day(unixSeconds: context.now))
        let work = try home.withIdentity(passphrase, in: context) { identity in
            LogWork(
                desk: try home.blamingDesk { try Desk(home, identity: identity, now: context.now) },
                recorder: try Recorder(home, identity: identity, command: command, advises: false, asOf: nil) {
                    Context.clock()
                })
        }
        Recording.tell(work.recorder, in: context)
        return work
    }

    /// Saves a decision, and closes the log.
    func seal(_ action: DecisionAction, in context: Context) throws -> Sealed {
        let draft = try recorder.draft(Decision(action, about: nil))
        do { try recorder.seal(draft) } catch { throw LogError.unsaved(error) }
        Recording.tell(recorder, in: context)
        do { try recorder.close() } catch { throw LogError.notClosed(error) }
        guard let log = recorder.head?.logID else { throw LogError.ended }
        return Sealed(name: try draft.name(in: log).hex, event: draft.event)
    }

    /// Prints what was saved, then the alarms.
    static func answer(
        _ sealed: Sealed, _ members: [String: JSONValue], _ lines: [Sentence], _ logs: [Desk.Stored],
        in context: Context
    ) throws {
        let alarms = logs.compactMap(\.alarm)
        DeskWork.finish(alarms, in: context)
        defer { DeskWork.tell(alarms, in: context) }
        let own: [String: JSONValue] = ["name": .string(sealed.name), "event": sealed.event.json]
        try context.emit(json: own.merging(members) { $1 }) { language in
            lines.map { $0(language) + "\n" }.joined()
        }
    }

    /// The label of a laptop, the first digits of a log's id, or the name of its file. Throws `UsageError`.
    static func choice(_ text: String, among labels: Set<String>) throws -> Desk.LogChoice {
        let label = labels.sorted().first { $0.lowercased() == text.lowercased() }
        return try label.map { .author($0) } ?? .digits(digits(text))
    }

    /// The first digits of a log's id, also from the name of its file. Throws `UsageError`.
    static func digits(_ text: String) throws -> String {
        let digits = text.prefix { $0.isHexDigit }.lowercased()
        guard (8...32).contains(digits.count), digits.count == text.count || text.hasSuffix(".intake")
        else {
            throw UsageError(DisregardWords.noLog(VisibleText.line(text)))
        }
        return digits
    }
}

/// No log of the desk, or several, are meant.
struct NoSuchLog: Explained {
    let choice: Desk.LogChoice
    let several: [Bytes16]
    var sentence: Sentence {
        switch choice {
        case .digits: several.isEmpty ? DisregardWords.noSuchLog : DisregardWords.severalLogs
        case .author(let label): DisregardWords.logs(several.map { String($0.hex.prefix(8)) }, of: label)
        }
    }
    var hint: Sentence? { DisregardWords.logHint }
    var exit: ExitStatus { .refused }
}

/// No decision that can be taken back here has the name that was given.
struct NotTakenBack: Explained {
    let sentence: Sentence
    var hint: Sentence? { DecideWords.noDecisionHint }
    var exit: ExitStatus { .refused }
}

// Shared by `decide` and `undo`: opens the desk and the coordinator's own log, finds the case, seals decisions.

import Intake
import IntakeBase
import IntakeCases
import IntakeLog

/// A case as it is named on the command line: by code or by id.
struct CaseChoice {
    let text: String

    /// Throws `MistypedDigits`.
    init(_ text: String) throws {
        if CaseID(text) == nil { _ = try MistypedDigits.code(text, hint: ImportText.noCaseHint) }
        self.text = text
    }

    /// The cases of this code or id.
    func cases(in load: Caseload) -> [Case] {
        if let id = CaseID(text) { return [load[id]].compactMap(\.self) }
        return CaseCode(text).map { load.cases(with: $0) } ?? []
    }
}

/// Several cases have the code that was given.
struct SeveralCases: Explained {
    var sentence: Sentence { DecideWords.severalCases }
    var hint: Sentence? { DecideWords.severalCasesHint }
    var exit: ExitStatus { .refused }
}

/// No decision about the case has the name that was given. `aboutLogs`: a decision about logs has it.
struct NoDecision: Explained {
    var aboutLogs: Bytes16?
    var sentence: Sentence { DecideWords.noDecision }
    var hint: Sentence? { aboutLogs.map { DecideWords.aboutLogsHint($0.hex) } ?? DecideWords.noDecisionHint }
    var exit: ExitStatus { .refused }
}

/// The decision cannot be undone: it was undone before by this undo, or it happened.
struct NotUndoable: Explained {
    var undo: Entry?
    var sentence: Sentence {
        undo.map { DecideWords.alreadyUndone($0.provenance.writer.name, $0.shown.minutes) } ?? DecideWords.happened
    }
    var hint: Sentence? { DecideWords.nothingHint }
    var exit: ExitStatus { .refused }
}

/// No follow-up at this desk has the name that was given.
struct NoFollowUp: Explained {
    var sentence: Sentence { DecideWords.noFollowUp }
    var hint: Sentence? { DecideWords.noFollowUpHint }
    var exit: ExitStatus { .refused }
}

/// The case has records that were not shown at this desk before. They are printed.
struct CaseHasNews: Explained {
    let code: CaseCode
    let count: Int

    var sentence: Sentence { DecideWords.news(count, code.description) }
    var hint: Sentence? { DecideWords.newsHint(code.description) }
    var exit: ExitStatus { .refused }
}

/// An opened desk with the log that decisions are written to.
struct DecideWork {
    private let shown: ShownNote
    private let load: Caseload
    /// The exit status where a case is missing, because it may be in a log that is not whole; nil if all are whole.
    private let gap: ExitStatus?
    private let recorder: Recorder
    private let coordinators: [String]
    private let asOf: AsOfOption

    /// Unlocks this laptop once, reads its desk, and opens its log.
    static func open(
        _ command: String, _ passphrase: PassphraseOption, asOf: AsOfOption, reread: RereadOption, in context: Context
    ) throws -> DecideWork {
        let home = Home(context.home)
        let keys = try Recorder.admit(home, on: Day(unixSeconds: context.now))
        let (desk, recorder) = try home.withIdentity(passphrase, in: context) { identity in
            (
                try home.blamingDesk { try Desk(home, identity: identity, now: context.now) },
                try Recorder(home, identity: identity, command: command, advises: false, asOf: asOf.asOf) {
                    Context.clock()
                }
            )
        }
        Recording.tell(recorder, in: context)
        let (load, gap) = try DeskWork.caseload(desk, reread: reread.reread, in: context)
        return DecideWork(
            shown: try desk.shownNote(), load: load, gap: gap, recorder: recorder,
            coordinators: keys.coordinators.map(\.label.description), asOf: asOf)
    }

    /// The case that is meant. Throws `DeskError.noCase`, or `noCaseRead` if it may be in a log that is not whole;
    /// `SeveralCases`.
    func subject(_ choice: CaseChoice) throws -> Case {
        let cases = choice.cases(in: load)
        guard let subject = cases.first else {
            throw gap.map { DeskError.noCaseRead(choice.text, $0) } ?? .noCase(choice.text)
        }
        if cases.count > 1 { throw SeveralCases() }
        return subject
    }

    /// The id of another case than `subject`, which was given with this option.
    func other(_ code: String, than subject: Case, _ option: String) throws -> CaseID {
        let other = try self.subject(CaseChoice(code)).id
        guard other != subject.id else { throw UsageError(DecideWords.ownCase(option)) }
        return other
    }

    /// The name of a decision about the case. Throws `NoDecision`: a name that is mistyped would change nothing.
    func decision(_ name: Bytes16, about subject: Case) throws -> Bytes16 {
        let isThere = subject.history.contains { entry in
            if case .decision = entry.event.content { entry.name == name } else { false }
        }
        guard isThere else { throw NoDecision(aboutLogs: load.isAboutLogs(name) ? name : nil) }
        return name
    }

    /// The name of a follow-up that the desk holds: only these are attached. Throws `NoFollowUp`.
    func followUp(_ name: Bytes16) throws -> Bytes16 {
        guard load.hasFollowUp(named: name) else { throw NoFollowUp() }
        return name
    }

    /// The number of a decision about the case that can be undone. Throws `NoDecision`, `NotUndoable`: an undo that
    /// changes nothing would only look like one.
    func undoable(_ name: Bytes16, of subject: Case) throws -> Int {
        let name = try decision(name, about: subject)
        guard let number = subject.history.firstIndex(where: { $0.name == name }) else { throw NoDecision() }
        if subject.history[number].action?.kind.isFinal == true { throw NotUndoable() }
        if let undo = subject.decided.undos[number] { throw NotUndoable(undo: subject.history[undo]) }
        return number
    }

    /// The label of a coordinator as it is in the keys file.
    func label(_ given: String) throws -> String {
        guard let label = coordinators.first(where: { $0.lowercased() == given.lowercased() }) else {
            throw UsageError(DecideWords.noLabel(VisibleText.line(given), among: coordinators))
        }
        return label
    }

    /// The name of a record.
    static func name(_ given: String) throws -> Bytes16 {
        guard let name = Bytes16(hex: given) else { throw UsageError(DecideWords.noName(VisibleText.line(given))) }
        return name
    }

    /// Prints the records of the case that were not shown at this desk before, and refuses to decide. Throws
    /// `CaseHasNews`.
    private func refuseNews(of subject: Case, in context: Context) throws {
        let news = try shown.news(of: subject)
        guard !news.isEmpty else { return }
        try context.emit(
            json: [
                "code": .string(subject.code.description), "id": .string(subject.id.description),
                "news": .array(news.map { $0.json(["name": .string($0.name.hex)]) }),
            ], asOf: asOf.asOf
        ) { language in
            let differing = subject.decided.conflicts.flatMap { RequestLines.lines($0, of: subject, language) }
            let lines =
                [DeskText.heading(subject.code)(language)] + news.flatMap { RequestLines.lines($0, language) }
                + differing
            return lines.map { $0 + "\n" }.joined()
        }
        try shown.remember(shown: [subject])
        throw CaseHasNews(code: subject.code, count: news.count)
    }

    /// Seals an undo, and prints which other decisions go on saying the same.
    func undo(_ number: Int, of subject: Case, in context: Context) throws {
        let same = subject.decided.same(as: number) { subject.history[$0].action }.map { subject.history[$0] }
        try seal(
            [.undo(subject.history[number].name)], about: subject, same: same, in: context)
    }

    /// Seals decisions in one session, and prints what was saved. Throws `CaseHasNews` where the case has records that
    /// were not shown before.
    /// - Parameter same: of an undo, the other decisions that say the same and hold.
    func seal(
        _ actions: [DecisionAction], about subject: Case, same: [Entry]? = nil, in context: Context
    ) throws {
        try refuseNews(of: subject, in: context)
        // All records of the case were shown; the newest ones if there are too many to name.
        let after = subject.history.suffix(Decision.maxAfter).map(\.name)
        let drafts = try actions.map { try recorder.draft(Decision($0, about: subject.id, after: after)) }
        for (index, draft) in drafts.enumerated() {
            do {
                try recorder.seal(draft)
            } catch {
                if index > 0 { context.remark(DecideWords.saved(index, subject.code.description)) }
                throw LogError.unsaved(error)
            }
        }
        Recording.tell(recorder, in: context)
        do { try recorder.close() } catch { throw LogError.notClosed(error) }
        guard let log = recorder.head?.logID else { throw LogError.ended }
        let names = try drafts.map { try $0.name(in: log) }
        let code = subject.code.description
        var members: [String: JSONValue] = [
            "code": .string(code), "id": .string(subject.id.description),
            "decisions": .array(zip(names, drafts).map { ["name": .string($0.hex), "event": $1.event.json] }),
        ]
        if let same { members["same"] = JSONValue(same.map(\.name.hex)) }
        try context.emit(json: members, asOf: asOf.asOf) { language in
            var lines = [DecideWords.saved(drafts.count, code)(language)]
            for (name, action) in zip(names, actions) {
                lines += DecisionLines.lines(action, language).map { "  " + $0 }
                lines.append("  " + DecideWords.undo(code, name.hex)(language))
            }
            for other in same ?? [] {
                lines.append(DecideWords.same(other.provenance.writer.name, other.shown.minutes)(language))
                lines.append("  " + DecideWords.undo(code, other.name.hex)(language))
            }
            return lines.map { $0 + "\n" }.joined()
        }
        // After the answer: if this fails, the decisions are saved all the same, and the case is shown once more.
        try shown.remember(shown: [subject], made: names)
    }
}

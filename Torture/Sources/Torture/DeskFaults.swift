// The real program's `queue`, `show`, `export`, `status` and `import` while every call on the coordinator's home fails:
// the keys files, the pinned root, the route book, the identity, the copies of the logs and the memory of them. An
// answer must equal that of an undisturbed run to the last byte, or end with a status that says that it does not; and
// after a single fault the next command must give its usual answer.

import Glibc
import Intake
import IntakeBase
import IntakeCases
import IntakeLog
import IntakeTriage
import TortureLab

enum DeskFaults {
    private struct Case: Sendable {
        let work: DeskLab.Work
        let fault: Fault
        /// The path that the call is made on.
        let path: String
    }

    static func run(_ settings: Settings) throws -> Tally {
        let own = try settings.forTheProgram()
        return try Scratch.folder(own) { folder in
            let lab = try DeskLab(own, in: folder)
            var cases: [Case] = []
            for (kind, work) in DeskLab.Work.allCases.enumerated() {
                for (index, call) in (lab.calls[work] ?? []).enumerated() {
                    var kinds = [Fault.Kind.fails(EIO, .once), .fails(EIO, .forGood)]
                    if call.opens { kinds += [EACCES, EMFILE, ENOMEM].map { .fails($0, .once) } }
                    if call.name != nil && !call.opens { kinds += [.fails(ENOSPC, .once), .kills] }
                    for (number, fault) in kinds.enumerated() where own.takes(kind << 40 + index << 20 + number) {
                        cases.append(Case(work: work, fault: Fault(call: index + 1, kind: fault), path: call.path))
                    }
                }
            }
            return Scratch.each(cases) { try attempt(own, lab, $0) }
        }
    }

    private static func attempt(_ settings: Settings, _ lab: DeskLab, _ one: Case) throws -> Tally {
        try Scratch.folder(settings) { folder in
            var tally = Tally()
            try lab.prepare(settings, folder, one.work)
            let run = try lab.run(settings, folder, one.work, one.fault.plan)
            tally.runs = 1
            tally.acknowledged = run.exit == 0 ? 1 : 0
            let what = "\(one.work.rawValue), \(one.fault) (on \(Folder.name(of: one.path)))"
            // Threads run in any order: if the call was not made, nothing failed.
            if let wrong = try lab.judge(run, one.work, one.fault) { tally.fail("\(what): \(wrong): \(run.errors)") }
            if try one.work == .export && !run.output.isEmpty && Laptops.noted(folder + "/home") <= lab.noted {
                tally.fail("\(what): exported, and the own log does not say so")
            }
            if let wrong = try lab.judgeNext(settings, folder, one.work) { tally.fail("\(what): \(wrong)") }
            return tally
        }
    }
}

extension DeskLab {
    /// The fault in the answer of a run; nil if it is right.
    func judge(_ run: RigRun, _ work: Work, _ fault: Fault) throws -> String? {
        guard let exit = run.exit else { return fault.isKill ? nil : "a signal ended it" }
        guard let calm = calm[work] else { return "never ran" }
        if exit == calm.exit && run.output == calm.output { return nil }
        if run.errors.contains("nothing was exported") && !run.output.isEmpty { return "says so, and exports" }
        if try exit == 0 && work == .status && isOnlyOwnLog(run, calm) { return nil }
        switch exit {
        case 0: return "says another thing, and all is well: \(try differences(run, work))"
        // A person must be told that something is wrong, and where: on standard error, or in the report on a log.
        case 2:
            if run.errors != calm.errors { return nil }
            guard work == .importing else { return "status 2, and does not say why" }
            let (said, truth) = (try DeskLog.all(in: run.output), try DeskLog.all(in: calm.output))
            // Route books that could not be compared change nothing that is known of a log.
            let isNamed = said == truth || zip(said, truth).allSatisfy { $0 == $1 || $0.findings.contains(fault.words) }
            return isNamed ? nil : "status 2, and does not say why: \(said)"
        // `status` names the obstacle to the laptop's work among its warnings.
        case 74 where work == .status && run.output.contains("@/home/"): return nil
        case 74:
            // The hint of an error is a line of its own; a remark beside an answer has its next step in the same line.
            let places = run.errors.split(separator: "\n").filter { $0.contains("@/home") }
            if places.isEmpty { return "does not say where" }
            return run.errors.hasHint || places.allSatisfy { $0.contains("Next: ") } ? nil : "no hint"
        default: return "status \(exit)"
        }
    }

    /// Whether a status differs only in saying that the laptop's own log cannot be read completely.
    private func isOnlyOwnLog(_ run: RigRun, _ calm: RigRun) throws -> Bool {
        let said = try CanonicalJSON.parse(Array(run.output.utf8), limit: 1 << 20).object ?? [:]
        let truth = try CanonicalJSON.parse(Array(calm.output.utf8), limit: 1 << 20).object ?? [:]
        let names = Set(said.keys).union(truth.keys).filter { said[$0] != truth[$0] }
        return names == ["logs"] && said["logs"]?.array?.allSatisfy { $0["verdict"]?.string != "complete" } == true
    }

    /// The fault in the next commands, which run without a fault; nil if they are right.
    func judgeNext(_ settings: Settings, _ folder: String, _ work: Work) throws -> String? {
        if work == .importing {
            let again = try run(settings, folder, .importing)
            if again.exit != calm[.importing]?.exit { return "the next import: \(again.exit ?? -1), \(again.errors)" }
        }
        let next = try run(settings, folder, .queue)
        guard let calm = calm[.queue] else { return "never ran" }
        if next.exit != calm.exit { return "the next queue: \(next.exit ?? -1), \(next.errors)" }
        if next.output != calm.output { return "the next queue says: \(try differences(next, .queue))" }
        return next.errors == calm.errors ? nil : "the next queue remarks: \(next.errors)"
    }

    /// The cases that are judged differently than without a fault, as far as the output shows.
    private func differences(_ run: RigRun, _ work: Work) throws -> String {
        guard work == .queue || work == .queueAgain, let calm = calm[work] else {
            return String(run.output.prefix(400))
        }
        let said = Set(try DeskLine.all(in: run.output))
        let wrong = said.subtracting(try DeskLine.all(in: calm.output)).sorted { $0.id < $1.id }
        if said.count == 9 && wrong.isEmpty { return "the same authors and urgencies, and something else" }
        return "of 9 cases \(said.count), \(wrong.count) judged wrongly: \(wrong.prefix(2))"
    }
}

/// A log in the output of `import`.
private struct DeskLog: Equatable {
    let log: String
    let verdict: String
    let findings: String

    static func all(in output: String) throws -> [DeskLog] {
        let json = try CanonicalJSON.parse(Array(output.utf8), limit: 1 << 24)
        return (json["logs"]?.array ?? []).map { log in
            let findings = (log["findings"]?.array ?? []).compactMap { $0["sentence"]?["en"]?.string }
            return DeskLog(
                log: log["log"]?.string ?? "?", verdict: log["verdict"]?.string ?? "?",
                findings: findings.joined(separator: "; "))
        }
    }
}

extension RigCall {
    /// Whether the call opens a file.
    var opens: Bool { name == "open" || name == "openat" }
}

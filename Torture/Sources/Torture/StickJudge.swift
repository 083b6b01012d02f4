// The permitted output after a fault of the stick, and the required content of the stick.

import IntakeLog
import IntakeTriage
import TortureLab

extension StickLab {
    /// The fault in the output and on the stick; nil if both are right. `isKilled`: the program was ended at a call,
    /// and prints nothing more.
    func judge(_ run: RigRun, _ folder: String, _ work: Sticks.Work, isKilled: Bool = false) throws -> String? {
        guard run.exit != nil || isKilled else { return "a signal ended it" }
        let stick = folder + "/stick"
        let copy = stick + "/" + Folder.name(of: log)
        if let lie = try lie(run, work, copy) { return lie }
        if let exit = run.exit, exit != 0 && exit != 2 {
            if exit != 74 { return "status \(exit)" }
            if !run.errors.hasHint { return "no hint" }
            if !run.errors.contains(folder + work.target) { return "does not say where" }
            // Whole logs keep their receipts if only the keys files beside them could not be written.
            let isOnlyKeys = run.errors.contains("keys files") && Scratch.get(copy) == whole
            // So does an import whose logs are kept, if only the note of it in the coordinator's own log is missing, or
            // the number of records that count.
            let isOnlyNote = try run.errors.contains("the logs are imported, but") && held(folder) == records
            let isCalledDone = ["Copied", "Receipt", "Exported"].contains { run.output.contains($0) }
            if isCalledDone && !isOnlyKeys && !isOnlyNote { return "failed, and called done" }
        }
        switch work {
        case .carry, .carryAgain:
            if Scratch.get(folder + "/home/log/" + Folder.name(of: log)) != whole { return "the log at home changed" }
            let now = Folder.kind(copy) == .nothing ? [] : Scratch.get(copy)
            if run.exit == 0 {
                if run.copies != 1 { return "called done, with \(run.copies) receipts" }
                return now == whole ? nil : "called done, and the copy is not whole"
            }
            if run.exit == 2 {
                // An older copy that could not be read is left unchanged, and the log is whole beside it.
                let beside = copy.dropLast(".intake".count) + "-2.intake"
                let isSaid = run.errors.contains("another file had the log's name")
                return work == .carryAgain && isSaid && now == earlier && Scratch.get(String(beside)) == whole
                    ? nil : "status 2"
            }
            let before = work == .carry ? [] : earlier
            return now == before || now == whole ? nil : "\(now.count) bytes lie under the log's name"
        case .importing, .desk:
            if Scratch.get(copy) != whole { return "the stick changed" }
            if run.exit == 0, try held(folder) != records { return "called done, and the desk does not hold it" }
            // The report on a log names the one on the stick, even if the other disk failed.
            if run.exit == 2 && !run.output.contains(folder + "/stick") { return "does not say where" }
            let again = try Laptops.desk(folder + "/home").importLogs([stick])
            guard let last = again.last, last.report.verdict.isGood else {
                return "the next import says \(again.map(\.report.findings))"
            }
            let parts = try Scratch.parts(folder + "/home/desk")
            if !parts.isEmpty { return "left behind in the desk: \(parts)" }
            return try held(folder) == records ? nil : "the next import does not bring it"
        case .export:
            let bytes = Folder.kind(stick + "/queue.csv") == .nothing ? nil : Scratch.get(stick + "/queue.csv")
            let isWhole = bytes.map { bytes in bytes.count { $0 == 10 } == records + 1 } ?? false
            // The event comes first; this coordinator wrote nothing before.
            if try bytes != nil && Laptops.noted(folder + "/home") != 1 { return "the own log does not say so" }
            if run.exit == 0 { return isWhole ? nil : "called done, and it is not whole" }
            return bytes == nil || isWhole ? nil : "half an export lies there"
        }
    }

    /// The false printed receipt, of the copies that were made or of the log that was read; nil if all are true.
    private func lie(_ run: RigRun, _ work: Sticks.Work, _ copy: String) throws -> String? {
        switch work {
        case .carry, .carryAgain: return try run.lie()
        case .importing, .desk:
            let (printed, truth) = (PrintedCopy.receipts(in: run.output), try PrintedCopy.truth(copy))
            return printed.allSatisfy { $0 == truth } ? nil : "prints the receipt \(printed), and \(truth) is true"
        case .export: return nil
        }
    }

    /// The stick after the next carry without a fault: a whole copy, its true receipt, and no hidden files.
    func carryOnceMore(_ settings: Settings, _ folder: String) throws -> String? {
        let run = try run(settings, folder, .carry, rigPlan(.watch), pulled: false)
        guard run.exit == 0 else { return "the next carry: status \(run.exit ?? -1), \(run.errors)" }
        if let wrong = try judge(run, folder, .carry) { return "the next carry: \(wrong)" }
        let parts = try Scratch.parts(folder + "/stick")
        return parts.isEmpty ? nil : "the next carry left behind \(parts)"
    }

    private func held(_ folder: String) throws -> Int {
        let (cases, logs) = try Laptops.desk(folder + "/home").load()
        return logs.allSatisfy { !$0.isChanged } ? cases.cases.count : -1
    }
}

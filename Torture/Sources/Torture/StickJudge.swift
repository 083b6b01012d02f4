// What may be said after a fault of the stick, and what must lie there then.

import Intake
import TortureLab

extension StickLab {
    /// What is wrong with what was said and what lies there; nil where nothing is.
    func judge(_ run: RigRun, _ folder: String, _ work: Sticks.Work) throws -> String? {
        guard let exit = run.exit else { return "a signal ended it" }
        let stick = folder + "/stick"
        let copy = stick + "/" + Folder.name(of: log)
        if exit != 0 && exit != 2 {
            if exit != 74 { return "status \(exit)" }
            if !run.errors.contains("hint: ") { return "no hint" }
            if !run.errors.contains(folder + work.target) { return "does not say where" }
            // Whole logs keep their receipts where only the keys files beside them could not be written.
            let isOnlyKeys = run.errors.contains("keys files") && Scratch.get(copy) == whole
            let isCalledDone = ["Copied", "Receipt", "Exported"].contains { run.output.contains($0) }
            if isCalledDone && !isOnlyKeys {
                return "failed, and called done"
            }
        }
        switch work {
        case .carry, .carryAgain:
            if Scratch.get(folder + "/home/log/" + Folder.name(of: log)) != whole { return "the log at home changed" }
            let now = Folder.kind(copy) == .nothing ? [] : Scratch.get(copy)
            if exit == 0 { return now == whole ? nil : "called done, and the copy is not whole" }
            if exit == 2 { return "status 2" }
            let before = work == .carry ? [] : earlier
            return now == before || now == whole ? nil : "\(now.count) bytes lie under the log's name"
        case .importing, .desk:
            if Scratch.get(copy) != whole { return "the stick changed" }
            if exit == 0, try held(folder) != records { return "called done, and the desk does not hold it" }
            // What is said of a log names the one on the stick, whichever disk failed.
            if exit == 2 && !run.output.contains(folder + "/stick") { return "does not say where" }
            let again = try Laptops.desk(folder + "/home").importLogs([stick])
            guard let last = again.last, last.report.verdict.isGood else {
                return "the next import says \(again.map(\.report.findings))"
            }
            return try held(folder) == records ? nil : "the next import does not bring it"
        case .export:
            let bytes = Folder.kind(stick + "/queue.csv") == .nothing ? nil : Scratch.get(stick + "/queue.csv")
            let isWhole = bytes.map { bytes in bytes.count { $0 == 10 } == records + 1 } ?? false
            if exit == 0 { return isWhole ? nil : "called done, and it is not whole" }
            return bytes == nil || isWhole ? nil : "half an export lies there"
        }
    }

    private func held(_ folder: String) throws -> Int {
        let (cases, logs) = try Laptops.desk(folder + "/home").load()
        return logs.allSatisfy { !$0.isChanged } ? cases.cases.count : -1
    }
}

// The permitted output after a fault, and what the coordinator must find afterwards.

import Glibc
import IntakeLog
import TortureLab

extension TerminalScript {
    /// The fault in the output and the end of the program; nil if both are right.
    func judge(_ run: TerminalSaid, _ home: String) -> String? {
        guard let exit = run.exit else { return "a signal ended it" }
        let isAll = run.acknowledged.count == wanted
        if exit == 0 {
            if !isAll { return "done, with \(run.acknowledged.count) of \(wanted) requests" }
            return keys == nil && run.saysNotSaved ? "done, and NOT SAVED" : nil
        }
        if exit != 74 { return "status \(exit)" }
        if run.acknowledged.count > wanted { return "more acknowledged than there were" }
        // Before the first question there is nothing to lose.
        let isWaiting = keys == nil || run.text.contains("Question 1 ") || run.text.contains("Вопрос 1 ")
        if !isAll && isWaiting && !run.saysNotSaved { return "not all saved, and no NOT SAVED" }
        if isAll && keys == nil && run.saysNotSaved { return "saved, and NOT SAVED" }
        if !run.text.hasHint { return "no hint" }
        return run.text.replacing("\r\n", with: "").contains(home.suffix(12)) ? nil : "does not say where"
    }

    /// The laptop continues, and a coordinator reads: every acknowledged record is there, once.
    static func goOn(_ home: String, _ laptops: Laptops, _ run: TerminalSaid) throws -> String? {
        let writer = try Laptops.writer(home)
        if let alarm = writer.notices.first(where: \.needsPerson) { return "the laptop says \(alarm)" }
        let id = Judge.nextMorning
        try writer.append(Lab.text(id, size: 40), id: id, under: try laptops.setting())
        try writer.close()
        let logs = try Lab.logs(home + "/log")
        guard logs.count == 1 else { return "\(logs.count) logs" }
        var records: [(id: String, text: String)] = []
        let report = try LogFile.read(logs[0], in: .laptop, with: try Laptops.reader(), judge: NoJudge()) { record in
            records.append((record.id.hex, String(decoding: record.text, as: UTF8.self)))
        }
        guard report.verdict.isGood else { return "\(report.findings)" }
        for mark in run.acknowledged {
            let found = records.count { $0.id == mark || $0.text.contains("\"code\":\"\(mark)\"") }
            if found != 1 { return "\(mark) was acknowledged, and is there \(found) times" }
        }
        return nil
    }
}

// The oracle. After an interruption the laptop continues as on the next morning, and then a reader looks: every
// acknowledged record must be there exactly once, no record that was not sent, and the log must name exactly the cells
// that the interruption left.

import Glibc
import Intake
import IntakeBase
import IntakeLog
import TortureLab

/// The known facts of a writer's run before a fault.
struct Script {
    /// The sizes of the records, in the writer's notation.
    let sizes: String
    /// The folder with the initial log and state; nil for a laptop that never wrote.
    let template: String?
    /// The confirmed cells before the run, and after each of its writes.
    private(set) var commits: [UInt64]
    /// The cells that an earlier interruption left, not named yet.
    let left: ClosedRange<UInt64>?
    /// Records in the template.
    let before: [Bytes16]
    /// The run without a fault.
    private(set) var calm: RigRun

    /// Runs the writer once, undisturbed, and derives the growth of the log from its calls.
    init(
        _ settings: Settings, sizes: String, template: String? = nil, left: ClosedRange<UInt64>? = nil,
        before: [Bytes16] = []
    ) throws {
        self.sizes = sizes
        self.template = template
        self.left = left
        self.before = before
        commits = [left?.lowerBound ?? 0]
        calm = try Scratch.folder(settings) { folder in
            if let template { try Scratch.copy(template, to: folder) }
            var plan = rigPlan(.watch)
            plan.lists = 1
            plan.keeps_bytes = 1
            return try Rig.write(settings, folder, sizes: sizes, plan)
        }
        var cells = left.map { $0.upperBound + 1 } ?? 0
        for call in calm.list where call.path.hasSuffix(".intake") && call.name == "write" {
            // Padding of a torn cell is not a write of records.
            guard call.bytes.count >= 4096 else { continue }
            cells += UInt64(call.bytes.count / 4096)
            commits.append(cells)
        }
        guard calm.acknowledged.count == sizes.split(separator: ",").count,
            commits.count == calm.acknowledged.count + 2
        else { throw Trouble("the undisturbed run is not as expected: \(commits), \(calm.acknowledged.count)") }
    }

    /// Creates the initial folder of the run.
    func prepare(_ folder: String) throws {
        if let template { try Scratch.copy(template, to: folder) }
    }

    /// The possible correct findings for a log of `cells` cells after this number of acknowledgements: the state may
    /// have been saved for the write after the last of them, or not.
    func truths(acknowledged: Int, cells: UInt64) -> [[Finding]] {
        (acknowledged...acknowledged + 1).filter { $0 < commits.count }.flatMap { index in
            let confirmed = commits[index]
            let crash: [Finding] = cells > confirmed ? [.pastCrash(confirmed...cells - 1)] : []
            guard let left else { return [crash] }
            let both = [.pastCrash(left)] + crash
            // An unconfirmed write may already have named the leftover; the next one names it together with that write.
            return index == 0 ? [crash, both] : [both]
        }
    }
}

enum Judge {
    static let nextMorning = Lab.id(99, 0)

    /// Judges the log in `folder` after an interruption. Returns the fault; nil if all is well.
    static func verdict(_ folder: String, _ script: Script, _ acknowledged: [Bytes16]) throws -> String? {
        let log = try Lab.logs(folder).first
        let cells = log.map { UInt64((Scratch.get($0).count + 4095) / 4096) } ?? 0
        if let log {
            let seen = try read(log)
            let usual: Set<Verdict> = [.complete, .pastCrash, .unfinishedEnd, .empty]
            // A truncated first cell is no log yet; no record can have been in it.
            let isNothing = seen.report.verdict == .notALog && acknowledged.isEmpty && script.before.isEmpty
            guard usual.contains(seen.report.verdict) || isNothing else {
                return "before the laptop went on: \(seen.report.findings)"
            }
            if let wrong = missing(seen.ids, script.before + acknowledged) { return "before it went on: \(wrong)" }
        }
        return try goOn(
            folder, script, acknowledged, truths: script.truths(acknowledged: acknowledged.count, cells: cells))
    }

    /// The next morning: another record, and then the reader's look.
    static func goOn(
        _ folder: String, _ script: Script, _ acknowledged: [Bytes16], truths: [[Finding]]?
    ) throws -> String? {
        let writer = try Lab.writer(folder)
        if let alarm = writer.notices.first(where: \.needsPerson) { return "the laptop says \(alarm)" }
        try writer.append(Lab.text(nextMorning, size: 40), id: nextMorning, under: try Lab.setting())
        try writer.close()
        let logs = try Lab.logs(folder)
        guard logs.count == 1 else { return "\(logs.count) logs" }
        let (report, ids) = try read(logs[0])
        guard report.verdict.isGood else { return "\(report.findings)" }
        if let truths, !truths.contains(report.findings) {
            return "said \(report.findings), true would be one of \(truths)"
        }
        return missing(ids, script.before + acknowledged + [nextMorning])
            ?? foreign(ids, script.before + script.calm.acknowledged + [nextMorning])
    }

    /// Reads a log; returns the ids of the records whose text is right.
    static func read(_ path: String) throws -> (report: LogReport, ids: [Bytes16]) {
        var ids: [Bytes16] = []
        let report = try LogFile.read(path, in: .laptop, with: try Lab.reader(), judge: NoJudge()) { record in
            let unit = Array(record.id.hex.utf8)
            let isWhole = record.text.enumerated().allSatisfy { $1 == unit[$0 % unit.count] }
            ids.append(isWhole ? record.id : Bytes16())
        }
        try Keeper.shared.consider(path, report)
        return (report, ids)
    }

    /// The ids that do not occur exactly once.
    static func missing(_ ids: [Bytes16], _ wanted: [Bytes16]) -> String? {
        var counts: [Bytes16: Int] = [:]
        for id in ids { counts[id, default: 0] += 1 }
        let lost = wanted.filter { counts[$0] != 1 }
        return lost.isEmpty ? nil : "\(lost.count) acknowledged records lost or doubled, the first \(lost[0].hex)"
    }

    private static func foreign(_ ids: [Bytes16], _ sent: [Bytes16]) -> String? {
        let sent = Set(sent)
        let strange = ids.filter { !sent.contains($0) }
        return strange.isEmpty ? nil : "\(strange.count) records that nobody sent"
    }
}

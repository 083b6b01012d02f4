// What a desk says of what it holds, as bytes: desks that hold the same must say the same.

@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

/// All that a desk shows, apart from its alarms: `queue --json`, `show` of cases, and both exports.
struct DeskOutput: Equatable {
    private(set) var queue: [UInt8] = []
    private(set) var sheets: [UInt8] = []
    private(set) var csv: [UInt8] = []
    private(set) var lines: [UInt8] = []

    /// What a desk shows of this work, with the whole advice of `triage`. Of `every` cases one is shown alone.
    init(_ work: Desk.Work, _ triage: Triage, every: Int = 1) throws {
        work.queue.writeJSON(book: nil) { queue += $0 }
        let export = Export(work.queue, by: nil)
        export.writeCSV { csv += $0 }
        export.writeJSONLines { lines += $0 }
        for index in stride(from: 0, to: work.cases.cases.count, by: every) {
            let subject = work.cases.cases[index]
            guard let sheet = CaseSheet(subject.id, in: work.queue) else {
                throw Difference("case \(subject.code) is not in the queue")
            }
            let advice = triage.advise(on: subject, asOf: work.queue.asOf)
            sheets += CanonicalJSON.encode(sheet.json(advice: advice.json))
            sheets += Array(sheet.lines(.russian, advice: []).joined(separator: "\n").utf8)
        }
    }

    /// The part in which another output differs, and the place.
    func part(unlike other: DeskOutput) -> String {
        for (name, path) in [
            ("queue --json", \DeskOutput.queue), ("show", \.sheets), ("export", \.csv), ("export as lines", \.lines),
        ] where self[keyPath: path] != other[keyPath: path] {
            let place = zip(self[keyPath: path], other[keyPath: path]).prefix { $0 == $1 }.count
            func text(_ output: DeskOutput) -> String {
                String(decoding: output[keyPath: path].dropFirst(max(0, place - 60)).prefix(160), as: UTF8.self)
            }
            return "\(name) at \(place): \(text(self)) / \(text(other))"
        }
        return "nothing"
    }
}

// What must be true of a desk: it says what the model says, its memo changes nothing, and desks that hold the same say
// the same, byte for byte (docs/CASES.md, "Properties").

@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeLog
@testable import IntakeTriage

extension Hotline {
    /// All that a desk shows of what it holds, apart from its alarms.
    struct Output: Equatable {
        var queue: [UInt8] = []
        var sheets: [UInt8] = []
        var csv: [UInt8] = []
        var lines: [UInt8] = []
    }

    /// The day of every queue.
    private static let day = MemoryLaptop.day

    /// The queue of a desk.
    func queue(of desk: Int, reread: Bool = false) throws -> Desk.Work {
        let triage = triage
        // A line of the queue is kept from the first one on.
        return try laptops[desk].machine.desk().work(asOf: Hotline.day, book: Bytes32(), reread: reread, few: 0) {
            triage.advise(on: $0, asOf: Hotline.day)
        }
    }

    private func output(_ work: Desk.Work) throws -> Output {
        var output = Output()
        work.queue.writeJSON(book: nil) { output.queue += $0 }
        let export = Export(work.queue, by: nil)
        export.writeCSV { output.csv += $0 }
        export.writeJSONLines { output.lines += $0 }
        for subject in work.cases.cases {
            guard let sheet = CaseSheet(subject.id, in: work.queue) else {
                throw Difference("case \(subject.code) is not in the queue")
            }
            let advice = triage.advise(on: subject, asOf: Hotline.day)
            output.sheets += CanonicalJSON.encode(sheet.json(advice: advice.json))
            output.sheets += Array(sheet.lines(.russian, advice: []).joined(separator: "\n").utf8)
        }
        return output
    }

    /// A coordinator looks: the desk says what the model says.
    func look(_ desk: Int) throws {
        let work = try queue(of: desk)
        try compare(work.cases, desk)
        note("desk \(desk): \(work.cases.cases.count) cases")
    }

    private func compare(_ load: Caseload, _ desk: Int) throws {
        let facts = ModelFacts(truth.model(held(by: desk), labels: labels))
        let ids = load.cases.map(\.id.description).sorted()
        guard ids == facts.cases else {
            throw Difference("desk \(desk) has cases \(ids), the model \(facts.cases)")
        }
        for subject in load.cases {
            let differences = DeskReading(subject).differences(
                from: DeskReading(ModelCase(facts, id: subject.id.description)))
            guard differences.isEmpty else {
                let number = truth.cases.first { $0.value.id == subject.id.description }?.key ?? -1
                throw Difference("desk \(desk), case \(number): \(differences.joined(separator: "; "))")
            }
        }
        let orphans = load.orphans.map(\.entry.name.hex).sorted()
        let homeless = facts.desk.records.filter { facts.caseOf[$0.name].map { !facts.cases.contains($0) } ?? true }
        guard orphans == homeless.map(\.name).sorted() else {
            throw Difference("desk \(desk) has orphans \(orphans), the model \(homeless.map(\.name).sorted())")
        }
    }

    /// The end of a week: everyone looks, then everything comes to every desk, and all desks say the same.
    func exchange(seed: UInt64) throws {
        do {
            for desk in 0..<WeekPlan.desks { try look(desk) }
            let end = MemoryLaptop.now + 8 * 86_400
            for laptop in laptops.indices {
                // One stick for each laptop, which goes to all desks.
                sticks.append(MemoryVolume(device: UInt64(100 + laptop)))
                try carry(laptop, to: sticks.count - 1, end)
            }
            let last = sticks.count - laptops.count
            var outputs: [Output] = []
            for desk in 0..<WeekPlan.desks {
                var random = SeededRandom(seed: seed &+ UInt64(desk))
                for stick in (last..<sticks.count).shuffled(using: &random) { try importStick(desk, stick, end) }
                outputs.append(try finished(desk))
            }
            for desk in 1..<WeekPlan.desks where outputs[desk] != outputs[0] {
                throw Difference("desks 0 and \(desk) hold the same and differ: \(part(outputs[0], outputs[desk]))")
            }
            note(String(decoding: outputs[0].queue, as: UTF8.self))
        } catch let difference as Difference {
            throw difference
        } catch {
            throw Difference("refused, and nothing was wrong: \(error)")
        }
    }

    /// What a desk that holds everything shows, with its memo and without.
    private func finished(_ desk: Int) throws -> Output {
        let all = (0..<laptops.count).reduce(into: Holding()) { $0.add(truth.all(of: $1)) }
        let missing = all.missing(in: held(by: desk))
        guard missing.isEmpty else { throw Difference("desk \(desk) misses \(missing)") }
        let first = try queue(of: desk)
        try compare(first.cases, desk)
        let output = try output(first)
        for reread in [false, true] {
            let again = try self.output(queue(of: desk, reread: reread))
            guard again == output else {
                throw Difference(
                    "desk \(desk) differs \(reread ? "without its memo" : "from its memo"): \(part(output, again))")
            }
        }
        return output
    }

    /// The part in which two outputs differ, and the place.
    private func part(_ one: Output, _ other: Output) -> String {
        for (name, path) in [
            ("queue --json", \Output.queue), ("show", \.sheets), ("export", \.csv), ("export as lines", \.lines),
        ] where one[keyPath: path] != other[keyPath: path] {
            let place = zip(one[keyPath: path], other[keyPath: path]).prefix { $0 == $1 }.count
            func text(_ output: Output) -> String {
                String(decoding: output[keyPath: path].dropFirst(max(0, place - 60)).prefix(160), as: UTF8.self)
            }
            return "\(name) at \(place): \(text(one)) / \(text(other))"
        }
        return "nothing"
    }
}

// The end of a week: everything comes to every desk. Its memo changes nothing, and desks that hold the same say the same,
// byte for byte (docs/CASES.md, "Properties").

@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeLog
@testable import IntakeTriage

extension Hotline {
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

    /// The end of a week: everyone looks, then everything comes to every desk, and all desks say the same. The desk of a
    /// revoked coordinator is out: not everything is sealed to it.
    func exchange(seed: UInt64) throws {
        do {
            let desks = (0..<WeekPlan.desks).filter { !wasRevoked($0) }
            for desk in desks { try look(desk) }
            let end = MemoryLaptop.now + 8 * 86_400
            for desk in desks { try adopt(desk, end) }
            try bring(Array(laptops.indices), to: desks, end, seed: seed)
            // What the imports wrote comes to the other desks too. It is no news, so no desk answers another one.
            let written = desks.map { truth.inOrder(truth.all(of: $0)).count }
            try bring(desks, to: desks, end, seed: seed &+ 100)
            guard desks.map({ truth.inOrder(truth.all(of: $0)).count }) == written else {
                throw Difference("desks answer one another's imports")
            }
            var outputs: [(desk: Int, output: DeskOutput)] = []
            for desk in desks { outputs.append((desk, try finished(desk))) }
            for other in outputs where other.output != outputs[0].output {
                throw Difference(
                    "desks \(desks[0]) and \(other.desk) hold the same and differ: "
                        + outputs[0].output.part(unlike: other.output))
            }
            note(String(decoding: outputs[0].output.queue, as: UTF8.self))
        } catch let difference as Difference {
            throw difference
        } catch {
            throw Difference("refused, and nothing was wrong: \(error)")
        }
    }

    /// Brings the logs of these laptops to these desks, to each in another order, on a few sticks.
    private func bring(_ some: [Int], to desks: [Int], _ time: Int64, seed: UInt64) throws {
        let first = sticks.count
        for number in 0..<3 { sticks.append(MemoryVolume(device: UInt64(100 + first + number))) }
        for laptop in some { try carry(laptop, to: first + laptop % 3, time) }
        for desk in desks {
            var random = SeededRandom(seed: seed &+ UInt64(desk))
            for stick in (first..<sticks.count).shuffled(using: &random) { try importStick(desk, stick, time) }
        }
    }

    /// What a desk that holds everything shows, with its memo and without.
    private func finished(_ desk: Int) throws -> DeskOutput {
        let all = (0..<laptops.count).reduce(into: Holding()) { $0.add(truth.all(of: $1)) }
        let missing = all.missing(in: held(by: desk))
        guard missing.isEmpty else { throw Difference("desk \(desk) misses \(missing)") }
        let first = try queue(of: desk)
        tally.count(try compare(first.cases, desk))
        let output = try DeskOutput(first, triage)
        for reread in [false, true] {
            let again = try DeskOutput(queue(of: desk, reread: reread), triage)
            guard again == output else {
                throw Difference(
                    "desk \(desk) differs \(reread ? "without its memo" : "from its memo"): \(output.part(unlike: again))"
                )
            }
        }
        return output
    }
}

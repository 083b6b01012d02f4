// The logs of a large hotline, imported in many random orders and groupings: `simulate --orders N`. Whatever the order,
// and whichever desk, what is shown is the same, byte for byte (docs/CASES.md, property 1).

@testable import Intake
@testable import IntakeBase
@testable import IntakeLog

/// Imports the same copies of logs again and again, each time in another order, into an empty desk.
package struct Orders {
    /// The number of orders.
    package var count = 1_000
    /// The seed of the hotline and of the first order.
    package var seed: UInt64 = 1
    /// How large the hotline is.
    package var size = CrowdSize.whole

    /// So many orders of the logs of a large hotline.
    package init(count: Int = 1_000) { self.count = count }

    /// Runs them. `print` gets each line. Returns what was not as it must be; nil if there is nothing.
    package func run(print: (String) -> Void) -> String? {
        do {
            let crowd = try Crowd(size, seed: seed)
            var first: DeskOutput?
            for order in 0..<count {
                var random = SeededRandom(seed: seed &+ UInt64(order))
                let (work, imports) = try imported(crowd, order, &random)
                let output = try DeskOutput(work, crowd.triage, every: 8)
                if let first, first != output { throw Difference("order \(order): \(first.part(unlike: output))") }
                if first == nil {
                    first = output
                    print(describe(crowd, work, imports))
                }
                if (order + 1) % 100 == 0 { print("\(order + 1) orders, all the same bytes") }
            }
            print(
                "\(count) orders from seed \(seed): the same bytes of queue --json, export, and show of every eighth case in all"
            )
            return nil
        } catch {
            print("\(error)")
            print("again: make simulate SIMULATE='--orders \(count) --seed \(seed)'")
            return "\(error)"
        }
    }

    private func describe(_ crowd: Crowd, _ work: Desk.Work, _ imports: Int) -> String {
        "\(crowd.logs) logs of \(crowd.size.volunteers) volunteers and \(crowd.size.coordinators) coordinators; "
            + "\(work.logs.count - crowd.logs) more histories of them; \(crowd.copies.count) copies; "
            + "\(work.cases.cases.count) cases of \(work.cases.cases.map(\.history.count).reduce(0, +)) records, "
            + "\(work.cases.cases.count { !$0.decided.conflicts.isEmpty }) with conflicts, "
            + "\(work.cases.cases.count { $0.doubts.contains(.unknownWriter) }) with a writer who does not count"
    }

    /// One desk after another takes all copies in, in groups, some of them twice. Now and then a queue is asked for
    /// meanwhile. Returns the number of imports.
    private func imported(_ crowd: Crowd, _ order: Int, _ random: inout SeededRandom) throws -> (Desk.Work, Int) {
        let machine = try crowd.emptyDesk(order % size.coordinators)
        var left = (crowd.copies + crowd.copies.shuffled(using: &random).prefix(crowd.copies.count / 10))
            .shuffled(using: &random)[...]
        var imports = 0
        while !left.isEmpty {
            let group = left.prefix(Int.random(in: 1...left.count, using: &random))
            left = left.dropFirst(group.count)
            imports += 1
            _ = try machine.import(MemoryVolume(device: UInt64(9 + imports), holding: Array(group)))
            if random.next() % 4 == 0 { _ = try crowd.work(machine) }
        }
        return (try crowd.work(machine), imports)
    }
}

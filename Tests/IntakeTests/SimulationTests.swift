import Testing
@testable import IntakeSimulation

/// A few small weeks of the simulated hotline; `make simulate` runs many.
@Suite struct SimulationTests {
    private func run(_ seed: UInt64) -> WeekResult {
        let plan = WeekPlan(seed: seed, .small)
        return Hotline.run(seed: seed, laptops: plan.laptops, plan.steps)
    }

    @Test func `each desk of a simulated week says what the model says, and a seed repeats its week`() {
        let first = run(1)
        let other = run(2)
        #expect(first.difference == nil)
        #expect(other.difference == nil)
        #expect(first.tally.records > 0 && other.tally.records > 0)
        #expect(run(1).trace == first.trace)
        #expect(other.trace != first.trace)
    }

    @Test func `whatever the order in which logs are imported, each desk says the same`() {
        var orders = Orders(count: 12)
        orders.size = .small
        var lines: [String] = []
        #expect(orders.run { lines.append($0) } == nil)
        // What could differ is there.
        #expect(lines.first?.contains(" 0 ") == false, "\(lines)")
    }
}

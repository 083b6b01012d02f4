// Many weeks, one after the other: `make simulate`.

/// Runs weeks from seeds, and says what is not as it must be.
package struct Simulation {
    /// The number of weeks.
    package var weeks = 100
    /// The seed of the first week; the next ones follow it.
    package var seed: UInt64 = 1
    /// Whether the weeks have few cases, with many words about each.
    package var isSmall = false
    /// Weeks that may fail before it stops.
    package var most = 1

    /// A hundred weeks from seed 1.
    package init() {}

    /// Runs the weeks. `print` gets each line. Returns how many weeks were not as they must be.
    package func run(print: (String) -> Void) -> Int {
        var (failed, tally) = (0, WeekTally())
        let size = isSmall ? WeekSize.small : .whole
        for week in 0..<weeks {
            let seed = seed &+ UInt64(week)
            let plan = WeekPlan(seed: seed, size)
            let result = Hotline.run(seed: seed, laptops: plan.laptops, plan.steps)
            tally.add(result.tally)
            if result.difference != nil {
                failed += 1
                report(seed, plan, result, print)
                if failed == most { return failed }
            }
            if (week + 1) % 100 == 0 { print("\(week + 1) weeks, \(failed) with a difference: \(tally)") }
        }
        print("\(weeks) weeks from seed \(seed), \(failed) with a difference")
        print("\(tally)")
        return failed
    }

    private func report(_ seed: UInt64, _ plan: WeekPlan, _ result: WeekResult, _ print: (String) -> Void) {
        print("seed \(seed): \(result.difference ?? "")")
        let short = Shrink(seed: seed, laptops: plan.laptops, plan.steps, failing: result)
        print("the shortest week with a difference (\(short.runs) runs):")
        for step in short.steps { print("  " + step.line) }
        print("  " + (short.result.difference ?? ""))
        print("again: make simulate SIMULATE='--seed \(seed) --weeks 1\(isSmall ? " --small" : "")'")
    }
}

// Cuts a failing week down: leaves out steps and troubles as long as something is still not as it must be.

@testable import IntakeBase

/// A failing week, made short.
struct Shrink {
    /// The steps that are left.
    private(set) var steps: [Step]
    /// What is still different.
    private(set) var result: WeekResult
    /// Runs of the week that were tried.
    private(set) var runs = 0

    private let seed: UInt64
    private let laptops: Int

    /// Shortens a week that fails, with at most so many runs.
    init(seed: UInt64, laptops: Int, _ steps: [Step], failing result: WeekResult, most: Int = 2_000) {
        (self.seed, self.laptops, self.steps, self.result) = (seed, laptops, steps, result)
        if let last = result.step { take(steps.filter { $0.place <= last }) }
        var size = max(1, self.steps.count / 2)
        while runs < most {
            var (start, isShorter) = (0, false)
            while start < self.steps.count, runs < most {
                var fewer = self.steps
                fewer.removeSubrange(start..<min(start + size, fewer.count))
                if take(fewer) { isShorter = true } else { start += size }
            }
            if size == 1, !isShorter { break }
            size = max(1, size / 2)
        }
        for index in self.steps.indices where self.steps[index].trouble != nil {
            var calmer = self.steps
            calmer[index].trouble = nil
            take(calmer)
        }
        for index in self.steps.indices { quieten(index) }
    }

    /// Leaves out what a caller says, field by field.
    private mutating func quieten(_ index: Int) {
        guard case .call(let laptop, let number, let of, let said, let closes) = steps[index].happening,
            let fields = said.object
        else { return }
        var left = fields
        for field in fields.keys.sorted() where left.count > 1 {
            var fewer = left
            fewer[field] = nil
            var quieter = steps
            quieter[index].happening = .call(
                laptop: laptop, number: number, of: of, said: .object(fewer), closes: closes)
            if take(quieter) { left = fewer }
        }
    }

    /// Takes these steps if something is still different.
    @discardableResult
    private mutating func take(_ fewer: [Step]) -> Bool {
        runs += 1
        let tried = Hotline.run(seed: seed, laptops: laptops, fewer)
        guard tried.difference != nil else { return false }
        (steps, result) = (fewer, tried)
        return true
    }
}

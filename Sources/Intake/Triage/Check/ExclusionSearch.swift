// Searches for a request on which none of several lists of tests can hold: in each list one test must certainly fail.
// Depth-first search (backtracking) over the choice of that test, with an explicit stack, because a book may have more
// lists than the call stack allows.

import IntakeBase
import IntakeCases

extension WitnessSearch {
    /// One choice of a failing test, linked to the choices before it.
    private final class Choice {
        let demand: Demand
        let before: Choice?

        init(_ demand: Demand, _ before: Choice?) {
            self.demand = demand
            self.before = before
        }
    }

    /// A request that meets the demands while none of the lists can hold completely; nil if no such request exists.
    func witness(
        _ demands: [Demand], noneOf lists: [[Test]], base: Request, until last: Day? = nil, _ work: inout Work
    ) throws(WorkSpent) -> Witness? {
        var open: [Choice?] = [nil]
        while let choice = open.popLast() {
            var all = demands
            var next = choice
            while let made = next {
                all.append(made.demand)
                next = made.before
            }
            guard let found = try witness(all, base: base, until: last, &work) else { continue }
            guard let list = try lists.first(thatMayHoldFor: found, in: book, &work) else { return found }
            for test in list.reversed() { open.append(Choice(Demand(test: test, holds: false), choice)) }
        }
        return nil
    }
}

extension [[Test]] {
    /// The first list in which no test certainly fails.
    fileprivate func first(
        thatMayHoldFor witness: Witness, in book: RouteBook, _ work: inout Work
    ) throws(WorkSpent) -> [Test]? {
        try work.spend(20)
        let situation = Situation(witness.request, on: witness.day, in: book)
        for tests in self {
            var fails = false
            for test in tests {
                try work.spend(test.weight)
                if situation.truth(of: test) == .no {
                    fails = true
                    break
                }
            }
            if !fails { return tests }
        }
        return nil
    }
}

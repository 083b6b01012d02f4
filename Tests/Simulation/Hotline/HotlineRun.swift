// The run of a week, step by step, with what goes wrong meanwhile.

import Glibc
import Synchronization
@testable import Intake
@testable import IntakeBase
@testable import IntakeLog

/// What came of a week.
struct WeekResult {
    /// The first thing that was not as it must be; nil if there is none.
    var difference: String?
    /// The step at which it was seen; nil at the end of the week.
    var step: Int?
    /// A number that follows from all that was observed.
    var trace: UInt64
    /// How much of what happened.
    var tally: WeekTally
}

extension Hotline {
    /// Runs a week on one thread. Two runs with the same steps are the same.
    static func run(seed: UInt64, laptops: Int, _ steps: [Step]) -> WeekResult {
        Workers.alone.store(UInt(pthread_self()), ordering: .relaxed)
        defer { Workers.alone.store(0, ordering: .relaxed) }
        var (at, hotline): (Int?, Hotline?) = (nil, nil)
        var difference: String?
        do {
            let made = try Hotline(seed: seed, laptops: laptops)
            hotline = made
            for step in steps {
                at = step.place
                try made.run(step)
            }
            at = nil
            try made.exchange(seed: seed)
            made.tally.count(made.truth)
        } catch {
            difference = "\(error)"
        }
        return WeekResult(
            difference: difference, step: at, trace: hotline?.traceNumber ?? 0,
            tally: hotline?.tally ?? WeekTally())
    }

    /// A number from all lines of the trace (FNV-1a).
    private var traceNumber: UInt64 {
        trace.reduce(0xCBF2_9CE4_8422_2325) { hash, line in
            line.utf8.reduce(hash ^ 0xFF) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        }
    }

    /// The laptop that does a step; nil if no laptop does.
    private func actor(_ step: Step) -> Int? {
        switch step.happening {
        case .call(let laptop, _, _, _, _), .carry(let laptop, _): laptop
        case .importing(let desk, _), .look(let desk), .decide(let desk, _, _, _, _): desk
        case .disregard(let desk, _), .takeBack(let desk, _): desk
        case .adopt(let laptop): laptop
        case .clock, .copy, .spoil, .revoke: nil
        }
    }

    private func run(_ step: Step) throws {
        guard let actor = actor(step) else { return try act(step, isTroubled: false) }
        defer { beforeNote = nil }
        if step.trouble != nil { isCalm = false }
        switch step.trouble {
        case nil: try actUnhindered(step)
        case .kill(let change, let loss, let atNote): try kill(actor, step, change, loss, atNote)
        case .fail(let call, let error, let atNote): try fail(actor, step, call, error, atNote)
        }
    }

    private func actUnhindered(_ step: Step) throws {
        do {
            try act(step, isTroubled: false)
        } catch let difference as Difference {
            throw difference
        } catch {
            throw Difference("refused, and nothing was wrong: \(error)")
        }
    }

    /// The power fails during a step. Nothing after that moment has happened.
    private func kill(
        _ actor: Int, _ step: Step, _ change: Int, _ loss: MemoryVolume.Loss, _ atNote: Bool
    ) throws {
        let machine = laptops[actor].machine
        machine.disk["stick"] = MemoryVolume(device: 9)
        machine.disk.note(0)
        begin(atNote) { machine.disk.keepMoment(after: change) }
        let (logs, taken, stick) = (truth.logs, taken, stick(of: step))
        try actUnhindered(step)
        guard let moment = machine.disk.takeMoment() else { return }
        if moment.note == 0 { truth.logs = logs }
        self.taken = taken
        if let stick, let left = moment.volumes["stick"] { sticks[stick] = left.after(loss) }
        laptops[actor].starts += 1
        let seed = seed &+ UInt64(actor) << 40 &+ UInt64(laptops[actor].starts) << 32
        guard let left = moment.volumes[MemoryLaptop.top] else { throw Difference("a laptop lost its disk") }
        laptops[actor].recorder = nil
        laptops[actor].machine = MemoryLaptop(
            machine.role, machine.label, seed: seed, disk: left.after(loss), now: machine.clock.now)
        try check(actor)
    }

    /// A call fails during a step. The program may refuse; afterwards it goes on.
    private func fail(_ actor: Int, _ step: Step, _ call: Int, _ error: Int32, _ atNote: Bool) throws {
        let machine = laptops[actor].machine
        begin(atNote) { machine.calls.fail(call: call, error: error) }
        do {
            try act(step, isTroubled: true)
        } catch let difference as Difference {
            throw difference
        } catch {
            note("refused: \(error)")
        }
        machine.calls.heal()
        laptops[actor].recorder = nil
        try check(actor)
    }

    /// Begins a trouble, now or when the import of the step is to be noted.
    private func begin(_ atNote: Bool, _ trouble: @escaping () -> Void) {
        if atNote { beforeNote = trouble } else { trouble() }
    }

    /// What was acknowledged, and what a desk held, is there. An import event names only what the desk holds.
    private func check(_ actor: Int) throws {
        do {
            if actor < WeekPlan.desks { try readStored(actor) }
            try readOwn(actor)
        } catch let difference as Difference {
            throw difference
        } catch {
            throw Difference("after an interruption: \(error)")
        }
    }

    private func stick(of step: Step) -> Int? {
        switch step.happening {
        case .carry(_, let stick), .importing(_, let stick): stick
        default: nil
        }
    }
}

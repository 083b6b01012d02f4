// The hotline of one week: laptops, sticks and desks, and which part of it does each step. The product's own recorder,
// writer, carry, import, memo and desk run.

@testable import Intake
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

/// A hotline.
final class Hotline {
    /// A laptop, with the session that is open on it.
    struct Laptop {
        var machine: MemoryLaptop
        var recorder: Recorder?
        /// By how many seconds its clock is wrong.
        var offset: Int64 = 0
        /// What its clock has shown, in Unix seconds.
        var clocks: Set<Int64> = []
        /// How often it was started.
        var starts = 0
    }

    /// The seed of the week.
    let seed: UInt64
    var laptops: [Laptop]
    /// The labels of the laptops in the keys file.
    let labels: [String]
    var sticks: [MemoryVolume]
    var truth = Truth()
    /// What each desk took in.
    var taken = [Holding](repeating: [:], count: WeekPlan.desks)
    /// Of each copy that is whole, what it holds: the number of the log and of its first records.
    var copies: [Bytes32: (log: Int, count: Int)] = [:]
    /// Of each copy of a keys file that is whole, the version.
    var keysCopies: [Bytes32: Int] = [:]
    /// Begins the trouble of a step as soon as its import is to be noted.
    var beforeNote: (() -> Void)?
    /// Whether nothing went wrong so far, neither on sticks nor on laptops.
    var isCalm = true
    var tally = WeekTally()
    /// What was observed, one line each.
    private(set) var trace: [String] = []
    let triage: Triage
    /// Reads every log, for those who look on: the lead coordinator's key, which is never revoked.
    let reader: SealingKey

    /// A hotline with so many laptops under one keys file, and nothing recorded.
    init(seed: UInt64, laptops count: Int) throws {
        self.seed = seed
        labels = (0..<count).map { $0 < WeekPlan.desks ? ["irina", "boris", "vera"][$0] : "v0\($0)" }
        laptops = labels.enumerated().map { number, label in
            Laptop(
                machine: MemoryLaptop(
                    number < WeekPlan.desks ? .coordinator : .volunteer, label, seed: seed &+ UInt64(number) << 40))
        }
        sticks = (0..<WeekPlan.sticks).map { MemoryVolume(device: UInt64(10 + $0)) }
        for laptop in laptops { try laptop.machine.setUp() }
        let lead = laptops[0].machine
        reader = try SealingKey(secret: lead.identity().sealing.secret)
        let keys = try lead.sign(laptops.map(\.machine), validUntil: Hotline.always)
        for laptop in laptops {
            try laptop.machine.adopt(keys, of: lead.home.card().root)
            laptop.machine.disk[MemoryLaptop.top] = laptop.machine.disk[MemoryLaptop.top]?.settled
        }
        truth.keys = [WrittenKeys(version: 1, file: keys)]
        triage = Triage(book: try lead.home.routeBook())
    }

    /// Keys files are valid on every day that a wrong clock may show.
    static let always = Day("9999-12-31")!

    /// Notes what was observed.
    func note(_ line: String) { trace.append(line) }

    /// All that a desk holds: what it took in, and its own logs.
    func held(by desk: Int) -> Holding {
        var held = taken[desk]
        held.add(truth.all(of: desk))
        return held
    }

    /// The recorder of a laptop, which stays open until the volunteer ends the session.
    func recorder(_ laptop: Int) throws -> Recorder {
        if let open = laptops[laptop].recorder { return open }
        let recorder = try laptops[laptop].machine.recorder()
        laptops[laptop].recorder = recorder
        return recorder
    }

    /// Ends the session on a laptop.
    func close(_ laptop: Int, _ recorder: Recorder) throws {
        try recorder.close()
        laptops[laptop].recorder = nil
    }

    /// Sets the clock of a laptop, which may be wrong.
    func setClock(_ laptop: Int, _ time: Int64) {
        laptops[laptop].machine.clock.now = time + laptops[laptop].offset
        laptops[laptop].clocks.insert(time + laptops[laptop].offset)
    }

    // MARK: What happens

    /// Does what a step says. Throws what the program refused, and `Difference`.
    func act(_ step: Step, isTroubled: Bool) throws {
        switch step.happening {
        case .call(let laptop, let number, let of, let said, let closes):
            try call(laptop, number: number, of: of, said, closes: closes, step.time)
        case .clock(let laptop, let offset): laptops[laptop].offset = offset
        case .carry(let laptop, let stick): try carry(laptop, to: stick, step.time, isTroubled)
        case .copy(let stick, let to): sticks[to] = sticks[stick]
        case .spoil(let stick, let spoiling, let pick): spoil(stick, spoiling, pick)
        case .importing(let desk, let stick): try importStick(desk, stick, step.time, isTroubled)
        case .decide(let desk, let of, let members, let pick, let overlooks):
            try decide(desk, of, members, pick, overlooks, step.time)
        case .disregard(let desk, let pick): try disregard(desk, pick, step.time)
        case .takeBack(let desk, let pick): try takeBack(desk, pick, step.time)
        case .revoke(let laptop, let days, let isListed):
            try revoke(laptop, from: days.map { Day(unixSeconds: step.time).adding(days: $0) }, isListed: isListed)
        case .adopt(let laptop): try adopt(laptop, step.time)
        case .look(let desk):
            setClock(desk, step.time)
            if isTroubled || wasRevoked(desk) { _ = try queue(of: desk) } else { try look(desk) }
        }
    }
}

// A week from a seed: who calls when, which stick goes where, what is decided, and what goes wrong.

import Glibc
@testable import IntakeBase

/// How much happens in a week, and how much goes wrong.
struct WeekSize {
    /// New cases and follow-ups.
    var requests: Int, followUps: Int
    /// Decisions, and journeys of sticks.
    var decisions: Int, journeys: Int

    /// A hotline that is used.
    static let whole = WeekSize(requests: 150, followUps: 30, decisions: 60, journeys: 30)
    /// Few cases with many words about each: differences show sooner.
    static let small = WeekSize(requests: 4, followUps: 14, decisions: 14, journeys: 14)
}

/// The steps of a week.
struct WeekPlan {
    /// The number of desks. Laptops have numbers too: the desks first, then the volunteers.
    static let desks = 3
    /// The number of sticks.
    static let sticks = 6

    /// The laptops of the week, the desks included.
    let laptops: Int
    /// What happens, in order.
    private(set) var steps: [Step] = []

    var speech: Speech
    private var cases = 0
    /// The laptops that were revoked, and the only coordinator's laptop among those that may be.
    var lost: [Int] = []
    let lostDesk: Int

    /// The week with this seed.
    init(seed: UInt64, _ size: WeekSize) {
        speech = Speech(seed: seed)
        laptops = WeekPlan.desks + 4 + speech.number(5)
        lostDesk = 1 + speech.number(WeekPlan.desks - 1)
        // Some weeks are honest: nothing goes wrong. Some have wrong clocks only.
        let (areClocksWrong, areSticksBad, isTroubled) = (
            !speech.once(in: 5), !speech.once(in: 3), !speech.once(in: 3)
        )
        let (areLaptopsLost, isDisregarded) = (speech.once(in: 2), speech.once(in: 2))
        if areClocksWrong {
            for laptop in 0..<laptops where speech.once(in: 3) { add(.clock(laptop: laptop, offset: offset())) }
        }
        var left = [size.requests, size.followUps, size.decisions, size.journeys]
        let rare = 12 + left.reduce(0, +) / 8
        while left.contains(where: { $0 > 0 }) {
            var draw = speech.number(left.reduce(0, +))
            let kind = left.firstIndex { count in
                draw -= count
                return draw < 0
            }!
            left[kind] -= 1
            switch kind {
            case 0: call(number: cases, of: nil)
            case 1: call(number: nil, of: someCase())
            case 2:
                let desk = speech.number(WeekPlan.desks)
                add(
                    .decide(
                        desk: desk, of: someCase(), members: speech.decision(cases: cases), pick: speech.any(),
                        overlooks: speech.once(in: 4) ? speech.any() | 1 : 0))
            default: journey(areSticksBad: areSticksBad)
            }
            if areClocksWrong, speech.once(in: 25) {
                add(.clock(laptop: speech.number(laptops), offset: offset()))
            }
            if areLaptopsLost { lose(rare) }
            if isDisregarded, speech.once(in: rare / 2) { disregard() }
            if speech.once(in: 40) { add(.look(desk: speech.number(WeekPlan.desks))) }
        }
        let week: Int64 = 7 * 86_400
        for place in steps.indices {
            steps[place].place = place
            steps[place].time = MemoryLaptop.now + week * Int64(place) / Int64(steps.count)
            if isTroubled, speech.once(in: 8) { steps[place].trouble = trouble(steps[place].happening) }
        }
    }

    mutating func add(_ happening: Happening) {
        steps.append(Step(place: 0, time: 0, happening: happening, trouble: nil))
    }

    /// A case that was opened before; the newest ones are talked about most.
    mutating func someCase() -> Int {
        guard cases > 0 else { return 0 }
        return speech.once(in: 3) ? speech.number(cases) : max(0, cases - 1 - speech.number(min(cases, 4)))
    }

    private mutating func call(number: Int?, of: Int?) {
        // A coordinator answers the telephone too.
        let volunteers = laptops - WeekPlan.desks
        let laptop = speech.once(in: 6) ? speech.number(laptops) : WeekPlan.desks + speech.number(volunteers)
        add(.call(laptop: laptop, number: number, of: of, said: speech.said(), closes: speech.once(in: 2)))
        if number != nil { cases += 1 }
    }

    private mutating func journey(areSticksBad: Bool) {
        let stick = speech.number(WeekPlan.sticks)
        add(.carry(laptop: speech.number(laptops), stick: stick))
        if areSticksBad, speech.once(in: 3) {
            add(.copy(stick: stick, to: speech.number(WeekPlan.sticks)))
        }
        if areSticksBad, speech.once(in: 3) {
            add(.spoil(stick: stick, speech.pick(Spoiling.allCases), pick: speech.any()))
        }
        importing(stick, areSticksBad: areSticksBad)
    }

    mutating func importing(_ stick: Int, areSticksBad: Bool = false) {
        for desk in 0..<WeekPlan.desks where speech.once(in: 2) {
            let other = areSticksBad && speech.once(in: 3) ? speech.number(WeekPlan.sticks) : stick
            add(.importing(desk: desk, stick: other))
        }
    }

    private mutating func offset() -> Int64 {
        let day: Int64 = 86_400
        // A day ahead, hours behind, 1960, 9999, right again.
        return speech.pick([
            day, 3 * day, -7 * 3_600, -day, -66 * 365 * day - MemoryLaptop.now % day, 7_970 * 365 * day, 0, 0,
        ])
    }

    private mutating func trouble(_ happening: Happening) -> Trouble {
        var atNote = false
        if case .importing = happening { atNote = speech.once(in: 2) }
        return speech.once(in: 2)
            ? .kill(
                change: 1 + speech.number(atNote ? 12 : 40), speech.pick(MemoryVolume.Loss.all), atNote: atNote)
            : .fail(
                call: 1 + speech.number(atNote ? 25 : 60), error: speech.pick([EIO, ENOSPC]), atNote: atNote)
    }
}

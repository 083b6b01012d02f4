// Laptops that are lost, and logs that are disregarded, in the plan of a week.

@testable import IntakeBase

extension WeekPlan {
    /// Now and then a laptop is lost, the keys files go round, and the one who has the laptop goes on with it.
    mutating func lose(_ rare: Int) {
        if speech.once(in: rare) {
            let isDesk = speech.once(in: 3)
            let laptop = isDesk ? lostDesk : WeekPlan.desks + speech.number(laptops - WeekPlan.desks)
            add(.revoke(laptop: laptop, days: speech.pick([-1, 0, 0, 1, 2]), isListed: speech.once(in: 2)))
            lost.append(laptop)
        }
        guard !lost.isEmpty else { return }
        if speech.once(in: 5) {
            add(.adopt(laptop: speech.number(speech.once(in: 2) ? laptops : WeekPlan.desks)))
        }
        if speech.once(in: 2 * rare) { add(.revoke(laptop: speech.pick(lost), days: nil, isListed: true)) }
        if speech.once(in: 6) {
            let (laptop, stick) = (speech.pick(lost), speech.number(WeekPlan.sticks))
            // A thief dates sessions at will.
            if speech.once(in: 2) { add(.clock(laptop: laptop, offset: speech.pick([0, -1, -2, -3]) * 86_400)) }
            add(.call(laptop: laptop, number: nil, of: someCase(), said: speech.said(), closes: speech.once(in: 2)))
            add(.carry(laptop: laptop, stick: stick))
            importing(stick)
        }
    }

    /// A coordinator disregards a log, or takes that back.
    mutating func disregard() {
        let (desk, pick) = (speech.number(WeekPlan.desks), speech.any())
        add(speech.once(in: 3) ? .takeBack(desk: desk, pick: pick) : .disregard(desk: desk, pick: pick))
    }
}

// Settles what follows for an entry from all others: whether it counts, and the time by which it is shown
// (docs/CASES.md, "Who counts" and rule 3).

import IntakeBase
import IntakeCases

extension PackedEntries {
    /// Decides for each entry whether it counts and when it is shown. Returns how the lines go on from one another.
    /// Nothing changes if it is called again.
    mutating func settle() -> Lines {
        if let lines { return lines }
        let lines = LineOrigin.lines(origins)
        let twins = Twins(self)
        let counting = Counting(self, twins)
        let times = ownTimes(counting)
        discount(counting)
        sortIn(times, lines)
        self.lines = lines
        return lines
    }

    /// The time of each record by itself: the earlier of its own clock and the date of the first import event that
    /// holds it. Nil: the own clocks of all of them.
    private func ownTimes(_ counting: Counting) -> [Moment]? {
        guard !counting.held.lines.isEmpty else { return nil }
        let dates = dates(of: Set(counting.held.lines.values.joined().map(\.event)), counting.twins)
        // Of each line the places up to which it is held, the last first, each with the earliest date from there on.
        let places = counting.held.lines.mapValues { ends in
            var earliest: Moment?
            return ends.sorted { $0.cell > $1.cell }.map { end in
                let date = dates[end.event] ?? items[end.event].received
                earliest = min(earliest ?? date, date)
                return (cell: end.cell, date: earliest ?? date)
            }
        }
        var times = items.map(\.received)
        var numbers: [UInt32: Int] = [:]
        // From the end of each line, so that each place is looked at once.
        for index in items.indices.reversed() {
            let item = items[index]
            guard let held = places[item.line] else { continue }
            var number = numbers[item.line] ?? 0
            while number < held.count, held[number].cell > item.cell { number += 1 }
            numbers[item.line] = number
            if number > 0 { times[index] = min(times[index], held[number - 1].date) }
        }
        for index in items.indices {
            let same = counting.twins.of(index)
            guard same.count > 1, same[0] == index else { continue }
            let earliest = same.map { times[$0] }.min() ?? times[index]
            for twin in same { times[twin] = earliest }
        }
        return times
    }

    /// The dates of import events: the latest clock in the line of each, up to it.
    private func dates(of events: Set<Int>, _ twins: Twins) -> [Int: Moment] {
        var latest: [UInt32: Moment] = [:]
        var own: [Int: Moment] = [:]
        let wanted = Set(events.flatMap { twins.of($0) })
        let lines = Set(wanted.map { items[$0].line })
        for (index, item) in items.enumerated() where lines.contains(item.line) {
            let time = max(latest[item.line] ?? item.received, item.received)
            latest[item.line] = time
            if wanted.contains(index) { own[index] = time }
        }
        return Dictionary(
            uniqueKeysWithValues: events.compactMap { event in
                twins.of(event).compactMap { own[$0] }.max().map { (event, $0) }
            })
    }

    /// Marks the entries that do not count.
    private mutating func discount(_ counting: Counting) {
        for index in counting.revoked {
            discount(index, as: Writer(revoked: source(index).writer.label))
        }
        for index in counting.disregarded.subtracting(counting.revoked) {
            discount(index, as: Writer(label: source(index).writer.label, isCoordinator: false, isKnown: false))
        }
        revoked = Dictionary(counting.revoked.map { (items[$0].line, 1) }, uniquingKeysWith: +)
    }

    /// Sorts the entries into time: none is shown before one that is ahead of it in its line.
    private mutating func sortIn(_ times: [Moment]?, _ lines: Lines) {
        var byLine = [[Int]](repeating: [], count: origins.count)
        for index in items.indices { byLine[Int(items[index].line)].append(index) }
        var isDone = [Bool](repeating: false, count: origins.count)
        func settle(_ line: Int) {
            guard !isDone[line] else { return }
            isDone[line] = true
            var latest: Moment?
            for end in lines.ahead(of: UInt32(line)) {
                settle(Int(end.line))
                for index in byLine[Int(end.line)] where items[index].cell < end.cell {
                    latest = max(items[index].shown, latest ?? items[index].shown)
                }
            }
            for index in byLine[line] {
                let own = times?[index] ?? items[index].received
                let shown = max(own, latest ?? own)
                show(index, at: shown)
                latest = shown
            }
        }
        for line in origins.indices { settle(line) }
    }
}

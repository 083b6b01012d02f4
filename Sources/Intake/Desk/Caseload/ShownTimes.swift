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
        for index in counting.idle { idle(index) }
        let times = ownTimes(counting)
        discount(counting)
        sortIn(times, lines)
        showIdle(twins)
        self.lines = lines
        return lines
    }

    /// The time of each record by itself: the earlier of its own clock and the date of the first import event that
    /// holds it. Nil: the own clocks of all of them.
    private func ownTimes(_ counting: Counting) -> [Moment]? {
        guard !counting.ends.isEmpty else { return nil }
        let twins = counting.twins
        let dates = dates(of: Set(counting.ends.values.joined().map { twins.first(of: $0.event) }), twins)
        // Of each line the places up to which it is held, the last first, each with the earliest date from there on.
        let places = counting.ends.mapValues { ends in
            var earliest: Moment?
            return ends.sorted { $0.cell > $1.cell }.map { end in
                let date = dates[twins.first(of: end.event)] ?? items[end.event].received
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
        for group in twins.groups {
            let same = group.filter { !items[$0].isIdle }
            guard let earliest = same.map({ times[$0] }).min() else { continue }
            for twin in same { times[twin] = earliest }
        }
        return times
    }

    /// The dates of import events, given and named by their first entries: the latest clock in the line of each, up to it.
    private func dates(of events: Set<Int>, _ twins: Twins) -> [Int: Moment] {
        var wanted: [Int: Int] = [:]
        for event in events {
            for twin in twins.of(event) where !items[twin].isIdle { wanted[twin] = event }
        }
        let lines = Set(wanted.keys.map { items[$0].line })
        var (latest, dates): ([UInt32: Moment], [Int: Moment]) = ([:], [:])
        for (index, item) in items.enumerated() where lines.contains(item.line) {
            let time = max(latest[item.line] ?? item.received, item.received)
            latest[item.line] = time
            if let event = wanted[index] { dates[event] = max(dates[event] ?? time, time) }
        }
        return dates
    }

    /// Marks the entries that do not count.
    private mutating func discount(_ counting: Counting) {
        for index in counting.revoked {
            discount(index, as: Writer(revoked: source(index).writer.label))
        }
        for index in counting.disregarded {
            discount(index, as: Writer(label: source(index).writer.label, isCoordinator: false, isKnown: false))
        }
        revoked = counting.revokedLines
    }

    /// Sorts the entries into time: none is shown before one that is ahead of it in its line.
    private mutating func sortIn(_ times: [Moment]?, _ lines: Lines) {
        var byLine = [[Int]](repeating: [], count: origins.count)
        for index in items.indices where !items[index].isIdle { byLine[Int(items[index].line)].append(index) }
        let none = [Bool](repeating: false, count: origins.count)
        var (isBegun, isDone) = (none, none)
        // First the lines from which a line goes on; not by calls, because a laptop may have very many logs.
        for line in origins.indices {
            var path = [line]
            while let next = path.last {
                if !isBegun[next] {
                    isBegun[next] = true
                    path += lines.ahead(of: UInt32(next)).map { Int($0.line) }.filter { !isBegun[$0] }.reversed()
                    continue
                }
                path.removeLast()
                guard !isDone[next] else { continue }
                isDone[next] = true
                let before = lines.ahead(of: UInt32(next)).compactMap { latest(before: $0.cell, byLine[Int($0.line)]) }
                show(byLine[next], after: before.max(), times)
            }
        }
    }

    /// The shown time of the last of these entries of a line that are before a cell; none is shown before an earlier one.
    private func latest(before cell: UInt64, _ entries: [Int]) -> Moment? {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if items[entries[middle]].cell < cell { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? items[entries[low - 1]].shown : nil
    }

    private mutating func show(_ entries: [Int], after first: Moment?, _ times: [Moment]?) {
        var latest = first
        for index in entries {
            let own = times?[index] ?? items[index].received
            let shown = max(own, latest ?? own)
            show(index, at: shown)
            latest = shown
        }
    }

    /// Shows the entries whose places say nothing where their records are shown.
    private mutating func showIdle(_ twins: Twins) {
        for same in twins.groups {
            let idle = same.filter { items[$0].isIdle }
            guard !idle.isEmpty, let last = same.filter({ !items[$0].isIdle }).map({ items[$0].shown }).max() else {
                continue
            }
            for index in idle { show(index, at: last) }
        }
    }
}

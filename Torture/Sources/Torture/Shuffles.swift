// Cells that are swapped, dropped, duplicated, or that come from another log of the same laptop.

import IntakeCases
import TortureLab

enum Shuffles {
    private enum Case: Sendable {
        case swapped(Int, Int), dropped(Int), doubled(Int, at: Int), spliced(Int, Int), droppedRun(Int, Int)
    }

    static func run(_ settings: Settings) throws -> Tally {
        let victim = try Victim(settings)
        // The same laptop's log of another year: same author, same readers, another log id.
        let other = try Victim(settings)
        let cells = 0..<Victim.cells
        var cases: [Case] = cells.map { .dropped($0) }
        for one in cells {
            cases += cells.filter { $0 > one }.map { .swapped(one, $0) }
            cases += cells.map { .doubled(one, at: $0) }
            cases += cells.map { .spliced(one, $0) }
            cases += [2, 3, 5, 9, 20].filter { one + $0 < Victim.cells }.map { .droppedRun(one, $0) }
        }
        let chosen = cases.enumerated().filter { settings.takes($0.offset) }.map(\.element)
        return Scratch.each(chosen) { one in
            try Scratch.folder(settings) { folder in
                var tally = Tally()
                tally.runs = 1
                let (bytes, touched) = change(victim, other, one)
                let (findings, ids) = try victim.read(bytes, folder + "/changed")
                tally.acknowledged = ids.count
                if bytes != victim.bytes, findings == [.pastCrash(victim.crash)] || findings.isEmpty {
                    tally.fail("\(one): not noticed")
                }
                // In order, each once, and no untouched record lost.
                let numbers = ids.map { id in victim.ids.firstIndex(of: id) ?? -1 }
                if numbers.contains(-1) || zip(numbers, numbers.dropFirst()).contains(where: { $0 >= $1 }) {
                    tally.fail("\(one): records out of order, doubled or foreign")
                }
                let kept = Set(ids)
                if let lost = victim.records(without: touched).first(where: { !kept.contains($0) }) {
                    tally.fail("\(one): lost \(lost.hex), \(findings)")
                }
                return tally
            }
        }
    }

    private static func change(_ victim: Victim, _ other: Victim, _ one: Case) -> ([UInt8], Set<Int>) {
        func cell(_ number: Int, of victim: Victim) -> ArraySlice<UInt8> {
            victim.bytes[number * 4096..<(number + 1) * 4096]
        }
        var bytes = victim.bytes
        switch one {
        case .swapped(let one, let two):
            bytes.replaceSubrange(one * 4096..<(one + 1) * 4096, with: cell(two, of: victim))
            bytes.replaceSubrange(two * 4096..<(two + 1) * 4096, with: cell(one, of: victim))
            return (bytes, [one, two])
        case .dropped(let one):
            bytes.removeSubrange(one * 4096..<(one + 1) * 4096)
            return (bytes, [one])
        case .droppedRun(let one, let count):
            bytes.removeSubrange(one * 4096..<(one + count) * 4096)
            let run = one..<one + count
            // If both cells of a session pair are affected, everything that they opened is lost with them.
            let sessions = victim.sessions.filter { run.contains($0.lowerBound) && run.contains($0.lowerBound + 1) }
            return (bytes, sessions.reduce(into: Set(run)) { $0.formUnion($1) })
        case .doubled(let one, let place):
            bytes.insert(contentsOf: cell(one, of: victim), at: place * 4096)
            return (bytes, [])
        case .spliced(let one, let from):
            bytes.replaceSubrange(one * 4096..<(one + 1) * 4096, with: cell(from, of: other))
            return (bytes, [one])
        }
    }
}

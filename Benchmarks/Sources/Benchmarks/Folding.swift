// The fold of a case: what it costs to make a case from its records, by their number.

import Intake
import IntakeBase
import IntakeCases
import IntakeTriage

enum Folding {
    /// The number of records, and of cases that are folded.
    private static let sizes: [(records: Int, cases: Int)] = [(1, 10_000), (10, 1_000), (100, 100)]
    private static let rounds = 5

    static func figures(_ triage: Triage) throws -> [Figure] {
        var dice = Dice(seed: 6)
        return try sizes.map { size in
            var entries: [Entry] = []
            for number in 0..<size.cases { entries += try records(size.records, ofCase: number, &dice, triage) }
            let (load, texts) = (Caseload(entries), entries.map(\.event.bytes))
            var seen = 0
            let folded = Clock.median(rounds) { seen = load.cases.reduce(0) { $0 + $1.history.count } }
            let decoded = try Clock.median(rounds) { for text in texts { _ = try Event(bytes: text) } }
            guard load.cases.count == size.cases, seen == entries.count else {
                throw Trouble("\(seen) of \(entries.count) records are in the cases")
            }
            func each(_ seconds: Double) -> String { Show.decimal(seconds / Double(size.cases) * 1e6) }
            return Figure(
                name: "a case of \(size.records == 1 ? "1 record" : "\(size.records) records"), decoded and folded",
                measured: "\(each(folded)) us", limit: "decoding alone \(each(decoded)) us",
                share: Show.percent(decoded / folded))
        }
    }

    /// The records of a case: a request, then follow-ups from four laptops, and every fourth record a decision, of two
    /// coordinators in turns, who have seen all before it.
    private static func records(
        _ count: Int, ofCase number: Int, _ dice: inout Dice, _ triage: Triage
    ) throws -> [Entry] {
        let request = try Requests.event(number, &dice, triage)
        var names: [Bytes16] = []
        return try (0..<count).map { place in
            let time = Requests.start + Int64(number * 60 + place * 600)
            let isDecision = place % 4 == 3
            let event =
                if place == 0 { request } else if isDecision {
                    try Decisions.event(place / 4, on: request, after: names, at: time)
                } else {
                    try Decisions.followUp(to: request, &dice, at: time)
                }
            let log = isDecision ? 10 + place / 4 % 2 : place % 4
            names.append(id(number, place))
            return Entry(
                event: event,
                provenance: Provenance(
                    log: id(0, 1_000 + log), writer: Writer(label: "w\(log)", isCoordinator: isDecision),
                    cell: UInt64(number * 100 + place), record: names[place]),
                name: names[place])
        }
    }

    /// An id that no other record has.
    private static func id(_ number: Int, _ place: Int) -> Bytes16 {
        Bytes16(
            (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
                + (0..<8).map { UInt8(truncatingIfNeeded: place >> ($0 * 8)) })!
    }
}

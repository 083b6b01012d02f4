// The cost of a new route book: the advice on one request, on a whole desk of open cases, and the check of the book.

import Intake
import IntakeBase
import IntakeCases
import IntakeLog
import IntakeTriage

enum Triaging {
    /// Open cases at the desk.
    static let cases = 250_000

    /// The advice on one request, on one core.
    static func one(_ events: [Event], _ triage: Triage) throws -> Figure {
        let requests = try events.prefix(10_000).map { try Request(json: $0.json["request"] ?? .null) }
        var words = 0
        let spent = Clock.core {
            for request in requests { words += triage.advise(on: request, asOf: Requests.day).next.count }
        }
        let each = spent / Double(requests.count) * 1e6
        return Figure(
            name: "advice on a request", target: "50 us", measured: "\(Show.decimal(each)) us",
            reached: words > 0 && each < 50)
    }

    /// A desk with a changed book, after its logs are read, on all cores: `routes check --against OLD --cases`, which
    /// advises on every open case with both books, and `queue --changed`, which advises with the new one, looks for
    /// likely duplicates, sorts, and selects the cases with changed advice.
    static func desk(_ book: RouteBook) throws -> [Figure] {
        let before = Triage(book: book)
        var dice = Dice(seed: 3)
        let load = Caseload(try (0..<cases).map { entry(try Requests.event($0, &dice, before), $0) })
        let changed = blocking("AM", in: book)
        let tried = load.cases.map {
            TriedCase(label: $0.code.description, request: $0.request, day: Requests.day, isCase: true)
        }
        let compared = try timed("advised anew by both books (check --against --cases)") {
            let change = BookChange.between(old: book, new: changed, cases: tried) { Cores.map($0, chunk: 256, $1) }
            return (change.tried.cases, change.advice.count { $0.isCase })
        }
        let after = Triage(book: changed)
        var filter = QueueFilter.unfinished
        filter.isChanged = true
        let queued = try timed("advised anew, matched and sorted (queue --changed)") {
            let queue = Queue(load, asOf: Requests.day) { after.advise(on: $0, asOf: Requests.day) }
            return (queue.count, queue.filtered(filter).count)
        }
        return [compared, queued]
    }

    /// The median of three runs; each returns the number of cases, and of changed ones.
    private static func timed(_ name: String, _ body: () -> (all: Int, changed: Int)) throws -> Figure {
        var seen = (all: 0, changed: 0)
        let start = Clock.cores()
        let runs = (0..<3).map { _ in Clock.wall { seen = body() } }
        let spent = (Clock.cores() - start) / Double(runs.count)
        // A book that changes nothing, or a desk that lost a case, would be fast too.
        guard seen.all == cases, seen.changed > 0, seen.changed < cases else {
            throw Trouble("\(seen.changed) of \(seen.all) cases changed")
        }
        return Figure(
            name: "\(Show.whole(Double(cases))) open cases \(name)", target: "10 s",
            measured: "\(Show.decimal(runs.median, 2)) s", limit: "cores: \(Show.decimal(spent, 2)) s",
            reached: runs.median < 10)
    }

    /// `routes check` of the example book, by the built program.
    static func check(_ program: String, disk: String) throws -> Figure {
        let path = disk + "/routes"
        try Folder.replace(path, with: ExampleBook.bytes)
        let day = try ExampleBook.read { try Hash.blake2b256($0) }.newestCheck
        let runs = try (0..<5).map { _ in
            try Child.run(program, ["routes", "check", path, "--as-of", "\(day)"], output: "/dev/null")
        }
        guard runs.allSatisfy({ $0.status == 0 }) else {
            throw Trouble("routes check exited with \(runs.map(\.status))")
        }
        let seconds = runs.map(\.seconds).median
        return Figure(
            name: "routes check, the example book", target: "1 s", measured: "\(Show.decimal(seconds, 2)) s",
            limit: "cores: \(Show.decimal(runs.map(\.core).median, 2)) s", reached: seconds < 1)
    }

    /// The same book with one country blocked.
    private static func blocking(_ code: String, in book: RouteBook) -> RouteBook {
        var book = book
        for index in book.countries.indices where book.countries[index].code == CountryCode(code) {
            book.countries[index].status = .blocked
        }
        book.stamp.version += 1
        return book
    }

    private static func entry(_ event: Event, _ number: Int) -> Entry {
        var (id, rest) = ([UInt8](repeating: 0, count: 16), number)
        for place in 0..<4 {
            id[place] = UInt8(rest & 0xFF)
            rest >>= 8
        }
        return Entry(
            event: event,
            provenance: Provenance(
                log: Bytes16(), writer: Writer(label: "v01", isCoordinator: false), cell: UInt64(number),
                record: Bytes16(id)!))
    }
}

// What a new route book costs: the advice on one request, on a whole desk of open cases, and the check of the book.

import Intake

enum Triaging {
    /// Open cases at the desk.
    static let cases = 250_000

    /// The advice on one request, on one core.
    static func one(_ events: [Event], _ triage: Triage) -> Figure {
        let requests = events.prefix(10_000).compactMap { event -> Request? in
            if case .request(let new) = event.content { new.request } else { nil }
        }
        var words = 0
        let spent = Clock.core {
            for request in requests { words += triage.advise(on: request, asOf: Requests.day).next.count }
        }
        let each = spent / Double(requests.count) * 1e6
        return Figure(
            name: "advice on a request", target: "50 us", measured: "\(Show.decimal(each)) us",
            reached: words > 0 && each < 50)
    }

    /// What `queue --changed` does once the logs are read: every open case advised anew under a changed book, on all
    /// cores, likely duplicates looked for, sorted, and those picked whose advice is another one.
    static func desk(_ book: RouteBook) throws -> Figure {
        let before = Triage(book: book)
        var dice = Dice(seed: 3)
        let load = Caseload(try (0..<cases).map { entry(try Requests.event($0, &dice, before), $0) })
        let after = Triage(book: blocking("AM", in: book))
        var filter = QueueFilter.unfinished
        filter.isChanged = true
        var (all, changed) = (0, 0)
        let runs = (0..<3).map { _ in
            Clock.wall {
                let queue = Queue(load, asOf: Requests.day) { after.advise(on: $0, asOf: Requests.day) }
                all = queue.rows.count
                changed = queue.filtered(filter).rows.count
            }
        }
        // A book that changes nothing, or a queue that lost a case, would be quick too.
        guard all == cases, changed > 0, changed < all else { throw Trouble("\(changed) of \(all) cases changed") }
        return Figure(
            name: "\(Show.whole(Double(cases))) open cases advised anew, \(Show.whole(Double(changed))) changed",
            target: "10 s", measured: "\(Show.decimal(runs.median, 2)) s", reached: runs.median < 10)
    }

    /// `routes check` of the example book, by the built program.
    static func check(_ program: String, disk: String) throws -> Figure {
        let path = disk + "/routes"
        try Folder.replace(path, with: ExampleBook.bytes)
        let day = try ExampleBook.read { try Hash.blake2b256($0).hex }.newestCheck
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
                log: Bytes16(), author: "v01", isCoordinator: false, cell: UInt64(number), record: Bytes16(id)!))
    }
}

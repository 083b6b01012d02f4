// A desk with 30,000 cases on which 3,000 decisions were made, as each command finds it.

import Glibc
import Intake
import IntakeBase
import IntakeCases
import IntakeLog

struct Deciding {
    let program: Program
    private static let decisions = 3_000
    private static let laptops = 4

    func figures(_ events: [Event]) throws -> [Figure] {
        let (desk, stick) = (Home(program.disk + "/decided"), program.memory + "/decided-stick")
        mkdir(stick, 0o700)
        let hotline = try program.hotline(
            desk: desk, volunteers: Self.laptops, memory: program.memory + "/decided")
        let names = try write(events, hotline, stick)
        try hotline.decide(try decisions(on: events, names))
        let lock = try (0..<3).map { _ in try program.argon2id() }.median
        func run(_ arguments: [String], json: Bool = true) throws -> Child {
            try program.run(arguments, desk, "/decided.out", json: json)
        }
        func figure(_ name: String, _ runs: [Child], target: Double? = nil) -> Figure {
            let seconds = runs.map(\.seconds).median - lock
            return Figure(
                name: name, target: target.map { "\(Show.decimal($0)) s" } ?? "",
                measured: "\(Show.decimal(seconds, 2)) s, \(Show.whole(Double(runs.map(\.memory).max()!) / 1e6)) MB",
                limit: "cores: \(Show.decimal(runs.map(\.core).median - lock, 2)) s",
                reached: target.map { seconds < $0 })
        }
        let queue = ["queue", "--as-of", "\(Requests.day)"]
        guard let code = events[0].json["code"]?.string else { throw Trouble("a request has no code") }
        let show = ["show", code, "--as-of", "\(Requests.day)"]
        func thrice(_ arguments: [String], json: Bool = true) throws -> [Child] {
            try (0..<3).map { _ in try run(arguments, json: json) }
        }
        let size = "\(Show.whole(Double(events.count))) cases, \(Show.whole(Double(Self.decisions))) decisions"
        var figures = [
            figure("\(size): import", [try run(["import", stick])]),
            figure("first queue, as text", [try run(queue, json: false)]),
            figure("queue again", try thrice(queue, json: false)),
            figure("show CODE", try thrice(show, json: false), target: 0.3),
            figure("history --json", try thrice(["history"])),
        ]
        try check()
        figures.append(figure("decide CODE", [try run(["decide", code, "--status", "working"])]))
        figures.append(figure("show CODE after that", [try run(show, json: false)]))
        return figures
    }

    /// One log for each laptop. Returns the names of the records.
    private func write(_ events: [Event], _ hotline: Hotline, _ stick: String) throws -> [Bytes16] {
        let share = (events.count + Self.laptops - 1) / Self.laptops
        return try (0..<Self.laptops).flatMap { index in
            let mine = events[min(index * share, events.count)..<min((index + 1) * share, events.count)]
            return try hotline.write(mine, by: index, stick: stick).names
        }
    }

    /// Decisions about every fifteenth case; about half of these a second one.
    private func decisions(on events: [Event], _ names: [Bytes16]) throws -> [Event] {
        try (0..<Self.decisions).map { number in
            let index = number % 2_000 * (events.count / 2_000)
            return try Decisions.event(
                number + number / 2_000, on: events[index], after: [names[index]], at: Requests.start + 3_000_000)
        }
    }

    /// A history that lost a decision would be fast too.
    private func check() throws {
        let json = try CanonicalJSON.parse(
            try Folder.contents(program.disk + "/decided.out", limit: 1 << 30), limit: 1 << 30)
        let decisions = json["decisions"]?.array ?? []
        // The import wrote another one.
        guard decisions.count == Self.decisions + 1 else { throw Trouble("history has \(decisions.count) decisions") }
    }
}

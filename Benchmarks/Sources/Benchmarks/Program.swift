// The whole program: its start-up time, and a coordinator's day with 30,000 requests.

import Glibc
import Intake
import IntakeBase
import IntakeCases
import IntakeLog

struct Program {
    let path: String
    let disk: String
    let memory: String

    private static let passphrase = SecretBytesSource(text: "a passphrase for benchmarks only")
    private static let laptops = 4

    func start() throws -> Figure {
        let runs = try (0..<30).map { _ in try Child.run(path, ["--version"], output: "/dev/null") }
        guard runs.allSatisfy({ $0.status == 0 }) else { throw Trouble("\(path) --version failed") }
        let seconds = runs.map(\.seconds).median
        // The minimum cost of starting any program on this machine.
        let least = try (0..<30).map { _ in try Child.run("/bin/true", [], output: "/dev/null").seconds }.median
        return Figure(
            name: "intake --version", target: "20 ms", measured: "\(Show.decimal(seconds * 1000)) ms",
            limit: "/bin/true \(Show.decimal(least * 1000)) ms", share: Show.percent(least / seconds),
            reached: seconds < 0.020)
    }

    /// Imports logs with these events, and prints the queue.
    func day(_ events: [Event]) throws -> [Figure] {
        let desk = Home(disk + "/desk")
        let stick = disk + "/stick"
        mkdir(stick, 0o700)
        try makeLogs(events, desk: desk, stick: stick)
        let lock = try (0..<3).map { _ in try argon2id() }.median
        let receipt = try (0..<3).map { _ in try argon2idOfReceipt() }.median
        let imported = try run(["import", stick], desk, "/import.json")
        let queued = try run(["queue", "--as-of", "\(Requests.day)"], desk, "/queue.json")
        try check(events, disk + "/queue.json")
        let net = imported.seconds + queued.seconds - 2 * lock
        let most = max(imported.memory, queued.memory)
        return [
            Figure(
                name: "\(Show.whole(Double(events.count))) requests, import + queue", target: "5 s",
                measured: "\(Show.decimal(net, 2)) s", reached: net < 5),
            part("of it import, \(Self.laptops) laptops' logs", imported, lock),
            part("of it queue --json", queued, lock),
            Figure(
                name: "apart: Argon2id of the passphrase", measured: "2 x \(Show.decimal(lock, 2)) s, 256 MiB"),
            Figure(
                name: "included: Argon2id of the receipts",
                measured: "\(Self.laptops) x \(Show.decimal(receipt, 2)) s, 64 MiB"),
            Figure(
                name: "memory after the passphrase's Argon2id", target: "300 MB",
                measured: "import \(Show.whole(Double(imported.memory) / 1e6)) MB, "
                    + "queue \(Show.whole(Double(queued.memory) / 1e6)) MB",
                reached: most > 0 && most < 300_000_000),
        ]
    }

    private func part(_ name: String, _ child: Child, _ lock: Double) -> Figure {
        Figure(
            name: name, measured: "\(Show.decimal(child.seconds - lock, 2)) s",
            limit: "cores: \(Show.decimal(child.core - lock, 2)) s")
    }

    func run(_ arguments: [String], _ desk: Home, _ output: String, json: Bool = true) throws -> Child {
        let child = try Child.run(
            path, arguments + ["--home", desk.path] + (json ? ["--json"] : []) + ["--passphrase-fd", "3"],
            output: disk + output,
            passphrase: Self.passphrase.text)
        guard child.status == 0 else { throw Trouble("intake \(arguments[0]) exited with \(child.status)") }
        return child
    }

    /// A queue that lost a case would be fast too.
    private func check(_ events: [Event], _ path: String) throws {
        let json = try CanonicalJSON.parse(try Folder.contents(path, limit: 1 << 30), limit: 1 << 30)
        let count = json.object?["cases"]?.array?.count ?? 0
        guard count == events.count else { throw Trouble("the queue holds \(count) of \(events.count) cases") }
    }

    // MARK: What is measured on

    /// A hotline whose coordinator's desk is `desk`.
    func hotline(desk: Home, volunteers: Int, memory: String) throws -> Hotline {
        try Hotline(desk: desk, volunteers: volunteers, memory: memory, passphrase: Self.passphrase)
    }

    /// One log for each laptop, with an equal share of the events.
    private func makeLogs(_ events: [Event], desk: Home, stick: String) throws {
        let hotline = try hotline(desk: desk, volunteers: Self.laptops, memory: memory)
        let share = (events.count + Self.laptops - 1) / Self.laptops
        for index in 0..<Self.laptops {
            let mine = events[min(index * share, events.count)..<min((index + 1) * share, events.count)]
            try hotline.write(mine, by: index, stick: stick)
        }
    }

    /// Seconds of the passphrase's Argon2id.
    func argon2id() throws -> Double {
        let secret = try Self.passphrase.secret()
        return try Clock.wall {
            _ = try PasswordHash.key(secret, salt: [UInt8](repeating: 1, count: 16), cost: .moderate)
        }
    }

    private func argon2idOfReceipt() throws -> Double {
        try Clock.wall {
            _ = try PasswordHash.digest([1], salt: [UInt8](repeating: 1, count: 16), cost: .interactive)
        }
    }
}

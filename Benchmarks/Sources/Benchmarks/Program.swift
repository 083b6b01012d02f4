// The program as a whole: how soon it is there, and a coordinator's day with 30,000 requests.

import Glibc
import Intake

struct Program {
    let path: String
    let disk: String
    let memory: String

    private static let passphrase = "a passphrase for benchmarks only"
    private static let laptops = 4

    func start() throws -> Figure {
        let runs = try (0..<30).map { _ in try Child.run(path, ["--version"], output: "/dev/null") }
        guard runs.allSatisfy({ $0.status == 0 }) else { throw Trouble("\(path) --version failed") }
        let seconds = runs.map(\.seconds).median
        // The least that starting any program costs here.
        let least = try (0..<30).map { _ in try Child.run("/bin/true", [], output: "/dev/null").seconds }.median
        return Figure(
            name: "intake --version", target: "20 ms", measured: "\(Show.decimal(seconds * 1000)) ms",
            limit: "/bin/true \(Show.decimal(least * 1000)) ms", share: Show.percent(least / seconds),
            reached: seconds < 0.020)
    }

    /// Logs of `count` requests, imported and queued.
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

    private func run(_ arguments: [String], _ desk: Home, _ output: String) throws -> Child {
        let child = try Child.run(
            path, arguments + ["--home", desk.path, "--json", "--passphrase-fd", "3"], output: disk + output,
            passphrase: Self.passphrase)
        guard child.status == 0 else { throw Trouble("intake \(arguments[0]) exited with \(child.status)") }
        return child
    }

    /// A queue that lost a case would be quick too.
    private func check(_ events: [Event], _ path: String) throws {
        let json = try CanonicalJSON.parse(try Folder.contents(path, limit: 1 << 30), limit: 1 << 30)
        let count = json.object?["cases"]?.array?.count ?? 0
        guard count == events.count else { throw Trouble("the queue holds \(count) of \(events.count) cases") }
    }

    // MARK: What is measured on

    /// A hotline: one coordinator, some volunteers' laptops whose logs lie on a stick.
    private func makeLogs(_ events: [Event], desk: Home, stick: String) throws {
        let today = Day(unixSeconds: Requests.start)
        let secret = try secret()
        let coordinator = try desk.setUp(role: .coordinator, label: Label("c01")!, passphrase: secret)
        let homes = (1...Self.laptops).map { Home("\(memory)/v0\($0)") }
        var tables = [try coordinator.table(validUntil: today.adding(days: 365))]
        for (index, home) in homes.enumerated() {
            let card = try home.setUp(role: .volunteer, label: Label("v0\(index + 1)")!, passphrase: secret)
            tables.append(try card.table(validUntil: today))
        }
        let bytes = Array(("version = 1\n\n" + tables.joined(separator: "\n")).utf8)
        let signed = SignedFile(
            path: "keys", bytes: bytes,
            signature: try desk.unlock(secret).signFile(bytes, trustedComment: "benchmark"))
        for home in [desk] + homes {
            try home.adopt(try home.examine(signed, root: coordinator.root), on: today)
        }
        let keys = try desk.keysInForce()
        let setting = SessionSetting(
            recipients: [coordinator.sealing], keysFile: FileStamp(version: UInt64(keys.version), hash: keys.hash),
            routeBook: FileStamp(version: 1, hash: Bytes32()), root: coordinator.root!.key)
        let share = (events.count + homes.count - 1) / homes.count
        for (index, home) in homes.enumerated() {
            let identity = try home.unlock(secret)
            let writer = try LogWriter(
                folder: home.logFolder, author: try identity.author(), command: "benchmark"
            ) { Requests.start }
            let mine = events[min(index * share, events.count)..<min((index + 1) * share, events.count)]
            for (number, event) in mine.enumerated() {
                try writer.append(event.bytes, id: try Bytes16.random(), under: setting)
                if number % 20 == 19 { try writer.close() }
            }
            try writer.close()
            let name = writer.head!.logID.hex + ".intake"
            try FileCopy.copy(home.logFolder + "/" + name, to: stick + "/" + name)
        }
    }

    private func secret() throws -> SecretBytes {
        let bytes = Array(Self.passphrase.utf8)
        var secret = try SecretBytes(count: bytes.count)
        secret.withUnsafeMutableBytes { $0.copyBytes(from: bytes) }
        return secret
    }

    private func argon2id() throws -> Double {
        let secret = try secret()
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

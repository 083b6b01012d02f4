// The same desk with a thousand cases and with a quarter of a million: the cost per case must not grow with their
// number, and the memory must fit a small laptop.

import Glibc
import Intake
import IntakeLog
import IntakeTriage

struct Growth {
    let program: Program
    private static let sizes = [1_000, 10_000, 100_000, 250_000]
    private static let logSize = 5_000

    /// Import and queue at each size. A larger desk has the logs of the smaller one and more.
    func figures(_ triage: Triage) throws -> [Figure] {
        let desk = Home(program.disk + "/growth")
        let stick = program.memory + "/growth-stick"
        mkdir(stick, 0o700)
        let hotline = try program.hotline(desk: desk, volunteers: 1, memory: program.memory + "/growth")
        let logs = try makeLogs(hotline, stick: stick, triage)
        let lock = try (0..<3).map { _ in try program.argon2id() }.median
        var figures: [Figure] = []
        var before: Double?
        for size in Self.sizes {
            ThrowAway.clear(desk.deskFolder)
            let paths = logs.filter { $0.cases <= size }.map(\.path)
            let imported = try program.run(["import"] + paths, desk, "/import.json")
            let queued = try program.run(["queue", "--as-of", "\(Requests.day)"], desk, "/queue.json")
            try check(size, program.disk + "/queue.json")
            let net = imported.seconds + queued.seconds - 2 * lock
            let each = net / Double(size) * 1e6
            figures.append(
                Figure(
                    name: "\(Show.whole(Double(size))) cases: import + queue --json",
                    target: size == Self.sizes.last ? "300 MB, a straight line" : "",
                    measured:
                        "\(Show.decimal(imported.seconds - lock, 2)) + \(Show.decimal(queued.seconds - lock, 2)) s,"
                        + " \(Show.whole(each)) us a case; \(Show.whole(Double(imported.memory) / 1e6))"
                        + " and \(Show.whole(Double(queued.memory) / 1e6)) MB",
                    limit: "cores: \(Show.decimal(imported.core + queued.core - 2 * lock, 2)) s",
                    reached: size == Self.sizes.last
                        ? max(imported.memory, queued.memory) < 300_000_000 && each < 1.5 * (before ?? each) : nil))
            before = each
        }
        figures += try again(hotline, desk, stick: stick, triage, lock)
        return figures
    }

    /// The largest desk, already opened on the same day, with 100 more cases: in a log of their own, and at the end of
    /// an existing log.
    private func again(
        _ hotline: Hotline, _ desk: Home, stick: String, _ triage: Triage, _ lock: Double
    ) throws -> [Figure] {
        var dice = Dice(seed: 5)
        var number = Self.sizes.last ?? 0
        let arguments = ["queue", "--as-of", "\(Requests.day)"]
        let first = try program.run(arguments, desk, "/queue.txt", json: false)
        var figures: [Figure] = []
        for (name, log) in [("in a new log", "/new"), ("in a log of 5,000", "/\(number)")] {
            let events = try (number..<number + 100).map { try Requests.event($0, &dice, triage) }
            number += events.count
            _ = try program.run(
                ["import", try hotline.write(events, by: 0, log: log, stick: stick)], desk, "/import.json")
            // The first queue after the import is measured; but a log is only remembered after it has been unchanged
            // for a while.
            usleep(100_000)
            let child = try program.run(arguments, desk, "/queue.txt", json: false)
            let lines = try Folder.contents(program.disk + "/queue.txt", limit: 1 << 30).count { $0 == 0x0A }
            guard lines > number else { throw Trouble("the queue has \(lines) lines for \(number) cases") }
            let net = child.seconds - lock
            figures.append(
                Figure(
                    name: "\(Show.whole(Double(number - 100))) cases, 100 new \(name): queue again",
                    target: "1 s, 300 MB",
                    measured: "\(Show.decimal(net, 2)) s, \(Show.whole(Double(child.memory) / 1e6)) MB",
                    limit: "cores: \(Show.decimal(child.core - lock, 2)) s; nothing new: "
                        + "\(Show.decimal(first.seconds - lock, 2)) s, \(Show.whole(Double(first.memory) / 1e6)) MB",
                    reached: net < 1 && child.memory < 300_000_000))
        }
        return figures
    }

    /// The logs, each with the total number of cases in it and those before it.
    private func makeLogs(_ hotline: Hotline, stick: String, _ triage: Triage) throws -> [(path: String, cases: Int)] {
        var dice = Dice(seed: 4)
        var logs: [(path: String, cases: Int)] = []
        var number = 0
        for size in Self.sizes {
            while number < size {
                let count = min(Self.logSize - number % Self.logSize, size - number)
                let events = try (number..<number + count).map { try Requests.event($0, &dice, triage) }
                number += count
                logs.append((try hotline.write(events, by: 0, log: "/\(number)", stick: stick), number))
            }
        }
        return logs
    }

    /// A queue that lost a case would be fast too. Parsing the whole output would take more memory than the desk.
    private func check(_ expected: Int, _ path: String) throws {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Trouble("no \(path)") }
        defer { close(file) }
        // A quotation mark inside a text always follows a backslash, so this pattern occurs only as a member.
        let word = Array(#","code":""#.utf8)
        var (count, matched) = (0, 0)
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        while case let got = read(file, &bytes, bytes.count), got > 0 {
            for byte in bytes[..<got] {
                matched = byte == word[matched] ? matched + 1 : byte == word[0] ? 1 : 0
                if matched == word.count { (count, matched) = (count + 1, 0) }
            }
        }
        guard count == expected else { throw Trouble("the queue holds \(count) of \(expected) cases") }
    }
}

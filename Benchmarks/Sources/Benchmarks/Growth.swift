// The same desk with a thousand cases, with thirty thousand, for which it is designed, and with a quarter of a million,
// which must work on a small laptop.

import Glibc
import Intake
import IntakeLog
import IntakeTriage

struct Growth {
    let program: Program
    private static let sizes = [1_000, 30_000, 250_000]
    private static let logSize = 5_000

    /// Import, the first queue and the queue again at each size. A larger desk has the logs of the smaller one and more.
    func figures(_ triage: Triage) throws -> [Figure] {
        let desk = Home(program.disk + "/growth")
        let stick = program.memory + "/growth-stick"
        mkdir(stick, 0o700)
        let hotline = try program.hotline(desk: desk, volunteers: 1, memory: program.memory + "/growth")
        let logs = try makeLogs(hotline, stick: stick, triage)
        let lock = try (0..<3).map { _ in try program.argon2id() }.median
        var figures: [Figure] = []
        for size in Self.sizes {
            ThrowAway.clear(desk.deskFolder)
            let paths = logs.filter { $0.cases <= size }.map(\.path)
            let imported = try program.run(["import"] + paths, desk, "/import.json")
            let queued = try (0..<2).map { _ in
                try program.run(["queue", "--as-of", "\(Requests.day)"], desk, "/queue.txt", json: false)
            }
            let lines = try Folder.contents(program.disk + "/queue.txt", limit: 1 << 30).count { $0 == 0x0A }
            guard lines > size else { throw Trouble("the queue has \(lines) lines for \(size) cases") }
            let all = [imported] + queued
            let memory = all.map { Show.whole(Double($0.memory) / 1e6) }.joined(separator: ", ")
            func list(_ seconds: [Double]) -> String {
                seconds.map { Show.decimal($0 - lock, 2) }.joined(separator: ", ")
            }
            figures.append(
                Figure(
                    name: "\(Show.whole(Double(size))) cases: import, first queue, again",
                    target: size == Self.sizes.last ? "first queue 20 s, 1 GB" : "",
                    measured: "\(list(all.map(\.seconds))) s; \(memory) MB",
                    limit: "cores: \(list(all.map(\.core))) s",
                    reached: size == Self.sizes.last
                        ? all[1].seconds - lock < 20 && all.map(\.memory).max() ?? 0 < 1_000_000_000 : nil))
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
                ["import", try hotline.write(events, by: 0, log: log, stick: stick).path], desk, "/import.json")
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
                    target: "1 s, 1 GB",
                    measured: "\(Show.decimal(net, 2)) s, \(Show.whole(Double(child.memory) / 1e6)) MB",
                    limit: "cores: \(Show.decimal(child.core - lock, 2)) s; nothing new: "
                        + "\(Show.decimal(first.seconds - lock, 2)) s, \(Show.whole(Double(first.memory) / 1e6)) MB",
                    reached: net < 1 && child.memory < 1_000_000_000))
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
                logs.append((try hotline.write(events, by: 0, log: "/\(number)", stick: stick).path, number))
            }
        }
        return logs
    }
}

// The same requests, read with the usual alternatives: one file per request, opened by age or by GnuPG, as Debian ships
// them.

import Glibc
import Intake
import IntakeCases
import IntakeLog

struct Others {
    let program: Program
    /// Different files; they are opened repeatedly until the number of requests is reached.
    private static let files = 500
    /// GnuPG is slow: only this number of files is opened, and the time is scaled.
    private static let gpgFiles = 200

    func figures(_ events: ArraySlice<Event>) throws -> [Figure] {
        let count = events.count
        let desk = Home(program.disk + "/others")
        let stick = program.memory + "/others-stick"
        mkdir(stick, 0o700)
        let hotline = try program.hotline(desk: desk, volunteers: 1, memory: program.memory + "/others")
        let path = try hotline.write(events, by: 0, stick: stick).path
        let lock = try (0..<3).map { _ in try program.argon2id() }.median
        let runs = try (0..<3).map { _ in
            ThrowAway.clear(desk.deskFolder)
            return try program.run(["import", path], desk, "/import.json").seconds - lock
        }
        let ours = runs.median
        let texts = events.prefix(Self.files).map(\.bytes)
        let again = try (0..<3).map { _ in try program.run(["import", path], desk, "/import.json").seconds - lock }
        var figures = [
            Figure(
                name: "\(Show.whole(Double(count))) requests: intake import", measured: "\(Show.decimal(ours, 2)) s"),
            Figure(name: "the same stick once more", measured: "\(Show.decimal(again.median, 2)) s"),
        ]
        let cells = Int(try LogFile.readStructure(path, in: .laptop).cells)
        let mean = events.map(\.bytes.count).reduce(0, +) / count
        for (text, name) in [(mean, "the texts"), (3844, "whole bodies")] {
            let limit = Limit(cells: cells, text: text)
            let raw = try (0..<5).map { _ in try Clock.wall { try limit.read() } }.median
            figures.append(
                Figure(
                    name: "beside raw libsodium on one core, opening \(name)", target: "50 %",
                    measured: Show.percent(raw / ours), limit: "\(Show.decimal(raw, 2)) s", reached: raw / ours >= 0.5))
        }
        func add(_ name: String, _ seconds: Double?, target: Double?) {
            guard let seconds else {
                print("note: \(name) is not installed here, and was left out")
                return
            }
            let times = seconds / ours
            figures.append(
                Figure(
                    name: "the same by \(name)", target: target.map { "\(Show.whole($0)) times import" } ?? "",
                    measured: "\(Show.decimal(seconds)) s, \(Show.whole(times)) times import",
                    reached: target.map { times >= $0 }))
        }
        add("age -d, a file each", try age(texts, count), target: 100)
        add("gpg --decrypt, a file each, \(Self.gpgFiles) scaled", try gpg(texts, count), target: nil)
        return figures
    }

    /// Seconds of `age -d` for this number of files; nil if age is not installed.
    private func age(_ texts: [[UInt8]], _ count: Int) throws -> Double? {
        guard let age = Others.find("age"), let keygen = Others.find("age-keygen") else { return nil }
        let folder = program.memory + "/age"
        mkdir(folder, 0o700)
        let key = folder + "/key"
        try Others.run(keygen, ["-o", key])
        try Others.run(keygen, ["-y", key], output: folder + "/public")
        let recipient = String(decoding: try Folder.contents(folder + "/public", limit: 4096), as: UTF8.self)
            .split(whereSeparator: \.isWhitespace).joined()
        for (index, text) in texts.enumerated() {
            try Folder.replace(folder + "/\(index)", with: text)
            try Others.run(age, ["-r", recipient, "-o", folder + "/\(index).age", folder + "/\(index)"])
        }
        let seconds = try Clock.wall {
            for index in 0..<count {
                try Others.run(age, ["-d", "-i", key, folder + "/\(index % texts.count).age"], output: folder + "/out")
            }
        }
        try check(folder + "/out", texts[(count - 1) % texts.count])
        return seconds
    }

    /// Seconds of `gpg --decrypt` for this number of files, scaled from a sample; nil if GnuPG is not installed.
    private func gpg(_ texts: [[UInt8]], _ count: Int) throws -> Double? {
        guard let gpg = Others.find("gpg"), let conf = Others.find("gpgconf") else { return nil }
        let folder = program.memory + "/gpg"
        mkdir(folder, 0o700)
        setenv("GNUPGHOME", folder, 1)
        defer {
            // Ends the agent that GnuPG started for this folder.
            try? Others.run(conf, ["--kill", "gpg-agent"])
            unsetenv("GNUPGHOME")
        }
        let quiet = ["--batch", "--quiet", "--yes", "--trust-model", "always"]
        let user = "bench@example.org"
        try Others.run(
            gpg, quiet + ["--passphrase", "", "--quick-generate-key", user, "future-default", "default", "never"])
        let sample = texts.prefix(Self.gpgFiles)
        for (index, text) in sample.enumerated() {
            try Folder.replace(folder + "/\(index)", with: text)
            try Others.run(
                gpg, quiet + ["-r", user, "-o", folder + "/\(index).gpg", "--encrypt", folder + "/\(index)"])
        }
        let seconds = try Clock.wall {
            for index in sample.indices {
                try Others.run(gpg, quiet + ["--decrypt", folder + "/\(index).gpg"], output: folder + "/out")
            }
        }
        try check(folder + "/out", sample[sample.count - 1])
        return seconds * Double(count) / Double(sample.count)
    }

    private func check(_ path: String, _ text: [UInt8]) throws {
        guard try Folder.contents(path, limit: 1 << 20) == text else { throw Trouble("\(path) is another text") }
    }

    private static func run(_ path: String, _ arguments: [String], output: String = "/dev/null") throws {
        let child = try Child.run(path, arguments, output: output)
        guard child.status == 0 else { throw Trouble("\(path) exited with \(child.status)") }
    }

    private static func find(_ name: String) -> String? {
        ["/usr/bin/", "/usr/local/bin/"].map { $0 + name }.first { access($0, X_OK) == 0 }
    }
}

// A test that reads like a terminal session: files under Sessions, written by hand. They contain only what a person
// should see; irrelevant output is skipped.
//
//     # What the session holds.
//     stage: hotline              lead and v07 with keys in force, and usb; bare: an empty folder
//     language: ru                optional: English
//
//     v07$ intake new --from requests.json --passphrase-fd 3
//     Case code: <code anna>      bound at its first occurrence; later, in commands too, it must be the same
//     ...                         any lines of this stream; inside a line: any text
//     [standard error]            if it must not be empty
//     hint: ...
//     [status 0]                  ends each step
//
//     -- requests.json --         the files of the session, after the last step
//     {"stage": "abroad"}
//
// Prompts, marks and status are those of golden sessions. The shell runs each line; descriptor 3 and the file `pass`
// contain the passphrase of both laptops.

import IntakeLog
import Testing

/// A session that was written by hand.
struct Session {
    /// The difference between a run and the session.
    struct Mismatch: Error {
        /// The line in the file, from 1.
        let line: Int
        let text: String
    }

    private let head: [String]
    private let steps: [GoldenSession.Step]
    private var files: [(name: String, text: String)] = []
    private let stage: String?
    private let language: String?

    /// Parses a session. Throws `Mismatch` if a line has no meaning, or there is no command.
    init(_ text: String) throws {
        var script: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if let mark = line.wholeMatch(of: #/-- ([\w.-]+) --/#) {
                files.append((String(mark.output.1), ""))
            } else if files.isEmpty {
                script.append(line)
            } else {
                files[files.count - 1].text += line + "\n"
            }
        }
        let session = GoldenSession(script.joined(separator: "\n"))
        (head, steps) = (session.head, session.steps)
        (stage, language) = (session.setting("stage"), session.setting("language"))
        guard let first = steps.first else { throw Mismatch(line: 1, text: "no command is run") }
        guard ["bare", "hotline"].contains(stage), [nil, "ru"].contains(language) else {
            throw Mismatch(line: 1, text: "stage is bare or hotline, language is ru")
        }
        let isSetting = head.map { $0.hasPrefix("stage: ") || $0.hasPrefix("language: ") }
        try Self.refuse(zip(head, isSetting).map { $1 ? "" : $0 }, from: first.number - head.count)
        for step in steps {
            guard !step.recorded.isEmpty else {
                throw Mismatch(line: step.number, text: "no status behind \(step.command)")
            }
            try Self.refuse(step.words, from: step.number + 1 + step.recorded.count)
        }
    }

    /// Between steps only remarks are allowed: an expected line after the status would never be compared.
    private static func refuse(_ words: [String], from number: Int) throws {
        for (index, line) in words.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            throw Mismatch(line: number + index, text: "not a remark, and no part of a step: \(line)")
        }
    }

    /// Runs it up to its first mismatch, and throws that.
    func run() throws {
        let hotline = stage == "hotline" ? try Hotline() : nil
        let scratch = try ScratchFolder()
        let folder = hotline?.folder ?? scratch.path
        for (name, text) in files + [("pass", Hotline.passphrase)] {
            try Folder.replace("\(folder)/\(name)", with: Array(text.utf8))
        }
        var names = SessionNames()
        for step in steps {
            let outcome = try Self.run(names.filled(step), at: step.laptop, in: folder, language)
            let found = try GoldenSession.lines(of: outcome, show: GoldenPlaceholders.withoutMachine)
            if let mismatch = try names.match(step, found) { throw mismatch }
        }
        withExtendedLifetime((hotline, scratch)) {}
    }

    private static func run(
        _ line: String, at laptop: String, in folder: String, _ language: String?
    ) throws -> Program.Outcome {
        var shell = Program(
            home: laptop.isEmpty ? "nowhere" : laptop,
            environment: [
                "PATH": "\(Folder.parent(of: Program.path)):/usr/bin:/bin", "TZ": "UTC",
                "LANG": language == "ru" ? "ru_RU.UTF-8" : "C.UTF-8", "TMPDIR": folder,
            ])
        // Without pipefail, the status of `intake ... | tail -1` would be that of tail.
        shell.command = ["/bin/bash", "-o", "pipefail", "-c", "cd '\(folder)' || exit 99\n\(line)"]
        return try shell.run(descriptors: [3: Hotline.passphrase])
    }
}

// The laptops of golden sessions. A stage is prepared once with the program's own commands, on a fixed day, and each
// session gets a copy.

import Glibc
import Synchronization
import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeLog

/// A folder with the exercise and with laptops in the state that the session needs.
final class GoldenStage: Sendable {
    /// The state of the laptops at the start of a session; each level extends the one before.
    enum Level: String, CaseIterable {
        /// The exercise requests, as one file and as forms/01 to forms/14; the examples of keys and routes.
        case bare
        /// The identities of the coordinator `irina` (lead) and the volunteer `v07`, at the lowest cost of a passphrase.
        case laptops
        /// Keys, signed by irina, in force on both.
        case hotline
        /// Each form sealed by v07, a minute apart, so that the order is deterministic; its code is in codes/01 and so
        /// on.
        case recorded
        /// The log carried to usb, and imported by lead.
        case desk
    }

    /// Nine in the morning of the demo's day: everything is recorded before, and the example route book is in date.
    static let now = "2026-07-01 09:00:00"
    /// libfaketime fakes the clock: most commands read today from it, and have no option for that.
    private static let clock = "/usr/bin/faketime"
    /// Whether a clock can be faked here.
    static let works = access(clock, X_OK) == 0

    private let scratch: ScratchFolder
    /// The session's working folder.
    var folder: String { scratch.path }

    /// A copy of the stage at this level.
    static func copy(_ level: Level) throws -> GoldenStage {
        let copy = try GoldenStage()
        try copy.succeed("cp -a '\(prepared(level).folder)/.' .")
        return copy
    }

    private init() throws { scratch = try ScratchFolder() }

    /// Runs a line of a session with the shell, in the folder, on this laptop. The passphrase is on descriptor 3, and
    /// in the file pass for lines that need it twice.
    func run(_ line: String, at laptop: String = "", in language: String = "C.UTF-8") throws -> Program.Outcome {
        let bin = Folder.parent(of: Program.path)
        var shell = Program(
            home: laptop.isEmpty ? "nowhere" : laptop,
            environment: ["PATH": "\(bin):/usr/bin:/bin", "LANG": language, "TZ": "UTC", "TMPDIR": folder])
        shell.command = [
            Self.clock, "--exclude-monotonic", "-f", Self.now, "/bin/sh", "-c", "cd '\(folder)' || exit 99\n\(line)",
        ]
        return try shell.run(descriptors: [3: Hotline.passphrase])
    }

    // MARK: Preparing

    private static func prepared(_ level: Level) throws -> GoldenStage {
        switch level {
        case .bare: try bare.get()
        case .laptops: try laptops.get()
        case .hotline: try hotline.get()
        case .recorded: try recorded.get()
        case .desk: try desk.get()
        }
    }

    private static let bare = Result {
        let stage = try GoldenStage()
        atexit { GoldenStage.removeKept() }
        func write(_ name: String, _ bytes: [UInt8]) throws {
            try Folder.replace("\(stage.folder)/\(name)", with: bytes)
        }
        try write("pass", Array(Hotline.passphrase.utf8))
        try Folder.make(stage.folder + "/forms")
        let exercise = Array(ExerciseRequests.json.utf8)
        try write("requests.json", exercise)
        let requests = try #require(CanonicalJSON.parse(exercise, limit: 1 << 20)["requests"]?.array)
        for (index, request) in requests.enumerated() {
            try write("forms/\(number(index))", CanonicalJSON.encode(request))
        }
        let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
        try stage.succeed("cp '\(root)/keys.example' '\(root)/routes.example' . && mkdir usb codes")
        kept.withLock { $0.append(stage.folder) }
        return stage
    }

    private static let laptops = Result {
        let stage = try copy(.bare)
        try Hotline.make(.coordinator, "irina", in: Home(stage.folder + "/lead"))
        try Hotline.make(.volunteer, "v07", in: Home(stage.folder + "/v07"))
        kept.withLock { $0.append(stage.folder) }
        return stage
    }

    private static let hotline = Result {
        let stage = try copy(.laptops)
        try stage.succeed(
            "(echo 'version = 1'; intake setup --print --home lead; intake setup --print --home v07) >keys",
            "intake keys sign keys --home lead --passphrase-fd 3",
            "intake keys adopt keys --home lead",
            "intake keys adopt keys --home v07 --root \"$(intake keys show --root --home lead)\"")
        kept.withLock { $0.append(stage.folder) }
        return stage
    }

    private static let recorded = Result {
        let stage = try copy(.hotline)
        for index in 0..<14 {
            let form = number(index)
            let answer = try stage.succeed(
                "FAKETIME='2026-07-01 08:\(form):00' intake new --home v07 --from forms/\(form) --json --passphrase-fd 3"
            )
            let code = try #require(answer.json["requests"]?.array?.first?["code"]?.string)
            try Folder.replace("\(stage.folder)/codes/\(form)", with: Array(code.utf8))
        }
        kept.withLock { $0.append(stage.folder) }
        return stage
    }

    private static let desk = Result {
        let stage = try copy(.recorded)
        try stage.succeed(
            "intake carry usb --home v07 --passphrase-fd 3", "intake import usb --home lead --passphrase-fd 3")
        kept.withLock { $0.append(stage.folder) }
        return stage
    }

    /// The folders of prepared stages, which must be removed explicitly: static values are not freed when the tests
    /// end.
    private static let kept = Mutex<[String]>([])

    private static func removeKept() {
        for folder in kept.withLock({ $0 }) { ScratchFolder.remove(folder) }
    }

    private static func number(_ index: Int) -> String { (index < 9 ? "0" : "") + String(index + 1) }

    /// Runs lines that must end with status 0, and returns the outcome of the last one.
    @discardableResult
    private func succeed(_ lines: String...) throws -> Program.Outcome {
        var last = Program.Outcome(output: "", error: "", status: 0)
        for line in lines {
            last = try run(line)
            try #require(last.status == 0, "\(line): \(last.error)")
        }
        return last
    }
}

// Sixteen writers that want the same log at once, and are killed at random and started again.

import CRig
import Dispatch
import Glibc
import Intake
import Synchronization
import TortureLab

enum Writers {
    static let count = 16
    static let each = 1_000

    static func run(_ settings: Settings) throws -> Tally {
        try Scratch.folder(settings) { folder in
            let wanted = max(20, each / settings.share)
            let spoken = Mutex<[Bytes16]>([])
            DispatchQueue.concurrentPerform(iterations: count) { index in
                let own = one(settings, folder, run: UInt64(index + 1), wanted: wanted)
                spoken.withLock { $0 += own }
            }
            var tally = Tally()
            let acknowledged = spoken.withLock { $0 }
            tally.runs = count
            tally.acknowledged = acknowledged.count
            let logs = try Lab.logs(folder)
            if logs.count != 1 { tally.fail("\(logs.count) logs: a fork") }
            guard let log = logs.first else { return tally }
            let writer = try Lab.writer(folder)
            try writer.heal(under: try Lab.setting())
            try writer.close()
            let (report, ids) = try Judge.read(log)
            if !report.verdict.isGood { tally.fail("\(report.findings.filter { $0.verdict != .pastCrash })") }
            if let wrong = Judge.missing(ids, acknowledged) { tally.fail(wrong) }
            return tally
        }
    }

    /// One writer until it has spoken of all its records, killed now and then. Its acknowledgements.
    static func one(_ settings: Settings, _ folder: String, run: UInt64, wanted: Int) -> [Bytes16] {
        var acknowledged: [Bytes16] = []
        var next = 0
        var round: UInt64 = 0
        while next < wanted {
            round += 1
            let chance = Scramble.value(settings.seed &+ run, round)
            let after = chance % 4 == 0 ? nil : UInt32(chance % 400) * 1_000
            let said = Process.run(
                [settings.writer, folder, String(run), "\(next)-\(wanted)", "7"], killAfter: after)
            acknowledged += said.acknowledged
            // What was sealed and not acknowledged is sent again under its own id.
            next += said.acknowledged.count
        }
        return acknowledged
    }
}

/// The writer as a process of its own, without the rig.
enum Process {
    /// Runs `words`; kills it after so many microseconds.
    static func run(_ words: [String], killAfter: UInt32? = nil) -> (acknowledged: [Bytes16], refused: [Bytes16]) {
        var ends: [Int32] = [0, 0]
        precondition(rig_pipe(&ends) == 0, "no pipe")
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        defer { posix_spawn_file_actions_destroy(&actions) }
        var arguments = words.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var child = pid_t()
        let error = posix_spawn(&child, words[0], &actions, nil, &arguments, environ)
        close(ends[1])
        precondition(error == 0, "cannot run \(words[0])")
        if let killAfter {
            let victim = child
            DispatchQueue.global().asyncAfter(deadline: .now() + .microseconds(Int(killAfter))) {
                kill(victim, SIGKILL)
            }
        }
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(ends[0], &buffer, buffer.count)
            if count <= 0 { break }
            output += buffer[..<count]
        }
        close(ends[0])
        var status: Int32 = 0
        waitpid(child, &status, 0)
        return RigRun.said(output)
    }
}

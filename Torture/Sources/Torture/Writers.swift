// Sixteen writers that compete for the same log, and are killed at random and restarted.

import CRig
import Dispatch
import Glibc
import IntakeBase
import Synchronization
import TortureLab

enum Writers {
    static let count = 16
    static let each = 1_000

    static func run(_ settings: Settings) throws -> Tally {
        try Scratch.folder(settings) { folder in
            let wanted = max(20, each / settings.share)
            let spoken = Mutex<(acknowledged: [Bytes16], stuck: [String])>(([], []))
            DispatchQueue.concurrentPerform(iterations: count) { index in
                let (own, stuck) = one(settings, folder, run: UInt64(index + 1), wanted: wanted)
                spoken.withLock {
                    $0.acknowledged += own
                    if let stuck { $0.stuck.append("writer \(index + 1): \(stuck)") }
                }
            }
            var tally = Tally()
            let (acknowledged, stuck) = spoken.withLock { $0 }
            for stuck in stuck { tally.fail(stuck) }
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

    /// The number of rounds without an acknowledgement until a writer is given up. It is not killed in the second half
    /// of them.
    private static let patience = 20

    /// Runs one writer until it has reported all its records, with some kills. Returns its acknowledgements, and why it
    /// was given up; nil if it was not.
    static func one(
        _ settings: Settings, _ folder: String, run: UInt64, wanted: Int
    ) -> (acknowledged: [Bytes16], stuck: String?) {
        var acknowledged: [Bytes16] = []
        var next = 0
        var round: UInt64 = 0
        var barren = 0
        while next < wanted {
            round += 1
            let chance = Scramble.value(settings.seed &+ run, round)
            let after = chance % 4 == 0 || barren > patience / 2 ? nil : UInt32(chance % 400) * 1_000
            let said = Process.run(
                [settings.writer, folder, String(run), "\(next)-\(wanted)", "7"], killAfter: after)
            acknowledged += said.acknowledged
            // A record that was sealed and not acknowledged is sent again under its own id.
            next += said.acknowledged.count
            if let refused = said.refused.first {
                return (acknowledged, "\(refused.hex) could not be saved; \(Scratch.room(folder) >> 20) MB are free")
            }
            barren = said.acknowledged.isEmpty ? barren + 1 : 0
            if barren == patience {
                return (acknowledged, "\(barren) rounds without a record; \(Scratch.room(folder) >> 20) MB are free")
            }
        }
        return (acknowledged, nil)
    }
}

/// A value that outlives its creator.
private final class Shared: Sendable {
    let value: Mutex<Bool>
    init(_ value: Bool) { self.value = Mutex(value) }
}

/// The writer as a process of its own, without the rig.
enum Process {
    /// Runs `words`; kills it after this number of microseconds.
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
        // After wait the process number is free, and another program may have it.
        let isOver = Shared(false)
        if let killAfter {
            let victim = child
            DispatchQueue.global().asyncAfter(deadline: .now() + .microseconds(Int(killAfter))) {
                isOver.value.withLock { isOver in if !isOver { kill(victim, SIGKILL) } }
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
        // Its output ends when it does.
        isOver.value.withLock { $0 = true }
        var status: Int32 = 0
        waitpid(child, &status, 0)
        return RigRun.said(output)
    }
}

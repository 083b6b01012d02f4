// The memory of a running program, as a thief of the running machine sees it: every byte that could have been written,
// including guarded and locked pages.

import Glibc
import Intake
import Testing

/// The content of a process's memory at one moment.
struct ProcessMemory {
    private struct Region {
        var name: String
        var bytes: [UInt8]
    }

    private var regions: [Region] = []

    /// Whether this user can read it: the program denies access to other programs of its own user, so the capability to
    /// trace any process is needed (CAP_SYS_PTRACE of <linux/capability.h>).
    static let works: Bool = {
        guard let status = try? String(decoding: ProcFile.read("/proc/self/status"), as: UTF8.self),
            let effective = status.firstMatch(of: #/CapEff:\s*([0-9a-f]+)/#).flatMap({ UInt64($0.1, radix: 16) })
        else { return false }
        return effective & 1 << 19 != 0
    }()

    /// Reads the memory of `process`, which must be stopped.
    init(of process: pid_t) throws {
        let memory = open("/proc/\(process)/mem", O_RDONLY | O_CLOEXEC)
        try #require(memory >= 0, "the memory of process \(process) cannot be read: \(errno)")
        defer { close(memory) }
        let maps = try String(decoding: ProcFile.read("/proc/\(process)/maps"), as: UTF8.self)
        for line in maps.split(separator: "\n") {
            let fields = line.split(separator: " ", maxSplits: 5, omittingEmptySubsequences: true)
            let ends = fields[0].split(separator: "-").compactMap { Int($0, radix: 16) }
            // Read-only memory is unchanged since it was loaded from the disk.
            guard ends.count == 2, fields[1].hasPrefix("rw") else { continue }
            var bytes = [UInt8](repeating: 0, count: ends[1] - ends[0])
            var done = 0
            while done < bytes.count {
                let count = bytes.withUnsafeMutableBytes {
                    pread(memory, $0.baseAddress! + done, $0.count - done, off_t(ends[0] + done))
                }
                guard count > 0 else { break }
                done += count
            }
            let name = fields.count > 5 ? fields[5].drop { $0 == " " } : "mapped"
            regions.append(Region(name: String(name), bytes: Array(bytes.prefix(done))))
        }
        try #require(!regions.isEmpty)
    }

    /// The names of the memory regions that contain `needle`.
    func places(of needle: [UInt8]) -> [String] {
        regions.filter { Words.contains(needle, in: $0.bytes) }.map(\.name)
    }

    /// The secrets of which half or more is in memory, each with its places.
    func found(_ secrets: [Secret]) -> [String] {
        secrets.compactMap { secret in
            let half = (secret.bytes.count + 1) / 2
            let places = Set(
                [Array(secret.bytes.prefix(half)), Array(secret.bytes.suffix(half))].flatMap { self.places(of: $0) })
            return places.isEmpty ? nil : "\(secret.name) in \(places.sorted().joined(separator: ", "))"
        }
    }
}

/// A secret that must be in memory, or must not.
struct Secret {
    var name: String
    var bytes: [UInt8]
}

extension PseudoTerminal {
    /// The program itself, if a launcher runs it.
    func inner() throws -> pid_t {
        let children = try ProcFile.read("/proc/\(child)/task/\(child)/children")
        return try #require(String(decoding: children, as: UTF8.self).split(separator: " ").first.flatMap { pid_t($0) })
    }

    /// Waits until `file` below /proc of the process meets the condition, at most a minute.
    func waitUntil(_ file: String, of process: pid_t, _ isSo: (String) -> Bool) throws {
        for _ in 0..<6000 {
            if isSo(String(decoding: try ProcFile.read("/proc/\(process)/\(file)"), as: UTF8.self)) { return }
            usleep(10_000)
        }
        Issue.record("process \(process) never got there; on the screen: \(transcript)")
    }
}

// Temporary folders for one case, and deterministic random numbers.

import Dispatch
import Glibc
import IntakeCases
import IntakeLog
import Synchronization
import TortureLab

enum Scratch {
    private static let counter = Atomic<Int>(0)

    /// Runs `body` with a new folder, and removes it afterwards.
    static func folder<Result>(_ settings: Settings, _ body: (String) throws -> Result) throws -> Result {
        let number = counter.add(1, ordering: .relaxed).newValue
        let path = "\(settings.scratch)/intake-torture-\(getpid())-\(number)"
        try Folder.make(path)
        defer { remove(path) }
        return try body(path)
    }

    /// Free bytes on the file system of `path`.
    static func room(_ path: String) -> Int {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return 0 }
        return Int(clamping: UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize)).0)
    }

    /// The folder for the tortures: in memory, where syncing costs nothing, otherwise on the disk of the build. The
    /// soak needs about 7 GB, the others less than 300 MB.
    static func chosen(_ settings: Settings) -> String {
        let needed = 300 << 20 + 8 << 30 / max(1, settings.share)
        return room("/dev/shm") >= needed ? "/dev/shm" : Folder.parent(of: settings.writer)
    }

    /// Removes a file, or a folder with its content.
    static func remove(_ path: String) {
        if Folder.kind(path) == .folder {
            for name in (try? Folder.names(path)) ?? [] { remove(path + "/" + name) }
            rmdir(path)
        } else {
            unlink(path)
        }
    }

    /// Writes a file directly, without the library.
    static func put(_ bytes: [UInt8], _ path: String) {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        defer { close(file) }
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { write(file, $0.baseAddress! + done, bytes.count - done) }
            precondition(count > 0, "cannot write \(path)")
            done += count
        }
    }

    static func get(_ path: String) -> [UInt8] {
        (try? Folder.contents(path, limit: 1 << 31)) ?? []
    }

    /// Copies the files of a folder.
    static func copy(_ folder: String, to target: String) throws {
        try Folder.make(target)
        for name in try Folder.names(folder) where name != "lock" { put(get(folder + "/" + name), target + "/" + name) }
    }

    /// Copies the logs of a folder.
    static func copyLogs(_ folder: String, to target: String) throws {
        for path in try Lab.logs(folder) { put(get(path), target + "/" + Folder.name(of: path)) }
    }

    /// Copies a folder with its content.
    static func copyAll(_ folder: String, to target: String) throws {
        try Folder.make(target)
        for name in try Folder.names(folder) {
            if Folder.kind(folder + "/" + name) == .folder {
                try copyAll(folder + "/" + name, to: target + "/" + name)
            } else {
                put(get(folder + "/" + name), target + "/" + name)
            }
        }
    }

    /// The program of this name in the folder of another one.
    static func beside(_ program: String, _ name: String) -> String {
        Folder.parent(of: program) + "/" + name
    }

    /// Runs all cases on all cores; an error that a case throws is a failure of it.
    static func each<Case: Sendable>(_ cases: [Case], _ body: @escaping @Sendable (Case) throws -> Tally) -> Tally {
        let total = Mutex(Tally())
        DispatchQueue.concurrentPerform(iterations: cases.count) { index in
            var tally: Tally
            do {
                tally = try body(cases[index])
            } catch {
                tally = Tally()
                tally.fail("\(cases[index]): \(error)")
            }
            let found = tally
            total.withLock { $0 += found }
        }
        return total.withLock { $0 }
    }
}

enum Scramble {
    /// SplitMix64 (Steele, Lea and Flood, 2014) of a seed and a number.
    static func value(_ seed: UInt64, _ number: UInt64) -> UInt64 {
        var value = seed &+ (number &+ 1) &* 0x9E37_79B9_7F4A_7C15
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

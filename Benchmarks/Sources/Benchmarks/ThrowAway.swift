// Temporary folders: one on the measured disk, one in memory for making logs without waiting.

import Glibc
import Intake
import IntakeLog

/// A folder that is removed with the value.
final class ThrowAway {
    let path: String

    /// A new folder under `parent`.
    init(under parent: String) throws {
        var template = Array((parent + "/intake-bench-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else { throw Trouble("cannot make a folder under \(parent)") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// A folder in memory if the system has one, otherwise beside `parent`, which is only slower.
    static func inMemory(orUnder parent: String) throws -> ThrowAway {
        if let folder = try? ThrowAway(under: "/dev/shm") { return folder }
        return try ThrowAway(under: parent)
    }

    deinit {
        // A profiler needs to run the program on the same logs again.
        if getenv("INTAKE_BENCH_KEEP") == nil { Self.clear(path) }
    }

    /// Removes `path` with its content.
    static func clear(_ path: String) {
        if Folder.kind(path) == .folder {
            for name in (try? Folder.names(path)) ?? [] { clear(path + "/" + name) }
        }
        remove(path)
    }
}

/// The reason why a figure could not be measured.
struct Trouble: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

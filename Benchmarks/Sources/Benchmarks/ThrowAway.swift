// Throw-away folders: one on the disk that the figures are about, one in memory where logs are made without waiting.

import Glibc
import Intake
import IntakeLog

/// A folder that goes when the value does.
final class ThrowAway {
    let path: String

    /// A new folder under `parent`.
    init(under parent: String) throws {
        var template = Array((parent + "/intake-bench-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else { throw Trouble("cannot make a folder under \(parent)") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// A folder in memory if the system has one, else where `parent` is: only slower.
    static func inMemory(orUnder parent: String) throws -> ThrowAway {
        if let folder = try? ThrowAway(under: "/dev/shm") { return folder }
        return try ThrowAway(under: parent)
    }

    deinit {
        // For a profiler, which wants to run the program on the same logs again.
        if getenv("INTAKE_BENCH_KEEP") == nil { Self.clear(path) }
    }

    /// Removes what lies at `path`, with everything in it.
    static func clear(_ path: String) {
        if Folder.kind(path) == .folder {
            for name in (try? Folder.names(path)) ?? [] { clear(path + "/" + name) }
        }
        remove(path)
    }
}

/// What keeps a figure from being measured.
struct Trouble: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

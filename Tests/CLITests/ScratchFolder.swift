// A folder for one test of the program.

import Glibc
import IntakeLog
import Testing

/// A folder that is removed with its content when the test ends.
final class ScratchFolder: Sendable {
    let path: String

    init() throws {
        var name = Array("/tmp/intake-test.XXXXXX".utf8CString)
        try #require(mkdtemp(&name) != nil)
        path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit {
        ScratchFolder.remove(path)
    }

    /// Whether a small disk can be mounted: root may, unless a container removes CAP_SYS_ADMIN.
    static let mayMount: Bool = {
        guard let scratch = try? ScratchFolder(),
            mount("tmpfs", scratch.path, "tmpfs", 0, "size=49152") == 0
        else { return false }
        umount2(scratch.path, Int32(MNT_DETACH))
        return true
    }()

    /// Removes `path` with its content.
    static func remove(_ path: String) {
        if Folder.kind(path) == .folder {
            for name in (try? Folder.names(path)) ?? [] { remove(path + "/" + name) }
        }
        Glibc.remove(path)
    }
}

// A folder for one test of the program.

import Glibc
import Intake
import Testing

/// A folder that is removed with all in it when the test ends.
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

    private static func remove(_ path: String) {
        if Folder.kind(path) == .folder {
            for name in (try? Folder.names(path)) ?? [] { remove(path + "/" + name) }
        }
        Glibc.remove(path)
    }
}

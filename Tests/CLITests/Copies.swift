// Copies of folders that a test sets aside and restores.

import Glibc
import IntakeLog
import Testing

/// Copies of folders.
enum Copies {
    /// Copies a folder with its content.
    static func copy(_ path: String, to target: String) throws {
        try Folder.make(target)
        for name in try Folder.names(path) {
            let (source, copy) = (path + "/" + name, target + "/" + name)
            if Folder.kind(source) == .folder {
                try self.copy(source, to: copy)
            } else {
                try FileCopy.copy(source, to: copy, in: .laptop)
            }
        }
    }

    /// Removes a folder with its content.
    static func remove(_ path: String) throws {
        for name in try Folder.names(path) {
            let inner = path + "/" + name
            if Folder.kind(inner) == .folder { try remove(inner) } else { Folder.remove(inner) }
        }
        try #require(rmdir(path) == 0)
    }
}

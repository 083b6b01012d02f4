// Which folder of which disk a path leads to, through all links and mounts on the way.

import Glibc
import IntakeBase

/// A folder, by the numbers that the system gives its disk and itself.
package struct FolderPlace: Hashable {
    package let device: UInt64
    let inode: UInt64

    /// O_PATH of <asm-generic/fcntl.h>, a macro that Swift does not see.
    private static let path: Int32 = 0o10_000_000

    private init(_ status: stat) {
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
    }

    /// The folder that `path` leads to; links are followed. Nil where nothing is there, or what is no folder.
    package init?(ifThere path: String, in files: Files) throws(FileError) {
        var status = stat()
        let answer = files.calls.status(path, followingLink: true, &status)
        guard answer == 0 else {
            if answer == -Int(ENOENT) || answer == -Int(ENOTDIR) { return nil }
            throw FileError("stat", path, answer: answer)
        }
        guard status.st_mode & S_IFMT == S_IFDIR else { return nil }
        self.init(status)
    }

    /// The folder that `path` leads to, and all above it as far as the system lets them be looked at.
    package static func chain(from path: String, in files: Files) throws(FileError) -> [FolderPlace] {
        let calls = files.calls
        let flags = FolderPlace.path | O_DIRECTORY | O_CLOEXEC
        let opened = uninterrupted { calls.open(path, flags, 0) }
        guard opened >= 0 else { throw FileError("open folder", path, answer: opened) }
        var descriptor = Int32(opened)
        defer { _ = calls.close(descriptor) }
        var chain: [FolderPlace] = []
        while true {
            var status = stat()
            let answer = calls.status(descriptor, &status)
            guard answer == 0 else { throw FileError("stat", path, answer: answer) }
            let place = FolderPlace(status)
            // The top of all is its own parent.
            if place == chain.last { return chain }
            chain.append(place)
            let above = uninterrupted { calls.openAbove(descriptor, flags) }
            guard above >= 0 else { return chain }
            _ = calls.close(descriptor)
            descriptor = Int32(above)
        }
    }
}

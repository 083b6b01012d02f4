// The folder and disk that a path leads to, through all links and mounts on the way.

import Glibc
import IntakeBase

/// The identity of a folder: the numbers that the system gives its disk and the folder itself.
package struct FolderPlace: Hashable {
    package let device: UInt64
    let inode: UInt64

    /// O_PATH of <asm-generic/fcntl.h>, a macro that Swift does not see.
    private static let path: Int32 = 0o10_000_000

    private init(_ status: stat) {
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
    }

    /// The folder that `path` leads to; links are followed. Nil if there is nothing, or something that is not a folder.
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

    /// The folder that `path` leads to and its ancestors, as far up as the system allows to look.
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
            // The root is its own parent.
            if place == chain.last { return chain }
            chain.append(place)
            let above = uninterrupted { calls.openAbove(descriptor, flags) }
            guard above >= 0 else { return chain }
            _ = calls.close(descriptor)
            descriptor = Int32(above)
        }
    }
}

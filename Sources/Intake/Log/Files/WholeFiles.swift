// Small files that are read and replaced as a whole.

import Glibc
import IntakeBase

extension Files {
    /// All bytes of the regular file at `path`, by `contents`; nil if there is nothing at `path`.
    package func contents(ifThere path: String, limit: Int) throws(FileError) -> [UInt8]? {
        try look(path) == .nothing ? nil : contents(path, limit: limit)
    }

    /// All bytes of a regular file of at most `limit` bytes. Throws `FileError` with EFBIG for a larger one, and with
    /// EINVAL if it is not a regular file.
    package func contents(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
        let file = try File(path, .read, in: self)
        let (isRegular, _, size) = try file.status()
        guard isRegular else { throw FileError("read", path, code: EINVAL) }
        guard size <= limit else { throw FileError("read", path, code: EFBIG) }
        return try file.read(count: size, at: 0)
    }

    /// Replaces the file at `path` by `bytes`, whole or not at all, and waits until they are on the medium. With
    /// `forOthers` other users of the system may read it.
    package func replace(
        _ path: String, with bytes: [UInt8], forOthers: Bool = false
    ) throws(FileError) {
        let part = try PartFile.write(bytes, for: path, in: self, forOthers: forOthers)
        do throws(FileError) {
            try move(part, to: path)
        } catch {
            remove(part)
            throw error
        }
    }

    /// Renames a file over another one on the same medium, and waits until that is on the medium.
    package func move(_ path: String, to target: String) throws(FileError) {
        try rename(path, to: target)
        try sync(Folder.parent(of: target))
    }

    /// The size in bytes of the regular file at `path`. Throws `FileError`.
    package func size(_ path: String) throws(FileError) -> Int {
        try File(path, .read, in: self).status().size
    }
}

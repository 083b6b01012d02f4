// A small file that is made once and never replaced: the identity of a laptop.

import Glibc

extension Folder {
    /// Makes the file at `path` with `bytes`, whole or not at all, and waits until it is on the medium.
    /// False where something is there already, or another program is about to make it; nothing is changed then.
    ///
    /// The lock on the part file decides between two at once, on file systems without hard links too: whoever gets
    /// it and still sees nothing at `path` is the only one that may rename.
    public static func create(_ path: String, with bytes: [UInt8]) throws(FileError) -> Bool {
        guard kind(path) == .nothing else { return false }
        let part = path + ".part"
        let file = try File(part, .update)
        guard try file.tryLock(), kind(path) == .nothing else { return false }
        do throws(FileError) {
            try file.write(bytes, at: 0)
            // A longer file under this name is none of ours.
            guard try file.status().size == bytes.count else { throw FileError("write", part, code: EEXIST) }
            try file.sync()
            guard unsafe rename(part, path) == 0 else { throw FileError("rename", path) }
        } catch {
            _ = unsafe unlink(part)
            throw error
        }
        try sync(parent(of: path))
        return true
    }
}

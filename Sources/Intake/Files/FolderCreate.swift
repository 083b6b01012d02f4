// A small file that is made once and never replaced: the identity of a laptop.

import Glibc

extension Folder {
    /// Makes the file at `path` with `bytes`, whole or not at all, and waits until it is on the medium.
    /// False where something is there already; nothing is changed then. Of two programs at once, one gets false.
    public static func create(_ path: String, with bytes: [UInt8]) throws(FileError) -> Bool {
        guard try look(path) == .nothing else { return false }
        let part = try PartFile.write(bytes, for: path)
        do throws(FileError) {
            guard try PartFile.settle(part, at: path) else {
                _ = unsafe unlink(part)
                return false
            }
        } catch {
            _ = unsafe unlink(part)
            throw error
        }
        try sync(parent(of: path))
        return true
    }
}

// A small file that is made once and never replaced: the identity of a laptop, an export.

import Glibc
import IntakeBase

extension Files {
    /// Makes the file at `path` with `bytes`, whole or not at all, and waits until it is on the medium.
    /// False where something is there already; nothing is changed then. Of two programs at once, one gets false.
    ///
    /// Where the file system can, the file has no name before it is whole: whoever kills the program half-way leaves
    /// nothing of it behind. Elsewhere it is a part file first.
    package func create(_ path: String, with bytes: [UInt8]) throws(FileError) -> Bool {
        guard try look(path) == .nothing else { return false }
        if let made = try createUnnamed(path, with: bytes) { return made }
        let part = try PartFile.write(bytes, for: path, in: self)
        do throws(FileError) {
            guard try PartFile.settle(part, at: path, in: self) else {
                remove(part)
                return false
            }
        } catch {
            remove(part)
            throw error
        }
        try sync(Folder.parent(of: path))
        return true
    }

    /// The same by way of a file without a name; nil where the file system has none, or will not name it.
    private func createUnnamed(_ path: String, with bytes: [UInt8]) throws(FileError) -> Bool? {
        let file: File
        do throws(FileError) {
            file = try File(Folder.parent(of: path), .unnamed, in: self)
        } catch {
            // What open(2) says of file systems and kernels that do not know O_TMPFILE.
            guard [EOPNOTSUPP, EISDIR, EINVAL, ENOENT].contains(error.code) else { throw error }
            return nil
        }
        try file.write(bytes, at: 0)
        try file.sync()
        let code = file.name(path)
        guard code == 0 else { return code == EEXIST ? false : nil }
        try sync(Folder.parent(of: path))
        return true
    }
}

// Creation of a small file that is never replaced: the identity of a laptop, an export.

import Glibc
import IntakeBase

extension Files {
    /// Creates the file at `path` with `bytes`, whole or not at all, and waits until it is on the medium. Returns
    /// false, and changes nothing, if something is there already. If two programs do it at once, one gets false.
    ///
    /// If the file system supports it, the file has no name until it is whole: a program that is killed half-way leaves
    /// nothing behind. Elsewhere it is a part file first.
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

    /// The same with a file without a name; nil if the file system does not support this, or refuses to name the file.
    private func createUnnamed(_ path: String, with bytes: [UInt8]) throws(FileError) -> Bool? {
        let file: File
        do throws(FileError) {
            file = try File(Folder.parent(of: path), .unnamed, in: self)
        } catch {
            // The errors that open(2) lists for file systems and kernels without O_TMPFILE.
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

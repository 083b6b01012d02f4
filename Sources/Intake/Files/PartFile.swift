// The file that a new one is written to before it takes its name: hidden, and of a name that nobody can foresee, so
// that nothing which lies there already is followed, written to or removed.

import Glibc

enum PartFile {
    /// A name beside `path`: `.<name>.<16 hex digits>.part`, at most 183 bytes. Only a file that was then opened
    /// with `.create` is this program's own, to rename or remove.
    static func name(for path: String) -> String {
        var name = ""
        // 40 scalars are at most 160 bytes: the whole stays below the 255 bytes that file systems allow.
        name.unicodeScalars.append(contentsOf: Folder.name(of: path).unicodeScalars.prefix(40))
        let digits = String(UInt64.random(in: .min ... .max), radix: 16)
        let hex = String(repeating: "0", count: 16 - digits.utf8.count) + digits
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
        return "\(folder).\(name).\(hex).part"
    }

    /// Writes `bytes` to a new part file for `path`, waits until they are on the medium, and returns its name.
    static func write(_ bytes: [UInt8], for path: String) throws(FileError) -> String {
        let part = name(for: path)
        var file = try File(part, .create)
        do throws(FileError) {
            try file.write(bytes)
            try file.sync()
            try file.close()
        } catch {
            _ = unsafe unlink(part)
            throw error
        }
        return part
    }

    /// Gives a part file its name; false, with nothing changed, where something has that name.
    static func settle(_ part: String, at path: String) throws(FileError) -> Bool {
        // A link never replaces anything.
        if unsafe link(part, path) == 0 {
            _ = unsafe unlink(part)
            return true
        }
        if errno == EEXIST { return false }
        guard errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS else { throw FileError("link", path) }
        // A file system without links, as those of sticks are: look, then rename.
        guard try Folder.look(path) == .nothing else { return false }
        guard unsafe rename(part, path) == 0 else { throw FileError("rename", path) }
        return true
    }
}

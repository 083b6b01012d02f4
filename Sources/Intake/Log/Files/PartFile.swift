// The temporary file that new content is written to before it gets its name. It is hidden, and its name is
// unpredictable, so that a file that exists already is never followed, written or removed.

import Glibc
import IntakeBase

package enum PartFile {
    /// A name beside `path`: `.<name>.<16 hex digits>.part`, at most 183 bytes. Only a file that was then opened with
    /// `.create` belongs to this program, to rename or remove.
    package static func name(for path: String, in files: Files) -> String {
        var name = ""
        // 40 scalars are at most 160 bytes: the whole name stays below the 255 bytes that file systems allow.
        name.unicodeScalars.append(contentsOf: Folder.name(of: path).unicodeScalars.prefix(40))
        let hex = files.entropy.number(for: path).digits(16, radix: 16)
        let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[...$0] } ?? ""
        return "\(folder).\(name).\(hex).part"
    }

    /// Writes `bytes` to a new part file for `path`, waits until they are on the medium, and returns its path.
    static func write(
        _ bytes: [UInt8], for path: String, in files: Files, forOthers: Bool = false
    ) throws(FileError) -> String {
        let part = name(for: path, in: files)
        var file = try File(part, .create, in: files)
        if forOthers { file.letOthersRead() }
        do throws(FileError) {
            try file.write(bytes)
            try file.sync()
            try file.close()
        } catch {
            files.remove(part)
            throw error
        }
        return part
    }

    /// Removes the part files in `folder` that a killed program left behind: those for files that `isOwn` recognises by
    /// the first 40 characters of their names, and that no program is writing. What cannot be removed stays.
    package static func removeLeftovers(in folder: String, of files: Files, for isOwn: (String) -> Bool) {
        // If the folder cannot be listed, nothing can be removed from it either.
        for name in (try? files.names(folder)) ?? [] {
            guard let target = target(of: name), isOwn(target) else { continue }
            let path = folder + "/" + name
            // If it is unknown whether a program is writing the file, the file stays.
            if (try? isLeftOver(path, in: files)) == true { files.remove(path) }
        }
    }

    private static func isLeftOver(_ path: String, in files: Files) throws(FileError) -> Bool {
        let file = try File(path, .read, in: files)
        guard try file.status().isRegular else { return false }
        return try file.tryLock()
    }

    /// The beginning of the final file's name, from the name of its part file; nil for any other name.
    package static func target(of name: String) -> String? {
        guard name.hasPrefix("."), name.hasSuffix(".part") else { return nil }
        let (target, dot, digits) = (name.dropFirst().dropLast(22), name.dropLast(21).last, name.dropLast(5).suffix(16))
        guard digits.utf8.count == 16, digits.utf8.allSatisfy({ "0123456789abcdef".utf8.contains($0) }),
            dot == ".", !target.isEmpty, target.unicodeScalars.count <= 40
        else { return nil }
        return String(target)
    }

    /// Gives a part file its final name. Returns false, and changes nothing, if that name is taken.
    static func settle(_ part: String, at path: String, in files: Files) throws(FileError) -> Bool {
        // link(2) never replaces a file.
        let answer = files.calls.link(part, to: path)
        if answer == 0 {
            files.remove(part)
            return true
        }
        if answer == -Int(EEXIST) { return false }
        guard [EPERM, EOPNOTSUPP, ENOSYS].contains(Int32(-answer)) else {
            throw FileError("link", path, answer: answer)
        }
        // The file system has no hard links, as on most sticks: check, then rename.
        guard try files.look(path) == .nothing else { return false }
        try files.rename(part, to: path)
        return true
    }
}

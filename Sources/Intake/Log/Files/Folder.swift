// Folders, and small files that are read and replaced as a whole.

import Glibc
import IntakeBase

/// Work on folders and whole files.
public enum Folder {
    /// Makes the folder, for its owner alone, with those above it; one that exists is left as it is.
    public static func make(_ path: String) throws(FileError) {
        if isMade(path) { return }
        guard errno == ENOENT, let slash = slash(in: path), slash != path.startIndex else {
            throw FileError("make folder", path)
        }
        try make(String(path[..<slash]))
        guard isMade(path) else { throw FileError("make folder", path) }
    }

    private static func isMade(_ path: String) -> Bool {
        uninterrupted { unsafe withPath(path) { unsafe mkdir($0, 0o700) } } == 0 || errno == EEXIST
    }

    /// The names in a folder, sorted by their bytes, without `.` and `..`.
    public static func names(_ path: String) throws(FileError) -> [String] {
        let descriptor = try open(path)
        guard let stream = unsafe fdopendir(descriptor) else {
            _ = Glibc.close(descriptor)
            throw FileError("open folder", path)
        }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = unsafe readdir(stream) else {
                if errno != 0 { throw FileError("read folder", path) }
                break
            }
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe PathText.text(bytes.prefix(while: { $0 != 0 }))
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted { PathText.bytes($0).lexicographicallyPrecedes(PathText.bytes($1)) }
    }

    /// The same; none where there is nothing at `path`. A link to a folder is followed, and one that leads nowhere is
    /// an error as everything else is that cannot be listed: it may be the place of a disk that is not mounted.
    public static func names(ifThere path: String) throws(FileError) -> [String] {
        try look(path) == .nothing ? [] : names(path)
    }

    /// Waits until the folder's entries are on the medium.
    public static func sync(_ path: String) throws(FileError) {
        let descriptor = try open(path)
        defer { _ = Glibc.close(descriptor) }
        // Some file systems of sticks cannot sync a folder, and say EINVAL.
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw FileError("sync", path) }
    }

    private static func open(_ path: String) throws(FileError) -> Int32 {
        let descriptor = uninterrupted {
            unsafe withPath(path) { unsafe Glibc.open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        }
        guard descriptor >= 0 else { throw FileError("open folder", path) }
        return descriptor
    }

    /// What is at the path, without following a link.
    public enum Kind: Sendable { case file, folder, link, other, nothing }

    /// What is at `path`; `.other` also where the system does not let it be looked at, so that nothing is taken to
    /// be missing that is only out of reach.
    public static func kind(_ path: String) -> Kind {
        do throws(FileError) { return try look(path) } catch { return .other }
    }

    /// What is at `path`. Throws `FileError` where that cannot be told, as in a folder that is closed to this user, or
    /// below a link that leads nowhere, or below what is no folder.
    public static func look(_ path: String) throws(FileError) -> Kind {
        var status = stat()
        guard unsafe withPath(path, { unsafe lstat($0, &status) }) == 0 else {
            guard errno == ENOENT else { throw FileError("stat", path) }
            try refuseLinkToNowhere(parent(of: path))
            return .nothing
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        case S_IFLNK: return .link
        default: return .other
        }
    }

    /// Refuses a folder that is missing because a link on the way to it leads nowhere: what is missing there is not
    /// gone, it is out of reach.
    private static func refuseLinkToNowhere(_ folder: String) throws(FileError) {
        var status = stat()
        if unsafe withPath(folder, { unsafe stat($0, &status) }) == 0 { return }
        guard errno == ENOENT, unsafe withPath(folder, { unsafe lstat($0, &status) }) != 0, errno == ENOENT else {
            throw FileError("stat", folder)
        }
        let above = parent(of: folder)
        if above != folder { try refuseLinkToNowhere(above) }
    }

    /// All bytes of the regular file at `path`, as `contents` gives them; nil where there is nothing at `path`.
    public static func contents(ifThere path: String, limit: Int) throws(FileError) -> [UInt8]? {
        try look(path) == .nothing ? nil : contents(path, limit: limit)
    }

    /// All bytes of a regular file of at most `limit` bytes. Throws `FileError` with EFBIG for a larger one, and
    /// with EINVAL for what is no regular file.
    public static func contents(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
        let file = try File(path, .read)
        let (isRegular, _, size) = try file.status()
        guard isRegular else { throw FileError("read", path, code: EINVAL) }
        guard size <= limit else { throw FileError("read", path, code: EFBIG) }
        return try file.read(count: size, at: 0)
    }

    /// Puts `bytes` in the place of the file at `path`, whole or not at all, and waits until they are on the medium.
    /// With `forOthers` other users of the system may read it.
    public static func replace(
        _ path: String, with bytes: [UInt8], forOthers: Bool = false
    ) throws(FileError) {
        let part = try PartFile.write(bytes, for: path, forOthers: forOthers)
        do throws(FileError) {
            try move(part, to: path)
        } catch {
            remove(part)
            throw error
        }
    }

    /// Puts a file in the place of another one in a folder of the same medium, and waits until that is on the medium.
    public static func move(_ path: String, to target: String) throws(FileError) {
        try rename(path, to: target)
        try sync(parent(of: target))
    }

    /// Gives a file another name, which may be that of a file there.
    package static func rename(_ path: String, to target: String) throws(FileError) {
        let code = unsafe withPath(path) { path in unsafe withPath(target) { unsafe Glibc.rename(path, $0) } }
        guard code == 0 else { throw FileError("rename", target) }
    }

    /// Removes a file, if it is there.
    public static func remove(_ path: String) {
        _ = unsafe withPath(path) { unsafe unlink($0) }
    }

    /// The folder that holds `path`.
    public static func parent(of path: String) -> String {
        guard let slash = slash(in: path) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The last part of `path`.
    public static func name(of path: String) -> String {
        slash(in: path).map { String(path[path.utf8.index(after: $0)...]) } ?? path
    }

    /// The last slash, by bytes: a mark that combines with the letter before it is no part of it.
    private static func slash(in path: String) -> String.Index? {
        path.utf8.lastIndex(of: UInt8(ascii: "/"))
    }
}

// Folders, and small files that are read and replaced as a whole.

import Glibc

/// Work on folders and whole files.
public enum Folder {
    /// Makes the folder, for its owner alone, with those above it; one that exists is left as it is.
    public static func make(_ path: String) throws(FileError) {
        if isMade(path) { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
            throw FileError("make folder", path)
        }
        try make(String(path[..<slash]))
        guard isMade(path) else { throw FileError("make folder", path) }
    }

    private static func isMade(_ path: String) -> Bool {
        uninterrupted { unsafe mkdir(path, 0o700) } == 0 || errno == EEXIST
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
                unsafe String(decoding: bytes.prefix(while: { $0 != 0 }), as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Waits until the folder's entries are on the medium.
    public static func sync(_ path: String) throws(FileError) {
        let descriptor = try open(path)
        defer { _ = Glibc.close(descriptor) }
        // Some file systems of sticks cannot sync a folder, and say EINVAL.
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw FileError("sync", path) }
    }

    private static func open(_ path: String) throws(FileError) -> Int32 {
        let descriptor = uninterrupted { unsafe Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
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

    /// What is at `path`. Throws `FileError` where that cannot be told, as in a folder that is closed to this user.
    public static func look(_ path: String) throws(FileError) -> Kind {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return .nothing }
            throw FileError("stat", path)
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        case S_IFLNK: return .link
        default: return .other
        }
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
    public static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
        let part = try PartFile.write(bytes, for: path)
        do throws(FileError) {
            try move(part, to: path)
        } catch {
            _ = unsafe unlink(part)
            throw error
        }
    }

    /// Puts a file in the place of another one in a folder of the same medium, and waits until that is on the medium.
    public static func move(_ path: String, to target: String) throws(FileError) {
        guard unsafe rename(path, target) == 0 else { throw FileError("rename", target) }
        try sync(parent(of: target))
    }

    /// Removes a file, if it is there.
    public static func remove(_ path: String) {
        _ = unsafe unlink(path)
    }

    /// The folder that holds `path`.
    public static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The last part of `path`.
    public static func name(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    }
}

// Folders: their contents, and what is at a path.

import Glibc
import IntakeBase

extension Files {
    /// Creates the folder, for its owner alone, and its parents, and waits until their names are on the medium. An
    /// existing folder is left as it is.
    package func make(_ path: String) throws(FileError) {
        guard try !makeOne(path) else { return }
        let above = Folder.parent(of: path)
        guard path.utf8.contains(UInt8(ascii: "/")), above != "/" else {
            throw FileError("make folder", path, code: ENOENT)
        }
        try make(above)
        guard try makeOne(path) else { throw FileError("make folder", path, code: ENOENT) }
    }

    /// False if there is no folder above it.
    private func makeOne(_ path: String) throws(FileError) -> Bool {
        let answer = uninterrupted { calls.makeFolder(path, 0o700) }
        if answer == -Int(ENOENT) { return false }
        guard answer == 0 || answer == -Int(EEXIST) else { throw FileError("make folder", path, answer: answer) }
        // Where it exists too: its maker may have been killed before this sync.
        do throws(FileError) { try sync(Folder.parent(of: path)) } catch {
            // A folder that this user may not read, such as that of mount points, was filled by another.
            guard answer == -Int(EEXIST), error.code == EACCES else { throw error }
        }
        return true
    }

    /// The names in a folder, sorted by their bytes, without `.` and `..`.
    package func names(_ path: String) throws(FileError) -> [String] {
        try calls.names(path).sorted { PathText.bytes($0).lexicographicallyPrecedes(PathText.bytes($1)) }
    }

    /// The same; empty if there is nothing at `path`. A link to a folder is followed. A broken link is an error, as is
    /// everything else that cannot be listed: it may be the mount point of a disk that is not mounted.
    package func names(ifThere path: String) throws(FileError) -> [String] {
        try look(path) == .nothing ? [] : names(path)
    }

    /// Waits until the folder's entries are on the medium.
    package func sync(_ path: String) throws(FileError) {
        let descriptor = uninterrupted { calls.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0) }
        guard descriptor >= 0 else { throw FileError("open folder", path, answer: descriptor) }
        defer { _ = calls.close(Int32(descriptor)) }
        // Some file systems of sticks cannot sync a folder and return EINVAL.
        let answer = calls.sync(Int32(descriptor), dataOnly: false)
        guard answer == 0 || answer == -Int(EINVAL) else { throw FileError("sync", path, answer: answer) }
    }

    /// What is at `path`; `.other` also if the system denies the look, so that a file that is only out of reach does
    /// not count as missing.
    package func kind(_ path: String) -> Folder.Kind {
        do throws(FileError) { return try look(path) } catch { return .other }
    }

    /// What is at `path`. Throws `FileError` if this cannot be determined, for example in a folder that is closed to
    /// this user, below a broken link, or below something that is not a folder.
    package func look(_ path: String) throws(FileError) -> Folder.Kind {
        var status = stat()
        let answer = calls.status(path, followingLink: false, &status)
        guard answer == 0 else {
            guard answer == -Int(ENOENT) else { throw FileError("stat", path, answer: answer) }
            try refuseLinkToNowhere(Folder.parent(of: path))
            return .nothing
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        case S_IFLNK: return .link
        default: return .other
        }
    }

    /// Refuses a folder that seems missing because a link on the way to it is broken: what it holds is not gone but out
    /// of reach.
    private func refuseLinkToNowhere(_ folder: String) throws(FileError) {
        var status = stat()
        let answer = calls.status(folder, followingLink: true, &status)
        if answer == 0 { return }
        guard answer == -Int(ENOENT) else { throw FileError("stat", folder, answer: answer) }
        let itself = calls.status(folder, followingLink: false, &status)
        guard itself == -Int(ENOENT) else {
            throw FileError("stat", folder, answer: itself == 0 ? answer : itself)
        }
        let above = Folder.parent(of: folder)
        if above != folder { try refuseLinkToNowhere(above) }
    }

    /// Renames a file; a file at `target` is replaced.
    package func rename(_ path: String, to target: String) throws(FileError) {
        let answer = calls.rename(path, to: target)
        guard answer == 0 else { throw FileError("rename", target, answer: answer) }
    }

    /// Removes a file, if it exists.
    package func remove(_ path: String) {
        _ = calls.remove(path)
    }

    /// Removes a file. Throws if that fails or if there is no file.
    package func discard(_ path: String) throws(FileError) {
        let answer = calls.remove(path)
        guard answer == 0 else { throw FileError("remove", path, answer: answer) }
    }

    /// `path` itself, or the path that a link there leads to; nil if nothing is there. Throws `FileError` if this
    /// cannot be determined, and for a broken link.
    package func target(of path: String) throws(FileError) -> String? {
        switch try look(path) {
        case .nothing: nil
        case .link: try calls.resolve(path)
        default: path
        }
    }

    /// What is at `path`, with a link followed. Throws `FileError` as `target` does.
    package func follow(_ path: String) throws(FileError) -> Folder.Kind {
        guard let target = try target(of: path) else { return .nothing }
        return try look(target)
    }
}

/// Names of folders, and shortcuts to the folders of this machine, for commands and test rigs.
public enum Folder {
    /// What is at a path, without following a link.
    public enum Kind: Sendable { case file, folder, link, other, nothing }

    /// The folder that holds `path`.
    public static func parent(of path: String) -> String {
        guard let slash = slash(in: path) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The last part of `path`.
    public static func name(of path: String) -> String {
        slash(in: path).map { String(path[path.utf8.index(after: $0)...]) } ?? path
    }

    /// The last slash, searched by bytes: as a character it would not be found if a combining mark follows it.
    private static func slash(in path: String) -> String.Index? {
        path.utf8.lastIndex(of: UInt8(ascii: "/"))
    }
}

extension Folder {
    /// What is at `path` on this machine: `Files.kind`.
    public static func kind(_ path: String) -> Kind { Files.laptop.kind(path) }
    /// What is at `path` on this machine: `Files.look`.
    public static func look(_ path: String) throws(FileError) -> Kind { try Files.laptop.look(path) }
    /// The names in a folder of this machine: `Files.names`.
    public static func names(_ path: String) throws(FileError) -> [String] { try Files.laptop.names(path) }
    /// Makes a folder on this machine: `Files.make`.
    public static func make(_ path: String) throws(FileError) { try Files.laptop.make(path) }
    /// All bytes of a file of this machine: `Files.contents`.
    public static func contents(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
        try Files.laptop.contents(path, limit: limit)
    }
    /// Puts `bytes` in the place of a file of this machine: `Files.replace`.
    public static func replace(_ path: String, with bytes: [UInt8], forOthers: Bool = false) throws(FileError) {
        try Files.laptop.replace(path, with: bytes, forOthers: forOthers)
    }
    /// Makes a file on this machine: `Files.create`.
    package static func create(_ path: String, with bytes: [UInt8]) throws(FileError) -> Bool {
        try Files.laptop.create(path, with: bytes)
    }
    /// Removes a file of this machine, if it is there.
    package static func remove(_ path: String) { Files.laptop.remove(path) }
}

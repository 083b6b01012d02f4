// Where the desk's files lie. Folder, memory and snapshot may have been moved to a larger or an encrypted disk, with a
// link in their place: it is followed. One that leads nowhere is out of reach, which is not the same as empty.

import Glibc
import IntakeBase
import IntakeLog

extension Folder {
    /// What is at `path`, or where a link there leads to. Throws `FileError` where that cannot be told, and for a link
    /// that leads nowhere.
    static func follow(_ path: String) throws(FileError) -> Kind {
        guard let target = try target(of: path) else { return .nothing }
        return try look(target)
    }

    /// The path of what is at `path`, or of what a link there leads to; nil where nothing is there. Throws `FileError`
    /// as `follow` does.
    static func target(of path: String) throws(FileError) -> String? {
        switch try look(path) {
        case .nothing: return nil
        case .link: break
        default: return path
        }
        guard let target = unsafe withPath(path, { unsafe realpath($0, nil) }) else { throw FileError("open", path) }
        defer { unsafe free(target) }
        return unsafe PathText.text(UnsafeRawBufferPointer(start: target, count: strlen(target)))
    }

    /// Bytes of the regular file at `path`. Throws `FileError`.
    static func size(_ path: String) throws(FileError) -> Int {
        try File(path, .read).status().size
    }
}

extension Home {
    /// Whether a file is of this laptop's folder.
    func isOwn(_ file: String) -> Bool { file.hasPrefix(path + "/") }

    /// Does `body`; an error of a file is told as one of the desk's own disk, unless it lies at one of `paths` or below, on
    /// a stick. Throws what `body` throws.
    public func blamingDesk<Answer>(butFor paths: [String] = [], _ body: () throws -> Answer) throws -> Answer {
        do {
            return try body()
        } catch let error as FileError
            where isOwn(error.path) || !paths.contains(where: { error.path == $0 || error.path.hasPrefix($0 + "/") })
        {
            throw error.atDesk
        } catch var error as CopyError {
            error.isAtDesk = true
            throw error
        }
    }
}

extension Desk {
    var logsFolder: String { home.deskFolder + "/logs" }
    var headsPath: String { home.deskFolder + "/heads" }

    /// The desk's copies, in the order of their names. Throws `FileError` where they cannot be listed.
    func storedLogs() throws -> [(name: String, path: String)] { try Desk.storedLogs(of: home) }

    /// The copies in the desk of a home, in the order of their names; no key is needed to name them. Throws `FileError`
    /// where they cannot be listed.
    public static func storedLogs(of home: Home) throws -> [(name: String, path: String)] {
        let folder = home.deskFolder + "/logs"
        // A desk that was moved to a disk which is not there now would else look as one that never was.
        guard try Folder.follow(home.deskFolder) != .nothing else { return [] }
        return try Folder.names(ifThere: folder).filter { $0.hasSuffix(".intake") }.map { ($0, folder + "/" + $0) }
    }
}

// The paths of the desk's files. The folder, `heads` and the snapshot may be symbolic links to a larger or an encrypted
// disk: they are followed. A dangling link is an error (the disk is out of reach); it never counts as an empty desk.

import IntakeBase
import IntakeLog

extension Home {
    /// Whether a file is in this laptop's folder.
    func isOwn(_ file: String) -> Bool { file.hasPrefix(path + "/") }

    /// Runs `body`. A file error is reported as one of the desk's own disk, unless the file is on a stick, at one of
    /// `paths` or below. Throws what `body` throws.
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

    /// The desk's copies, sorted by name. Throws `FileError` if they cannot be listed.
    func storedLogs() throws -> [(name: String, path: String)] { try Desk.storedLogs(of: home) }

    /// The copies in the desk of a home, sorted by name; no key is needed. Throws `FileError` if they cannot be listed.
    public static func storedLogs(of home: Home) throws -> [(name: String, path: String)] {
        let folder = home.deskFolder + "/logs"
        // Without this, a desk on a disk that is not mounted would look like a desk that never held a log.
        guard try home.files.follow(home.deskFolder) != .nothing else { return [] }
        return try home.files.names(ifThere: folder).filter { $0.hasSuffix(".intake") }.map { ($0, folder + "/" + $0) }
    }
}

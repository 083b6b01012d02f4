// Where the desk's files lie. Folder, memory and snapshot may have been moved to a larger or an encrypted disk, with a
// link in their place: it is followed. One that leads nowhere is out of reach, which is not the same as empty.

import IntakeBase
import IntakeLog

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
        guard try home.files.follow(home.deskFolder) != .nothing else { return [] }
        return try home.files.names(ifThere: folder).filter { $0.hasSuffix(".intake") }.map { ($0, folder + "/" + $0) }
    }
}

// Whether a folder may be a stick. A laptop's own folder is not; one on the laptop's own disk, or in its memory, may be
// one that is not plugged in, under whose name an empty folder is left.

import IntakeBase
import IntakeLog

/// A folder that logs are to be carried to.
package struct CarryTarget {
    /// Whether it lies on a disk of this laptop, or in its memory.
    package let isOnOwnDisk: Bool

    /// Looks at `folder`. Throws `CarryError.noFolder`, `.ownFolder` where it is or lies in the folder of `home`, and
    /// `FileError`.
    package init(_ folder: String, for home: Home) throws {
        let files = home.files
        guard let place = try FolderPlace(ifThere: folder, in: files) else { throw CarryError.noFolder(folder) }
        let paths = [
            home.path, home.logFolder, home.deskFolder, home.deskFolder + "/logs", home.deskFolder + "/snapshot",
            home.keysFolder, home.routesFolder,
        ]
        // A folder of the home may lie elsewhere, by way of a link or a mount. What of it cannot be looked at is no
        // reason to keep the logs from a stick.
        let own = paths.compactMap { path in (try? FolderPlace(ifThere: path, in: files)) ?? nil }
        guard try Set(own).isDisjoint(with: FolderPlace.chain(from: folder, in: files)) else {
            throw CarryError.ownFolder(folder)
        }
        // The folder of a stick that is not plugged in lies on the system's disk, wherever the home is.
        let root = try FolderPlace(ifThere: "/", in: files)
        isOnOwnDisk = try ([root] + own).contains { $0?.device == place.device } || files.calls.isInMemory(folder)
    }
}

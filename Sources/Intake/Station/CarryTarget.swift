// Decides whether a folder may be a stick. A laptop's own folder is refused. A folder on the laptop's own disk, or in
// its memory, may be the empty mount point of a stick that is not plugged in.

import IntakeBase
import IntakeLog

/// A folder that logs are to be copied to.
package struct CarryTarget {
    /// Whether it is on a disk of this laptop, or in its memory.
    package let isOnOwnDisk: Bool

    /// Examines `folder`. Throws `CarryError.noFolder`, `.ownFolder` if it is the folder of `home` or inside it, and
    /// `FileError`.
    package init(_ folder: String, for home: Home) throws {
        let files = home.files
        guard let place = try FolderPlace(ifThere: folder, in: files) else { throw CarryError.noFolder(folder) }
        let paths = [
            home.path, home.logFolder, home.deskFolder, home.deskFolder + "/logs", home.deskFolder + "/snapshot",
            home.keysFolder, home.routesFolder,
        ]
        // A folder of the home may be elsewhere, through a link or a mount. A part of it that cannot be examined is no
        // reason to refuse the stick.
        let own = paths.compactMap { path in (try? FolderPlace(ifThere: path, in: files)) ?? nil }
        guard try Set(own).isDisjoint(with: FolderPlace.chain(from: folder, in: files)) else {
            throw CarryError.ownFolder(folder)
        }
        // The mount point of a missing stick is on the system's disk, which may differ from that of the home.
        let root = try FolderPlace(ifThere: "/", in: files)
        isOnOwnDisk = try ([root] + own).contains { $0?.device == place.device } || files.calls.isInMemory(folder)
    }
}

// The program's own sources, for tests of what is written in them.

import IntakeLog

enum SourceFiles {
    /// The folder of the package.
    static let package = Folder.parent(of: Folder.parent(of: Folder.parent(of: #filePath)))

    /// All Swift files of a folder of the package and of the folders in it.
    static func swift(in folder: String) throws -> [String] { try files(package + "/" + folder) }

    private static func files(_ folder: String) throws -> [String] {
        try Folder.names(folder).flatMap { name in
            let path = folder + "/" + name
            return try Folder.kind(path) == .folder ? files(path) : name.hasSuffix(".swift") ? [path] : []
        }
    }
}

// Finds the files of a stick that an import reads or reports: logs, files that look like logs, and files that cannot be
// examined. Photographs, folders of other systems and their trash are skipped silently. A link is followed only if the
// user named it, only regular files are opened (a pipe could block the program), and only the first bytes of each file
// are read.

import IntakeBase
import IntakeLog

/// A search through files and folders.
struct StickWalk {
    private let files: Files
    /// The places that were found, in order.
    private(set) var places: [LogPlace] = []
    /// The number of named files that were skipped.
    private(set) var passedOver = 0
    private var seen = 0

    init(files: Files) { self.files = files }

    /// How many levels of folders below a named one are searched.
    private static let depth = 2
    /// The most names that are examined in total, so that a disk with a million files does not make the desk wait.
    static let limit = 20_000

    /// Takes a named file, or the files in a named folder. `isAlone`: only one path was named, so the file is reported
    /// even if it is not a log. Among several paths, such as the shell's expansion of `stick/*`, it is skipped. Without
    /// `listing`, folders are not searched.
    mutating func visit(_ path: String, isAlone: Bool, listing: Bool = true) {
        if ((try? FolderPlace(ifThere: path, in: files)) ?? nil) != nil {
            // Among several paths, a link may come from the stick and lead anywhere, so it is not followed.
            if !isAlone, (try? files.look(path)) == .link { return add(path) }
            if listing { list(path, below: Self.depth) }
        } else if isAlone || isReported(path, try? files.look(path)) {
            add(path)
        } else {
            passedOver += 1
        }
    }

    private mutating func add(_ path: String, _ refusal: Finding? = nil) {
        places.append(LogPlace(path: path, refusal: refusal))
    }

    private mutating func list(_ folder: String, below: Int) {
        let names: [String]
        do throws(FileError) {
            names = try files.names(folder)
        } catch {
            return add(folder, .unreadable(.closedFolder(error.reason)))
        }
        for name in names {
            seen += 1
            if seen == Self.limit + 1 { add(folder, .unreadable(.tooManyFiles(Self.limit))) }
            guard seen <= Self.limit else { return }
            let path = folder + "/" + name
            let kind = try? files.look(path)
            if isReported(path, kind) { add(path) }
            if kind == .folder && below > 0 && !Self.isOfSystem(name) { list(path, below: below - 1) }
        }
    }

    /// Whether a file is a log, looks like one, or may be one. `kind`: nil if the system refused to examine it.
    private func isReported(_ path: String, _ kind: Folder.Kind?) -> Bool {
        let name = Folder.name(of: path)
        let isNamed = !name.hasPrefix(".") && Self.endings.contains { name.lowercased().hasSuffix($0) }
        switch kind {
        // A file that cannot be examined may be a log.
        case nil: return !name.hasPrefix(".")
        case .nothing: return true
        case .folder, .link, .other: return isNamed
        case .file:
            // The temporary file of an interrupted copy is not a log, even if it begins like one.
            if PartFile.target(of: name) != nil { return false }
            return isNamed || beginsAsLog(path)
        }
    }

    private static let endings = [".intake", SealedKeys.suffix]

    /// Whether one of the first two cells is a cell of a log; also true if they cannot be read.
    private func beginsAsLog(_ path: String) -> Bool {
        do throws(FileError) {
            let file = try File(path, .read, in: files)
            let bytes = try file.read(count: CellLayout.size + 4, at: 0)
            return [0, CellLayout.size].contains { at in
                bytes.count >= at + 4
                    && LittleEndian.number(bytes[at..<at + 4]) == CellLayout.magic
            }
        } catch {
            return true
        }
    }

    /// Folders that operating systems make for themselves; some of them cannot be opened.
    private static func isOfSystem(_ name: String) -> Bool {
        name.hasPrefix(".")
            || ["system volume information", "$recycle.bin", "recycler", "lost+found"].contains(name.lowercased())
    }
}

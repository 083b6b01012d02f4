// What of a stick is worth a look: photographs, the folders of other systems and the leavings of their trash are passed
// over without a word; what is a log, what looks like one, and what cannot be looked at is not. No link is followed
// that was not named, nothing is opened that could make the program wait, and of each file only the first bytes are
// read.

import IntakeBase
import IntakeLog

/// A walk over files and folders.
struct StickWalk {
    private let files: Files
    /// What was found, in order.
    private(set) var places: [LogPlace] = []
    /// Files that were named and are not among them.
    private(set) var passedOver = 0
    private var seen = 0

    init(files: Files) { self.files = files }

    /// Levels of folders below the one that was named.
    private static let depth = 2
    /// Names in all that are looked at, so that no disk with a million files keeps a desk waiting.
    static let limit = 20_000

    /// Takes a file that was named, or what lies in a folder that was. A file that is no log is named where it is
    /// `isAlone`; among several, as a shell puts them for `stick/*`, it is passed over. Without `listing`, folders are
    /// not looked into.
    mutating func visit(_ path: String, isAlone: Bool, listing: Bool = true) {
        if ((try? FolderPlace(ifThere: path, in: files)) ?? nil) != nil {
            // Among several it may be the stick's own, and lead anywhere.
            if !isAlone, (try? files.look(path)) == .link { return add(path) }
            if listing { list(path, below: Self.depth) }
        } else if isAlone || isWorthTelling(path, try? files.look(path)) {
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
            if isWorthTelling(path, kind) { add(path) }
            if kind == .folder && below > 0 && !Self.isOfSystem(name) { list(path, below: below - 1) }
        }
    }

    /// Whether something is a log, looks like one, or cannot be told from one. `kind`: nil where the system does not
    /// let it be looked at.
    private func isWorthTelling(_ path: String, _ kind: Folder.Kind?) -> Bool {
        let name = Folder.name(of: path)
        let isNamed = !name.hasPrefix(".") && Self.endings.contains { name.lowercased().hasSuffix($0) }
        switch kind {
        // What cannot be looked at may be a log.
        case nil: return !name.hasPrefix(".")
        case .nothing: return true
        case .folder, .link, .other: return isNamed
        case .file:
            // The part of a copy that never came to its end is no log, even if it begins like one.
            if PartFile.target(of: name) != nil { return false }
            return isNamed || beginsAsLog(path)
        }
    }

    private static let endings = [".intake", SealedKeys.suffix]

    /// Whether one of the first two cells is of a log; true, too, where that cannot be read.
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

    /// Folders that systems make for themselves, closed ones among them.
    private static func isOfSystem(_ name: String) -> Bool {
        name.hasPrefix(".")
            || ["system volume information", "$recycle.bin", "recycler", "lost+found"].contains(name.lowercased())
    }
}

// Where an import or a check looks for logs: named files, and files in named folders. A folder that cannot be listed is
// reported at its place in the list; the other places are still read.

import IntakeLog

/// A place where a log is looked for.
package struct LogPlace: Sendable {
    /// The file, or the folder that cannot be listed.
    package let path: String
    /// Why there is nothing to read; nil for a file that can be read.
    let refusal: Finding?
    /// Whether its name is that of a keys file that travels beside logs.
    var isNamedAsKeys: Bool { path.lowercased().hasSuffix(SealedKeys.suffix) }

    /// The report on a place where there is nothing to read; nil for a file that can be read.
    package var refused: ImportedLog? {
        refusal.map { finding in
            var report = LogReport()
            report.findings = [finding]
            return ImportedLog(path: path, report: report, new: 0, quarantined: [])
        }
    }
}

extension Desk {
    /// The logs at these paths. In a folder, down to two levels below it, a file counts if it is a log by its content
    /// or by its name. Files that are named as keys files are left out.
    package static func logPlaces(in paths: [String], of files: Files) -> [LogPlace] {
        places(in: paths, of: files).filter { !$0.isNamedAsKeys }
    }

    /// The number of named files that are skipped: if several files are named, those that are not logs.
    package static func passedOver(in paths: [String], of files: Files) -> Int {
        var walk = StickWalk(files: files)
        for path in paths { walk.visit(path, isAlone: paths.count == 1, listing: false) }
        return walk.passedOver
    }

    /// Checks the logs at these paths, and reports the keys files that an import would refuse. Files are classified as
    /// in an import, but nothing is taken in. Throws as `verify(_:)` does.
    package func verify(in paths: [String]) throws -> [ImportedLog] {
        let places = try places(in: paths)
        return try places.keys.compactMap { path in try takeKeys(path) { _ = try home.carried($0) } }
            + places.logs.map { try $0.refused ?? verify($0.path) }
    }

    /// All places at these paths: logs, and keys files that travel beside logs.
    static func places(in paths: [String], of files: Files) -> [LogPlace] {
        var walk = StickWalk(files: files)
        for path in paths { walk.visit(path, isAlone: paths.count == 1) }
        return walk.places
    }

    /// All places at these paths, classified as logs and keys files. The content decides if this desk can open it, not
    /// the name. A file that is named as a keys file and cannot be opened counts as a keys file.
    func places(in paths: [String]) throws -> (logs: [LogPlace], keys: [String]) {
        var found: (logs: [LogPlace], keys: [String]) = ([], [])
        for place in Desk.places(in: paths, of: files) {
            let content = try place.refusal == nil ? SealedKeys.content(of: place.path, in: files, with: reader) : nil
            if content == .keys || content == nil && place.isNamedAsKeys && place.refusal == nil {
                found.keys.append(place.path)
            } else {
                found.logs.append(place)
            }
        }
        return found
    }
}

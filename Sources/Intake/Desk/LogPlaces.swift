// Where an import or a check looks for logs: files that were named, and what lies in folders. A folder that cannot be
// listed is told of at its place among the others, and keeps nobody from reading those.

import IntakeLog

/// A place at which a log is looked for.
package struct LogPlace: Sendable {
    /// The file, or the folder that cannot be listed.
    package let path: String
    /// Why there is nothing to read; nil for a file.
    let refusal: Finding?
    /// Whether its name is that of a keys file that travels beside logs.
    var isNamedAsKeys: Bool { path.lowercased().hasSuffix(SealedKeys.suffix) }

    /// What is said of a place where there is nothing to read; nil for a file.
    package var refused: ImportedLog? {
        refusal.map { finding in
            var report = LogReport()
            report.findings = [finding]
            return ImportedLog(path: path, report: report, new: 0, quarantined: [])
        }
    }
}

extension Desk {
    /// The logs that these paths name, and those that lie in a folder among them or up to two levels below: what is a
    /// log by its content, and what looks like one by its name. What is named as a keys file is left out.
    package static func logPlaces(in paths: [String], of files: Files) -> [LogPlace] {
        places(in: paths, of: files).filter { !$0.isNamedAsKeys }
    }

    /// How many of the files that these paths name are passed over: among several, those that are no logs.
    package static func passedOver(in paths: [String], of files: Files) -> Int {
        var walk = StickWalk(files: files)
        for path in paths { walk.visit(path, isAlone: paths.count == 1, listing: false) }
        return walk.passedOver
    }

    /// What a check of the logs that these paths name shows, and of the keys files among them that an import would not
    /// take: what is which is told as at an import. Nothing is taken in. Throws as `verify(_:)` does.
    package func verify(in paths: [String]) throws -> [ImportedLog] {
        let places = try places(in: paths)
        return try places.keys.compactMap { path in try takeKeys(path) { _ = try home.carried($0) } }
            + places.logs.map { try $0.refused ?? verify($0.path) }
    }

    /// The same with the keys files that travel beside logs.
    static func places(in paths: [String], of files: Files) -> [LogPlace] {
        var walk = StickWalk(files: files)
        for path in paths { walk.visit(path, isAlone: paths.count == 1) }
        return walk.places
    }

    /// The same, told apart by their content, as far as this desk can open it: a file is what it holds, however it is
    /// called. What is a keys file by its name and cannot be opened counts as one.
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

// Where an import or a check looks for logs: files that were named, and what lies in folders. A folder that cannot be
// listed is told of at its place among the others, and keeps nobody from reading those.

/// A place at which a log is looked for.
public struct LogPlace: Sendable {
    /// The file, or the folder that cannot be listed.
    public let path: String
    /// Why there is nothing to read; nil for a file.
    let refusal: Finding?

    /// What is said of a place where there is nothing to read; nil for a file.
    public var refused: ImportedLog? {
        refusal.map { finding in
            var report = LogReport()
            report.findings = [finding]
            return ImportedLog(path: path, report: report, new: 0, quarantined: [])
        }
    }
}

extension Desk {
    /// The logs that these paths name; from a folder, every file whose name ends in `.intake`.
    public static func logPlaces(in paths: [String]) -> [LogPlace] {
        paths.flatMap { path in
            guard Folder.kind(path) == .folder else { return [LogPlace(path: path, refusal: nil)] }
            do throws(FileError) {
                return try Folder.names(path).filter { $0.hasSuffix(".intake") }
                    .map { LogPlace(path: path + "/" + $0, refusal: nil) }
            } catch {
                return [LogPlace(path: path, refusal: .unreadable(.closedFolder(error.reason)))]
            }
        }
    }

    /// The sealed keys files in the folders among these paths, as far as they can be listed.
    static func keysFiles(in paths: [String]) -> [String] {
        paths.filter { Folder.kind($0) == .folder }.flatMap { folder in
            let names = (try? Folder.names(folder)) ?? []
            return names.filter { $0.hasSuffix(SealedKeys.suffix) }.map { folder + "/" + $0 }
        }
    }
}

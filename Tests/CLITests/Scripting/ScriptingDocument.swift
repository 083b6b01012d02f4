// docs/SCRIPTING.md as data: a table of members for each answer and each object, and the table of exit statuses.

import IntakeLog

/// What the document says of the answers in JSON.
struct ScriptingDocument {
    /// A row of a table of members.
    struct Row: Hashable {
        /// The member, such as `logs[].receipt`; `[]` for the elements of an answer that is a list.
        var path: String
        var type: String
        /// The words in backquotes in the last cell.
        var words: [String]
        var isOptional: Bool
        var isNullable: Bool
    }

    /// The rows under each heading.
    private(set) var tables: [String: [Row]] = [:]
    /// Under "Exit statuses": the cells of each command, by status.
    private(set) var statuses: [String: [Int32: String]] = [:]

    init() throws {
        let path = SourceFiles.package + "/docs/SCRIPTING.md"
        var (heading, columns): (String, [Int32]) = ("", [])
        for line in String(decoding: try Folder.contents(path, limit: 1 << 20), as: UTF8.self).split(separator: "\n") {
            if let title = line.wholeMatch(of: #/(?:#+ (.+)|(An error|A remark):)/#) {
                heading = String(title.output.1 ?? title.output.2 ?? "").lowercased()
            }
            // A bar inside a cell would be part of code, and there is none.
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast().map {
                $0.trimmingPrefix { $0 == " " }
            }.map { String($0.reversed().trimmingPrefix { $0 == " " }.reversed()) }
            guard let first = cells.first else { continue }
            if first == "command" { columns = cells.dropFirst().compactMap { Int32($0) } }
            guard first.hasPrefix("`") else { continue }
            let names = first.matches(of: #/`([^`]+)`/#).map { String($0.output.1) }
            if heading == "exit statuses", !columns.isEmpty {
                for name in names { statuses[name] = Dictionary(uniqueKeysWithValues: zip(columns, cells.dropFirst())) }
            } else if cells.count == 3 {
                tables[heading, default: []] += names.map { Row(path: $0, type: cells[1], note: cells[2]) }
            }
        }
    }

    /// The rows of the answer to a command, which is the longest heading whose words are all in it; nil without one.
    func answer(to command: String) -> (heading: String, rows: [Row])? {
        let words = command.split(separator: " ").map(String.init)
        var (longest, found): (Int, (String, [Row])?) = (0, nil)
        for (heading, rows) in tables {
            for name in heading.split(separator: ",").map({ $0.split(separator: " ").map(String.init) }) {
                let isOfCommand =
                    words.starts(with: name.filter { !$0.hasPrefix("-") }) && Set(name).isSubset(of: words)
                if isOfCommand, name.count > longest { (longest, found) = (name.count, (heading, rows)) }
            }
        }
        return found
    }
}

extension ScriptingDocument.Row {
    init(path: String, type: String, note: String) {
        let base = type.prefix { $0 != "," }
        (self.path, isNullable, isOptional) = (path, base.hasSuffix(" or null"), type.contains(", absent"))
        self.type = String(isNullable ? base.dropLast(" or null".count) : base)
        words = note.matches(of: #/`([^`]+)`/#).map { String($0.output.1) }
    }

    /// The path below an object at `place`; nil if it lies elsewhere or deeper.
    func name(below place: String) -> String? {
        let rest = place.isEmpty ? path[...] : path.hasPrefix(place + ".") ? path.dropFirst(place.count + 1) : nil
        return rest.flatMap { $0.contains(".") || $0.contains("[]") ? nil : String($0) }
    }
}

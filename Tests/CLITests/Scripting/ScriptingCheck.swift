// Compares an answer in JSON with the tables of docs/SCRIPTING.md: every member must be described, and be of the type
// that is described.

import IntakeBase
import Testing

/// A comparison of answers with the document.
struct ScriptingCheck {
    let document: ScriptingDocument
    /// What differs, each a line.
    private(set) var differences: [String] = []
    /// The rows whose member had a value, each as `heading: path`.
    private(set) var seen: Set<String> = []

    /// The types that are texts, as patterns; a golden file has a placeholder in place of what differs between runs.
    private static let texts: [String: String] = [
        "text": "(?s).*", "path": ".+", "word": "[a-z_ -]+", "day": "[0-9]{4}-[0-9]{2}-[0-9]{2}",
        "moment": "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z", "id": "[0-9a-f]{32}|<id [0-9]+>",
        "hash": "[0-9a-f]{64}|<hash [0-9]+>", "code": "[0-9]{4}-[0-9]{4}-[0-9]{4}|<code [0-9]+>",
        "receipt": "([0-9]{4} ){4}[0-9]{4}|<receipt [0-9]+>", "digits": "([0-9]{4} ){7}[0-9]{4}|<digits [0-9]+>",
        "country": "[A-Z]{2}", "label": "[A-Za-z0-9._-]{1,32}",
        "key": "<public key [0-9]+>|intake-(sign|seal)-[a-z2-7]{56}", "root": "RW[A-Za-z0-9+/]{54}|<root [0-9]+>",
    ]

    init(_ document: ScriptingDocument) { self.document = document }

    /// Checks what a command printed.
    mutating func answer(_ value: JSONValue, to command: String) throws {
        guard let (heading, rows) = document.answer(to: command) else {
            return differences.append("\(command): no heading")
        }
        guard let list = rows.first, list.path == "[]" else {
            return try object(value, nil, rows, heading, "", isAnswer: true)
        }
        note("\(heading): []", value)
        for element in value.array ?? [] {
            try object(element, Self.one(of: list.type), [], heading, "", isAnswer: true)
        }
    }

    /// Checks a line of standard error.
    mutating func message(_ value: JSONValue) throws {
        let heading = value["error"] == nil ? "a remark" : "an error"
        try object(value, nil, document.tables[heading] ?? [], heading, "")
    }

    /// Where a member of an object is described.
    private struct Description {
        let row: ScriptingDocument.Row
        let name: String
        /// The heading of the table, and all of its rows.
        let heading: String
        let table: [ScriptingDocument.Row]
        var id: String { "\(heading): \(row.path)" }
    }

    /// Checks an object: the rows of its named type, those below `place` of the table where it occurs, and for an answer
    /// those of the envelope.
    private mutating func object(
        _ value: JSONValue, _ type: String?, _ rows: [ScriptingDocument.Row], _ heading: String, _ place: String,
        isAnswer: Bool = false
    ) throws {
        guard case .object(let members) = value else { return differences.append("\(heading): \(place) is no object") }
        var known = descriptions(below: place, heading, rows)
        for named in [type, isAnswer ? "envelope" : nil].compactMap(\.self) {
            known += descriptions(below: "", named, document.tables[named] ?? [])
        }
        for (name, member) in members {
            guard let described = known.first(where: { $0.name == name }) ?? known.first(where: { $0.name == "*" })
            else {
                differences.append("\(heading): \(place).\(name) is in no table")
                continue
            }
            note(described.id, member)
            if member != .null {
                try check(member, described.row.type, described, described.row.path)
            } else if !described.row.isNullable {
                differences.append("\(described.id) is null")
            }
        }
        for described in known where described.name != "*" && members[described.name] == nil {
            if !described.row.isOptional { differences.append("\(described.id) is missing") }
        }
    }

    private func descriptions(
        below place: String, _ heading: String, _ rows: [ScriptingDocument.Row]
    ) -> [Description] {
        rows.compactMap { row in
            row.name(below: place).map { Description(row: row, name: $0, heading: heading, table: rows) }
        }
    }

    /// Checks one value, or an element of a list; `place` is its path in the table.
    private mutating func check(
        _ value: JSONValue, _ type: String, _ described: Description, _ place: String
    ) throws {
        if type.hasPrefix("list of ") {
            guard let elements = value.array else { return differences.append("\(described.id) is no list") }
            for element in elements { try check(element, Self.one(of: type), described, place + "[]") }
            return
        }
        switch (type, value) {
        case (_, .string(let text)) where Self.texts[type] != nil:
            let fits = try text.wholeMatch(of: Regex(Self.texts[type] ?? "")) != nil
            if fits && (type != "word" || described.row.words.contains(text)) { return }
            differences.append("\(described.id) is no \(type): \(text)")
        case ("number", .integer), ("boolean", .bool), ("fields", .object), ("event", .object): return
        case ("sentence", .object(let languages)) where Set(languages.keys) == ["en", "ru"]: return
        case ("object", .object): try object(value, nil, described.table, described.heading, place)
        case (_, .object) where document.tables[type] != nil:
            try object(value, type, described.table, described.heading, place)
        default: differences.append("\(described.id) is no \(type): \(value)")
        }
    }

    private mutating func note(_ id: String, _ value: JSONValue) {
        if value != .null, value.array?.isEmpty != true { seen.insert(id) }
    }

    /// The type of an element: `list of countries` holds a `country`.
    private static func one(of list: String) -> String {
        let many = String(list.dropFirst("list of ".count))
        if many.hasPrefix("lists of ") { return "list" + many.dropFirst("lists".count) }
        return many.hasSuffix("ies") ? many.dropLast(3) + "y" : String(many.dropLast())
    }
}

// Reads a route book from TOML. A book that is ambiguous or incomplete is refused with line and column, because the
// advice that a frightened person gets depends on it. Reading continues after a refused table, so that one run reports
// all mistakes.

import IntakeBase
import IntakeCases

/// The state of the reader. The tables are read in extensions, in files of their own.
struct BookReader {
    let root: TOMLSection
    let home: CountryCode
    /// The ids of all `[[fact]]` tables, valid or not.
    let facts: Set<String>
    /// Superseded fact to the fact that supersedes it.
    let superseded: [String: String]
    let words: [BookWord.Kind: Set<String>]
    let countries: Set<CountryCode>

    private(set) var places: BookPlaces
    private var errors: [TOMLError] = []

    init(_ root: TOMLSection) throws(TOMLError) {
        self.root = root
        home = try root.table("home").country("code")
        let factTables = try root.tables("fact")
        facts = Set(factTables.compactMap { try? $0.id() })
        var replaced: [String: String] = [:]
        for table in factTables {
            guard let id = try? table.id(), let olds = try? table.optionalStrings("supersedes") else { continue }
            for old in olds where old != id { replaced[old] = id }
        }
        superseded = replaced
        var known: [BookWord.Kind: Set<String>] = [:]
        for table in try root.tables("word") {
            guard let kind = try? table.word("kind", of: BookWord.Kind.self), let id = try? table.id() else { continue }
            known[kind, default: []].insert(id)
        }
        words = known
        countries = Set(try root.tables("country").compactMap { try? $0.country("code") })
        places = BookPlaces(root: root)
    }

    /// All mistakes; nil if there are none.
    var refused: BookRefused? {
        let sorted = errors.sorted { one, other in
            (one.place.line ?? 0, one.place.key ?? "") < (other.place.line ?? 0, other.place.key ?? "")
        }
        return sorted.first.map { BookRefused(first: $0, others: Array(sorted.dropFirst())) }
    }

    /// Reads the book. Refused tables are missing from the result.
    mutating func book(hash: Bytes32) throws(TOMLError) -> RouteBook {
        let root = root
        note { () throws(TOMLError) in
            try root.allow(only: [
                "version", "signed", "example", "notice", "home", "country", "destination", "fact", "rule", "word",
                "vignette",
            ])
        }
        let version = note { () throws(TOMLError) in try root.integer("version", in: 1...1_000_000_000) }
        let signed = note { () throws(TOMLError) in try root.optionalDay("signed") }
        let example = note { () throws(TOMLError) in try root.optionalBool("example") ?? false }
        let notice = note { () throws(TOMLError) in try root.optionalTable("notice")?.sentence() }
        let homeName = note { () throws(TOMLError) in
            let home = try root.table("home")
            try home.allow(only: ["code", "en", "ru"])
            return try home.sentence()
        }
        checkLists()
        let facts = parts("fact", fact) { .fact($0.id) }
        checkCircles(facts)
        return RouteBook(
            stamp: BookStamp(version: version ?? 0, hash: hash, example: example ?? false), notice: notice ?? nil,
            home: home, homeName: homeName ?? Sentence(en: "", ru: ""),
            countries: parts("country", country) { .country($0.code) }.sorted { $0.code < $1.code },
            destinations: parts("destination", destination) { .destination($0) }
                .sorted { ($0.country, $0.condition.en) < ($1.country, $1.condition.en) },
            facts: facts.filter { superseded[$0.id] == nil }.sorted { $0.id < $1.id },
            superseded: facts.filter { superseded[$0.id] != nil }.sorted { $0.id < $1.id },
            rules: parts("rule", rule) { .rule($0.id) }.sorted { $0.id < $1.id },
            words: parts("word", word) { .word($0.kind, $0.id) }
                .sorted { ($0.kind.rawValue, $0.order, $0.id) < ($1.kind.rawValue, $1.order, $1.id) },
            vignettes: parts("vignette", vignette) { .vignette($0.id) }.sorted { $0.id < $1.id },
            signed: signed ?? nil)
    }

    /// Reads every table of an array. Refuses a second table with the same identity.
    private mutating func parts<Part>(
        _ name: String, _ read: (TOMLSection) throws(TOMLError) -> Part, as identity: (Part) -> BookPart
    ) -> [Part] {
        let root = root
        guard let tables = note({ () throws(TOMLError) in try root.tables(name) }) else { return [] }
        guard tables.count <= RouteBook.maxTables else {
            errors.append(root.refusal(name, BookText.tooMany(RouteBook.maxTables)))
            return []
        }
        var parts: [Part] = []
        for table in tables {
            guard let part = note({ () throws(TOMLError) in try read(table) }) else { continue }
            guard places.tables[identity(part)] == nil else {
                errors.append(table.refusal(nil, BookText.duplicate))
                continue
            }
            places.tables[identity(part)] = table
            parts.append(part)
        }
        return parts
    }

    /// The result of `read`, or nil if it throws; the error is stored.
    @discardableResult
    private mutating func note<Value>(_ read: () throws(TOMLError) -> Value) -> Value? {
        do throws(TOMLError) {
            return try read()
        } catch {
            errors.append(error)
            return nil
        }
    }

    /// Refuses lists longer than any hotline needs, because the cost of a check grows with them.
    private mutating func checkLists() {
        for (name, node) in root.values.sorted(by: { $0.key < $1.key }) {
            guard let elements = node.elements, elements.count <= RouteBook.maxTables else { continue }
            for table in root.tablesAmong(elements, of: name) { errors += table.longLists() }
        }
    }

    /// Refuses facts that supersede each other in a cycle: all of them would count as replaced.
    private mutating func checkCircles(_ facts: [Fact]) {
        // Topological sort (Kahn's algorithm): remove facts that supersede nothing that is left. What remains is on a
        // cycle or leads to one.
        var replaces = Dictionary(grouping: facts, by: \.id).compactMapValues(\.first?.supersedes)
        var replacedBy: [String: [String]] = [:]
        for fact in facts { for old in fact.supersedes { replacedBy[old, default: []].append(fact.id) } }
        var open = replaces.mapValues { $0.count { replaces[$0] != nil } }
        var ready = open.filter { $0.value == 0 }.map(\.key)
        while let id = ready.popLast() {
            replaces[id] = nil
            for newer in replacedBy[id] ?? [] {
                open[newer, default: 0] -= 1
                if open[newer] == 0 { ready.append(newer) }
            }
        }
        for id in replaces.keys.sorted() {
            let place = places.place(of: .fact(id), key: "supersedes")
            errors.append(TOMLError(place, BookText.supersedeCircle))
        }
    }
}

// Lookups of what the tables refer to.
extension BookReader {
    /// Country codes that have a `[[country]]`; empty if the key is missing.
    func known(_ table: TOMLSection, _ key: String) throws(TOMLError) -> [CountryCode] {
        let codes = try table.countries(key)
        for code in codes where !countries.contains(code) { throw table.refusal(key, BookText.unknownCountry(code)) }
        return codes
    }

    /// Words of advice that have a `[[word]]`; empty if the key is missing.
    func words(_ table: TOMLSection, _ kind: BookWord.Kind) throws(TOMLError) -> [String] {
        let ids = try table.optionalStrings(kind.rawValue) ?? []
        for id in ids where !(words[kind] ?? []).contains(id) {
            throw table.refusal(kind.rawValue, BookText.unknownWord(id, kind))
        }
        return ids
    }

    /// The facts under `key`; refuses superseded ones. Empty if the key is missing.
    func cited(_ table: TOMLSection, _ key: String = "facts") throws(TOMLError) -> [String] {
        let ids = try table.optionalStrings(key) ?? []
        for id in ids {
            guard facts.contains(id) else { throw table.refusal(key, BookText.unknownFact(id)) }
            if let newer = superseded[id] { throw table.refusal(key, BookText.superseded(id, by: newer)) }
        }
        return ids
    }
}

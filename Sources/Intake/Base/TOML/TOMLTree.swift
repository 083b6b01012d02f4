// The tables of a TOML text while it is parsed. TOML allows a table to be defined in pieces, but forbids most ways to
// define it twice: how a table was created decides what may still be added to it.

/// A table that is still open.
final class TOMLTree {
    /// How a table was created.
    enum Origin: Equatable {
        /// By its own header or in braces; also the root.
        case header
        /// By a longer header, which names it as a parent.
        case around
        /// By dotted keys below the header with this number, or defined by them.
        case dotted(Int)
    }

    /// The content of a key.
    enum Entry {
        case value(TOMLValue)
        case table(TOMLTree)
        case list(TOMLList)
    }

    var origin: Origin
    let line: Int
    private(set) var range: Range<Int>
    private(set) var entries: [String: Entry] = [:]

    init(_ origin: Origin, line: Int, at start: Int) {
        self.origin = origin
        self.line = line
        range = start..<start
    }

    /// Extends the range: a statement of the table, or of one inside it, ends here.
    func extend(to end: Int) { range = range.lowerBound..<max(end, range.upperBound) }

    /// Adds an entry for a new key.
    func add(_ key: String, _ entry: Entry) { entries[key] = entry }

    /// The entry of a key. A key that looks the same as one that is there, but is composed of other characters, is
    /// refused: `String` takes it for the same key, the rules of TOML for another one.
    private func entry(_ key: String) throws(TOMLProblem) -> Entry? {
        guard let index = entries.index(forKey: key) else { return nil }
        guard entries[index].key.utf8.elementsEqual(key.utf8) else {
            throw .keyTwice(key, line: line(of: key) ?? line)
        }
        return entries[index].value
    }

    /// The line where the key first appears.
    func line(of key: String) -> Int? {
        switch entries[key] {
        case nil: nil
        case .value(let value)?: value.line
        case .table(let table)?: table.line
        case .list(let list)?: list.tables.first?.line
        }
    }

    /// The table as a value.
    var values: [String: TOMLValue] { entries.mapValues(\.value) }

    var value: TOMLValue { TOMLValue(content: .table(values), line: line, range: range, isWritten: false) }
}

/// The tables of `[[...]]` headers with the same path.
final class TOMLList {
    var tables: [TOMLTree] = []
}

extension TOMLTree.Entry {
    fileprivate var value: TOMLValue {
        switch self {
        case .value(let value): return value
        case .table(let table): return table.value
        case .list(let list):
            let tables = list.tables.map(\.value)
            let start = tables.first?.range.lowerBound ?? 0
            return TOMLValue(
                content: .array(tables), line: tables.first?.line ?? 0,
                range: start..<(tables.last?.range.upperBound ?? start), isWritten: false)
        }
    }
}

// MARK: The steps of a path

extension TOMLTree {
    /// The tables along a header's path, the root first. The last one is the parent of the header's table.
    func around(_ path: ArraySlice<String>, line: Int, at start: Int) throws(TOMLProblem) -> [TOMLTree] {
        var trees = [self]
        var tree = self
        for key in path {
            switch try tree.entry(key) {
            case nil:
                let next = TOMLTree(.around, line: line, at: start)
                tree.add(key, .table(next))
                tree = next
            case .table(let next)?: tree = next
            case .list(let list)?: tree = list.tables[list.tables.count - 1]
            case .value(let value)?: throw .notATable(key, line: value.line)
            }
            trees.append(tree)
        }
        return trees
    }

    /// Opens the table of a header `[...]`. A second header for it is refused.
    func open(_ key: String, _ name: String, line: Int, at start: Int) throws(TOMLProblem) -> TOMLTree {
        switch try entry(key) {
        case nil: break
        case .table(let table)? where table.origin == .around:
            table.origin = .header
            return table
        case .table(let table)?:
            throw table.origin == .header ? .singleBrackets(name) : .keyTwice(name, line: table.line)
        case .list?: throw .singleBrackets(name)
        case .value(let value)?: throw .keyTwice(name, line: value.line)
        }
        let table = TOMLTree(.header, line: line, at: start)
        add(key, .table(table))
        return table
    }

    /// Adds a table for a header `[[...]]`.
    func append(_ key: String, _ name: String, line: Int, at start: Int) throws(TOMLProblem) -> TOMLTree {
        let table = TOMLTree(.header, line: line, at: start)
        switch try entry(key) {
        case nil:
            let list = TOMLList()
            list.tables.append(table)
            add(key, .list(list))
        case .list(let list)?: list.tables.append(table)
        case .table(let other)?: throw .singleFirst(name, line: other.line)
        case .value(let value)?: throw .keyTwice(name, line: value.line)
        }
        return table
    }

    /// The tables along a dotted key, without the last part. Only tables that dotted keys below the same header defined
    /// may be extended. A table that a longer header only named as a parent is defined here.
    func inner(_ path: ArraySlice<String>, _ section: Int, line: Int, at start: Int) throws(TOMLProblem) -> [TOMLTree] {
        var trees: [TOMLTree] = []
        var tree = self
        for key in path {
            if let entry = try tree.entry(key) {
                guard case .table(let next) = entry, next.origin == .dotted(section) || next.origin == .around else {
                    throw .keyTwice(key, line: tree.line(of: key) ?? line)
                }
                next.origin = .dotted(section)
                tree = next
            } else {
                let next = TOMLTree(.dotted(section), line: line, at: start)
                tree.add(key, .table(next))
                tree = next
            }
            trees.append(tree)
        }
        return trees
    }
}

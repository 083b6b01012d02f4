// A table that two books have otherwise, with the old and the new text of each key: what a second person reads before
// the new book is signed.

extension BookChange {
    /// A table of the book that differs, or what stands before the tables (`book`).
    public struct Part: Hashable, Sendable {
        /// What became of it.
        public enum Fate: String, CaseIterable, Hashable, Sendable {
            case removed, changed, added
        }

        /// A key that differs.
        public struct Key: Hashable, Sendable {
            /// The key, as the file names it: `when`, `condition_en`, `then.hold`.
            public let name: String
            /// The old text; nil where there was none.
            public let old: String?
            /// The new text; nil where there is none.
            public let new: String?
        }

        /// What became of it.
        public let fate: Fate
        /// The name of its array of tables: `fact`, `rule`, ...
        public let kind: String
        /// What tells it from others of its kind.
        public let id: String
        /// What differs in it, by name; of a table that came or went, everything.
        public let keys: [Key]

        /// Whether a person must look at it whatever the requests that were tried hear: what people are told reads
        /// otherwise, or something that held back is gone.
        public var needsLook: Bool {
            switch (kind, fate) {
            case ("book", _): return true
            case ("word", .removed), ("rule", .removed): return true
            case ("fact", .removed): return keys.contains { $0.name == "severity" && $0.old != "0" }
            case (_, .changed): return keys.contains { isCareless($0) }
            default: return false
            }
        }

        private func isCareless(_ key: Key) -> Bool {
            switch (kind, key.name) {
            case ("word", "en"), ("word", "ru"), ("rule", "en"), ("rule", "ru"), ("destination", "condition_en"),
                ("destination", "condition_ru"):
                return true
            case ("rule", let name): return name.hasPrefix("then.") && key.old != nil
            case ("country", "shares_wanted_list"): return key.new == nil
            case ("country", "status"):
                let order = CountryStatus.allCases.map(\.rawValue)
                guard let old = key.old.flatMap(order.firstIndex), let new = key.new.flatMap(order.firstIndex) else {
                    return true
                }
                return new < old
            case ("fact", "severity"):
                return (key.new.flatMap { Int($0) } ?? 0) < (key.old.flatMap { Int($0) } ?? 0)
            case ("fact", "confidence"): return key.old == Confidence.low.rawValue
            case ("fact", "places"): return key.old != nil
            default: return false
            }
        }
    }

    /// What differs between two books, by kind and id.
    static func parts(from old: RouteBook, to new: RouteBook) -> [Part] {
        let (before, after) = (old.keys, new.keys)
        let changed = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
        return changed.map { part in
            let (old, new) = (before[part]?.texts ?? [:], after[part]?.texts ?? [:])
            let names = Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
            return Part(
                fate: before[part] == nil ? .added : after[part] == nil ? .removed : .changed,
                kind: part.array.isEmpty ? "book" : part.array, id: part.id,
                keys: names.map { Part.Key(name: $0, old: old[$0], new: new[$0]) })
        }
        .sorted { ($0.kind, $0.id) < ($1.kind, $1.id) }
    }
}

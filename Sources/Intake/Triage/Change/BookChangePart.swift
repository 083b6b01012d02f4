// A table that differs between two books, with the old and the new text of each key. A second person reads it before
// the new book is signed.

extension BookChange {
    /// A table that differs. The part of the file before the first table is called `book`.
    public struct Part: Hashable, Sendable {
        /// Whether it was removed, changed or added.
        public enum Fate: String, CaseIterable, Hashable, Sendable {
            case removed, changed, added
        }

        /// A key that differs.
        public struct Key: Hashable, Sendable {
            /// The key, as the file names it: `when`, `condition_en`, `then.hold`.
            public let name: String
            /// The old text; nil if the key is new.
            public let old: String?
            /// The new text; nil if the key was removed.
            public let new: String?
        }

        /// Whether it was removed, changed or added.
        public let fate: Fate
        /// The name of its array of tables: `fact`, `rule`, ...
        public let kind: String
        /// Identifies it within its kind.
        public let id: String
        /// The keys that differ, by name; all keys of a table that was added or removed.
        public let keys: [Key]

        /// Whether a person must read it even if no tried request gets other advice: a text that people hear changed,
        /// or something that made advice more careful was removed.
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

    /// The tables that differ between two books, by kind and id.
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

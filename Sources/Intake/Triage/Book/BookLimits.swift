// How long the lists in the tables of a book may be.

import IntakeBase

extension TOMLSection {
    /// A refusal for each list of the table, or of a table in it, that is longer than a book may have it.
    func longLists() -> [TOMLError] {
        var errors: [TOMLError] = []
        for key in keys {
            switch values[key] {
            case .array(let nodes):
                let limit = TOMLSection.limit(of: key)
                if nodes.count > limit {
                    errors.append(refusal(key, BookText.tooMany(limit)))
                } else if let tables = try? tables(key) {
                    for table in tables { errors += table.longLists() }
                }
            case .table: errors += (try? table(key))?.longLists() ?? []
            default: break
            }
        }
        return errors
    }

    private static func limit(of key: String) -> Int {
        switch key {
        case "when", "applies_to": RouteBook.maxAlternatives
        case "conflicts": RouteBook.maxConflicts
        default: RouteBook.maxEntries
        }
    }
}

// How long the lists in the tables of a book may be.

import IntakeBase

extension TOMLSection {
    /// A refusal for each list of the table, or of a table in it, that is longer than a book may have it.
    func longLists() -> [TOMLError] {
        var errors: [TOMLError] = []
        for key in keys {
            guard let value = values[key] else { continue }
            let limit = TOMLSection.limit(of: key)
            if let elements = value.elements, elements.count > limit {
                errors.append(refusal(key, BookText.tooMany(limit)))
            } else {
                for table in tablesAmong(value.elements ?? [value], of: key) { errors += table.longLists() }
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

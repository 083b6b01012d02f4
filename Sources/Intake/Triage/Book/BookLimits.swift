// The longest lists that the tables of a book may have. They bound the cost of a check.

import IntakeBase

extension TOMLSection {
    /// One refusal for each list, in this table or a table inside it, that is longer than the limit.
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

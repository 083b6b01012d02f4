// Every table of a book as text by key, with the names of the file. Two books are compared by these texts, so that no
// change is missed.

import IntakeBase
import IntakeCases

/// The text of each key of one table.
struct BookKeys: Hashable {
    private(set) var texts: [String: String] = [:]

    mutating func set(_ key: String, _ text: String?) {
        texts[key] = text
    }

    mutating func set(_ key: String, list: [String]) {
        if !list.isEmpty { texts[key] = BookKeys.list(list) }
    }

    mutating func set(_ prefix: String, _ sentence: Sentence?) {
        for language in Language.allCases { texts[prefix + language.rawValue] = sentence?(language) }
    }

    static func list(_ words: [String]) -> String {
        "[" + words.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
    }
}

extension Test {
    /// The test as it is written in a book.
    fileprivate var written: String {
        let value =
            switch self {
            case .word(_, let words, let orUnknown): list(words, orUnknown)
            case .text(_, let parts, let orUnknown): list(parts.names, orUnknown)
            case .below(_, let limit), .daysUntil(_, let limit), .companionUnder(let limit): String(limit)
            case .dayOnOrAfter(_, let day), .onOrAfter(let day): day.description
            case .whereabouts(let places): BookKeys.list(places.map(\.rawValue))
            case .outcome(let outcomes): BookKeys.list(outcomes.map(\.rawValue))
            case .names(let codes): BookKeys.list(codes.map(\.description))
            case .overdue(let wanted): String(wanted)
            }
        return "\(key) = \(value)"
    }

    private func list(_ words: [String], _ orUnknown: Bool) -> String {
        BookKeys.list(words + (orUnknown ? [Answer.unknown.rawValue] : []))
    }
}

extension Condition {
    /// The condition as it is written in a book.
    fileprivate var written: String {
        let lists = anyOf.map { "{ " + $0.map(\.written).joined(separator: ", ") + " }" }
        return lists.count == 1 ? lists[0] : "[" + lists.joined(separator: ", ") + "]"
    }
}

extension RouteBook {
    /// Every table of the book, and the part before the first table. The version is omitted, because it differs in
    /// every book.
    var keys: [BookPart: BookKeys] {
        var keys: [BookPart: BookKeys] = [.book: own]
        for country in countries { keys[.country(country.code)] = country.keys }
        for (part, destination) in numberedDestinations { keys[part] = destination.keys }
        for fact in facts + superseded { keys[.fact(fact.id)] = fact.keys }
        for rule in rules { keys[.rule(rule.id)] = rule.keys }
        for word in words { keys[.word(word.kind, word.id)] = word.keys }
        for vignette in vignettes { keys[.vignette(vignette.id)] = vignette.keys }
        return keys
    }

    /// The destinations, identified by country and number (`DE`, `DE 2`). The condition, which identifies them
    /// elsewhere, is a text that may change.
    var numberedDestinations: [(part: BookPart, destination: Destination)] {
        var seen: [CountryCode: Int] = [:]
        return destinations.map { destination in
            let number = seen[destination.country, default: 0] + 1
            seen[destination.country] = number
            let id = number == 1 ? "\(destination.country)" : "\(destination.country) \(number)"
            return (BookPart(array: "destination", id: id), destination)
        }
    }

    private var own: BookKeys {
        var keys = BookKeys()
        keys.set("example", String(stamp.example))
        keys.set("notice.", notice)
        keys.set("home.code", home.description)
        keys.set("home.", homeName)
        return keys
    }
}

extension Country {
    fileprivate var keys: BookKeys {
        var keys = BookKeys()
        keys.set("", name)
        keys.set("status", status.rawValue)
        keys.set("reason_", reason)
        keys.set("facts", list: facts)
        keys.set("shares_wanted_list", sharesWantedList ? "true" : nil)
        keys.set("stay_days", stayDays.map(String.init))
        for (index, entry) in entries.enumerated() {
            var text = "{ mode = \"\(entry.mode.rawValue)\", papers = \(BookKeys.list(entry.papers))"
            if let age = entry.childAge {
                text += ", child_age = \(age), child_papers = \(BookKeys.list(entry.childPapers))"
            }
            keys.set("entry[\(index)]", text + ", facts = \(BookKeys.list(entry.facts)) }")
        }
        return keys
    }
}

extension Destination {
    fileprivate var keys: BookKeys {
        var keys = BookKeys()
        keys.set("", name)
        keys.set("condition_", condition)
        keys.set("when", when.written)
        keys.set("facts", list: facts)
        return keys
    }
}

extension Fact {
    fileprivate var keys: BookKeys {
        var keys = BookKeys()
        keys.set("country", country.description)
        keys.set("topic", topic.rawValue)
        keys.set("", value)
        keys.set("applies_to", appliesTo == .always ? nil : appliesTo.written)
        keys.set("severity", topic == .risk ? String(severity) : nil)
        keys.set("places", list: places)
        keys.set("source", source)
        keys.set("published", published)
        keys.set("checked", checked.description)
        keys.set("review_by", reviewBy.description)
        keys.set("confidence", confidence.rawValue)
        keys.set("conflicts", list: conflicts)
        keys.set("supersedes", list: supersedes)
        return keys
    }
}

extension Rule {
    fileprivate var keys: BookKeys {
        var keys = BookKeys()
        keys.set("when", when.written)
        keys.set("then.hold", then.hold ? "true" : nil)
        keys.set("then.no_country", then.noCountry ? "true" : nil)
        keys.set("then.ask", list: then.ask.map(\.rawValue))
        keys.set("then.rule_out", list: then.ruleOut.map(\.description))
        keys.set("then.prefer", list: then.prefer.map(\.description))
        keys.set("then.urgency", then.urgency?.rawValue)
        keys.set("then.release", then.coordinator ? Release.coordinator.rawValue : nil)
        keys.set("then.next", list: then.next)
        keys.set("then.warn", list: then.warn)
        keys.set("", reason)
        keys.set("facts", list: facts)
        return keys
    }
}

extension BookWord {
    fileprivate var keys: BookKeys {
        var keys = BookKeys()
        keys.set("order", String(order))
        keys.set("", text)
        return keys
    }
}

extension Vignette {
    fileprivate var keys: BookKeys {
        var keys = BookKeys()
        keys.set("title", title)
        keys.set("as_of", asOf.description)
        keys.set("wrong_clock", isWrongClock ? "true" : nil)
        for (field, answer) in request.json.object ?? [:] {
            keys.set("case.\(field)", String(decoding: CanonicalJSON.encode(answer), as: UTF8.self))
        }
        keys.set("why", why)
        keys.set("expect.outcome", expect.outcome.map { BookKeys.list($0.map(\.rawValue)) })
        keys.set("expect.urgency", expect.urgency.map { BookKeys.list($0.map(\.rawValue)) })
        keys.set("expect.via", expect.via.map { BookKeys.list($0.map(\.description)) })
        keys.set("expect.if_lifted_via", list: expect.ifLiftedVia.map(\.description))
        keys.set("expect.onward", list: expect.onward.map(\.description))
        keys.set("expect.ask", list: expect.ask)
        keys.set("expect.next", list: expect.next)
        keys.set("expect.warn", list: expect.warn)
        keys.set("expect.never", list: expect.never.map(\.description))
        keys.set("expect.stay", expect.stay?.description)
        keys.set("expect.mode", expect.mode?.rawValue)
        keys.set("expect.release", expect.release?.rawValue)
        return keys
    }
}

// The tables of rules 4 and 5 (docs/CASES.md, "Which answers count").

import IntakeBase

/// What the page says of single fields.
enum ModelTables {
    /// Rule 4: whether this answer is bad news, which does not end others by rule 1 and is not ended by it.
    static func isAlarming(_ topic: String, _ value: JSONValue) -> Bool {
        // `declined` and `unknown` are no values.
        guard let word = value.string, isValue(value) else { return false }
        if topic.hasPrefix("danger.") { return word == "yes" }
        if topic.hasPrefix("consent.") { return word == "no" }
        if let detail = detail(of: topic) { return detail == "passport" && isBadPassport(word) }
        if isCompanion(topic) { return word == "yes" }
        return switch topic {
        case "wanted", "exit_ban": word == "yes"
        case "summons": ["placed", "call_up_decision"].contains(word)
        case "position": ["in_unit", "at_the_front", "detained", "missing", "prisoner_of_war"].contains(word)
        case "stage": word == "at_the_front"
        case "passport": isBadPassport(word)
        case "person_agrees": word == "no"
        case "safe_contact.avoid": true
        default: false
        }
    }

    private static func isBadPassport(_ word: String) -> Bool {
        ["none", "expired", "surrendered", "taken"].contains(word)
    }

    /// Rule 5: the field that this one depends on.
    static func parent(of topic: String) -> String? {
        if let detail = detail(of: topic) {
            return detail == "passport_expires" ? companion(of: topic).map { "\($0).passport" } : nil
        }
        return switch topic {
        case "place", "legal_stay_until": "country"
        case "passport_expires": "passport"
        case "deadline_reason": "deadline"
        case "exit_ban_ground": "exit_ban"
        default: nil
        }
    }

    /// Rule 5: "`at_home` with a country other than home, or `abroad` with the home country: the country is unknown."
    static func isCountryUnknown(position: JSONValue, country: JSONValue, home: String) -> Bool {
        guard isValue(country) else { return false }
        return position == "at_home" && country != .string(home) || position == "abroad" && country == .string(home)
    }

    /// Whether the answer is a value, and not `declined` or `unknown`.
    static func isValue(_ value: JSONValue) -> Bool { value != "declined" && value != "unknown" }

    /// Whether the topic is that a companion is there.
    static func isCompanion(_ topic: String) -> Bool {
        topic.hasPrefix("companions[") && topic.hasSuffix("]")
    }

    /// Of the topic of a companion's detail, the companion; nil for any other topic.
    static func companion(of topic: String) -> String? {
        guard topic.hasPrefix("companions["), let end = topic.lastIndex(of: "]") else { return nil }
        return topic[end...].hasPrefix("].") ? String(topic[...end]) : nil
    }

    private static func detail(of topic: String) -> String? {
        companion(of: topic).map { String(topic.dropFirst($0.count + 1)) }
    }

    /// Whether the topic is a word, companion or detail of this list.
    static func isPart(_ topic: String, of list: String) -> Bool {
        topic.hasPrefix("\(list).") || topic.hasPrefix("\(list)[")
    }
}

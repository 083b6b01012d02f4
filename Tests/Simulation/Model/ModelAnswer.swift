// What a record answers (docs/CASES.md, "Answers").

import IntakeBase

/// One answer of one record to one field.
struct ModelAnswer: Hashable {
    /// The field, as text.
    let topic: String
    /// The value, or `declined` or `unknown`.
    let value: JSONValue
    /// The record's name.
    let record: String
}

/// What a record says: answers to fields, and answers to everything that a list has.
struct ModelStatement {
    /// The lists whose words are fields.
    static let lists = ["charge", "danger", "visas", "health", "conscience", "ties", "evidence", "refer"]
    /// The purposes of `consent`.
    static let purposes = ["record", "lawyer", "partner"]
    /// The parts of `safe_contact`.
    static let parts = ["channel", "when", "code_word", "avoid"]

    /// The answers to fields, by topic.
    private(set) var answers: [String: JSONValue] = [:]
    /// The lists whose every word, companion and detail is answered, with the answer.
    private(set) var sweeps: [String: JSONValue] = [:]

    /// What this record says: nothing, if it is a decision other than a `settle` with a field.
    init(_ record: ModelRecord, people: ModelPeople) {
        if record.kind == "settle" { settle(record) }
        for (field, value) in record.said where record.isVolunteers && field != "schema" {
            switch field {
            case "companions": companions(value, people.mentions(in: record))
            case "consent": consent(value)
            case "safe_contact": contact(value)
            case _ where ModelStatement.lists.contains(field): list(field, value)
            default: answers[field] = value
            }
        }
        // "`unknown` in a request says that the question was asked; it is no answer."
        if record.type == "request" {
            answers = answers.filter { $0.value != "unknown" }
            sweeps = sweeps.filter { $0.value != "unknown" }
        }
        answers = answers.filter { $0.value != .null }
    }

    /// What the record says of a word, companion or detail that it does not name; nil if it says nothing of it. "No" is
    /// said to people, and not to what is known of them.
    func swept(_ topic: String) -> JSONValue? {
        guard let (_, value) = sweeps.first(where: { ModelTables.isPart(topic, of: $0.key) }) else { return nil }
        if value == "no", ModelTables.companion(of: topic) != nil { return nil }
        return value
    }

    /// "`declined` and `unknown` of a list answer the whole list, each of its words, and each companion or detail that
    /// it has."
    private mutating func whole(_ field: String, _ value: JSONValue) {
        guard value == "declined" || value == "unknown" else { return }
        answers[field] = value
        sweeps[field] = value
    }

    private mutating func list(_ field: String, _ value: JSONValue) {
        guard let words = value.array else { return whole(field, value) }
        // "A list that names words says yes to each of them, and nothing of the others: lists add."
        for word in words.compactMap(\.string) { answers["\(field).\(word)"] = "yes" }
        // "`[]` says no to every word and *none* to the whole list."
        if words.isEmpty {
            answers[field] = "none"
            sweeps[field] = "no"
        }
    }

    private mutating func companions(_ value: JSONValue, _ mentions: [ModelMention]) {
        guard let list = value.array else { return whole("companions", value) }
        // "`companions` names people, and says yes to each of them. `[]` says no to every person of the case, and
        // *none* to the whole list."
        if list.isEmpty {
            answers["companions"] = "none"
            sweeps["companions"] = "no"
        }
        for mention in mentions {
            let topic = "companions[\(mention.key)]"
            answers[topic] = "yes"
            for (detail, value) in mention.members where detail != "relation" { answers["\(topic).\(detail)"] = value }
        }
    }

    /// What a `settle` with a field says. The fields of one that has no field depend on what others said.
    private mutating func settle(_ record: ModelRecord) {
        guard let field = record.json["field"]?.string else { return }
        let value = record.json["value"] ?? .null
        switch field {
        case "consent": consent(value)
        case "safe_contact": contact(value)
        case _ where field == "companions" || ModelStatement.lists.contains(field): settleList(field, value)
        default: answers[field] = value
        }
    }

    /// "In a `settle`, a list is said whole: yes to the words in it, no to all others, *none* if it is empty." A list
    /// with words answers the whole list too, with `unknown`, so that an earlier *none* does not stand beside them.
    private mutating func settleList(_ field: String, _ value: JSONValue) {
        // *None* is the answer of an empty list.
        guard let words = value == "none" ? [] : value.array else { return whole(field, value) }
        answers[field] = words.isEmpty ? "none" : "unknown"
        sweeps[field] = "no"
        for word in words.compactMap(\.string) {
            answers[field == "companions" ? "companions[\(word)]" : "\(field).\(word)"] = "yes"
        }
    }

    private mutating func consent(_ value: JSONValue) {
        // "`declined` and `unknown` ... of `consent`, each purpose."
        guard let given = value.array else {
            for purpose in ModelStatement.purposes { answers["consent.\(purpose)"] = value }
            return
        }
        // "`consent` is said whole: yes to what is in it, no to the other purposes."
        for purpose in ModelStatement.purposes {
            answers["consent.\(purpose)"] = given.contains(.string(purpose)) ? "yes" : "no"
        }
    }

    private mutating func contact(_ value: JSONValue) {
        // "`declined` and `unknown` ... of `safe_contact`, each part."
        for part in ModelStatement.parts {
            answers["safe_contact.\(part)"] = value.object == nil ? value : value[part]
        }
    }
}

// The request that is shown, taken apart: from the program's request, and from the answers of the model.

@testable import IntakeBase

/// The parts of a shown request, by name.
enum ShownForm {
    // MARK: The desk

    /// The parts of a request as the program writes it. "`unknown`" is shown like no answer.
    static func parts(of request: JSONValue) -> [String: JSONValue] {
        var parts: [String: JSONValue] = [:]
        for (field, value) in request.object ?? [:] where value != "unknown" {
            switch field {
            case "safe_contact":
                for part in ModelStatement.parts {
                    let value = value.object == nil ? value : value[part]
                    if let value, value != "unknown" { parts["\(field).\(part)"] = value }
                }
            case "companions": parts[field] = value.array.map { .array(sorted($0)) } ?? value
            case "consent" where value.array == nil: break
            default: parts[field] = value.array.map { .array(sorted($0)) } ?? value
            }
        }
        return parts
    }

    private static func sorted(_ values: [JSONValue]) -> [JSONValue] {
        let texts = values.map { ($0, CanonicalJSON.text($0)) }
        return texts.sorted { CanonicalJSON.precedes($0.1, $1.1) }.map(\.0)
    }

    // MARK: The model

    /// The parts of what the model shows.
    static func parts(of model: ModelCase) -> [String: JSONValue] {
        let topics = Set(model.standing.map(\.topic))
        var shown: [String: JSONValue] = [:]
        // Fields on which others depend come first.
        let isFirst = { (topic: String) in
            ModelTables.parent(of: topic) == nil && ModelTables.companion(of: topic) == nil
        }
        for topic in topics.filter(isFirst) { shown[topic] = choice(topic, model, [:]) }
        for topic in topics.filter({ !isFirst($0) }) { shown[topic] = choice(topic, model, shown) }
        var parts: [String: JSONValue] = [:]
        for (topic, value) in shown {
            let isPart =
                topic.hasPrefix("consent.") || topic.hasPrefix("companions")
                || ModelStatement.lists.contains { topic == $0 || topic.hasPrefix("\($0).") }
            if !isPart, value != "unknown" { parts[topic] = value }
        }
        for field in ModelStatement.lists { parts[field] = list(field, shown) }
        // "Consent is said whole"; what the linked cases refuse is left out.
        if let given = consent(of: model) {
            let refused = model.fold.facts.refusedConsent(linkedTo: model.id, shown: consent)
            parts["consent"] = .array(given.subtracting(refused).sorted().map(JSONValue.string))
        }
        parts["companions"] = companions(shown)
        parts["notes"] = notes(model)
        // "`avoid`: every text, it only adds."
        let avoided = newestFirst(model.standing.filter { $0.topic == "safe_contact.avoid" }, model).map(\.value)
        let texts = avoided.compactMap(\.string).filter { ModelTables.isValue(.string($0)) }
        if !texts.isEmpty {
            let each = texts.enumerated().filter { !texts[..<$0.offset].contains($0.element) }.map(\.element)
            parts["safe_contact.avoid"] = .string(each.joined(separator: "\n"))
        }
        return parts
    }

    /// The purposes of `consent` that a case shows, taken alone; nil if it says nothing of consent.
    static func consent(of model: ModelCase) -> Set<String>? {
        var given: Set<String>?
        for purpose in ModelStatement.purposes {
            switch choice("consent.\(purpose)", model, [:]) {
            case "yes"?: given = (given ?? []).union([purpose])
            case "no"?: given = given ?? []
            default: break
            }
        }
        return given
    }

    /// "What is shown of a field with several answers is the alarming one (rule 4); of several, or if none is alarming,
    /// the newest", of those that count with what is shown of the field that they depend on.
    private static func choice(_ topic: String, _ model: ModelCase, _ shown: [String: JSONValue]) -> JSONValue? {
        let fitting = model.standing.filter { $0.topic == topic }.filter { answer in
            model.fold.with(answer, standing: model.standing).allSatisfy { parent, value in
                value == "either" || value == shown[parent]
                    || (value.array.map { all in shown[parent].map(all.contains) ?? false } ?? false)
            }
        }
        let sorted = newestFirst(fitting, model)
        return (sorted.first { ModelTables.isAlarming(topic, $0.value) } ?? sorted.first)?.value
    }

    private static func newestFirst(_ answers: Set<ModelAnswer>, _ model: ModelCase) -> [ModelAnswer] {
        answers.sorted { model.fold.facts.isOlder($1.record, than: $0.record) }
    }

    static func list(_ field: String, _ shown: [String: JSONValue]) -> JSONValue? {
        let words = shown.filter { $0.key.hasPrefix("\(field).") && $0.value == "yes" }
            .map { String($0.key.dropFirst(field.count + 1)) }
        if !words.isEmpty { return .array(words.sorted().map(JSONValue.string)) }
        switch shown[field] {
        case "none"?: return .array([])
        case "declined"?: return "declined"
        default: return nil
        }
    }

    static func companions(_ shown: [String: JSONValue]) -> JSONValue? {
        var people: [JSONValue] = []
        for (topic, value) in shown where ModelTables.isCompanion(topic) && value == "yes" {
            var person: [String: JSONValue] = [:]
            let key = topic.dropFirst("companions[".count).dropLast()
            let relation = key.prefix { $0 != "#" && $0 != "@" }
            if !relation.isEmpty { person["relation"] = .string(String(relation)) }
            for (detail, value) in shown where detail.hasPrefix("\(topic).") && value != "unknown" {
                person[String(detail.dropFirst(topic.count + 1))] = value
            }
            people.append(.object(person))
        }
        if !people.isEmpty { return .array(sorted(people)) }
        switch shown["companions"] {
        case "none"?: return .array([])
        case "declined"?: return "declined"
        default: return nil
        }
    }

    /// Rule 6: all notes of callers, newest first.
    private static func notes(_ model: ModelCase) -> JSONValue? {
        let texts = newestFirst(model.standing.filter { $0.topic == "notes" }, model).map(\.value).compactMap(\.string)
            .filter { ModelTables.isValue(.string($0)) }
        return texts.isEmpty ? nil : .string(texts.joined(separator: "\n\n"))
    }
}

// Access to the members of a decision, each with its form and its limit. Strict: a member that a kind does not have is
// refused by its name, because a typing error must not become a decision without what was meant.

import IntakeBase

/// Reads the members of a decision, and notes which were read.
struct DecisionReader {
    private let event: EventReader<[String: JSONValue]>
    /// The names that were not read yet.
    private var left: Set<String>

    /// A reader of `members`; those of every event count as read.
    init(_ members: [String: JSONValue]) {
        event = EventReader(members: members)
        left = Set(members.keys).subtracting(["schema", "type", "received", "kind"])
    }

    private mutating func member(_ name: String) -> JSONValue? {
        left.remove(name)
        return event.members[name]
    }

    /// Refuses what was not read: the first by name, so that the same error is always reported.
    func end() throws(EventError) {
        if let name = left.min(by: CanonicalJSON.precedes) { throw .wrong(member: name) }
    }

    /// A text that may be missing; an empty one is refused.
    mutating func optionalText(_ name: String, _ maxBytes: Int) throws(EventError) -> String? {
        left.remove(name)
        let text = try event.optionalText(name, maxBytes: maxBytes)
        if text?.isEmpty == true { throw .wrong(member: name) }
        return text
    }

    mutating func text(_ name: String, _ maxBytes: Int) throws(EventError) -> String {
        guard let text = try optionalText(name, maxBytes) else { throw .wrong(member: name) }
        return text
    }

    /// A value that may be missing, converted with `read`.
    mutating func optional<Value>(_ name: String, _ read: (String) -> Value?) throws(EventError) -> Value? {
        left.remove(name)
        return try event.optional(name, read)
    }

    mutating func required<Value>(_ name: String, _ read: (String) -> Value?) throws(EventError) -> Value {
        guard let value = try optional(name, read) else { throw .wrong(member: name) }
        return value
    }

    /// A value that must be there; null clears.
    mutating func nullable<Value>(_ name: String, _ read: (String) -> Value?) throws(EventError) -> Value? {
        guard member(name) != nil else { throw .wrong(member: name) }
        return try optional(name, read)
    }

    mutating func nullableAnswer(_ name: String) throws(EventError) -> Bool? {
        switch member(name) {
        case .bool(let answer): return answer
        case .null: return nil
        default: throw .wrong(member: name)
        }
    }

    mutating func name(_ member: String) throws(EventError) -> Bytes16 {
        try required(member) { Bytes16(hex: $0) }
    }

    mutating func count(_ name: String) throws(EventError) -> UInt64 {
        guard let number = member(name)?.integer, let count = UInt64(exactly: number) else {
            throw .wrong(member: name)
        }
        return count
    }

    /// A text or a whole number; nil if it is missing.
    mutating func scalar(_ name: String, _ maxBytes: Int) throws(EventError) -> JSONValue? {
        switch member(name) {
        case nil, .null: return nil
        case .integer(let number): return .integer(number)
        case .string: return .string(try text(name, maxBytes))
        default: throw .wrong(member: name)
        }
    }

    /// A list of at most `maxCount` elements, each converted with `read`; a missing one is empty.
    mutating func list<Element>(
        _ name: String, _ maxCount: Int, _ read: (JSONValue) -> Element?
    ) throws(EventError) -> [Element] {
        let value = member(name)
        if value == nil || value == .null { return [] }
        guard let elements = value?.array, elements.count <= maxCount else { throw .wrong(member: name) }
        return try elements.map { element throws(EventError) in
            guard let made = read(element) else { throw .wrong(member: name) }
            return made
        }
    }
}

// Events in records: JSON with sorted keys.
//
//   {"schema":2,"type":"request","received":"2026-07-01T14:03:00Z","case":"<32 hex>","code":"4821-0937-5516",
//    "request":{...},"advised":{"urgency","outcome","via","release","book","book_version"}}
//   {"schema":2,"type":"follow_up","received":...,"code":...,"request":{the fields that changed}}
//   {"schema":2,"type":"decision","received":...,"kind":...,...}: DecisionEncoding.swift
//
// Every event of any schema has the members schema, type and received. One of a newer schema, of another type, or a
// decision of another kind is kept as it is. Schema 1 had no decisions.

import IntakeBase

extension Event {
    /// The bytes for a record.
    public var bytes: [UInt8] { CanonicalJSON.encode(json) }

    /// The event as JSON.
    public var json: JSONValue {
        var members: [String: JSONValue] = [
            "schema": JSONValue(Event.schema), "received": .string(received.description),
        ]
        switch content {
        case .request(let new):
            members["type"] = "request"
            members["case"] = .string(new.id.description)
            members["code"] = .string(new.code.description)
            members["request"] = new.request.json
            members["advised"] = new.advised?.json
        case .followUp(let followUp):
            members["type"] = "follow_up"
            members["code"] = .string(followUp.code.description)
            members["request"] = followUp.request.json
        case .decision(let decision):
            members["type"] = "decision"
            members.merge(decision.members) { $1 }
        case .newer(let newer):
            return newer.json
        }
        return .object(members)
    }

    /// Decodes the bytes of a record.
    /// - Throws: why the record must be quarantined.
    public init(bytes: [UInt8]) throws(EventError) {
        if let event = WrittenEvent.read(bytes) {
            self = event
        } else {
            try self.init(anyOrder: bytes)
        }
    }

    /// Decodes the bytes of a record, with its members in any order.
    init(anyOrder bytes: [UInt8]) throws(EventError) {
        guard case .object(let members)? = try? CanonicalJSON.parse(bytes, limit: EventError.maxBytes) else {
            throw .notJSON
        }
        let reader = EventReader(members: members)
        if let event = try reader.requestOrFollowUp() {
            self = event
        } else {
            self = try reader.decisionOrNewer()
        }
    }
}

extension Advised {
    /// The advice as JSON.
    public var json: JSONValue {
        [
            "urgency": .string(urgency.rawValue), "outcome": .string(outcome.rawValue),
            "via": JSONValue(via?.description), "release": .string(release.rawValue), "book": .string(book.hex),
            "book_version": JSONValue(bookVersion),
        ]
    }
}

/// Reads the members of an event, each with its type.
struct EventReader<Members: NamedMembers> {
    let members: Members
    /// The request and the advice, if they were read before.
    var readRequest: Request?
    var readAdvised: Advised?

    /// The request or the follow-up with these members; nil if they are another event, or of a newer schema.
    func requestOrFollowUp() throws(EventError) -> Event? {
        let (schema, type) = (try schema(), try type())
        guard schema <= Event.schema else { return nil }
        let content: Event.Content
        switch type {
        case "request":
            content = .request(
                NewRequest(id: try id(), code: try code(), request: try request(), advised: try advised()))
        case "follow_up":
            content = .followUp(FollowUp(code: try code(), request: try request()))
        default:
            return nil
        }
        return Event(received: try received(), content: content)
    }

    func schema() throws(EventError) -> Int {
        let schema = try whole("schema")
        guard schema >= 1 else { throw .wrong(member: "schema") }
        return schema
    }

    func type() throws(EventError) -> String { try text("type", maxBytes: 100) }

    func received() throws(EventError) -> Moment { try required("received") { Moment($0) } }

    func text(_ name: String, maxBytes: Int) throws(EventError) -> String {
        guard let text = try optionalText(name, maxBytes: maxBytes) else { throw .wrong(member: name) }
        return text
    }

    func optionalText(_ name: String, maxBytes: Int) throws(EventError) -> String? {
        switch members[name] {
        case nil, .null: return nil
        case .string(let text) where text.utf8.count <= maxBytes && !text.hasNUL: return text
        default: throw .wrong(member: name)
        }
    }

    func whole(_ name: String) throws(EventError) -> Int {
        guard let number = members[name]?.integer, let whole = Int(exactly: number) else { throw .wrong(member: name) }
        return whole
    }

    /// Converts an optional text with `read`. A missing text is nil; a text that `read` does not accept is an error.
    func optional<Value>(_ name: String, _ read: (String) -> Value?) throws(EventError) -> Value? {
        guard let text = try optionalText(name, maxBytes: 100) else { return nil }
        guard let value = read(text) else { throw .wrong(member: name) }
        return value
    }

    func required<Value>(_ name: String, _ read: (String) -> Value?) throws(EventError) -> Value {
        guard let value = try optional(name, read) else { throw .wrong(member: name) }
        return value
    }

    func id() throws(EventError) -> CaseID {
        try required("case") { CaseID($0) }
    }

    func code() throws(EventError) -> CaseCode {
        try required("code") { CaseCode($0) }
    }

    func request() throws(EventError) -> Request {
        if let readRequest { return readRequest }
        guard let json = members["request"] else { throw .wrong(member: "request") }
        do throws(InputError) {
            return try Request(json: json)
        } catch {
            throw .request(error)
        }
    }

    func advised() throws(EventError) -> Advised? {
        if let readAdvised { return readAdvised }
        guard let json = members["advised"], json != .null else { return nil }
        guard let inner = json.object else { throw .wrong(member: "advised") }
        return try EventReader<[String: JSONValue]>(members: inner).ofAdvice()
    }

    /// The advice with these members.
    func ofAdvice() throws(EventError) -> Advised {
        Advised(
            urgency: try required("urgency") { Urgency(rawValue: $0) },
            outcome: try required("outcome") { Outcome(rawValue: $0) },
            via: try optional("via") { CountryCode($0) },
            release: try required("release") { Release(rawValue: $0) },
            book: try required("book") { Bytes32(hex: $0) },
            bookVersion: try whole("book_version"))
    }
}

extension EventReader<[String: JSONValue]> {
    /// The decision with these members, or an event that this program does not know.
    func decisionOrNewer() throws(EventError) -> Event {
        let (schema, type) = (try schema(), try type())
        let content: Event.Content
        if schema <= Event.schema, type == "decision" {
            guard schema >= Decision.firstSchema else { throw .wrong(member: "schema") }
            content = try decision(schema)
        } else {
            content = .newer(NewerEvent(schema: schema, type: type, members: members))
        }
        return Event(received: try received(), content: content)
    }

    private func decision(_ schema: Int) throws(EventError) -> Event.Content {
        guard let kind = DecisionKind(rawValue: try text("kind", maxBytes: 100)) else {
            return .newer(NewerEvent(schema: schema, type: "decision", members: members))
        }
        return .decision(try Decision(kind, members: members))
    }
}

// Fast path for records in exactly the form that this program writes, which are nearly all: parsed in one pass,
// directly into fields, without a tree of values.
//
// Only the access to members differs: EventCoding.swift and FieldReader.swift interpret them for both paths. If
// anything differs from the written form (another order of names, an unknown name in a request, a newer schema, any
// error), or the record is a decision, the fast path gives up and the general one decodes the whole record.

import IntakeBase

/// The members of an object, by name.
protocol NamedMembers {
    subscript(name: String) -> JSONValue? { get }
}

extension [String: JSONValue]: NamedMembers {}

/// A few members, sorted by name, which excludes duplicates.
struct MembersInOrder: NamedMembers {
    private var all: [(name: String, value: JSONValue)] = []

    subscript(name: String) -> JSONValue? {
        all.first { $0.name == name }?.value
    }

    mutating func append(_ name: String, _ value: JSONValue) throws {
        // The byte order excludes duplicates of ASCII names only: a composed and a combining accent are equal as
        // strings, but have different places in this order.
        let isBehind = all.last.map { CanonicalJSON.precedes($0.name, name) } ?? true
        guard isBehind, name.utf8.allSatisfy({ $0 < 0x80 }) else { throw WrittenEvent.Otherwise() }
        all.append((name, value))
    }
}

/// Parses one record in the written form.
struct WrittenEvent {
    /// The record is not in the form that this program writes.
    struct Otherwise: Error {}

    private var parser: JSONParser

    /// Decodes `bytes`; nil if they are not in the form that this program writes.
    static func read(_ bytes: [UInt8]) -> Event? {
        guard bytes.count <= EventError.maxBytes else { return nil }
        var written = WrittenEvent(parser: JSONParser(bytes))
        return try? written.event()
    }

    private mutating func event() throws -> Event {
        guard parser.isAtObject else { throw Otherwise() }
        var members = MembersInOrder()
        var request: Request?
        var advised: Advised?
        var member = try parser.firstMember()
        while let (name, _) = member {
            if name == "request", parser.isAtObject {
                request = try self.request()
                try members.append(name, true)
            } else if name == "advised", parser.isAtObject {
                advised = try self.advised()
                try members.append(name, true)
            } else {
                try members.append(name, try parser.value(depth: 1))
            }
            member = try parser.nextMember()
        }
        _ = parser.endsLine()
        guard parser.isAtEnd else { throw Otherwise() }
        let reader = EventReader(members: members, readRequest: request, readAdvised: advised)
        guard let event = try reader.requestOrFollowUp() else { throw Otherwise() }
        return event
    }

    private mutating func advised() throws -> Advised {
        var members = MembersInOrder()
        var member = try parser.firstMember()
        while let (name, _) = member {
            try members.append(name, try parser.value(depth: 2))
            member = try parser.nextMember()
        }
        return try EventReader(members: members).ofAdvice()
    }

    private mutating func request() throws -> Request {
        var reading = FieldReading(root: Request(), reader: FieldReader(keepsNewer: false))
        var place = 0
        var member = try parser.firstMember()
        while let (name, _) = member {
            let field = try Self.find(name, in: Self.fields, from: &place)
            reading.reader.begin(name)
            if field == .safeContact, parser.isAtObject {
                reading.root.safeContact = try contact(reading.reader, &reading.root.unsaid)
            } else {
                let value = try parser.value(depth: 2)
                if case .null = value {
                } else if let unsaid = Unsaid(value) {
                    reading.root.unsaid[.field(field)] = unsaid
                } else {
                    try field.row(&reading, value)
                }
            }
            member = try parser.nextMember()
        }
        return reading.root
    }

    private mutating func contact(
        _ reader: FieldReader, _ unsaid: inout [UnsaidPlace: Unsaid]
    ) throws -> SafeContact {
        var contact = SafeContact()
        var place = 0
        var member = try parser.firstMember()
        while let (name, _) = member {
            let part = try Self.find(name, in: Self.parts, from: &place)
            let value = try parser.value(depth: 3)
            if case .null = value {
            } else if let answer = Unsaid(value) {
                unsaid[.contact(part)] = answer
            } else {
                contact[part] = try reader.text(value, maxBytes: SafeContact.maxBytes)
            }
            member = try parser.nextMember()
        }
        return contact
    }

    private static let fields = inOrder(RequestField.allCases)
    private static let parts = inOrder(SafeContact.Part.allCases)

    private static func inOrder<Name: RawRepresentable<String>>(_ names: [Name]) -> [(text: String, name: Name)] {
        names.map { ($0.rawValue, $0) }.sorted { CanonicalJSON.precedes($0.0, $1.0) }
    }

    /// Finds `text` from index `place` on, and moves `place` behind it. Fails for a name that is unknown or out of
    /// order.
    private static func find<Name>(
        _ text: String, in names: [(text: String, name: Name)], from place: inout Int
    ) throws -> Name {
        while place < names.count {
            defer { place += 1 }
            if names[place].text == text { return names[place].name }
        }
        throw Otherwise()
    }
}

// Encodes a request as JSON: known fields only, under the names of `RequestField`. Fields of a newer schema are written
// as they were read.

import IntakeBase

extension Request {
    /// The request as JSON; fields without an answer are omitted.
    public var json: JSONValue {
        var members: [String: JSONValue] = [:]
        members.reserveCapacity(RequestField.allCases.count)
        for field in RequestField.allCases {
            members[field.rawValue] = field.json(of: self)
        }
        if !unsaid.isEmpty { addUnsaid(to: &members) }
        if let newer {
            members["schema"] = JSONValue(newer.schema)
            members.merge(newer.fields) { $1 }
        }
        return .object(members)
    }

    private func addUnsaid(to members: inout [String: JSONValue]) {
        var contact = members[RequestField.safeContact.rawValue]?.object ?? [:]
        for (place, answer) in unsaid {
            switch place {
            case .field(let field): members[field.rawValue] = .string(answer.rawValue)
            case .contact(let part):
                contact[part.rawValue] = .string(answer.rawValue)
                members[RequestField.safeContact.rawValue] = .object(contact)
            }
        }
    }
}

extension SafeContact {
    /// The known parts as JSON.
    package var json: JSONValue {
        let parts = Part.allCases.compactMap { part in self[part].map { (part.rawValue, JSONValue.string($0)) } }
        return .object(Dictionary(uniqueKeysWithValues: parts))
    }
}

extension Companion {
    /// The answered parts as JSON.
    package var json: JSONValue {
        let parts = Part.allCases.compactMap { part in
            (unsaid[part].map { .string($0.rawValue) } ?? part.json(of: self)).map { (part.rawValue, $0) }
        }
        return .object(Dictionary(uniqueKeysWithValues: parts))
    }
}

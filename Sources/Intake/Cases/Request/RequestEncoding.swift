// Encodes a request as JSON: known fields only, under the names of `RequestField`. Fields of a newer schema are written
// as they were read.

import IntakeBase

extension Request {
    /// The request as JSON; fields without a value are omitted.
    public var json: JSONValue {
        var members: [String: JSONValue] = [:]
        members.reserveCapacity(RequestField.allCases.count)
        for field in RequestField.allCases {
            members[field.rawValue] = field.json(of: self)
        }
        if let newer {
            members["schema"] = JSONValue(newer.schema)
            members.merge(newer.fields) { $1 }
        }
        return .object(members)
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
    /// The known parts as JSON.
    package var json: JSONValue {
        let parts = Part.allCases.compactMap { part in part.json(of: self).map { (part.rawValue, $0) } }
        return .object(Dictionary(uniqueKeysWithValues: parts))
    }
}

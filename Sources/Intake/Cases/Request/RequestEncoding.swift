// A request as JSON: only what is known, under the names of `RequestField`. What a newer schema brought goes out as it
// came in.

import IntakeBase

extension Request {
    /// The request as JSON. A field of which nothing is known does not appear.
    public var json: JSONValue {
        var members: [String: JSONValue] = [:]
        members.reserveCapacity(RequestField.allCases.count)
        for field in RequestField.allCases {
            members[field.rawValue] = json(of: field)
        }
        if let newer {
            members["schema"] = JSONValue(newer.schema)
            members.merge(newer.fields) { $1 }
        }
        return .object(members)
    }

    private func json(of field: RequestField) -> JSONValue? {
        switch field {
        case .age: age.map(JSONValue.init)
        case .caller: word(caller)
        case .personAgrees: word(personAgrees)
        case .pseudonym: pseudonym.map(JSONValue.string)
        case .safeContact: safeContact?.json
        case .consent: words(consent)
        case .stage: word(stage)
        case .service: word(service)
        case .position: word(position)
        case .country: country.map { .string($0.description) }
        case .place: place.map(JSONValue.string)
        case .summons: word(summons)
        case .exitBan: word(exitBan)
        case .wanted: word(wanted)
        case .charge: word(charge)
        case .passport: word(passport)
        case .passportExpires: day(passportExpires)
        case .internalPassport: word(internalPassport)
        case .visas: visas.map(JSONValue.init)
        case .legalStayUntil: day(legalStayUntil)
        case .deadline: day(deadline)
        case .deadlineReason: word(deadlineReason)
        case .danger: words(danger)
        case .companions: companions.map { .array($0.map(\.json)) }
        case .health: health.map(JSONValue.init)
        case .conscience: conscience.map(JSONValue.init)
        case .ties: ties.map(JSONValue.init)
        case .evidence: evidence.map(JSONValue.init)
        case .refer: words(refer)
        case .notes: notes.map(JSONValue.string)
        }
    }

    private func day(_ day: Day?) -> JSONValue? {
        day.map { .string($0.description) }
    }
}

private func word<Word: Vocabulary>(_ value: Word?) -> JSONValue? {
    value.map { .string($0.rawValue) }
}

private func words<Word: Vocabulary>(_ values: [Word]?) -> JSONValue? {
    values.map { .array($0.map { .string($0.rawValue) }) }
}

extension SafeContact {
    /// The known parts as JSON.
    public var json: JSONValue {
        let parts = Part.allCases.compactMap { part in self[part].map { (part.rawValue, JSONValue.string($0)) } }
        return .object(Dictionary(uniqueKeysWithValues: parts))
    }
}

extension Companion {
    /// What is known of the companion as JSON.
    public var json: JSONValue {
        var members: [String: JSONValue] = [:]
        members[Part.relation.rawValue] = relation.map(JSONValue.string)
        members[Part.age.rawValue] = age.map(JSONValue.init)
        members[Part.passport.rawValue] = word(passport)
        members[Part.internalPassport.rawValue] = word(internalPassport)
        members[Part.birthCertificate.rawValue] = word(birthCertificate)
        return .object(members)
    }
}

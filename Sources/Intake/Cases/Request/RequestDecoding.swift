// A request from JSON. Strict, because a typing error must never seal an empty request: an unknown field is refused by
// its name, a wrong value by its place. Only a request that declares a newer schema may carry what is not known here.

import IntakeBase

extension Request {
    /// The newest schema that this program knows all fields of.
    public static let schema = 1

    /// The request that `json` describes.
    /// - Parameter schema: the schema that the surrounding input declares, for a request that declares none itself.
    public init(json: JSONValue, schema: Int = Request.schema) throws(InputError) {
        guard case .object(let members) = json else { throw InputError(.notARequest) }
        var declared = schema
        if let value = members["schema"] {
            guard let number = value.integer, (1...1_000_000).contains(number) else {
                throw InputError(.wrong(nil, .schema), field: "schema")
            }
            declared = Int(number)
        }
        self.init()
        do {
            try read(members, schema: declared)
        } catch {
            // Of several errors, always the same one is named, whatever order the members came in.
            try read(CanonicalJSON.inOrder(members), schema: declared)
            throw error
        }
    }

    private mutating func read(
        _ members: some Sequence<(key: String, value: JSONValue)>, schema: Int
    ) throws(InputError) {
        var reader = FieldReader(keepsNewer: schema > Request.schema)
        var kept: [String: JSONValue] = [:]
        for (name, value) in members where name != "schema" {
            guard let field = RequestField.named[name] else {
                guard reader.keepsNewer else { throw InputError.unknown(name, among: RequestField.named.keys) }
                kept[name] = value
                continue
            }
            if case .null = value { continue }
            reader.begin(name)
            try read(field, value, &reader)
            if reader.sawNewer { kept[name] = value }
        }
        if reader.keepsNewer { newer = NewerFields(schema: schema, fields: kept) }
    }

    /// Takes the value of one field.
    mutating func read(
        _ field: RequestField, _ value: JSONValue, _ reader: inout FieldReader
    ) throws(InputError) {
        switch field {
        case .age: age = try reader.number(value, in: 0...120)
        case .caller: caller = try reader.word(value)
        case .personAgrees: personAgrees = try reader.word(value)
        case .pseudonym: pseudonym = try reader.text(value, maxBytes: 200)
        case .safeContact: safeContact = try reader.contact(value)
        case .consent: consent = try reader.words(value)
        case .stage: stage = try reader.word(value)
        case .service: service = try reader.word(value)
        case .position: position = try reader.word(value)
        case .country: country = try reader.country(value)
        case .place: place = try reader.text(value, maxBytes: 200)
        case .summons: summons = try reader.word(value)
        case .exitBan: exitBan = try reader.word(value)
        case .wanted: wanted = try reader.word(value)
        case .charge: charge = try reader.word(value)
        case .passport: passport = try reader.word(value)
        case .passportExpires: passportExpires = try reader.day(value)
        case .internalPassport: internalPassport = try reader.word(value)
        case .visas: visas = try reader.openWords(value, countries: true)
        case .legalStayUntil: legalStayUntil = try reader.day(value)
        case .deadline: deadline = try reader.day(value)
        case .deadlineReason: deadlineReason = try reader.word(value)
        case .danger: danger = try reader.words(value)
        case .companions: companions = try reader.companions(value)
        case .health: health = try reader.openWords(value)
        case .conscience: conscience = try reader.openWords(value)
        case .ties: ties = try reader.openWords(value)
        case .evidence: evidence = try reader.openWords(value)
        case .refer: refer = try reader.words(value)
        case .notes: notes = try reader.text(value, maxBytes: 100_000)
        }
    }
}

extension RequestField {
    /// Every field by its name in records.
    static let named = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
}

extension InputError {
    /// That no field is called `name`, with the nearest name that there is.
    static func unknown(_ name: String, among names: some Sequence<String>) -> InputError {
        InputError(.unknownField(suggestion: name.nearest(among: names)), field: name)
    }
}

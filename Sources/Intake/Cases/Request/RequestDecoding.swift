// Decodes a request from JSON. Strict, because a typing error must never lead to an empty sealed request: an unknown
// field and a wrong value are refused, each with its place. Only a request that declares a newer schema may contain
// what is unknown here.

import IntakeBase

extension Request {
    /// The newest schema of which this program knows all fields.
    public static let schema = 1

    /// Decodes a request.
    /// - Parameters:
    ///   - schema: the schema of the surrounding input, for a request that declares none itself.
    ///   - refusesBlank: whether an empty text is an error. In a request it is a blank in a form; in a follow-up it
    ///     could also be meant to take an answer back.
    public init(
        json: JSONValue, schema: Int = Request.schema, refusesBlank: Bool = false
    ) throws(InputError) {
        guard case .object(let members) = json else { throw InputError(.notARequest) }
        var declared = schema
        if let value = members["schema"] {
            guard let number = value.integer, (1...1_000_000).contains(number) else {
                throw InputError(.wrong(nil, .schema), field: "schema")
            }
            declared = Int(number)
        }
        do throws(InputError) {
            self = try Request.read(members, schema: declared, refusesBlank)
        } catch {
            // The order of a dictionary is random. If there are several errors, read the members in sorted order, so
            // that the same error is always reported.
            _ = try Request.read(CanonicalJSON.inOrder(members), schema: declared, refusesBlank)
            throw error
        }
    }

    /// All fields of a request that are refused, each with its reason, sorted by name. Empty if something else is wrong.
    static func refusals(json: JSONValue, schema: Int, refusesBlank: Bool) -> [InputError] {
        guard case .object(let members) = json else { return [] }
        let declared = members["schema"].flatMap(\.integer).flatMap { Int(exactly: $0) } ?? schema
        return CanonicalJSON.inOrder(members).compactMap { member in
            do throws(InputError) {
                _ = try read([member], schema: declared, refusesBlank)
                return nil
            } catch {
                return error
            }
        }
    }

    private static func read(
        _ members: some Sequence<(key: String, value: JSONValue)>, schema: Int, _ refusesBlank: Bool
    ) throws(InputError) -> Request {
        var reading = FieldReading(
            root: Request(), reader: FieldReader(keepsNewer: schema > Request.schema, refusesBlank: refusesBlank))
        var kept: [String: JSONValue] = [:]
        for (name, value) in members where name != "schema" {
            guard let field = RequestField.named[name] else {
                guard reading.reader.keepsNewer else { throw InputError.unknown(name, among: RequestField.named.keys) }
                kept[name] = value
                continue
            }
            if case .null = value { continue }
            reading.reader.begin(name)
            if let unsaid = Unsaid(value) {
                reading.root.unsaid[.field(field)] = unsaid
                continue
            }
            try reading.read(field, value)
            if reading.reader.sawNewer { kept[name] = value }
        }
        if reading.reader.keepsNewer { reading.root.newer = NewerFields(schema: schema, fields: kept) }
        return reading.root
    }
}

extension FieldReading<Request> {
    /// Reads a value. The parts of a contact that have no value are kept beside it.
    mutating func read(_ field: RequestField, _ value: JSONValue) throws(InputError) {
        if field == .safeContact, case .object(let members) = value {
            for part in SafeContact.Part.allCases {
                root.unsaid[.contact(part)] = members[part.rawValue].flatMap { Unsaid($0) }
            }
        }
        try field.row(&self, value)
    }
}

extension RequestField {
    /// All fields by their names in records.
    static let named = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
}

extension InputError {
    /// The error for an unknown field `name`, with the nearest known name.
    static func unknown(_ name: String, among names: some Sequence<String>) -> InputError {
        InputError(.unknownField(suggestion: name.nearest(among: names)), field: name)
    }
}

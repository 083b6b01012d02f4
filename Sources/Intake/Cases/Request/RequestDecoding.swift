// Decodes a request from JSON. Strict, because a typing error must never lead to an empty sealed request: an unknown
// field and a wrong value are refused, each with its place. Only a request that declares a newer schema may contain
// what is unknown here.

import IntakeBase

extension Request {
    /// The newest schema of which this program knows all fields.
    public static let schema = 1

    /// Decodes a request.
    /// - Parameter schema: the schema of the surrounding input, for a request that declares none itself.
    public init(json: JSONValue, schema: Int = Request.schema) throws(InputError) {
        guard case .object(let members) = json else { throw InputError(.notARequest) }
        var declared = schema
        if let value = members["schema"] {
            guard let number = value.integer, (1...1_000_000).contains(number) else {
                throw InputError(.wrong(nil, .schema), field: "schema")
            }
            declared = Int(number)
        }
        do throws(InputError) {
            self = try Request.read(members, schema: declared)
        } catch {
            // The order of a dictionary is random. If there are several errors, read the members in sorted order, so
            // that the same error is always reported.
            _ = try Request.read(CanonicalJSON.inOrder(members), schema: declared)
            throw error
        }
    }

    private static func read(
        _ members: some Sequence<(key: String, value: JSONValue)>, schema: Int
    ) throws(InputError) -> Request {
        var reading = FieldReading(root: Request(), reader: FieldReader(keepsNewer: schema > Request.schema))
        var kept: [String: JSONValue] = [:]
        for (name, value) in members where name != "schema" {
            guard let field = RequestField.named[name] else {
                guard reading.reader.keepsNewer else { throw InputError.unknown(name, among: RequestField.named.keys) }
                kept[name] = value
                continue
            }
            if case .null = value { continue }
            reading.reader.begin(name)
            try field.row(&reading, value)
            if reading.reader.sawNewer { kept[name] = value }
        }
        if reading.reader.keepsNewer { reading.root.newer = NewerFields(schema: schema, fields: kept) }
        return reading.root
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

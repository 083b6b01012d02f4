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
        do throws(InputError) {
            self = try Request.read(members, schema: declared)
        } catch {
            // Of several errors, always the same one is named, whatever order the members came in.
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
    /// Every field by its name in records.
    static let named = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
}

extension InputError {
    /// That no field is called `name`, with the nearest name that there is.
    static func unknown(_ name: String, among names: some Sequence<String>) -> InputError {
        InputError(.unknownField(suggestion: name.nearest(among: names)), field: name)
    }
}

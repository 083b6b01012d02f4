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
        let (members, declared) = try Request.members(of: json, schema: schema)
        let (request, refused) = Request.read(members, schema: declared, refusesBlank)
        guard refused.isEmpty else {
            // The order of a dictionary is random. The first in sorted order is always the same.
            throw Request.read(CanonicalJSON.inOrder(members), schema: declared, refusesBlank).refused[0]
        }
        self = request
    }

    /// Decodes what can be read. Each field that is refused is left out, with its error in `refused`, sorted by name.
    /// Throws `InputError` if it is no request, or of a schema that cannot be.
    static func readable(
        json: JSONValue, schema: Int, refusesBlank: Bool
    ) throws(InputError) -> (request: Request, refused: [InputError]) {
        let (members, declared) = try members(of: json, schema: schema)
        return read(CanonicalJSON.inOrder(members), schema: declared, refusesBlank)
    }

    private static func members(
        of json: JSONValue, schema: Int
    ) throws(InputError) -> (members: [String: JSONValue], schema: Int) {
        guard case .object(let members) = json else { throw InputError(.notARequest) }
        guard let value = members["schema"] else { return (members, schema) }
        guard let number = value.integer, (1...1_000_000).contains(number) else {
            throw InputError(.wrong(nil, .schema), field: "schema")
        }
        return (members, Int(number))
    }

    /// Reads the fields one by one, in the order of `members`.
    private static func read(
        _ members: some Sequence<(key: String, value: JSONValue)>, schema: Int, _ refusesBlank: Bool
    ) -> (request: Request, refused: [InputError]) {
        var reading = FieldReading(
            root: Request(), reader: FieldReader(keepsNewer: schema > Request.schema, refusesBlank: refusesBlank))
        var (kept, refused): ([String: JSONValue], [InputError]) = ([:], [])
        for (name, value) in members where name != "schema" {
            do throws(InputError) {
                if try reading.keeps(name, value) { kept[name] = value }
            } catch {
                refused.append(error)
            }
        }
        if reading.reader.keepsNewer { reading.root.newer = NewerFields(schema: schema, fields: kept) }
        return (reading.root, refused)
    }
}

extension FieldReading<Request> {
    /// Reads a field. Whether its JSON must be kept, because only a newer schema knows all of it.
    fileprivate mutating func keeps(_ name: String, _ value: JSONValue) throws(InputError) -> Bool {
        guard let field = RequestField.named[name] else {
            guard reader.keepsNewer else { throw InputError.unknown(name, among: RequestField.named.keys) }
            return true
        }
        if case .null = value { return false }
        reader.begin(name)
        if let unsaid = Unsaid(value) {
            root.unsaid[.field(field)] = unsaid
            return false
        }
        try read(field, value)
        return reader.sawNewer
    }

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

// What a newer program wrote into a record and this one does not know: kept, never interpreted.

/// Fields that belong to a newer schema, with that schema's number.
public struct NewerFields: Hashable, Sendable {
    /// The schema that the record declares.
    public var schema: Int
    /// The unknown fields by name.
    public var fields: [String: JSONValue]

    /// The fields of a record that declares `schema`.
    public init(schema: Int, fields: [String: JSONValue]) {
        self.schema = schema
        self.fields = fields
    }
}

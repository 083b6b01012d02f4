// What a newer program wrote into a record and this program does not know: kept, never interpreted.

import IntakeBase

/// Fields of a newer schema, with its number.
package struct NewerFields: Hashable, Sendable {
    /// The schema that the record declares.
    package var schema: Int
    /// The unknown fields by name.
    package var fields: [String: JSONValue]

    /// The fields of a record that declares `schema`.
    package init(schema: Int, fields: [String: JSONValue]) {
        self.schema = schema
        self.fields = fields
    }
}

// An event of a newer program: kept and shown, never interpreted.

import IntakeBase

/// An event whose schema, type or kind this program does not know.
package struct NewerEvent: Hashable, Sendable {
    /// The schema that it declares.
    package var schema: Int
    /// Its type.
    package var type: String
    /// The kind of a decision that is unknown here.
    package var kind: String?
    /// The case that it names.
    package var id: CaseID?
    /// The case code that it names.
    package var code: CaseCode?
    /// The whole event.
    package var json: JSONValue
}

extension NewerEvent {
    /// The event with these members. A name of a case that has another form in the newer schema is not an error.
    init(schema: Int, type: String, members: [String: JSONValue]) {
        self.schema = schema
        self.type = type
        kind = members["kind"]?.string
        id = members["case"]?.string.flatMap { CaseID($0) }
        code = members["code"]?.string.flatMap { CaseCode($0) }
        json = .object(members)
    }
}

// Requests from a file: paper forms typed up, another program's output, exercises. One request, an array, JSON Lines,
// or any of the wrappings that exercise files come in. All of it is good, or none of it is taken.

import IntakeBase

/// One request of an input.
package struct InputItem: Hashable, Sendable {
    /// The request.
    package var request: Request
    /// The name that the input gives it (`"id"` beside `"case"`), where it does.
    package var label: String?
    /// The day that an exercise is to be judged on (`"as_of"` beside `"case"`), where it names one.
    package var asOf: Day?
    /// The line that it begins in, from 1 on, where the input has one object a line.
    package var line: Int?
}

/// Reads the requests of a file.
package enum RequestInput {
    /// The most bytes of one input: 64 MB.
    package static let maxBytes = 64 << 20
    /// The most requests of one input.
    package static let maxRequests = 100_000

    /// The requests in `bytes`: one object, an array of them, one object a line, `{"requests": [...]}` or
    /// `{"vignettes": [...]}`; each either a request or `{"id": ..., "case": {...}}`, of which other members (the
    /// expectations of an exercise) are passed over.
    ///
    /// A `schema` beside `requests`, `vignettes` or `case` counts for the requests inside that declare none.
    /// - Throws: `InputError` for the first request that is wrong, with its number from 1.
    package static func parse(_ bytes: [UInt8]) throws(InputError) -> [InputItem] {
        guard bytes.count <= maxBytes else { throw InputError(.tooLong(limit: maxBytes)) }
        let documents: [JSONValue]
        let lines: [Int]
        do throws(JSONError) {
            (documents, lines) = try values(in: bytes)
        } catch {
            if case .tooManyElements(let limit) = error.problem { throw InputError(.tooMany(limit: limit)) }
            throw InputError(.json(error))
        }
        let (elements, schema) = try unwrap(documents)
        guard !elements.isEmpty else { throw InputError(.empty) }
        var items: [InputItem] = []
        items.reserveCapacity(elements.count)
        for (index, element) in elements.enumerated() {
            do throws(InputError) {
                items.append(try item(element, schema: schema))
                if documents.count > 1 { items[index].line = lines[index] }
            } catch {
                throw InputError(error.problem, field: error.field, number: index + 1)
            }
        }
        return items
    }

    /// All values of a text in which each one ends its line, and the lines that they begin in.
    private static func values(in bytes: [UInt8]) throws(JSONError) -> ([JSONValue], [Int]) {
        // Counted while reading: a tree of everything would be there before anybody saw that it is too much.
        var parser = JSONParser(bytes, maxElements: maxRequests, allowsMark: true)
        var values: [JSONValue] = []
        var lines: [Int] = []
        var (line, counted) = (1, 0)
        while !parser.isAtEnd {
            guard values.count < maxRequests else { throw parser.failure(.tooManyElements(limit: maxRequests)) }
            line += bytes[counted..<parser.place].count { $0 == UInt8(ascii: "\n") }
            counted = parser.place
            lines.append(line)
            values.append(try parser.value())
            guard parser.endsLine() else { throw parser.failure(.trailing) }
        }
        return (values, lines)
    }

    private static func unwrap(_ documents: [JSONValue]) throws(InputError) -> ([JSONValue], schema: Int) {
        guard documents.count == 1 else { return (documents, Request.schema) }
        switch documents[0] {
        case .array(let elements):
            return (elements, Request.schema)
        case .object(let members):
            guard let list = members["requests"] ?? members["vignettes"] else { break }
            guard case .array(let elements) = list else { throw InputError(.notARequest) }
            return (elements, try schema(of: members, else: Request.schema))
        default: break
        }
        return (documents, Request.schema)
    }

    private static func item(_ element: JSONValue, schema outer: Int) throws(InputError) -> InputItem {
        guard case .object(let members) = element, let inner = members["case"] else {
            return InputItem(request: try Request(json: element, schema: outer), label: nil)
        }
        let request = try Request(json: inner, schema: schema(of: members, else: outer))
        return InputItem(
            request: request, label: members["id"]?.string, asOf: members["as_of"]?.string.flatMap { Day($0) })
    }

    private static func schema(of members: [String: JSONValue], else outer: Int) throws(InputError) -> Int {
        guard let value = members["schema"] else { return outer }
        guard let number = value.integer, (1...1_000_000).contains(number) else {
            throw InputError(.wrong(nil, .schema), field: "schema")
        }
        return Int(number)
    }
}

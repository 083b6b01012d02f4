// Requests from a file: typed paper forms, the output of another program, exercises. The file may contain one request,
// an array, JSON Lines, or any wrapper of exercise files. Either all requests are valid, or none is accepted.

import IntakeBase

/// One request of an input.
package struct InputItem: Hashable, Sendable {
    /// The request.
    package var request: Request
    /// The name of the request in the input (`"id"` beside `"case"`), if it has one.
    package var label: String?
    /// The day for which an exercise is judged (`"as_of"` beside `"case"`), if it names one.
    package var asOf: Day?
    /// The line where it begins, from 1, if the input has one object on each line.
    package var line: Int?
}

/// Reads requests from a file.
package enum RequestInput {
    /// The most bytes in one input: 64 MB.
    package static let maxBytes = 64 << 20
    /// The most requests in one input.
    package static let maxRequests = 100_000

    /// The requests in `bytes`: one object, an array of objects, one object on each line, `{"requests": [...]}` or
    /// `{"vignettes": [...]}`. Each is either a request or `{"id": ..., "case": {...}}`, of which other members (the
    /// expectations of an exercise) are ignored.
    ///
    /// A `schema` beside `requests`, `vignettes` or `case` is the default for the requests inside.
    /// - Parameters:
    ///   - isFollowUp: whether the input is a follow-up: an empty text in it is refused.
    ///   - today: also refuses what cannot be meant on this day; nil for an input that is not sealed.
    /// - Throws: `InputError` with the number of the request, from 1; `InputErrors` for several mistakes.
    package static func parse(_ bytes: [UInt8], isFollowUp: Bool = false, on today: Day? = nil) throws -> [InputItem] {
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
        var mistakes: [InputError] = []
        for (index, element) in elements.enumerated() {
            var found: [InputError] = []
            do throws(InputError) {
                var (item, content) = try unwrap(element, schema: schema, &found)
                let (request, refused) = try Request.readable(
                    json: content.json, schema: content.schema, refusesBlank: isFollowUp)
                found += refused
                if let today {
                    found += request.mistakes(on: item.asOf ?? today)
                    // "Saved" with nothing in it would be believed.
                    if found.isEmpty, request.isBlank {
                        found = [InputError(isFollowUp ? .nothingSaid : .nothingAnswered)]
                    }
                }
                item.request = request
                if documents.count > 1 { item.line = lines[index] }
                items.append(item)
            } catch {
                found.append(error)
            }
            mistakes += found.map { InputError($0.problem, field: $0.field, number: index + 1) }
        }
        if let error = InputErrors.error(mistakes) { throw error }
        return items
    }

    /// All values of a text in which each value ends its line, and the lines where they begin.
    private static func values(in bytes: [UInt8]) throws(JSONError) -> ([JSONValue], [Int]) {
        // The parser counts while it reads: a check afterwards would come when the whole tree is in memory already.
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

    /// The object of a request, and what is said beside it. A wrong day beside it goes to `mistakes`.
    private static func unwrap(
        _ element: JSONValue, schema outer: Int, _ mistakes: inout [InputError]
    ) throws(InputError) -> (item: InputItem, content: (json: JSONValue, schema: Int)) {
        guard case .object(let members) = element, let inner = members["case"] else {
            return (InputItem(request: Request()), (element, outer))
        }
        let asOf = members["as_of"]?.string.flatMap { Day($0) }
        if asOf == nil, members["as_of"] != nil { mistakes.append(InputError(.wrong(nil, .day), field: "as_of")) }
        let item = InputItem(request: Request(), label: members["id"]?.string, asOf: asOf)
        return (item, (inner, try schema(of: members, else: outer)))
    }

    private static func schema(of members: [String: JSONValue], else outer: Int) throws(InputError) -> Int {
        guard let value = members["schema"] else { return outer }
        guard let number = value.integer, (1...1_000_000).contains(number) else {
            throw InputError(.wrong(nil, .schema), field: "schema")
        }
        return Int(number)
    }
}

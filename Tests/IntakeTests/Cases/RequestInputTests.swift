import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct RequestInputTests {
    private func parse(_ text: String) throws -> [InputItem] {
        try RequestInput.parse(Array(text.utf8))
    }

    @Test(arguments: [
        #"{"stage":"abroad"}"#,
        #"[{"stage":"abroad"}]"#,
        "{\n \"stage\":\n\"abroad\"}\n\n",
        #"{"requests":[{"stage":"abroad"}], "note":"x"}"#,
        "\u{FEFF}{\"stage\":\"abroad\"}\r\n",
    ])
    func `one request is read in every wrapping`(text: String) throws {
        var request = Request()
        request.stage = .abroad
        #expect(try parse(text) == [InputItem(request: request, label: nil)])
    }

    @Test(arguments: [
        #"[{"id":"a","case":{"age":20}},{"id":"b","as_of":"2026-07-01","case":{"age":30},"expect":{"x":1}}]"#,
        #"{"vignettes":[{"id":"a","case":{"age":20}},{"id":"b","case":{"age":30}}]}"#,
        "{\"id\":\"a\",\"case\":{\"age\":20}}\n\n{\"id\":\"b\",\"case\":{\"age\":30}}\n",
        "{\"id\":\"a\",\"case\":{\"age\":20}}\r\n{\"id\":\"b\",\"case\":{\"age\":30}}",
    ])
    func `several are read in their order, each with its name`(text: String) throws {
        let items = try parse(text)
        #expect(items.map(\.label) == ["a", "b"])
        #expect(items.map(\.request.age) == [20, 30])
    }

    @Test(arguments: [
        (#"[{"age":20},{"age":30},{"passport":"red"},{"age":99}]"#, 3, "passport"),
        ("{\"age\":20}\n{\"pasport\":\"none\"}\n", 2, "pasport"),
        (#"{"requests":[{"case":{"age":999}}]}"#, 1, "age"),
        (#"{"id":"x","stage":"abroad"}"#, 1, "id"),
        (#"[{"age":20},"age"]"#, 2, nil),
        (#"{"requests":[{"schema":"two"}]}"#, 1, "schema"),
    ])
    func `one bad request refuses all, with its number`(text: String, number: Int, field: String?) {
        let error = #expect(throws: InputError.self) { try parse(text) }
        #expect(error?.number == number)
        #expect(error?.field == field)
        #expect(error?.sentence.en.hasPrefix("request \(number)") == true)
    }

    @Test(arguments: ["", " \n", "[]", "{\"requests\":[]}"])
    func `an input without a request is refused`(text: String) {
        #expect((#expect(throws: InputError.self) { try parse(text) })?.problem == .empty)
    }

    @Test(arguments: [#"{"age":1} {"age":2}"#, #"{"age":1}{"age":2}"#, #"[{"age":1}"#, #"{"age":1,"age":2}"#, "age"])
    func `what is not JSON, or runs together, is refused with its place`(text: String) {
        let error = #expect(throws: InputError.self) { try parse(text) }
        guard case .json = error?.problem else { return #expect(Bool(false), "\(String(describing: error))") }
        #expect(error?.sentence.en.contains("line 1, column") == true)
    }

    @Test func `a schema declared outside counts inside`() throws {
        #expect(try parse(#"{"schema":2,"requests":[{"moon":1}]}"#)[0].request.newer?.schema == 2)
        #expect(try parse(#"{"schema":3,"case":{"moon":1}}"#)[0].request.newer?.fields == ["moon": 1])
        #expect(throws: InputError.self) { try parse(#"{"schema":2,"requests":[{"schema":1,"moon":1}]}"#) }
    }

    @Test(arguments: ["[", #"{"requests":["#])
    func `the first request too many ends the reading of a list`(opening: String) {
        let many = opening + String(repeating: "{},", count: RequestInput.maxRequests) + "{},no JSON"
        #expect((#expect(throws: InputError.self) { try parse(many) })?.problem == .tooMany(limit: 100_000))
    }

    @Test func `the first line too many ends the reading of lines`() {
        let many = String(repeating: "{}\n", count: RequestInput.maxRequests) + "{}\nno JSON"
        #expect((#expect(throws: InputError.self) { try parse(many) })?.problem == .tooMany(limit: 100_000))
    }

    @Test func `a list of as many elements as are allowed is read`() throws {
        var parser = JSONParser(Array("[1,2]".utf8), maxElements: 2)
        #expect(try parser.value() == [1, 2])
    }

    @Test func `more requests or bytes than the limits are refused`() {
        let many = "[" + String(repeating: "{},", count: RequestInput.maxRequests) + "{}]"
        #expect((#expect(throws: InputError.self) { try parse(many) })?.problem == .tooMany(limit: 100_000))
        let long = [UInt8](repeating: 0x20, count: RequestInput.maxBytes + 1)
        let error = #expect(throws: InputError.self) { try RequestInput.parse(long) }
        #expect(error?.problem == .tooLong(limit: RequestInput.maxBytes))
    }
}

import Testing
@testable import IntakeBase
@testable import IntakeCases

@Suite struct NewerEventTests {
    private static let id = "00112233445566778899aabbccddeeff"

    private static func newer(_ text: String) throws -> NewerEvent? {
        let event = try Event(bytes: Array(text.utf8))
        #expect(String(decoding: event.bytes, as: UTF8.self) == text)
        guard case .newer(let newer) = event.content else { return nil }
        return newer
    }

    @Test func `an event of a newer schema, type or kind is kept to the last byte, and known by what it names`() throws
    {
        let schema = try #require(
            try Self.newer(
                #"{"case":"\#(Self.id)","received":"2026-07-01T14:03:00Z","request":{"aura":1.5},"schema":3,"type":"request"}"#
            ))
        #expect(schema.schema == 3 && schema.type == "request" && schema.id == CaseID(Self.id) && schema.code == nil)
        let type = try #require(
            try Self.newer(
                #"{"code":"\#(Self.code)","received":"2026-07-01T14:03:00Z","schema":2,"type":"wish","what":[null]}"#))
        #expect(type.type == "wish" && type.id == nil && type.code == Self.code)
        let kind = try #require(
            try Self.newer(
                #"{"case":"\#(Self.id)","kind":"adopt","received":"2026-07-01T14:03:00Z","schema":2,"type":"decision"}"#
            ))
        #expect(kind.kind == "adopt" && kind.type == "decision" && kind.id == CaseID(Self.id))
    }

    @Test func `a name of a case in a form of the future is no reason to lose the event`() throws {
        let newer = try #require(
            try Self.newer(#"{"case":[7],"code":"?","received":"2026-07-01T14:03:00Z","schema":9,"type":"decision"}"#))
        #expect(newer.id == nil && newer.code == nil)
    }

    @Test func `requests and follow-ups of the first schema are read as before`() throws {
        let text = """
            {"code":"\(Self.code)","received":"2026-07-01T14:03:00Z","request":{"age":19},"schema":1,"type":"follow_up"}
            """
        var request = Request()
        request.age = 19
        let event = try Event(bytes: Array(text.utf8))
        #expect(event.content == .followUp(FollowUp(code: Self.code, request: request)))
        #expect(WrittenEvent.read(Array(text.utf8)) == event)
    }

    @Test(arguments: Language.allCases)
    func `a newer event is shown whole, and drives no terminal`(language: Language) throws {
        let text = #"{"received":"2026-07-01T14:03:00Z","schema":3,"type":"wish","what":"\u001b[2J"}"#
        let entry = Entry(
            event: try Event(bytes: Array(text.utf8)),
            provenance: Provenance(
                log: Bytes16(), writer: Writer(label: "v1", isCoordinator: false), cell: 1, record: Bytes16()))
        let lines = RequestLines.lines(entry, language).joined(separator: "\n")
        #expect(lines.contains("wish") && lines.contains("2J") && !lines.contains("\u{1B}"))
    }

    private static let code = CaseCode(random: [UInt8](repeating: 3, count: 11))!
}

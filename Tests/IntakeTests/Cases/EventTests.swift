import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct EventTests {
    private static let id = CaseID("00112233445566778899aabbccddeeff")!
    private static let code = CaseCode(random: [UInt8](repeating: 3, count: 11))!
    private static let received = Moment("2026-07-01T14:03:00Z")!

    @Test func `the name of a member that a stranger chose drives no terminal when it is refused`() {
        let text =
            #"{"\u001b[2J\u007f":1,"case":"00112233445566778899aabbccddeeff","kind":"note","#
            + #""received":"2026-07-01T14:03:00Z","schema":2,"text":"x","type":"decision"}"#
        let error = #expect(throws: EventError.self) { try Event(bytes: Array(text.utf8)) }
        let shown = error.map { $0.sentence.en + $0.sentence.ru } ?? ""
        #expect(shown.contains("[2J") && !shown.unicodeScalars.contains(where: VisibleText.drives))
    }

    @Test func `requests and follow-ups survive the way into a record and out`() throws {
        var random = SeededRandom(seed: 9)
        for _ in 0..<200 {
            let request = Request.random(using: &random)
            let advised = Advised(
                urgency: .day, outcome: .noSafeRoute, via: Bool.random(using: &random) ? CountryCode("AM") : nil,
                release: .coordinator, book: Bytes32(Array(repeating: 0xab, count: 32))!, bookVersion: 4)
            let contents: [Event.Content] = [
                .request(NewRequest(id: Self.id, code: Self.code, request: request, advised: advised)),
                .request(NewRequest(id: Self.id, code: Self.code, request: request, advised: nil)),
                .followUp(FollowUp(code: Self.code, request: request)),
            ]
            for content in contents {
                let event = Event(received: Self.received, content: content)
                #expect(try Event(bytes: event.bytes) == event)
            }
        }
    }

    @Test func `a request's record has the form that other programs rely on`() throws {
        var request = Request()
        request.stage = .abroad
        let event = Event(
            received: Self.received,
            content: .request(
                NewRequest(
                    id: Self.id, code: Self.code, request: request,
                    advised: Advised(
                        urgency: .day, outcome: .stay, via: nil, release: .volunteer,
                        book: Bytes32(), bookVersion: 1))))
        let zeros = String(repeating: "0", count: 64)
        #expect(
            String(decoding: event.bytes, as: UTF8.self) == """
                {"advised":{"book":"\(zeros)","book_version":1,"outcome":"stay","release":"volunteer","urgency":"day",\
                "via":null},"case":"00112233445566778899aabbccddeeff","code":"\(Self.code)",\
                "received":"2026-07-01T14:03:00Z","request":{"stage":"abroad"},"schema":2,"type":"request"}
                """)
    }

    @Test(arguments: ["", "ab", String(repeating: "0", count: 63), String(repeating: "F", count: 64)])
    func `an advice whose book has no whole hash is refused`(hash: String) {
        let advised = Advised(
            urgency: .day, outcome: .stay, via: nil, release: .volunteer, book: Bytes32(), bookVersion: 1)
        let event = Event(
            received: Self.received,
            content: .request(NewRequest(id: Self.id, code: Self.code, request: Request(), advised: advised)))
        let text = String(decoding: event.bytes, as: UTF8.self)
            .replacing("\"\(Bytes32().hex)\"", with: "\"\(hash)\"")
        #expect(#expect(throws: EventError.self) { try Event(bytes: Array(text.utf8)) } == .wrong(member: "book"))
    }

    @Test(arguments: [
        ("", EventError.notJSON), ("[]", .notJSON), ("{\"a\":1,\"a\":1}", .notJSON), ("\u{0}\u{1}", .notJSON),
        (#"{"type":"request"}"#, .wrong(member: "schema")),
        (#"{"schema":-1,"type":"request"}"#, .wrong(member: "schema")),
        (#"{"schema":1}"#, .wrong(member: "type")),
        (#"{"schema":1,"type":"request","case":"12"}"#, .wrong(member: "case")),
        (#"{"schema":1,"type":"follow_up","code":"1234"}"#, .wrong(member: "code")),
        (#"{"schema":3,"type":"request"}"#, .wrong(member: "received")),
        (#"{"schema":1,"type":"wish"}"#, .wrong(member: "received")),
    ])
    func `what cannot be read is put aside with its reason`(text: String, expected: EventError) {
        #expect(#expect(throws: EventError.self) { try Event(bytes: Array(text.utf8)) } == expected)
        #expect(!expected.sentence.en.isEmpty && !expected.sentence.ru.isEmpty)
    }

    @Test func `a wrong request inside is put aside with the field's name`() {
        let text = """
            {"schema":1,"type":"follow_up","code":"\(Self.code)","received":"2026-07-01T14:03:00Z",\
            "request":{"age":500}}
            """
        let error = #expect(throws: EventError.self) { try Event(bytes: Array(text.utf8)) }
        #expect(error?.sentence.en.contains("field age") == true)
        #expect(error?.word == "wrong_content")
    }

    @Test func `cutting or changing bytes of a record never crashes`() {
        var random = SeededRandom(seed: 10)
        let whole = Event(
            received: Self.received,
            content: .request(
                NewRequest(id: Self.id, code: Self.code, request: .random(using: &random), advised: nil))
        ).bytes
        for length in whole.indices { #expect(throws: EventError.self) { try Event(bytes: Array(whole[..<length])) } }
        for _ in 0..<2_000 {
            var bytes = whole
            bytes[Int.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
            guard let event = try? Event(bytes: bytes) else { continue }
            #expect((try? Event(bytes: event.bytes)) == event)
        }
    }
}

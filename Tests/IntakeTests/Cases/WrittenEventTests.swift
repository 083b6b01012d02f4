import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct WrittenEventTests {
    private static let id = CaseID("00112233445566778899aabbccddeeff")!
    private static let code = CaseCode(random: [UInt8](repeating: 3, count: 11))!

    private static func events(_ count: Int, seed: UInt64) -> [Event] {
        var random = SeededRandom(seed: seed)
        return (0..<count).map { number in
            let request = Request.random(using: &random)
            let advised = Advised(
                urgency: .day, outcome: .noSafeRoute, via: Bool.random(using: &random) ? CountryCode("AM") : nil,
                release: .coordinator, book: Bytes32(Array(repeating: 0xab, count: 32))!, bookVersion: 4)
            let content: Event.Content =
                switch number % 3 {
                case 0: .request(NewRequest(id: id, code: code, request: request, advised: advised))
                case 1: .request(NewRequest(id: id, code: code, request: request, advised: nil))
                default: .followUp(FollowUp(code: code, request: request))
                }
            return Event(received: Moment("2026-07-01T14:03:00Z")!, content: content)
        }
    }

    private static func outcome(_ read: () throws(EventError) -> Event) -> Result<Event, EventError> {
        do throws(EventError) { return .success(try read()) } catch { return .failure(error) }
    }

    /// Asserts that both parsers give the same event or the same error.
    private static func expectSame(_ bytes: [UInt8], _ location: SourceLocation = #_sourceLocation) {
        let one = outcome { () throws(EventError) in try Event(bytes: bytes) }
        let other = outcome { () throws(EventError) in try Event(anyOrder: bytes) }
        #expect(one == other, "\(String(decoding: bytes, as: UTF8.self))", sourceLocation: location)
    }

    @Test func `what this program writes is read in one pass, and as the same event`() {
        for event in Self.events(400, seed: 31) {
            #expect(WrittenEvent.read(event.bytes) == event)
            Self.expectSame(event.bytes)
        }
    }

    @Test func `a record with a changed, missing or doubled byte means the same on both ways`() {
        var random = SeededRandom(seed: 32)
        for event in Self.events(24, seed: 33) {
            let whole = event.bytes
            for _ in 0..<60 {
                var bytes = whole
                let place = Int.random(in: bytes.indices, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = .random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(bytes[place], at: place)
                default: bytes[place] = Array("\"\\{}[],:0 n".utf8).randomElement(using: &random)!
                }
                Self.expectSame(bytes)
            }
        }
    }

    @Test func `members that are swapped, doubled, unknown or null mean the same on both ways`() throws {
        var random = SeededRandom(seed: 34)
        for event in Self.events(60, seed: 35) {
            guard case .object(let members) = event.json else { continue }
            for _ in 0..<20 {
                var parts = members.map { ($0.key, $0.value) }.shuffled(using: &random)
                for index in parts.indices where Int.random(in: 0..<8, using: &random) == 0 {
                    parts[index].1 = [.null, true, "x", [], [:], 7, "unknown"].randomElement(using: &random)!
                }
                if Bool.random(using: &random) { parts.sort { $0.0 < $1.0 } }
                if Int.random(in: 0..<5, using: &random) == 0 { parts.append(parts[0]) }
                if Int.random(in: 0..<5, using: &random) == 0 { parts.append(("zeta", 1)) }
                Self.expectSame(Self.text(parts))
                // The same inside the request.
                guard let place = parts.firstIndex(where: { $0.0 == "request" }),
                    case .object(let inner) = parts[place].1
                else { continue }
                var fields = inner.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
                if let index = fields.indices.randomElement(using: &random) {
                    fields[index].1 = [.null, true, "x", ["x"], ["x": "y"], 7, "unknown"].randomElement(using: &random)!
                    if Int.random(in: 0..<4, using: &random) == 0 { fields.append(fields[index]) }
                }
                if Int.random(in: 0..<4, using: &random) == 0 { fields.append(("schema", .init(.random(in: 0...3)))) }
                let request = String(decoding: Self.text(fields), as: UTF8.self)
                let others = parts.filter { $0.0 != "request" }
                let prefix = String(decoding: Self.text(others), as: UTF8.self).dropLast()
                Self.expectSame(Array("\(prefix)\(others.isEmpty ? "" : ",")\"request\":\(request)}".utf8))
            }
        }
    }

    private static func text(_ members: [(String, JSONValue)]) -> [UInt8] {
        let parts = members.map { "\(CanonicalJSON.text(.string($0.0))):\(CanonicalJSON.text($0.1))" }
        return Array("{\(parts.joined(separator: ","))}".utf8)
    }

    @Test(arguments: [
        #"{"code":"CODE","code":"CODE","received":"2026-07-01T14:03:00Z","request":{},"schema":1,"type":"follow_up"}"#,
        #"{"code":"CODE","received":"2026-07-01T14:03:00Z","request":{"age":1,"age":2},"schema":1,"type":"follow_up"}"#,
        #"{"code":"CODE","é":1,"received":"2026-07-01T14:03:00Z","request":{},"schema":1,"type":"follow_up","é":2}"#
            .replacing("\"é\":1", with: "\"e\u{301}\":1"),
        """
        {"code":"CODE","received":"2026-07-01T14:03:00Z","request":{"safe_contact":{"avoid":"a","avoid":"b"}},\
        "schema":1,"type":"follow_up"}
        """,
    ])
    func `a member that occurs twice is refused in each way of reading`(text: String) {
        let bytes = Array(text.replacing("CODE", with: Self.code.description).utf8)
        #expect(WrittenEvent.read(bytes) == nil)
        #expect(throws: EventError.notJSON) { try Event(bytes: bytes) }
    }
}

import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

/// A desk whose advice is taken from the request: the age decides the urgency, so that a test controls it.
enum MadeDesk {
    static let day = Day("2026-07-01")!

    static func advice(_ request: Request) -> Advice {
        Advice(
            urgency: Urgency.allCases[(request.age ?? 0) % 4], deadline: request.deadline, outcome: .route,
            via: CountryCode("AM"), mode: .air, alternatives: [], stay: nil, ifLiftedVia: [], onward: [], ruledOut: [:],
            ask: [], next: [], warn: [], release: .coordinator, because: [],
            book: BookStamp(version: 1, hash: Bytes32(), example: true))
    }

    static func queue(_ entries: [Entry]) -> Queue {
        Queue(Caseload(entries), asOf: day) { advice($0.request) }
    }

    static func exercise() throws -> Queue {
        let items = try RequestInput.parse(Array(ExerciseRequests.json.utf8))
        return queue(
            items.enumerated().map { index, item in
                Made.request(UInt8(index + 1), at: Int64(index) * 1_000) { $0 = item.request }
            })
    }

    /// Characters that a caller must never be able to send to a terminal.
    static func isHarmless(_ text: String) -> Bool {
        !text.unicodeScalars.contains { VisibleText.drives($0) && $0 != "\n" && $0 != "\r" }
    }
}

@Suite struct QueueTests {
    @Test func `cases are sorted by urgency, then deadline, then arrival, then identity`() {
        let queue = MadeDesk.queue([
            Made.request(1, at: 10) { $0.age = 1 },
            Made.request(2, at: 20) { $0.age = 0 },
            Made.request(3, at: 30) {
                $0.age = 0; $0.deadline = Day("2026-07-09")
            },
            Made.request(4, at: 40) {
                $0.age = 0; $0.deadline = Day("2026-07-08")
            },
            Made.request(6, at: 5, record: 6) { $0.age = 3 },
            Made.request(5, at: 5, record: 5) { $0.age = 3 },
            Made.request(7, at: 4) { $0.age = 3 },
        ])
        #expect(queue.rows.map(\.subject.id) == [4, 3, 2, 1, 7, 5, 6].map(Made.id))
    }

    @Test func `each filter lets through what it names, and nothing that is unknown`() {
        let queue = MadeDesk.queue([
            Made.request(1, at: 1) {
                $0.stage = .abroad; $0.age = 0; $0.notes = "Ещё ёлка"
            },
            Made.request(2, at: 2) {
                $0.stage = .mobilized; $0.age = 1; $0.pseudonym = "Sparrow"
            },
            Made.request(3, at: 3) { $0.age = 1 },
            Made.status(2, .waiting, at: 4), Made.decision(2, .assign("Irina"), at: 5),
            Made.decision(2, .due(Day("2026-07-05"), reason: nil), at: 6), Made.status(3, .closed, at: 7),
        ])
        func ids(_ fill: (inout QueueFilter) -> Void) -> [CaseID] {
            var filter = QueueFilter()
            fill(&filter)
            return queue.filtered(filter).rows.map(\.subject.id)
        }
        #expect(ids { _ in } == [1, 2, 3].map(Made.id))
        #expect(ids { $0.stages = [.abroad] } == [Made.id(1)])
        #expect(ids { $0.urgencies = [.day] } == [2, 3].map(Made.id))
        #expect(ids { $0.statuses = [.waiting, .closed] } == [2, 3].map(Made.id))
        #expect(ids { $0 = .unfinished } == [1, 2].map(Made.id))
        #expect(ids { $0.assigned = "irina" } == [Made.id(2)])
        #expect(ids { $0.assigned = "" } == [1, 3].map(Made.id))
        #expect(ids { $0.dueBy = Day("2026-07-05") } == [Made.id(2)])
        #expect(ids { $0.dueBy = Day("2026-07-04") } == [])
        #expect(ids { $0.search = "елка ещё" } == [Made.id(1)])
        #expect(ids { $0.search = "sparrow" } == [Made.id(2)])
        #expect(ids { $0.search = Made.code(3).description.filter { $0 != "-" } } == [Made.id(3)])
        #expect(
            ids {
                $0.search = "sparrow"; $0.stages = [.abroad]
            } == [])
    }

    @Test func `the queue in JSON has every member that other programs rely on`() throws {
        let queue = MadeDesk.queue([
            Made.request(1, at: 1_782_914_580) {
                $0.stage = .abroad; $0.age = 1
            },
            Made.status(1, .working, at: 1_782_914_600), Made.decision(1, .assign("irina"), at: 1_782_914_601),
            Made.decision(1, .due(Day("2026-07-09"), reason: nil), at: 1_782_914_602),
            Made.followUp(9, at: 1_782_914_700),
        ])
        var bytes: [UInt8] = []
        queue.writeJSON(book: nil) { bytes += $0 }
        let object = try CanonicalJSON.parse(bytes, limit: .max)
        #expect(object["schema"] == 1 && object["as_of"] == "2026-07-01")
        let only = try #require(object["cases"]?.array?.first)
        let expected: [String: JSONValue] = [
            "code": .string(Made.code(1).description), "id": .string(Made.id(1).description),
            "received": "2026-07-01T14:03:00Z", "stage": "abroad", "urgency": "day", "outcome": "route", "via": "AM",
            "release": "coordinator", "status": "working", "assigned": "irina", "due": "2026-07-09", "author": "v1",
            "logs": [.string(Made.bytes(1).hex), .string(Made.bytes(9).hex)], "request": ["age": 1, "stage": "abroad"],
        ]
        for (name, value) in expected { #expect(only[name] == value, "\(name)") }
        #expect(object["orphans"]?.array?.first?["event"]?["type"] == "follow_up")
        #expect(bytes.last == UInt8(ascii: "\n"))
    }

    @Test(arguments: Language.allCases)
    func `no text of a caller drives the screen`(language: Language) throws {
        let queue = try MadeDesk.exercise()
        let table = queue.render(language, columns: nil)
        #expect(table.contains("^[[2J"))
        #expect(MadeDesk.isHarmless(table))
        var bytes: [UInt8] = []
        queue.writeJSON(book: nil) { bytes += $0 }
        #expect(MadeDesk.isHarmless(String(decoding: bytes, as: UTF8.self)))
        for row in queue.rows {
            let sheet = try #require(CaseSheet(row.subject.id, in: queue))
            #expect(sheet.lines(language, advice: []).allSatisfy { MadeDesk.isHarmless($0) && !$0.contains("\n") })
        }
    }

    @Test(arguments: [40, 60, 80, 100, 132, 200])
    func `the table fits a screen of any width and never loses urgency, code or advice`(columns: Int) throws {
        let queue = try MadeDesk.exercise()
        let lines = queue.render(.russian, columns: columns).split(separator: "\n")
        #expect(lines.count == queue.rows.count + 1)
        for line in lines { #expect(TextWidth.of(String(line)) <= columns) }
        for row in queue.rows { #expect(lines.contains { $0.contains(row.subject.code.description) }) }
    }

    @Test func `what belongs to no case is shown below the queue`() {
        let text = MadeDesk.queue([Made.request(1, at: 1), Made.followUp(9, at: 2)]).render(.english, columns: 80)
        #expect(text.contains("1 record belongs to no single case:"))
        #expect(text.contains(Made.code(9).description))
    }
}

import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct AdviceChangeTests {
    private static let stamp = BookStamp(version: 3, hash: Bytes32(Array(repeating: 0x33, count: 32))!, example: false)

    /// A case with this advice from the laptop; the test desk advises a route by way of AM, for a coordinator, today.
    private func entry(_ number: UInt8, _ change: (inout Advised) -> Void = { _ in }) -> Entry {
        var request = Request()
        request.age = 1
        var advice = MadeDesk.advice(request)
        advice.book = Self.stamp
        var advised = Advised(advice)
        change(&advised)
        let new = NewRequest(id: Made.id(number), code: Made.code(number), request: request, advised: advised)
        return Made.entry(.request(new), at: Int64(number))
    }

    private func row(_ change: (inout Advised) -> Void) throws -> QueueRow {
        try #require(MadeDesk.queue([entry(1, change)]).rows.first)
    }

    @Test func `each part that is said otherwise today is named, and no other`() throws {
        #expect(try row { _ in }.differs == [])
        #expect(try row { $0.outcome = .hold }.differs == [.outcome])
        #expect(try row { $0.via = nil }.differs == [.via])
        #expect(try row { $0.via = CountryCode("GE") }.differs == [.via])
        #expect(try row { $0.urgency = .routine }.differs == [.urgency])
        #expect(try row { $0.release = .volunteer }.differs == [.release])
        // Another book with the same advice is no difference.
        #expect(try row { $0.bookVersion = 1 }.differs == [])
        #expect(MadeDesk.queue([Made.request(1, at: 1)]).rows.map(\.differs) == [[]])
    }

    @Test func `a follow-up that changes the advice is a difference too`() {
        let queue = MadeDesk.queue([entry(1), Made.followUp(1, at: 9) { $0.age = 0 }])
        #expect(queue.rows.map(\.differs) == [[.urgency]])
    }

    @Test func `the queue marks and filters the cases to call back`() throws {
        let queue = MadeDesk.queue([entry(1), entry(2) { $0.outcome = .ask }, entry(3) { $0.release = .volunteer }])
        let all = queue.render(.english, columns: nil)
        #expect(queue.changed == 2)
        #expect(!all.contains("\(Made.code(1)) ~"))
        #expect(all.contains("\(Made.code(2)) ~") && all.contains("\(Made.code(3)) ~"))
        #expect(!all.contains("said then"))
        var filter = QueueFilter.unfinished
        filter.isChanged = true
        let changed = queue.filtered(filter)
        #expect(changed.rows.map(\.subject.id) == [Made.id(2), Made.id(3)])
        let table = changed.render(.english, columns: nil)
        #expect(table.contains("said then") && table.contains("ask first AM"))
    }

    @Test func `a case to call back is shown with old and new advice; an empty list is said in both languages`() {
        let queue = MadeDesk.queue([entry(1), entry(2) { $0.via = CountryCode("GE") }])
        var text = ""
        queue.renderChanges(.english) { text += $0 }
        #expect(text.contains("\(Made.code(2))\n  via: was \"Georgia\", is \"Armenia\"\n"))
        #expect(!text.contains("\(Made.code(1))"))
        let same = MadeDesk.queue([entry(1)])
        for language in Language.allCases {
            var said = ""
            same.renderChanges(language) { said += $0 }
            #expect(said == QueueText.noCallsBack(language) + "\n")
        }
        #expect(QueueText.noCallsBack.en != QueueText.noCallsBack.ru)
    }

    @Test func `in JSON the queue says what was advised and in what today differs`() throws {
        let queue = MadeDesk.queue([
            entry(1) {
                $0.outcome = .ask
                $0.via = nil
            }
        ])
        let json = JSONValue.object(try queue.members(of: #require(queue.rows.first)))
        #expect(json["differs"] == ["outcome", "via"])
        #expect(json["advised"]?["outcome"] == "ask" && json["outcome"] == "route")
        #expect(json["advised"]?["book_version"] == 3)
    }

    @Test func `the sheet says what was said then, by which book, and how old that is`() throws {
        let queue = MadeDesk.queue([
            entry(1) {
                $0.outcome = .stay; $0.via = CountryCode("GE")
            }
        ])
        let sheet = try #require(CaseSheet(Made.id(1), in: queue))
        let name = FileStamp(version: 3, hash: Self.stamp.hash)
        var held = try ExampleBook.read { _ in Self.stamp.hash }
        held.stamp = Self.stamp
        var own = held
        own.stamp = BookStamp(version: 4, hash: Bytes32(Array(repeating: 0x44, count: 32))!, example: false)
        func text(_ language: Language, _ held: RouteBook?, _ own: RouteBook) -> String {
            sheet.lines(language, advice: ["today's advice"], book: AdvisedBook(name, held: held, inForce: own))
                .joined(separator: "\n")
        }
        let english = text(.english, held, own)
        #expect(english.contains("The advice changed: does someone need a call back?"))
        #expect(english.contains("by route book version 3 (newest check 2026-06-30, 1 day ago); another book is"))
        #expect(english.contains("advice: was \"stay\", is \"route\""))
        #expect(english.contains("via: was \"Georgia\", is \"Armenia\""))
        #expect(english.contains("the volunteer did not see the country"))
        #expect(!english.contains("urgency: was"))
        let russian = text(.russian, held, own)
        #expect(russian.contains("через: было «Грузия», стало «Армения»"))
        #expect(russian.contains("последняя проверка 2026-06-30, 1 день назад"))
        #expect(text(.english, nil, own).contains("this laptop does not have that book"))
        #expect(text(.english, nil, held).contains("the same book is in force here"))
        let book = sheet.json(advice: .null, book: AdvisedBook(name, held: held, inForce: own))["advised_book"]
        #expect(
            book == [
                "version": 3, "hash": .string(Self.stamp.hash.hex), "in_force": false, "newest_check": "2026-06-30",
                "age_days": 1,
            ])
    }

    @Test func `if nothing changed, the sheet does not ask to call back, and the advice is above the notes`()
        throws
    {
        var noted = Made.request(1, at: 1) { $0.notes = "a long story" }
        if case .request(var new) = noted.event.content {
            new.advised = Advised(MadeDesk.advice(new.request))
            noted.event.content = .request(new)
        }
        let queue = MadeDesk.queue([noted])
        let lines = try #require(CaseSheet(Made.id(1), in: queue)).lines(.english, advice: ["today's advice"])
        #expect(!lines.joined().contains("call back"))
        let advice = try #require(lines.firstIndex { $0.contains("today's advice") })
        let notes = try #require(lines.firstIndex { $0.contains("a long story") })
        #expect(advice < notes)
    }
}

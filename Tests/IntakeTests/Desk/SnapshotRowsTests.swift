import Synchronization
import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeLog
@testable import IntakeTriage

/// A desk with the queue. Its advice depends on request, day and book, and it counts the calls.
struct RowsDesk {
    let made: SnapshotDesk
    var day = Day("2026-07-01")!
    var book: UInt8 = 1

    init() throws {
        made = try SnapshotDesk()
    }

    /// Everything that a coordinator sees.
    struct Seen: Equatable {
        /// As bytes, because names with different code points may be equal as strings.
        var tables: [[UInt8]]
        var json: [UInt8]
        var csv: [UInt8]
        var matches: [CaseID: [Match]]
        var found: [[CaseID]]
        var logs: [Desk.Stored]
        var cases: Caseload
    }

    static func advice(_ request: Request, _ day: Day, _ book: UInt8) -> Advice {
        var advice = MadeDesk.advice(request)
        let number = (request.age ?? 0) + day.sinceEpoch + Int(book)
        advice.urgency = Urgency.allCases[number % 4]
        advice.outcome = Outcome.allCases[number % 6]
        advice.via = number % 3 == 0 ? nil : CountryCode(number % 2 == 0 ? "AM" : "KZ")
        return advice
    }

    /// The queue as tables: complete, and only what changed.
    private static func tables(of queue: Queue) -> [[UInt8]] {
        var changed = QueueFilter()
        changed.isChanged = true
        return [queue, queue.filtered(changed)].flatMap { queue in
            [
                queue.render(.english, columns: nil), queue.render(.russian, columns: nil),
                queue.render(.english, columns: 90),
            ].map { Array($0.utf8) }
        }
    }

    /// The output, and the number of cases that advice was requested for. `few`: up to this number of new rows is not
    /// written.
    func seen(reread: Bool = false, few: Int = 0) throws -> (seen: Seen, asked: Int) {
        let asked = Mutex(0)
        let (day, book) = (day, book)
        let work = try made.desk().work(
            asOf: day, book: #require(Bytes32([UInt8](repeating: book, count: 32))), reread: reread, few: few
        ) { subject in
            asked.withLock { $0 += 1 }
            return RowsDesk.advice(subject.request, day, book)
        }
        var (json, csv): ([UInt8], [UInt8]) = ([], [])
        work.queue.writeJSON(book: nil) { json += $0 }
        Export(work.queue, by: nil).writeCSV { csv += $0 }
        let fills: [(inout QueueFilter) -> Void] = [
            { $0 = .unfinished }, { $0.stages = [.abroad, .conscripted] }, { $0.urgencies = [.now] },
            { $0.assigned = "Irina" }, { $0.assigned = "" }, { $0.dueBy = Day("2026-08-01") }, { $0.isChanged = true },
            { $0.search = "x" },
        ]
        let filtered = fills.map { fill in
            var filter = QueueFilter()
            fill(&filter)
            return work.queue.filtered(filter)
        }
        let tables = RowsDesk.tables(of: work.queue)
        let shown = Seen(
            tables: tables, json: json, csv: csv, matches: work.queue.matches,
            found: filtered.map { $0.rows.map(\.id) },
            logs: work.logs, cases: work.cases)
        return (shown, asked.withLock { $0 })
    }
}

@Suite struct SnapshotRowsTests {
    /// `from`: 0 for requests, follow-ups and decisions, 8 for decisions only.
    private func event(_ number: UInt8, from: Int = 0, using random: inout SeededRandom) -> Event {
        let second = 1_782_864_000 + Int64(number)
        let kind = Int.random(in: from..<10, using: &random)
        // Few identities and few codes, so that cases share them.
        let other = UInt8.random(in: 1...12, using: &random)
        switch kind {
        case 0..<6:
            let advised = Bool.random(using: &random) ? Advised(MadeDesk.advice(Request())) : nil
            var request = Request.random(using: &random)
            if Bool.random(using: &random) {
                request.notes = "one two three four five six seven eight nine ten \(other % 3)"
            }
            let new = NewRequest(id: Made.id(other), code: Made.code(other % 7 + 1), request: request, advised: advised)
            return Event(received: Moment(unixSeconds: second), content: .request(new))
        case 6, 7:
            return Made.followUp(other % 7 + 1, at: second) { $0 = Request.random(using: &random) }.event
        default:
            let status = CaseStatus.allCases.randomElement(using: &random).map { StatusChoice($0) }
            let name = ["Irina", "Андрей", "Андреи\u{306}", nil].randomElement(using: &random)!
            let due = Bool.random(using: &random) ? Day("2026-07-20") : nil
            let answer = [true, false, nil].randomElement(using: &random)!
            let actions: [DecisionAction] = [
                .status(status), .assign(name), .due(due, reason: nil), .doNotContact(answer),
                .link(Made.id(UInt8.random(in: 1...12, using: &random)), answer),
            ]
            return Made.decision(other, actions.randomElement(using: &random)!, at: second).event
        }
    }

    @Test(arguments: 1...6)
    func `a desk shows the same with the snapshot as without, after any change`(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        var rows = try RowsDesk()
        let (made, hotline) = (rows.made, rows.made.hotline)
        var earlier: [[String: [UInt8]]] = []
        var number: UInt8 = 0
        var version = 1
        for step in 0..<14 {
            switch step == 0 ? 0 : Int.random(in: 0..<11, using: &random) {
            case 0, 1:
                let events = (0..<Int.random(in: 1...8, using: &random)).map { _ in
                    number += 1
                    return event(number, using: &random)
                }
                try made.write(events, by: hotline.volunteer)
                _ = try hotline.import(hotline.logPath())
            case 2, 8, 9:
                // Only a coordinator's decisions count.
                let events = (0..<Int.random(in: 1...6, using: &random)).map { index in
                    number += 1
                    return event(number, from: index == 0 ? 0 : 8, using: &random)
                }
                try made.write(events, by: hotline.lead)
            case 3: rows.day = rows.day.adding(days: Int.random(in: -1...1, using: &random))
            case 4: rows.book = UInt8.random(in: 1...2, using: &random)
            case 5:
                // Tampering: a flipped bit, or a cut.
                guard let path = try made.desk().storedLogs().first?.path else { continue }
                var bytes = try Folder.contents(path, limit: 1 << 24)
                if Bool.random(using: &random), bytes.count > 8_192 {
                    bytes.removeLast(4_096)
                } else {
                    bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 4
                }
                try Folder.replace(path, with: bytes)
            case 6:
                version += 1
                let key = try PublicKeyText(.signing, hotline.volunteer.card().signing.bytes).text()
                let revoked = "[[revoked]]\nkey = \"\(key)\"\ndate = 2026-07-02\nreason = \"lost\"\n"
                let text = try hotline.everybody(version: version)
                try hotline.adopt(text + (Bool.random(using: &random) ? revoked : ""), on: hotline.lead)
            case 7:
                // The whole snapshot of an earlier day is restored.
                for (name, bytes) in earlier.randomElement(using: &random) ?? [:] {
                    try Folder.replace(made.folder + "/" + name, with: bytes)
                }
            default:
                for path in try made.files(made.folder) where Bool.random(using: &random) {
                    var bytes = try Folder.contents(path, limit: 1 << 26)
                    bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 16
                    try Folder.replace(path, with: bytes)
                }
            }
            let with = try rows.seen(few: step % 3).seen
            let again = try rows.seen().seen
            earlier.append(
                try Dictionary(
                    uniqueKeysWithValues: made.files(made.folder).map { path in
                        (Folder.name(of: path), try Folder.contents(path, limit: 1 << 26))
                    }))
            let without = try rows.seen(reread: true).seen
            #expect(with == without, "step \(step)")
            #expect(again == without, "step \(step)")
        }
    }

    @Test func `names that are spelled with other code points are shown as they were written`() throws {
        let rows = try RowsDesk()
        let (made, hotline) = (rows.made, rows.made.hotline)
        try hotline.record("a", "b")
        _ = try hotline.import(hotline.logPath())
        let ids = try hotline.cases().map(\.id)
        let names = ["Андрей", "Андреи\u{306}"]
        for (id, name) in zip(ids, names) {
            let decision = Decision(.assign(name), about: id)
            let event = Event(received: Moment(unixSeconds: hotline.now), content: .decision(decision))
            try made.write([event], by: hotline.lead)
            let with = try rows.seen().seen
            #expect(try rows.seen(reread: true).seen == with)
        }
        let table = String(decoding: try rows.seen().seen.tables[0], as: UTF8.self)
        for name in names {
            #expect(table.unicodeScalars.split(separator: " ").contains { $0.elementsEqual(name.unicodeScalars) })
        }
    }

    @Test func `a line changes with what another case says of the link between them`() throws {
        let rows = try RowsDesk()
        let (made, hotline) = (rows.made, rows.made.hotline)
        try hotline.record("a", "b")
        _ = try hotline.import(hotline.logPath())
        let ids = try hotline.cases().map(\.id)
        func decide(_ action: DecisionAction, about id: CaseID) throws {
            let decision = Decision(action, about: id)
            let event = Event(received: Moment(unixSeconds: hotline.now), content: .decision(decision))
            try made.write([event], by: hotline.lead)
        }
        try decide(.link(ids[0], false), about: ids[1])
        let before = try rows.seen().seen
        // Only the first case has a new record; the second is disputed by it, which its line says.
        try decide(.link(ids[1], true), about: ids[0])
        let after = try rows.seen().seen
        #expect(after.tables != before.tables)
        #expect(try rows.seen(reread: true).seen == after)
    }

    @Test func `a line changes with what another case says of a follow-up that both take`() throws {
        let rows = try RowsDesk()
        let (made, hotline) = (rows.made, rows.made.hotline)
        let code = try hotline.record("a", "b")[1]
        let said = Event(
            received: Moment(unixSeconds: hotline.now), content: .followUp(FollowUp(code: code, request: Request())))
        try made.write([said], by: hotline.lead)
        _ = try hotline.import(hotline.logPath())
        let cases = try hotline.cases()
        let name = try #require(cases.flatMap(\.history).first { $0.event == said }).name
        func decide(_ action: DecisionAction, about id: CaseID) throws {
            let decision = Decision(action, about: id)
            let event = Event(received: Moment(unixSeconds: hotline.now), content: .decision(decision))
            try made.write([event], by: hotline.lead)
        }
        try decide(.attach(name, true), about: cases[0].id)
        let before = try rows.seen().seen
        try decide(.attach(name, true), about: cases[1].id)
        let after = try rows.seen().seen
        #expect(after.tables != before.tables)
        #expect(try rows.seen(reread: true).seen == after)
    }

    @Test func `only cases of which something new is known are advised again`() throws {
        let rows = try RowsDesk()
        let (made, hotline) = (rows.made, rows.made.hotline)
        let codes = try hotline.record("a", "b", "c", "d")
        _ = try hotline.import(hotline.logPath())
        #expect(try rows.seen().asked == 4)
        #expect(try rows.seen().asked == 0)
        var request = Request()
        request.age = 33
        let followUp = Event(
            received: Moment(unixSeconds: hotline.now), content: .followUp(FollowUp(code: codes[1], request: request)))
        try made.write([followUp], by: hotline.lead)
        #expect(try rows.seen(few: 1).asked == 1)
        // A few rows are not written: they are computed again.
        #expect(try rows.seen(few: 0).asked == 1)
        #expect(try rows.seen().asked == 0)
        try hotline.record("e")
        _ = try hotline.import(hotline.logPath())
        #expect(try rows.seen().asked == 1)
        #expect(try rows.seen(reread: true).asked == 5)
    }

    @Test func `lines of another day, of another book or under other keys are worked out anew`() throws {
        var rows = try RowsDesk()
        let hotline = rows.made.hotline
        try hotline.record("a", "b")
        _ = try hotline.import(hotline.logPath())
        #expect(try rows.seen().asked == 2)
        rows.day = rows.day.adding(days: 1)
        #expect(try rows.seen().asked == 2)
        #expect(try rows.seen().asked == 0)
        rows.book = 2
        #expect(try rows.seen().asked == 2)
        #expect(try rows.seen().asked == 0)
        try hotline.adopt(hotline.everybody(version: 2), on: hotline.lead)
        #expect(try rows.seen().asked == 2)
    }

    @Test func `a memo whose texts are damaged while the rest of it opens gives what its log says`() throws {
        let rows = try RowsDesk()
        let (made, hotline) = (rows.made, rows.made.hotline)
        try hotline.record("a", "b")
        _ = try hotline.import(hotline.logPath())
        let expected = try rows.seen().seen
        let path = made.folder + "/" + (try #require(try Folder.names(made.folder).first { $0 != Desk.rowsName }))
        #expect(try made.remembered().count == 1)
        var bytes = try Folder.contents(path, limit: 1 << 24)
        // The last byte of the file is the last of its texts.
        bytes[bytes.count - 1] ^= 1
        try Folder.replace(path, with: bytes)
        #expect(try made.remembered().isEmpty)
        #expect(try rows.seen().seen == expected)
        // The memo was recreated from the log.
        #expect(try made.remembered().count == 1)
    }

    @Test func `lines that were damaged anywhere, or cut, are worked out anew`() throws {
        let rows = try RowsDesk()
        let hotline = rows.made.hotline
        try hotline.record("a", "b")
        _ = try hotline.import(hotline.logPath())
        let expected = try rows.seen().seen
        let path = rows.made.folder + "/" + Desk.rowsName
        let whole = try Folder.contents(path, limit: 1 << 24)
        var random = SeededRandom(seed: 1)
        for round in 0..<16 {
            var bytes = whole
            if round % 4 == 0 {
                bytes.removeLast(Int.random(in: 1...bytes.count, using: &random))
            } else {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            }
            try Folder.replace(path, with: bytes)
            let (seen, asked) = try rows.seen()
            #expect(asked == 2)
            #expect(seen == expected)
            #expect(try rows.seen().asked == 0)
        }
    }
}

import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct ExportTests {
    private func csv(_ queue: Queue) -> String {
        var bytes: [UInt8] = []
        Export(queue, by: nil).writeCSV { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func `CSV has one column a field, joins lists by spaces, and tells an empty list from unknown`() throws {
        let queue = MadeDesk.queue([
            Made.request(1, at: 1_782_914_580) {
                $0.age = 1
                $0.danger = []
                $0.health = ["wounded", "amputation"]
                $0.wanted = .unknown
                $0.safeContact = SafeContact(codeWord: "pine")
                $0.companions = [Companion(relation: "child", age: 7)]
            }
        ])
        let lines = try csv(queue).split(separator: "\r\n").map { try #require(CSVRow.read("\($0)\r\n")) }
        #expect(lines.count == 2)
        let columns = Dictionary(uniqueKeysWithValues: lines[0].enumerated().map { ($1, $0) })
        #expect(columns.count == RequestField.allCases.count - 1 + 4 + 13 + 1)
        func cell(_ name: String) -> String { lines[1][columns[name]!] }
        #expect(cell("code") == Made.code(1).description)
        #expect(cell("urgency") == "day" && cell("via") == "AM" && cell("status") == "new")
        #expect(cell("danger") == "[]" && cell("ties") == "" && cell("wanted") == "unknown" && cell("passport") == "")
        #expect(cell("health") == "wounded amputation")
        #expect(cell("safe_contact_code_word") == "pine" && cell("safe_contact_channel") == "")
        #expect(cell("companions") == #"[{"age":7,"relation":"child"}]"#)
    }

    @Test func `where the caller must not be contacted, only the history has a channel`() throws {
        let queue = MadeDesk.queue([
            Made.request(1, at: 10) { $0.safeContact = SafeContact(channel: "Signal 7", codeWord: "pine") },
            Made.followUp(1, at: 20, log: 3) { $0.safeContact = SafeContact(channel: "Wire 9") },
            Made.decision(1, .doNotContact(true), at: 30),
        ])
        let members = queue.members(of: try #require(queue.rows.first))
        #expect(members["do_not_contact"] == true)
        let sheet = try #require(CaseSheet(Made.id(1), in: queue))
        let lines = sheet.lines(.english, advice: [])
        let history = try #require(lines.firstIndex(of: "History"))
        #expect(lines[2].hasPrefix("Do not contact the caller."))
        for text in [csv(queue), CanonicalJSON.text(.object(members)), lines[..<history].joined(separator: "\n")] {
            #expect(text.contains("pine") && !text.contains("Signal 7") && !text.contains("Wire 9"))
        }
        for channel in ["Signal 7", "Wire 9"] { #expect(lines[history...].contains { $0.contains(channel) }) }
    }

    @Test func `a handover without consent waits for a second coordinator, with the command`() throws {
        let queue = MadeDesk.queue([
            Made.request(1, at: 10),
            Made.decision(1, .refer(Handover(to: "a lawyer", consent: nil, reason: "danger")), at: 30),
        ])
        let row = try #require(queue.rows.first)
        let name = row.subject.history[1].name.hex
        let lines = try #require(CaseSheet(Made.id(1), in: queue)).lines(.english, advice: [])
        #expect(lines.contains { $0.contains("intake decide \(row.subject.code) --agree \(name)") })
    }

    @Test func `no cell of the exercise set runs in a spreadsheet or drives a terminal`() throws {
        let text = csv(try MadeDesk.exercise())
        #expect(text.contains("'=HYPERLINK"))
        #expect(!text.contains(",=") && !text.contains(",\"="))
        #expect(MadeDesk.isHarmless(text))
        #expect(text.contains("Pasted from a chat:\n"), "line breaks of notes stay")
    }

    @Test func `JSON Lines are the objects of the queue, one a line`() throws {
        let queue = try MadeDesk.exercise()
        var bytes: [UInt8] = []
        Export(queue, by: nil).writeJSONLines { bytes += $0 }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        #expect(lines.count == queue.rows.count)
        for (line, row) in zip(lines, queue.rows) {
            let object = try CanonicalJSON.parse(Array(line.utf8), limit: .max)
            #expect(try Request(json: #require(object["request"])) == row.subject.request)
            #expect(object["id"] == .string(row.subject.id.description))
            #expect(object["schema"] == 1 && object["as_of"] == .string(queue.asOf.description))
        }
    }
}

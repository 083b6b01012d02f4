// Records: requests and follow-ups of volunteers, decisions of coordinators, and events of newer programs.

@testable import IntakeBase
@testable import IntakeCases

/// Guarantee: an event that is read is written and read as the same; what a refusal, a record or a screen shows of it
/// drives no terminal; nothing that a newer program wrote is lost.
struct EventTarget: FuzzTarget {
    static let name = "event"
    static let maxBytes = 1_024

    func run(_ input: [UInt8]) throws {
        let event: Event
        do {
            event = try Event(bytes: input)
        } catch {
            for text in [error.sentence.en, error.sentence.ru] { plain(text) }
            return
        }
        plain(String(decoding: event.bytes, as: UTF8.self))
        guard let again = try? Event(bytes: event.bytes) else {
            broken("an event that is written can be read", "\(event)")
        }
        hold(again == event, "an event is read as it was written", "\(event) as \(again)")
        let writer = Writer(label: "v1", isCoordinator: true)
        let entry = Entry(
            event: event, provenance: Provenance(log: Bytes16(), writer: writer, cell: 2, record: Bytes16()))
        for language in Language.allCases {
            let lines = RequestLines.lines(entry, language)
            for line in lines { plain(line) }
            if case .request = event.content { continue }
            hold(lines.count > 1 || isEmptyFollowUp(event), "what an event says is shown", "\(event)")
        }
        if case .newer(let newer) = event.content {
            hold(event.json == (try? CanonicalJSON.parse(input, limit: .max)), "a newer event is kept", "\(newer)")
        }
    }

    private func isEmptyFollowUp(_ event: Event) -> Bool {
        if case .followUp(let followUp) = event.content {
            RequestLines.lines(followUp.request, .english).isEmpty
        } else {
            false
        }
    }

    private func plain(_ text: String) {
        for scalar in text.unicodeScalars where VisibleText.drives(scalar) {
            broken("nothing is shown that drives a terminal", "U+" + String(scalar.value, radix: 16))
        }
    }

    static func seeds() -> [String: [UInt8]] {
        let end = #","received":"2026-07-01T14:03:00Z","schema":2,"type":"decision"}"#
        let about = #""after":["ffeeddccbbaa99887766554433221100"],"case":"00112233445566778899aabbccddeeff","#
        let decisions: [String: String] = [
            "assign": #""kind":"assign","to":"boris""#,
            "assign-cleared": #""kind":"assign","to":null"#,
            "status": #""kind":"status","for":"a passport","status":"waiting","whom":"a clerk""#,
            "status-closed": #""kind":"status","outcome":"is abroad","status":"closed""#,
            "due": #""kind":"due","due":"2026-07-20","reason":"leave ends""#,
            "route": #""kind":"route","reason":"a cousin","route":"overridden","via":"RS""#,
            "do_not_contact": #""kind":"do_not_contact","is":true"#,
            "link": #""kind":"link","is":false,"with":"ffeeddccbbaa99887766554433221100""#,
            "not_same": #""kind":"not_same","is":null,"with":"ffeeddccbbaa99887766554433221100""#,
            "attach": #""kind":"attach","is":true,"record":"ffeeddccbbaa99887766554433221100""#,
            "note": #""kind":"note","text":"\u202ecalled\n""#,
            "attempt": #""kind":"attempt","channel":"signal","next":"2026-07-02T10:00:00Z","result":"no answer""#,
            "refer": #""kind":"refer","consent":"lawyer","to":"a lawyer""#,
            "agree": #""kind":"agree","refer":"ffeeddccbbaa99887766554433221100""#,
            "settle": #""kind":"settle","field":"wanted","value":"no""#,
            "settle-number": #""field":"age","kind":"settle","value":21"#,
            "settle-newest": #""kind":"settle""#,
            "undo": #""kind":"undo","record":"ffeeddccbbaa99887766554433221100""#,
            "erase": #""kind":"erase""#,
            "export": #""kind":"export","to":"the court","what":"case""#,
            "newer-kind": #""kind":"adopt","what":[null,1.5]"#,
        ].mapValues { about + $0 }
        let withoutCase: [String: String] = [
            "disregard": #""kind":"disregard","cell":40,"log":"ffeeddccbbaa99887766554433221100""#,
            "import": #""kind":"import","heads":[{"cells":7,"#
                + #""hash":"0101010101010101010101010101010101010101010101010101010101010101","#
                + #""log":"ffeeddccbbaa99887766554433221100"}]"#,
            "seen": #""kind":"seen","alarm":"removed and continued""#,
        ]
        let others: [String: String] = [
            "newer-schema": #"{"code":"4821-0937-5516","received":"2026-07-01T14:03:00Z","schema":3,"type":"request"}"#,
            "newer-type": #"{"received":"2026-07-01T14:03:00Z","schema":2,"type":"wish","what":"\u001b[2J"}"#,
            "schema-1": #"{"received":"2026-07-01T14:03:00Z","schema":1,"type":"decision"}"#,
        ]
        return decisions.merging(withoutCase) { $1 }.mapValues { "{" + $0 + end }.merging(others) { $1 }
            .mapValues { Array($0.utf8) }
    }
}

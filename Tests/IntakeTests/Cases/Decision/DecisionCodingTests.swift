import Testing
@testable import IntakeBase
@testable import IntakeCases

@Suite struct DecisionCodingTests {
    private static let head = """
        "after":[],"case":"\(MadeDecisions.id)","received":"2026-07-01T14:03:00Z","schema":2,"type":"decision"
        """

    private static func read(_ members: String) throws(EventError) -> Event {
        try Event(bytes: Array("{\(head),\(members)}".utf8))
    }

    @Test func `every kind of decision survives the way into a record and out`() throws {
        for decision in MadeDecisions.all {
            let event = MadeDecisions.event(decision)
            #expect(try Event(bytes: event.bytes) == event)
        }
        #expect(Set(MadeDecisions.actions.map(\.kind)) == Set(DecisionKind.allCases))
    }

    @Test(arguments: [
        (#""kind":"assign","to":"boris""#, DecisionAction.assign("boris")),
        (#""kind":"assign","to":null"#, .assign(nil)),
        (#""kind":"status","status":"handed_over""#, .status(StatusChoice(.handedOver))),
        (
            #""kind":"status","status":"waiting","whom":"a clerk","for":"a passport""#,
            .status(StatusChoice(.waiting, person: "a clerk", purpose: "a passport"))
        ),
        (#""kind":"due","due":"2026-07-10""#, .due(Day("2026-07-10"), reason: nil)),
        (
            #""kind":"route","route":"overridden","via":"GE","reason":"r""#,
            .route(RouteChoice(.overridden, via: CountryCode("GE")), reason: "r")
        ),
        (#""kind":"do_not_contact","is":true"#, .doNotContact(true)),
        (#""kind":"link","with":"ffeeddccbbaa99887766554433221100","is":false"#, .link(MadeDecisions.other, false)),
        (#""kind":"not_same","with":"ffeeddccbbaa99887766554433221100","is":null"#, .notSame(MadeDecisions.other, nil)),
        (#""kind":"refer","to":"a lawyer","consent":"lawyer""#, .refer(Handover(to: "a lawyer", consent: .lawyer))),
        (
            #""kind":"settle","field":"danger.injured","value":"no""#,
            .settle(.init(field: "danger.injured", value: "no"))
        ),
        (#""kind":"settle""#, .settle(nil)), (#""kind":"erase""#, .erase),
    ])
    func `the forms in docs/CASES.md mean what they say`(members: String, action: DecisionAction) throws {
        #expect(try Self.read(members).content == .decision(Decision(action, about: MadeDecisions.id)))
    }

    @Test(arguments: [
        (#""kind":"assign""#, "to"), (#""kind":"assign","to":"""#, "to"), (#""kind":"assign","to":7"#, "to"),
        (#""kind":"assign","to":"123456789012345678901234567890123""#, "to"), (#""kind":"status""#, "status"),
        (#""kind":"status","status":"won""#, "status"), (#""kind":"status","status":"new","whom":"a""#, "whom"),
        (#""kind":"status","status":null,"outcome":"x""#, "outcome"), (#""kind":"due","due":"2026-02-30""#, "due"),
        (#""kind":"due","due":null,"reasn":"x""#, "reasn"), (#""kind":"route","route":null,"via":"GE""#, "via"),
        (#""kind":"route","route":"accepted","via":"ge""#, "via"), (#""kind":"do_not_contact","is":"yes""#, "is"),
        (#""kind":"do_not_contact""#, "is"), (#""kind":"link","with":"12","is":true"#, "with"),
        (#""kind":"link","with":"00112233445566778899aabbccddeeff","is":true"#, "with"),
        (#""kind":"not_same","with":"00112233445566778899aabbccddeeff","is":true"#, "with"),
        (#""kind":"attach","record":"ffeeddccbbaa9988776655443322110","is":true"#, "record"),
        (#""kind":"note","text":"""#, "text"), (#""kind":"note","text":"\u0000""#, "text"),
        (#""kind":"attempt","channel":"phone""#, "result"), (#""kind":"attempt","result":"busy""#, "channel"),
        (#""kind":"attempt","channel":"a","result":"b","next":"soon""#, "next"),
        (#""kind":"refer","to":"a lawyer""#, "reason"), (#""kind":"refer","to":"a","consent":"police""#, "consent"),
        (#""kind":"agree""#, "refer"), (#""kind":"settle","field":"age""#, "value"),
        (#""kind":"settle","value":1"#, "field"),
        (#""kind":"settle","field":"age","value":1.5"#, "value"),
        (#""kind":"settle","field":"age","value":[]"#, "value"),
        (#""kind":"undo","record":"x""#, "record"), (#""kind":"export","what":"case""#, "to"),
        (#""kind":"disregard","log":"ffeeddccbbaa99887766554433221100","cell":1"#, "after"),
        (#""kind":"seen","alarm":"x""#, "after"), (#""kind":"erase","now":true"#, "now"), (#""kind":7"#, "kind"),
    ])
    func `a member that is missing, wrong or not of this kind is refused by its name`(members: String, name: String) {
        #expect(#expect(throws: EventError.self) { try Self.read(members) } == .wrong(member: name))
    }

    @Test(arguments: [
        (#"{"kind":"import","heads":[]"#, "heads"), (#"{"kind":"import","heads":[{"log":"x"}]"#, "heads"),
        (#"{"kind":"disregard","log":"ffeeddccbbaa99887766554433221100","cell":-1"#, "cell"),
        (#"{"kind":"erase""#, "case"),
        (#"{"kind":"undo","record":"ffeeddccbbaa99887766554433221100","after":[]"#, "after"),
    ])
    func `a decision without a case is read strictly too`(members: String, name: String) {
        let text = #"\#(members),"received":"2026-07-01T14:03:00Z","schema":2,"type":"decision"}"#
        #expect(
            #expect(throws: EventError.self) { try Event(bytes: Array(text.utf8)) } == .wrong(member: name))
    }

    @Test func `each text and list has a limit in bytes, and a longer one is refused by its name`() throws {
        func note(_ text: String) -> Event { MadeDecisions.event(Decision(.note(text), about: MadeDecisions.id)) }
        // Two bytes a letter: the limit counts bytes, not letters.
        let longest = String(repeating: "ж", count: 5_000)
        #expect(try Event(bytes: note(longest).bytes) == note(longest))
        #expect(throws: EventError.wrong(member: "text")) { try Event(bytes: note(longest + "a").bytes) }
        let names = [Bytes16](repeating: Bytes16(), count: 1_001)
        for (names, isRefused) in [(Array(names.dropLast()), false), (names, true)] {
            let event = MadeDecisions.event(Decision(.erase, about: MadeDecisions.id, after: names))
            if isRefused {
                #expect(throws: EventError.wrong(member: "after")) { try Event(bytes: event.bytes) }
            } else {
                #expect(try Event(bytes: event.bytes) == event)
            }
        }
    }

    @Test func `a decision of the first schema, which had none, is refused`() {
        let text = #"{"case":"\#(MadeDecisions.id)","received":"2026-07-01T14:03:00Z","schema":1,"type":"decision"}"#
        #expect(throws: EventError.wrong(member: "schema")) { try Event(bytes: Array(text.utf8)) }
    }
}

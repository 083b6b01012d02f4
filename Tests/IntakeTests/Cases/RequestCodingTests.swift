import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct RequestCodingTests {
    private func request(_ text: String) throws -> Request {
        try Request(json: CanonicalJSON.parse(Array(text.utf8), limit: .max))
    }

    private func error(_ text: String) -> String? {
        (#expect(throws: InputError.self) { try request(text) })?.sentence.en
    }

    @Test func `any request survives the way out and back, and says only what is known`() throws {
        var random = SeededRandom(seed: 3)
        for _ in 0..<500 {
            let request = Request.random(using: &random)
            let bytes = CanonicalJSON.encode(request.json)
            #expect(try Request(json: CanonicalJSON.parse(bytes, limit: .max)) == request)
        }
        #expect(Request().json == [:])
    }

    @Test func `missing, null and unknown mean the same, and an empty list means that there are no values`() throws {
        let fields = RequestField.allCases.filter { field in
            if case .text = field.kind { false } else { true }
        }
        for field in fields {
            let unknown = try request("{\"\(field.rawValue)\": \"unknown\"}")
            #expect(unknown[field] == .unknown, "\(field)")
            #expect(try request("{\"\(field.rawValue)\": null}")[field] == .unknown)
        }
        #expect(try request(#"{"danger": []}"#).danger == [])
        #expect(try request(#"{"danger": ""}"#).danger == nil)
        #expect(try request(#"{"wanted": "unknown"}"#).unsaid == [.field(.wanted): .unknown])
        #expect(try request(#"{"danger": ["declined"]}"#).unsaid == [.field(.danger): .declined])
    }

    @Test func `a list may be given as one text`() throws {
        #expect(try request(#"{"danger": "suicidal"}"#).danger == [.suicidal])
        #expect(try request(#"{"health": "wounded, chronic_illness"}"#).health == ["wounded", "chronic_illness"])
        #expect(try request(#"{"refer": "combat_conduct"}"#).refer == [.combatConduct])
        #expect(try request(#"{"visas": ["DE", "schengen"], "ties": "family_in:DE"}"#).ties == ["family_in:DE"])
    }

    @Test(arguments: [
        (
            #"{"passport": "red"}"#,
            "field passport: \"red\" is not one of biometric, five_year, expired, surrendered, taken, none, unknown"
        ),
        (#"{"pasport": "none"}"#, "field pasport: there is no such field"),
        (#"{"age": 121}"#, "field age: \"121\" is not a whole number from 0 to 120"),
        (#"{"age": -1}"#, "field age: \"-1\" is not a whole number from 0 to 120"),
        (#"{"age": 18.5}"#, "field age: \"18.5\" is not a whole number from 0 to 120"),
        (#"{"country": "Russia"}"#, "field country: \"Russia\" is not a country in two capital letters such as KZ"),
        (#"{"deadline": "2026-02-30"}"#, "field deadline: \"2026-02-30\" is not a date such as 2026-07-01"),
        (#"{"danger": ["cold"]}"#, "field danger: \"cold\" is not one of \(Danger.words.joined(separator: ", "))"),
        (#"{"wanted": true}"#, "field wanted: \"true\" is not one of yes, no, unknown"),
        (#"{"companions": [{}, {"age": "x"}]}"#, "field companions[2].age: \"x\" is not a whole number from 0 to 120"),
        (#"{"companions": [{"pasport": "none"}]}"#, "field companions[1].pasport: there is no such field"),
        (#"{"safe_contact": {"phone": "1"}}"#, "field safe_contact.phone: there is no such field"),
        (#"{"charge": "105"}"#, "field charge: \"105\" is not one of \(Charge.words.joined(separator: ", "))"),
        (#"{"schema": 0}"#, "field schema: the value is not the number of a schema"),
        (#"[]"#, "this is not a request: expected an object with fields"),
    ])
    func `a wrong value is named with its place`(text: String, message: String) {
        #expect(error(text) == message)
    }

    @Test(arguments: [
        #"{"notes": ["Ivanov"]}"#, #"{"notes": {"a": "Ivanov"}}"#, #"{"place": 1, "notes": "Ivanov"}"#,
        #"{"health": ["Ivanov is ill"]}"#, #"{"pseudonym": "Ivanov\u0000"}"#,
        #"{"safe_contact": "Ivanov"}"#, #"{"companions": ["Ivanov"]}"#,
        "{\"pseudonym\": \"\(String(repeating: "Ivanov", count: 40))\"}",
        "{\"passport\": \"\(String(repeating: "Ivanov", count: 40))\"}",
    ])
    func `an error never contains what may be a caller's own words`(text: String) throws {
        let message = try #require(error(text))
        #expect(!message.contains("Ivanov"))
    }

    @Test func `a shown value is harmless, and a near name is suggested`() throws {
        #expect(try #require(error(#"{"passport": "\u001b[2J"}"#)).contains("\"^[[2J\""))
        let wrong = #expect(throws: InputError.self) { try request(#"{"pasport": 1}"#) }
        #expect(wrong?.hint?.en.contains("passport") == true)
        #expect(wrong?.exit == .badData)
    }

    @Test func `of several errors always the same one is named`() {
        let text = #"{"zeta": 1, "alpha": 2, "passport": "red", "age": 500, "beta": 3}"#
        for _ in 0..<50 { #expect(error(text)?.hasPrefix("field age:") == true) }
        let contact = #"{"safe_contact": {"zeta": "1", "gamma": "2", "beta": "3", "alpha": "4", "delta": "5"}}"#
        let child = #"{"companions": [{"zeta": 1, "age": 500, "gamma": 2, "passport": "red", "delta": 3}]}"#
        for _ in 0..<50 {
            #expect(error(contact)?.contains("safe_contact.alpha") == true)
            #expect(error(child)?.hasPrefix("field companions[1].age:") == true)
        }
    }

    @Test func `texts are read to their limit and refused beyond it`() throws {
        func notes(_ count: Int) -> String { "{\"notes\": \"\(String(repeating: "я", count: count))\"}" }
        #expect(try request(notes(50_000)).notes?.utf8.count == 100_000)
        #expect(error(notes(50_001)) == "field notes: the value is longer than 100000 bytes")
        #expect(error(#"{"notes": "a\u0000b"}"#) == "field notes: the text contains a NUL character")
        let many = (0...FieldReader.maxEntries).map { "\"w\($0)\"" }.joined(separator: ",")
        #expect(error("{\"health\": [\(many)]}") == "field health: the value is not a list of at most 64 entries")
    }

    @Test(arguments: [
        ("wounded", true), ("a", true), ("a_1", true), ("family_in:DE", true),
        (String(repeating: "a", count: 40), true),
        (String(repeating: "a", count: 41), false), ("", false), ("1a", false), ("Wounded", false), ("a:de", false),
        ("a:DEU", false), ("a:DE:FR", false), (":DE", false), ("семья", false), ("a b", false),
    ])
    func `words of open lists have one form`(word: String, isOne: Bool) {
        #expect(OpenWord.isOne(word) == isOne)
    }

    @Test func `a newer schema keeps what is not known here, and only it does`() throws {
        let text = #"""
            {"schema":2,"stage":"abroad","passport":"chip","danger":["injured","drone"],"refer":["new_word"],
            "companions":[{"age":5,"mood":"low"}],"moon":{"phase":[1,2.5,null]}}
            """#
        let newer = try request(text)
        #expect(newer.stage == .abroad)
        #expect(newer.passport == nil)
        #expect(newer.danger == [.injured])
        #expect(newer.refer == nil, "a list that only a newer schema understands is unknown, not empty")
        #expect(newer.companions == [Companion(age: 5)])
        #expect(newer.json == (try CanonicalJSON.parse(Array(text.utf8), limit: .max)))
        #expect(try Request(json: newer.json) == newer)
        #expect(error(text.replacing("\"schema\":2", with: "\"schema\":1")) != nil)
        #expect(error(#"{"schema":2,"age":500}"#) != nil)
    }
}

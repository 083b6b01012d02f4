// Requests from a file: JSON that a person typed or another program wrote.

@testable import IntakeBase
@testable import IntakeCases

/// Guarantee: a parsed value is encoded and parsed to the same value; the encoding and the refusals contain no control
/// characters for a terminal.
struct RequestTarget: FuzzTarget {
    static let name = "request"
    static let maxBytes = 1_024

    func run(_ input: [UInt8]) throws {
        value(input)
        event(input)
        try requests(input)
    }

    /// The content of a record. Most are parsed in one pass, which must give the same result as parsing into a tree of
    /// values.
    private func event(_ bytes: [UInt8]) {
        let event = outcome { () throws(EventError) in try Event(bytes: bytes) }
        hold(
            event == outcome { () throws(EventError) in try Event(anyOrder: bytes) },
            "an event is the same however it is read",
            "\(event)")
    }

    private func outcome(_ read: () throws(EventError) -> Event) -> Result<Event, EventError> {
        do throws(EventError) { return .success(try read()) } catch { return .failure(error) }
    }

    /// Any JSON value.
    private func value(_ input: [UInt8]) {
        guard let value = try? CanonicalJSON.parse(input, limit: Self.maxBytes) else { return }
        let written = CanonicalJSON.encode(value)
        plain(written)
        guard let again = try? CanonicalJSON.parse(written, limit: .max) else {
            broken("what is written can be read", String(decoding: written, as: UTF8.self).debugDescription)
        }
        hold(again == value, "a value is read as it was written", "\(value)")
        hold(CanonicalJSON.encode(again) == written, "there is one form of writing a value", "\(value)")
    }

    private func requests(_ input: [UInt8]) throws {
        let items: [InputItem]
        do {
            items = try RequestInput.parse(input)
        } catch let error as any Explained {
            // Several mistakes are told on a line each. A new line inside one of them would be a line of its own.
            for error in (error as? InputErrors)?.errors ?? [error] as [any Explained] {
                for text in [error.sentence.en, error.sentence.ru] {
                    hold(!text.isEmpty, "a refusal says why")
                    plain(Array(text.utf8))
                }
            }
            return
        }
        hold(!items.isEmpty, "an input without a request is refused")
        for item in items {
            let written = CanonicalJSON.encode(item.request.json)
            plain(written)
            let again: Request
            do {
                again = try Request(json: CanonicalJSON.parse(written, limit: .max))
            } catch {
                broken("a request that is written can be read", "\(String(decoding: written, as: UTF8.self)): \(error)")
            }
            hold(again == item.request, "a request is read as it was written", "\(item.request) as \(again)")
            hold(CanonicalJSON.encode(again.json) == written, "there is one form of writing a request")
            let alone = try RequestInput.parse(written)
            hold(alone.map(\.request) == [item.request], "a request alone in a file is the same request")
            guard item.request.newer == nil else { continue }
            let request = NewRequest(id: Self.id, code: Self.code, request: item.request, advised: nil)
            let event = Event(received: Moment(unixSeconds: 0), content: .request(request))
            hold(WrittenEvent.read(event.bytes) == event, "a record that is written is read in one pass")
        }
    }

    private func plain(_ bytes: [UInt8]) {
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars where VisibleText.drives(scalar) {
            broken("nothing is written that drives a terminal", "U+" + String(scalar.value, radix: 16))
        }
    }

    private static let id = CaseID(Bytes16())
    private static let code = CaseCode(random: 0..<UInt8(CaseCode.randomBytes))!

    static func seeds() -> [String: [UInt8]] {
        var seeds = [
            "empty": "", "object": "{}", "array": "[{},{}]", "lines": "{\"age\":19}\n{\"age\":20}\n",
            "requests": #"{"requests":[{"age":19}],"schema":1}"#,
            "vignettes": #"{"vignettes":[{"id":"v1","case":{}}]}"#,
            "case": #"{"id":"x","as_of":"2026-07-01","case":{"stage":"mobilized"}}"#,
            "newer": #"{"schema":2,"hologram":{"a":[1,2.5,null]},"stage":"teleported"}"#,
            "doubled": #"{"age":1,"age":2}"#, "unknown-field": #"{"agee":19}"#, "age": #"{"age":121}"#,
            "age-float": #"{"age":19.0}"#, "age-text": #"{"age":"unknown"}"#, "article": #"{"charge":337}"#,
            "list": #"{"danger":"a, b;c"}"#, "day": #"{"deadline":"2026-02-29"}"#,
            "notes": #"{"notes":"\u0007\u202e\n"}"#,
            "pair": #"{"notes":"\ud83d\ude00"}"#, "half": #"{"notes":"\ud83d"}"#, "nul": #"{"notes":"\u0000"}"#,
            "deep": String(repeating: "[", count: 66), "numbers": "[0,-0,1e5,1E-400,1e400,9223372036854775808,-1.5e-3]",
            "bom": "\u{FEFF}{}", "trailing": "{} {}", "keys": #"{"é":1,"e\u0301":2}"#,
            "escapes": #""\"\\\/\b\f\n\r\t""#,
            "newer-word": #"{"schema":7,"companions":[{"age":3,"wings":2}],"safe_contact":{"x":1}}"#,
            "companion": #"{"companions":{"relation":"child","age":4,"passport":"none"}}"#,
            "contact": #"{"safe_contact":{"channel":"signal","when":"вечером","code_word":"рыба","avoid":"sms"}}"#,
            "ties": #"{"ties":["family_in:DE","ancestry:IL"],"visas":["schengen","AM"],"health":[]}"#,
            "event-new": #"{"case":"00000000000000000000000000000000","code":"CODE","received":"2026-07-01T14:03:00Z","#
                + #""request":{"age":19,"notes":"вечером","safe_contact":{"channel":"x"}},"schema":1,"type":"request"}"#,
            "event-follow-up": #"{"code":"CODE","e\u0301":1,"received":"2026-07-01T14:03:00Z","request":{"age":19},"#
                + #""schema":1,"type":"follow_up","é":2}"#,
            "event-newer": #"{"case":"00000000000000000000000000000000","received":"2026-07-01T14:03:00Z","#
                + #""request":7,"schema":3,"type":"wish"}"#,
            "null": #"{"age":null,"notes":null}"#, "schema-odd": #"{"schema":1000001}"#, "minus": "-", "true": "truex",
        ].mapValues { Array($0.replacing("CODE", with: Self.code.description).utf8) }
        for field in RequestField.allCases {
            for (name, value) in [("text", "\"yes\""), ("list", "[\"a\"]"), ("number", "2"), ("object", "{\"x\":{}}")] {
                if name == "text" || field.rawValue.utf8.count % 3 == 0 {
                    seeds["\(field.rawValue)-\(name)"] = Array("{\"\(field.rawValue)\":\(value)}".utf8)
                }
            }
        }
        return seeds
    }
}

@testable import IntakeBase
@testable import IntakeCases

extension Request {
    /// A request with random answers in random fields.
    static func random(using generator: inout SeededRandom) -> Request {
        var request = FieldReading(root: Request(), reader: FieldReader(keepsNewer: false))
        for field in RequestField.allCases where Bool.random(using: &generator) {
            // Generated from the permitted values, so a refusal is a bug of the reader.
            try! field.row(&request, field.kind.random(using: &generator))
        }
        // As it comes back from a record, where `unknown` is an answer without a value.
        return try! Request(json: request.root.json)
    }
}

extension FieldKind {
    /// A random value of this kind, as a record contains it.
    fileprivate func random(using generator: inout SeededRandom) -> JSONValue {
        func some(_ words: [String]) -> JSONValue {
            JSONValue(words.shuffled(using: &generator).prefix(2).map { $0.hasSuffix(":") ? $0 + "DE" : $0 })
        }
        switch self {
        case .choice(let words): return .string(words.randomElement(using: &generator)!)
        case .choices(let words): return some(words)
        case .words(let proposed, let countries): return some(proposed + (countries ? ["DE"] : []))
        case .number(let range): return JSONValue(Int.random(in: range, using: &generator))
        case .day: return .string(Day(sinceEpoch: Int.random(in: 0...40_000, using: &generator)).description)
        case .country: return "KZ"
        case .text:
            return .string("x" + JSONValue.text(using: &generator).filter { !$0.unicodeScalars.contains("\0") })
        case .contact:
            var parts: [String: JSONValue] = [:]
            for part in SafeContact.Part.allCases where Bool.random(using: &generator) {
                parts[part.rawValue] = FieldKind.text(maxBytes: SafeContact.maxBytes).random(using: &generator)
            }
            return .object(parts)
        case .companions:
            var parts: [String: JSONValue] = [:]
            for part in Companion.Part.allCases where Bool.random(using: &generator) {
                parts[part.rawValue] = part.described.kind.random(using: &generator)
            }
            return [.object(parts)]
        }
    }
}

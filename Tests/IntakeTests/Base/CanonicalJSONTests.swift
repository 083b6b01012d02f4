import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct CanonicalJSONTests {
    @Test func `members are sorted, slashes stay, and nothing is padded`() {
        let value: JSONValue = ["b": [1, true, nil], "a": "x/y", "é": "\"\\\n", "B": -5]
        #expect(CanonicalJSON.text(value) == #"{"B":-5,"a":"x/y","b":[1,true,null],"é":"\"\\\n"}"#)
    }

    @Test func `what could drive a terminal leaves escaped and comes back as it was`() throws {
        let text = "\u{1B}[2J\u{9B}\u{202E}\u{7F}\u{E0041}\u{2028} Ж 😀"
        let json = CanonicalJSON.text(.string(text))
        #expect(!json.unicodeScalars.contains(where: VisibleText.drives))
        #expect(json.contains("Ж 😀"))
        #expect(try CanonicalJSON.parse(Array(json.utf8), limit: 1_000) == .string(text))
    }

    @Test(arguments: [
        ("{\"a\":1,\n \"a\":2}", JSONError.Problem.duplicate("a"), 2, 2),
        ("{\"a\":1,\"\\u0061\":2}", .duplicate("a"), 1, 8),
        ("[1,2] 3", .trailing, 1, 7),
        ("[1,2", .endsEarly, 1, 5),
        ("", .endsEarly, 1, 1),
        ("{\"a\" 1}", .expected(":"), 1, 6),
        ("[1 2]", .expected(","), 1, 4),
        ("{a:1}", .expected("\""), 1, 2),
        ("[1,]", .unexpected, 1, 4),
        ("nul", .unexpected, 1, 1),
        ("01", .unexpected, 1, 1),
        ("+1", .unexpected, 1, 1),
        ("1.", .endsEarly, 1, 1),
        ("[1.e5]", .unexpected, 1, 2),
        ("1e999", .numberTooLarge, 1, 1),
        ("\"a\nb\"", .controlCharacter, 1, 3),
        ("\"\\x\"", .badEscape, 1, 2),
        ("\"\\uD800x\"", .halfCharacter, 1, 2),
        ("\"\\uDC00\"", .halfCharacter, 1, 2),
        ("\"Ж\\uD83D\\u0041\"", .halfCharacter, 1, 3),
    ])
    func `a wrong text is refused with its place`(text: String, problem: JSONError.Problem, line: Int, column: Int) {
        let error = #expect(throws: JSONError.self) { try CanonicalJSON.parse(Array(text.utf8), limit: 100) }
        #expect(error?.problem == problem)
        #expect(error?.line == line)
        #expect(error?.column == column)
    }

    @Test(arguments: [
        [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0xFF], [0x22, 0xD0],
    ])
    func `what is not UTF-8 is refused`(bytes: [UInt8]) {
        #expect(throws: JSONError.self) { try CanonicalJSON.parse(bytes, limit: 100) }
    }

    @Test func `nesting is read to its limit and never crashes beyond it`() throws {
        func nested(_ depth: Int) -> [UInt8] {
            Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
        }
        _ = try CanonicalJSON.parse(nested(JSONParser.maxDepth), limit: .max)
        let error = #expect(throws: JSONError.self) {
            try CanonicalJSON.parse(nested(JSONParser.maxDepth + 1), limit: .max)
        }
        #expect(error?.problem == .tooDeep)
        #expect(throws: JSONError.self) {
            try CanonicalJSON.parse(Array(String(repeating: "{\"a\":[", count: 1_000_000).utf8), limit: .max)
        }
    }

    @Test func `more bytes than the limit are not read`() throws {
        _ = try CanonicalJSON.parse(Array("[10]".utf8), limit: 4)
        let error = #expect(throws: JSONError.self) { try CanonicalJSON.parse(Array("[100]".utf8), limit: 4) }
        #expect(error?.problem == .tooLong(limit: 4))
    }

    @Test(arguments: [
        ("0", JSONValue.integer(0)), ("-9223372036854775807", .integer(-9_223_372_036_854_775_807)),
        ("9223372036854775808", .number(9_223_372_036_854_775_808)), ("-0.5e1", .number(-5)),
        (" \t\r\n{}", .object([:])), ("\"\\ud83d\\ude00\\/\\b\"", .string("😀/\u{8}")),
    ])
    func `values mean what RFC 8259 says`(text: String, value: JSONValue) throws {
        #expect(try CanonicalJSON.parse(Array(text.utf8), limit: 100) == value)
    }

    @Test(arguments: ["1.0", "1e1", "1E+0", "-0", "10.00"])
    func `a number with a fraction or an exponent is no whole number, which other readers may take otherwise`(
        text: String
    ) throws {
        #expect(try CanonicalJSON.parse(Array(text.utf8), limit: 100).integer == nil)
        let record = #"{"case":"00","received":"2026-07-01T14:03:00Z","schema":\#(text),"type":"request"}"#
        #expect(throws: EventError.wrong(member: "schema")) { try Event(bytes: Array(record.utf8)) }
    }

    @Test func `a byte order mark is no JSON`() throws {
        #expect(throws: JSONError.self) { try CanonicalJSON.parse(Array("\u{FEFF}[]".utf8), limit: 100) }
    }

    @Test func `random values survive the way out and back`() throws {
        var random = SeededRandom(seed: 1)
        for _ in 0..<500 {
            let value = JSONValue.random(depth: 4, using: &random)
            #expect(try CanonicalJSON.parse(CanonicalJSON.encode(value), limit: .max) == value)
        }
    }

    @Test func `cutting, doubling or changing bytes is refused or read, never a crash`() {
        var random = SeededRandom(seed: 2)
        for _ in 0..<2_000 {
            var bytes = CanonicalJSON.encode(JSONValue.random(depth: 3, using: &random))
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: 0..<max(1, bytes.count), using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes = Array(bytes.prefix(place))
                case 1: bytes.insert(UInt8.random(in: 0...255, using: &random), at: min(place, bytes.count))
                default: if place < bytes.count { bytes[place] = UInt8.random(in: 0...255, using: &random) }
                }
            }
            guard let value = try? CanonicalJSON.parse(bytes, limit: .max) else { continue }
            #expect(throws: Never.self) { try CanonicalJSON.parse(CanonicalJSON.encode(value), limit: .max) }
        }
    }
}

extension JSONValue: ExpressibleByFloatLiteral {
    /// A number.
    public init(floatLiteral value: Double) { self = .number(value) }
}

extension JSONValue {
    static func random(depth: Int, using generator: inout SeededRandom) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &generator) {
        case 0: return .null
        case 1: return .bool(.random(using: &generator))
        case 2: return .integer(Int64.random(in: (Int64.min + 1)...Int64.max, using: &generator))
        case 3: return .number(Double.random(in: -1e9...1e9, using: &generator))
        case 4: return .string(text(using: &generator))
        case 5: return .array((0..<3).map { _ in .random(depth: depth - 1, using: &generator) })
        default:
            let members = (0..<3).map { _ in (text(using: &generator), random(depth: depth - 1, using: &generator)) }
            return .object(Dictionary(members, uniquingKeysWith: { $1 }))
        }
    }

    static func text(using generator: inout SeededRandom) -> String {
        let scalars = (0..<Int.random(in: 0...8, using: &generator)).compactMap { _ in
            Unicode.Scalar(UInt32.random(in: 0...0x2FFF, using: &generator))
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }
}

@Suite struct UTF8Tests {
    @Test func `what is read as UTF-8 is what the standard library calls valid`() {
        let edges: [UInt8] =
            [0x22, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC]
            + [0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF]
        var random = SeededRandom(seed: 5)
        var valid = 0
        for _ in 0..<50_000 {
            let inner = (0..<Int.random(in: 1...5, using: &random)).map { _ in edges.randomElement(using: &random)! }
                .filter { $0 != 0x22 }
            let text = String(validating: inner, as: UTF8.self)
            let read = try? CanonicalJSON.parse([0x22] + inner + [0x22], limit: 100)
            #expect(read == text.map(JSONValue.string))
            valid += text == nil ? 0 : 1
        }
        #expect(valid > 1_000)
    }

    @Test func `members are sorted by the bytes of their names, in each way of writing an accent`() throws {
        let names = ["e\u{301}", "\u{e9}:", "\u{e9}", "z", "e"]
        for left in names {
            for right in names where Array(left.utf8) != Array(right.utf8) {
                #expect(CanonicalJSON.precedes(left, right) != CanonicalJSON.precedes(right, left))
            }
        }
        let value = try CanonicalJSON.parse(Array("{\"\u{e9}:\":1,\"e\\u0301\":2}".utf8), limit: 100)
        #expect(CanonicalJSON.encode(value) == Array("{\"e\u{301}\":2,\"\u{e9}:\":1}".utf8))
    }

    // Text is scanned eight bytes at a time: its end must be recognized at each of them.
    @Test func `what ends a text is found at each place in it`() throws {
        let plain = [UInt8]("abcdefghijklmnopqrstuvwx\u{7F} !#[]~".utf8)
        for place in plain.indices {
            func with(_ bytes: [UInt8]) -> [UInt8] { [0x22] + plain[..<place] + bytes + plain[place...] + [0x22] }
            func problem(_ bytes: [UInt8]) -> JSONError.Problem? {
                do throws(JSONError) { _ = try CanonicalJSON.parse(with(bytes), limit: 99) } catch {
                    return error.problem
                }
                return nil
            }
            for control in 0..<UInt8(0x20) { #expect(problem([control]) == .controlCharacter) }
            for wrong: [UInt8] in [[0x80], [0xC3], [0xFF], [0xED, 0xA0, 0x80]] { #expect(problem(wrong) == .notUTF8) }
            #expect(problem([0x22]) == .trailing)
            #expect(problem([0x5C, 0x78]) == .badEscape)
            // The first of two mistakes is the one that is named.
            #expect(problem([0xFF, 0x01]) == .notUTF8)
            #expect(problem([0x01, 0xFF]) == .controlCharacter)
            for (escape, meant) in [("\\n", "\n"), ("\\u0416", "Ж"), ("Ж", "Ж"), ("\\\\", "\\")] {
                let text =
                    String(decoding: plain[..<place], as: UTF8.self) + meant
                    + String(decoding: plain[place...], as: UTF8.self)
                #expect(try CanonicalJSON.parse(with(Array(escape.utf8)), limit: 99) == .string(text))
            }
        }
    }
}

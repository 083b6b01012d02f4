// The text of an event in about half its bytes: the words of its vocabulary by number, hexadecimal digits as bytes. A
// desk holds a quarter of a million of them. Nothing is lost: what comes out is what went in, byte for byte, whatever
// it was.

import IntakeCases
import IntakeTriage

/// Packs the JSON of events.
///
/// Bytes from 0x20 to 0xF7 stand for themselves: UTF-8 has none above 0xF4, and JSON seldom one below 0x20. Below 0x20
/// stands one of the first words; 0xF8 to 0xFD and a byte is another word; 0xFE, a count and so many bytes is twice as
/// many digits in quotation marks; 0xFF and a byte is that byte.
enum PackedText {
    private static let short = 0x20
    private static let long: UInt8 = 0xF8
    private static let digits: UInt8 = 0xFE
    private static let escape: UInt8 = 0xFF
    private static let quote = UInt8(ascii: "\"")

    /// The text, packed.
    static func pack(_ text: [UInt8]) -> [UInt8] {
        var packed: [UInt8] = []
        packed.reserveCapacity(text.count * 3 / 4)
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte == quote, let (end, isHex) = plainString(text, from: index) {
                let inner = index + 1..<end
                if isHex, inner.count == 32 || inner.count == 64 {
                    packed.append(digits)
                    packed.append(UInt8(inner.count / 2))
                    for place in stride(from: inner.lowerBound, to: end, by: 2) {
                        packed.append(nibble(text[place]) << 4 | nibble(text[place + 1]))
                    }
                    index = end + 1
                    continue
                }
                let isName = end + 1 < text.count && text[end + 1] == UInt8(ascii: ":")
                let whole = index..<end + (isName ? 2 : 1)
                if let number = PackedWords.number(of: text[whole]) {
                    if number < short {
                        packed.append(UInt8(number))
                    } else {
                        packed.append(long + UInt8((number - short) >> 8))
                        packed.append(UInt8((number - short) & 0xFF))
                    }
                    index = whole.upperBound
                    continue
                }
            }
            if byte < UInt8(short) || byte >= long { packed.append(escape) }
            packed.append(byte)
            index += 1
        }
        return packed
    }

    /// The text that was packed into these bytes.
    static func unpack(_ packed: ArraySlice<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(packed.count * 5 / 2)
        var rest = packed
        while let byte = rest.popFirst() {
            switch byte {
            case 0..<UInt8(short):
                text += PackedWords.words[Int(byte)]
            case escape:
                if let raw = rest.popFirst() { text.append(raw) }
            case digits:
                let count = Int(rest.popFirst() ?? 0)
                let bytes = rest.prefix(count)
                rest = rest.dropFirst(bytes.count)
                text.append(quote)
                for byte in bytes {
                    text.append(digit(byte >> 4))
                    text.append(digit(byte & 15))
                }
                text.append(quote)
            case long...:
                let number = short + Int(byte - long) << 8 + Int(rest.popFirst() ?? 0)
                if number < PackedWords.words.count { text += PackedWords.words[number] }
            default:
                text.append(byte)
            }
        }
        return text
    }

    /// Where the string that begins at `start` ends, and whether it is all digits; nil for one that is no word.
    private static func plainString(_ text: [UInt8], from start: Int) -> (end: Int, isHex: Bool)? {
        var isHex = true
        var index = start + 1
        let limit = min(text.count, start + 66)
        while index < limit {
            switch text[index] {
            case quote: return (index, isHex)
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): break
            case UInt8(ascii: "g")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
                isHex = false
            default: return nil
            }
            index += 1
        }
        return nil
    }

    private static func nibble(_ digit: UInt8) -> UInt8 {
        digit <= UInt8(ascii: "9") ? digit - UInt8(ascii: "0") : digit - UInt8(ascii: "a") + 10
    }

    private static func digit(_ nibble: UInt8) -> UInt8 {
        nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
    }
}

/// The words that stand in events, by number. They live as long as the program and its snapshots, which name them: an
/// order that changes harms nothing.
enum PackedWords {
    /// Every word as it stands in JSON: in quotation marks, and a member's name with its colon.
    static let words: [[UInt8]] = names.map { Array("\"\($0)\":".utf8) } + values.map { Array("\"\($0)\"".utf8) }

    /// All of them, one after the other: what was packed with others does not come out again with these.
    static var listed: [UInt8] { Array(words.joined(separator: [0])) }

    /// The number of a word; nil for what is none.
    static func number(of text: ArraySlice<UInt8>) -> Int? {
        guard text.count <= longest else { return nil }
        var place = Int(NoteRuns.hash(text) & mask)
        while let number = table[place] {
            if words[Int(number)].elementsEqual(text) { return Int(number) }
            place = (place + 1) & Int(mask)
        }
        return nil
    }

    private static let longest = words.map(\.count).max() ?? 0
    private static let mask: UInt64 = 1023

    /// Open addressing over the hashes of the words: fewer than half of the places are taken.
    private static let table: [UInt16?] = {
        precondition(words.count < 512)
        var table = [UInt16?](repeating: nil, count: Int(mask) + 1)
        for (number, word) in words.enumerated() {
            var place = Int(NoteRuns.hash(word) & mask)
            while table[place] != nil { place = (place + 1) & Int(mask) }
            table[place] = UInt16(number)
        }
        return table
    }()

    private static let names =
        RequestField.allCases.map(\.rawValue)
        + ["type", "received", "case", "code", "request", "advised", "schema", "urgency", "outcome", "via", "release"]
        + ["book", "book_version", "channel", "when", "code_word", "avoid", "relation", "birth_certificate"]
        + ["status", "assigned", "due", "route", "reason"]

    private static let values: [String] = {
        var values = ["request", "follow_up", "decision"]
        values += Answer.words + Caller.words + Stage.words + Service.words + Position.words + Summons.words
        values += Charge.words + Passport.words + DeadlineReason.words + Danger.words + Consent.words + Referral.words
        values += KnownWords.health + KnownWords.conscience + KnownWords.evidence + ["jewish_ancestry"]
        values += Urgency.allCases.map(\.rawValue) + Outcome.allCases.map(\.rawValue) + Release.allCases.map(\.rawValue)
        values += CaseStatus.words + RouteDecision.words
        values += ["RU", "UA", "BY", "KZ", "KG", "AM", "GE", "RS", "ME", "TR", "MN", "UZ", "AZ", "TJ", "DE", "FR"]
        var seen: Set<String> = []
        return values.filter { seen.insert($0).inserted }
    }()
}

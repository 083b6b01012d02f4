// Breaks JSON into lines for reading, without parsing it into values: every printed byte is kept in order, so comparing
// the lines compares the bytes.

/// JSON that is broken into lines.
struct GoldenJSON {
    private let bytes: [UInt8]
    private var lines: [String] = []

    private static let width = 116

    /// The lines of a JSON text; the text itself if it is not JSON, is short, or could not be reassembled.
    static func lines(_ text: String) -> [String] {
        guard text.hasPrefix("{") || text.hasPrefix("[") else { return [text] }
        var json = GoldenJSON(bytes: Array(text.utf8))
        guard json.end(of: 0) == json.bytes.count else { return [text] }
        json.add(0..<json.bytes.count, indent: 0)
        // A text that cannot be reassembled is shown as it was printed.
        return json.lines.map { String($0.drop { $0 == " " }) }.joined() == text ? json.lines : [text]
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// Adds a value, or a member with its name: on one line if it is short, otherwise in parts.
    private mutating func add(_ range: Range<Int>, indent: Int) {
        let margin = String(repeating: " ", count: indent)
        let start = valueStart(range)
        let isContainer = bytes[start] == UInt8(ascii: "{") || bytes[start] == UInt8(ascii: "[")
        guard isContainer, indent + range.count > Self.width, let end = end(of: start), end > start + 2 else {
            return lines.append(margin + text(range))
        }
        lines.append(margin + text(range.lowerBound..<start + 1))
        var place = start + 1
        while place < end - 1, let next = self.end(of: valueStart(place..<end)) {
            let comma = next < end - 1 ? 1 : 0
            add(place..<next + comma, indent: indent + 2)
            place = next + comma
        }
        lines.append(margin + text(end - 1..<range.upperBound))
    }

    /// The start of the value, after the member's name and colon.
    private func valueStart(_ range: Range<Int>) -> Int {
        guard bytes[range.lowerBound] == UInt8(ascii: "\""), let end = end(of: range.lowerBound),
            end < range.upperBound - 1, bytes[end] == UInt8(ascii: ":")
        else { return range.lowerBound }
        return end + 1
    }

    /// The end of the value that starts here; nil if it has no end.
    private func end(of start: Int) -> Int? {
        var (depth, isText, isEscaped) = (0, false, false)
        for place in start..<bytes.count {
            let byte = bytes[place]
            if isText {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isText = false
                    if depth == 0 { return place + 1 }
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isText = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0 { return place }
                depth -= 1
                if depth == 0 { return place + 1 }
            case UInt8(ascii: ",") where depth == 0: return place
            default: break
            }
        }
        return depth == 0 && !isText ? bytes.count : nil
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

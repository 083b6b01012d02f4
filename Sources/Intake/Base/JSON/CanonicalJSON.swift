// Canonical JSON, the one form in which this program writes JSON: members sorted by name, no white space, UTF-8. Every
// character that could drive a terminal is escaped, so `--json` on a screen is as harmless as a table.

/// Writes JSON in one form, and reads it strictly.
public enum CanonicalJSON {
    /// The value as JSON.
    public static func encode(_ value: JSONValue) -> [UInt8] {
        var bytes: [UInt8] = []
        write(value, to: &bytes)
        return bytes
    }

    /// The value as JSON.
    public static func text(_ value: JSONValue) -> String {
        String(decoding: encode(value), as: UTF8.self)
    }

    /// Parses `bytes` as exactly one value.
    /// - Parameter limit: the most bytes that are accepted.
    public static func parse(_ bytes: [UInt8], limit: Int) throws(JSONError) -> JSONValue {
        guard bytes.count <= limit else { throw JSONError(.tooLong(limit: limit), in: bytes, at: 0) }
        var parser = JSONParser(bytes)
        let value = try parser.value()
        _ = parser.endsLine()
        guard parser.isAtEnd else { throw parser.failure(.trailing) }
        return value
    }

    /// The order of members: by the UTF-8 bytes of their names. `String` compares by canonical equivalence (a composed
    /// accent equals a combining one), which leaves some names unordered: the output would depend on chance.
    package static func precedes(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }

    /// The members of an object, sorted by `precedes`.
    package static func inOrder(_ members: [String: JSONValue]) -> [(key: String, value: JSONValue)] {
        members.sorted { precedes($0.key, $1.key) }
    }

    private static func write(_ value: JSONValue, to bytes: inout [UInt8]) {
        switch value {
        case .null: bytes += "null".utf8
        case .bool(let bool): bytes += (bool ? "true" : "false").utf8
        case .integer(let integer): bytes += String(integer).utf8
        case .number(let number): bytes += (number.isFinite ? number.description : "null").utf8
        case .string(let string): write(string, to: &bytes)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                write(element, to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in inOrder(members).enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                write(member.key, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                write(member.value, to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private static func write(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        if text.utf8.allSatisfy({ $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") && isPlain($0) }) {
            bytes += text.utf8
        } else {
            for scalar in text.unicodeScalars { write(scalar, to: &bytes) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Whether a byte of UTF-8 is not a control character and cannot be the first byte of one in `VisibleText.drives`.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20...0x7E, 0x80...0xBF, 0xC3...0xD7: true
        default: false
        }
    }

    private static func write(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        switch scalar {
        case "\"", "\\":
            bytes.append(UInt8(ascii: "\\"))
            bytes.append(UInt8(truncatingIfNeeded: scalar.value))
        case "\n": bytes += "\\n".utf8
        case "\r": bytes += "\\r".utf8
        case "\t": bytes += "\\t".utf8
        case _ where VisibleText.drives(scalar):
            for unit in Character(scalar).utf16 {
                bytes += "\\u\(Hex.text([UInt8(unit >> 8), UInt8(unit & 0xFF)]))".utf8
            }
        default: bytes += Character(scalar).utf8
        }
    }
}

// A path is bytes in any encoding, for example that of a stick. Here it is text, so that it can be joined, shown and
// printed. Valid UTF-8 is decoded. Each byte that is not part of valid UTF-8 becomes one character of the private use
// area: U+10FF00 plus the byte, which gives U+10FF80 to U+10FFFF. If a path contains one of these characters itself (no
// known file name does), its bytes are mapped in the same way. So two different paths never become the same text.

/// Paths as text, and back.
package enum PathText {
    /// Decodes a path, or an argument that may be one, from the bytes that the system gives.
    package static func text(_ bytes: some Sequence<UInt8>) -> String {
        let bytes = Array(bytes)
        if let text = String(validating: bytes, as: UTF8.self), !text.unicodeScalars.contains(where: isByte) {
            return text
        }
        var text = String.UnicodeScalarView()
        var rest = bytes.makeIterator()
        var parser = Unicode.UTF8.ForwardParser()
        var at = 0
        while true {
            let count: Int
            switch parser.parseScalar(from: &rest) {
            case .valid(let encoded):
                let scalar = Unicode.UTF8.decode(encoded)
                guard isByte(scalar) else {
                    text.append(scalar)
                    at += encoded.count
                    continue
                }
                count = encoded.count
            case .error(let length): count = length
            case .emptyInput: return String(text)
            }
            text.append(contentsOf: bytes[at..<at + count].map(scalar))
            at += count
        }
    }

    /// The bytes of a path, for the system.
    package static func bytes(_ text: String) -> [UInt8] {
        guard text.unicodeScalars.contains(where: isByte) else { return Array(text.utf8) }
        return text.unicodeScalars.flatMap { scalar in byte(scalar).map { [$0] } ?? Array(String(scalar).utf8) }
    }

    /// The byte that this character encodes; nil for a normal character.
    static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
        isByte(scalar) ? UInt8(scalar.value - base) : nil
    }

    private static let base: UInt32 = 0x10FF00

    private static func isByte(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= base + 0x80 }

    private static func scalar(_ byte: UInt8) -> Unicode.Scalar { Unicode.Scalar(base + UInt32(byte))! }
}

/// Calls the system with a path as a C string.
package func withPath<Answer>(_ path: String, _ call: (UnsafePointer<CChar>) -> Answer) -> Answer {
    let bytes = PathText.bytes(path) + [0]
    return unsafe bytes.withUnsafeBufferPointer { bytes in
        unsafe bytes.withMemoryRebound(to: CChar.self) { unsafe call($0.baseAddress!) }
    }
}

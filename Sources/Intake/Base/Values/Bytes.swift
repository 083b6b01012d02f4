// Public values of a fixed size: ids, hashes, public keys. They never hold secrets.

/// 32 public bytes.
public struct Bytes32: Hashable, Sendable {
    @usableFromInline package var words: SIMD4<UInt64>

    /// 32 zero bytes.
    public init() { words = .zero }

    /// The 32 bytes of `bytes`; nil for any other number of bytes.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        self.init()
        unsafe withUnsafeMutableBytes(of: &words) { unsafe $0.copyBytes(from: bytes) }
    }

    /// Parses 64 lower-case hex digits; nil for anything else.
    public init?(hex: String) {
        guard let bytes = Hex.bytes(hex) else { return nil }
        self.init(bytes)
    }

    @inlinable package init(_ pointer: UnsafeRawPointer) {
        words = unsafe pointer.loadUnaligned(as: SIMD4<UInt64>.self)
    }

    /// The bytes as an array.
    public var array: [UInt8] { unsafe withUnsafeBytes(of: words) { unsafe [UInt8]($0) } }
    /// The first 16 bytes.
    package var firstHalf: Bytes16 { Bytes16(words: words.lowHalf) }
    /// The bytes as 64 lower-case hex digits.
    public var hex: String { Hex.text(array) }

    @inlinable @inline(__always)
    package func store(to pointer: UnsafeMutableRawPointer) {
        unsafe pointer.storeBytes(of: words, as: SIMD4<UInt64>.self)
    }

    @inlinable @inline(__always)
    package func withPointer<R, E: Error>(_ body: (UnsafePointer<UInt8>) throws(E) -> R) throws(E) -> R {
        try unsafe withUnsafePointer(to: words) { pointer throws(E) in
            try unsafe pointer.withMemoryRebound(to: UInt8.self, capacity: 32, body)
        }
    }
}

/// 16 public bytes: the id of a log, a record or a case.
public struct Bytes16: Hashable, Comparable, Sendable {
    @usableFromInline package var words: SIMD2<UInt64>

    /// 16 zero bytes.
    public init() { words = .zero }

    package init(words: SIMD2<UInt64>) { self.words = words }

    /// The 16 bytes of `bytes`; nil for any other number of bytes.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == 16 else { return nil }
        self.init()
        unsafe withUnsafeMutableBytes(of: &words) { unsafe $0.copyBytes(from: bytes) }
    }

    /// Parses 32 lower-case hex digits; nil for anything else.
    public init?(hex: String) {
        guard let bytes = Hex.bytes(hex) else { return nil }
        self.init(bytes)
    }

    @inlinable package init(_ pointer: UnsafeRawPointer) {
        words = unsafe pointer.loadUnaligned(as: SIMD2<UInt64>.self)
    }

    /// The bytes as an array.
    public var array: [UInt8] { unsafe withUnsafeBytes(of: words) { unsafe [UInt8]($0) } }
    /// The bytes as 32 lower-case hex digits.
    public var hex: String { Hex.text(array) }

    /// The order of the hex digits, which is the order of the bytes.
    public static func < (left: Bytes16, right: Bytes16) -> Bool {
        (left.words.x.bigEndian, left.words.y.bigEndian) < (right.words.x.bigEndian, right.words.y.bigEndian)
    }

    @inlinable @inline(__always)
    package func store(to pointer: UnsafeMutableRawPointer) {
        unsafe pointer.storeBytes(of: words, as: SIMD2<UInt64>.self)
    }
}

/// Lower-case hexadecimal digits of public bytes.
package enum Hex {
    /// Two digits for each byte.
    package static func text(_ bytes: some Sequence<UInt8>) -> String {
        func digit(_ value: UInt8) -> UInt8 { value + (value < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10) }
        var text: [UInt8] = []
        text.reserveCapacity(2 * bytes.underestimatedCount)
        for byte in bytes {
            text.append(digit(byte >> 4))
            text.append(digit(byte & 15))
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Parses pairs of digits 0-9 and a-f; nil for anything else.
    package static func bytes(_ text: String) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        func value(_ digit: UInt8) -> UInt8? {
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
            default: nil
            }
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = value(digits[index]), let low = value(digits[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }
}

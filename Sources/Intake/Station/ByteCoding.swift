// A little-endian binary encoding of numbers, ids and texts, for files that only this program reads.

import IntakeBase

/// Encodes values.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    /// A number with the size of its type.
    mutating func put(_ number: some FixedWidthInteger) {
        unsafe withUnsafeBytes(of: number.littleEndian) { unsafe bytes.append(contentsOf: $0) }
    }

    mutating func put(_ id: Bytes16) {
        unsafe withUnsafeBytes(of: id.words) { unsafe bytes.append(contentsOf: $0) }
    }

    mutating func put(_ hash: Bytes32) {
        unsafe withUnsafeBytes(of: hash.words) { unsafe bytes.append(contentsOf: $0) }
    }

    /// A text: the number of UTF-8 bytes in four bytes, then the bytes.
    mutating func put(_ text: String) {
        put(UInt32(clamping: text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    /// An array of numbers: the count in four bytes, then each number.
    mutating func put<Number: FixedWidthInteger>(_ numbers: [Number]) {
        put(UInt32(clamping: numbers.count))
        bytes.reserveCapacity(bytes.count + numbers.count * MemoryLayout<Number>.size)
        for number in numbers { put(number) }
    }
}

/// Decodes what a `ByteWriter` encoded.
struct ByteReader {
    /// Too few bytes, or bytes without meaning.
    struct Malformed: Error {}

    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The number of bytes left.
    var rest: Int { bytes.count - place }

    @inline(__always)
    private mutating func take<Value>(_ count: Int, _ make: (UnsafeRawPointer) -> Value) throws(Malformed) -> Value {
        guard count <= rest else { throw Malformed() }
        let start = place
        place += count
        return unsafe bytes.withUnsafeBytes { unsafe make($0.baseAddress! + start) }
    }

    mutating func integer<Number: FixedWidthInteger>(_: Number.Type = Number.self) throws(Malformed) -> Number {
        try unsafe take(MemoryLayout<Number>.size) { unsafe LittleEndian.load($0) }
    }

    mutating func bytes16() throws(Malformed) -> Bytes16 { try unsafe take(16) { unsafe Bytes16($0) } }

    mutating func bytes32() throws(Malformed) -> Bytes32 { try unsafe take(32) { unsafe Bytes32($0) } }

    mutating func text() throws(Malformed) -> String {
        let count = Int(try integer(UInt32.self))
        guard count > 0 else { return "" }
        return try unsafe take(count) {
            unsafe String(decoding: UnsafeRawBufferPointer(start: $0, count: count), as: UTF8.self)
        }
    }

    mutating func integers<Number: FixedWidthInteger>(_: Number.Type = Number.self) throws(Malformed) -> [Number] {
        let count = Int(try integer(UInt32.self))
        let size = MemoryLayout<Number>.size
        guard count <= rest / size else { throw Malformed() }
        return try unsafe take(count * size) { source in
            unsafe [Number](unsafeUninitializedCapacity: count) { numbers, filled in
                for place in 0..<count {
                    unsafe numbers.initializeElement(at: place, to: LittleEndian.load(source, at: place * size))
                }
                filled = count
            }
        }
    }
}

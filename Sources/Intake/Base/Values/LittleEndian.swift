// Whole numbers as little-endian bytes: the only encoding of numbers in this program's files.

/// Reads and writes numbers as little-endian bytes. Without `@usableFromInline` on the type, the functions are not inlined
/// into other rooms, and each number costs a call of generic code.
@usableFromInline
package enum LittleEndian {
    /// Loads the number at `offset` bytes after `bytes`, which need not be aligned.
    @inlinable @inline(__always)
    package static func load<Number: FixedWidthInteger>(
        _ bytes: UnsafeRawPointer, at offset: Int = 0, as _: Number.Type = Number.self
    ) -> Number {
        unsafe Number(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Number.self))
    }

    /// Stores a number at `offset` bytes after `bytes`, which need not be aligned.
    @inlinable @inline(__always)
    package static func store<Number: FixedWidthInteger>(
        _ number: Number, to bytes: UnsafeMutableRawPointer, at offset: Int = 0
    ) {
        unsafe bytes.storeBytes(of: number.littleEndian, toByteOffset: offset, as: Number.self)
    }

    /// The bytes of a number.
    @inlinable
    package static func bytes<Number: FixedWidthInteger>(of number: Number) -> [UInt8] {
        unsafe withUnsafeBytes(of: number.littleEndian) { unsafe [UInt8]($0) }
    }

    /// The number with these bytes, which must be as many as its type has.
    @inlinable
    package static func number<Number: FixedWidthInteger>(
        _ bytes: some Collection<UInt8>, as _: Number.Type = Number.self
    ) -> Number {
        precondition(bytes.count == MemoryLayout<Number>.size)
        return bytes.reversed().reduce(0) { $0 << 8 | Number(truncatingIfNeeded: $1) }
    }
}

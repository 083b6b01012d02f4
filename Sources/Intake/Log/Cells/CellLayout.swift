// The layout of a cell, byte by byte. docs/FORMAT.md describes it in words.

import IntakeBase

/// The kind of a cell.
enum CellKind: UInt8 {
    /// Begins a session: seed, readers, author. It is written twice.
    case session = 1
    /// A record or a part of one.
    case record = 2
    /// Reserved for a larger session in a later version; this version does not write or read it.
    case continuation = 3
    /// Ends a session.
    case close = 4
    /// Names the cells that an interrupted write left behind.
    case gap = 5
}

/// Offsets and sizes within a cell, in bytes.
package enum CellLayout {
    package static let size = 4096
    package static let magic: UInt32 = 0x6B74_6E69  // "intk", little-endian
    static let version: UInt8 = 1

    static let headerSize = 64
    static let numberAt = 8
    static let logIDAt = 16
    static let previousAt = 32

    static let nonceAt = 64
    static let contentAt = 88
    static let sealAt = 3948
    package static let trailerAt = 4064

    /// The size of the seal's plaintext in bytes: length of the content 4, tag 32, signature 64.
    static let sealSize = 100
    /// The maximum size of the content of a cell that is not a session cell: 3844 bytes.
    static let contentRoom = sealAt - contentAt - Aead.overhead

    /// In a session cell, before the nonce: the ephemeral key, eight slots of 48 bytes, the commitment.
    static let ephemeralAt = 64
    static let slotsAt = 96
    static let slotSize = 48
    static let slotCount = 8
    static let commitmentAt = 480
    static let sessionNonceAt = 512
    static let sessionContentAt = 536
    /// The maximum size of a session cell's content: 3396 bytes.
    static let sessionContentRoom = sealAt - sessionContentAt - Aead.overhead

    /// A new log is begun before a log reaches this number of cells: 3 GiB, for FAT32.
    static let maxCells = (3 << 30) / size
}

/// The first 64 bytes of a cell.
struct CellHeader: Equatable {
    var kind: CellKind
    var number: UInt64
    var logID: Bytes16
    var previous: Bytes32

    var bytes: [UInt8] {
        var bytes = [UInt8](repeating: 0, count: CellLayout.headerSize)
        unsafe bytes.withUnsafeMutableBytes { unsafe store(to: $0.baseAddress!) }
        return bytes
    }

    @inline(__always)
    func store(to cell: UnsafeMutableRawPointer) {
        unsafe LittleEndian.store(CellLayout.magic, to: cell)
        unsafe cell.storeBytes(of: CellLayout.version, toByteOffset: 4, as: UInt8.self)
        unsafe cell.storeBytes(of: kind.rawValue, toByteOffset: 5, as: UInt8.self)
        unsafe cell.storeBytes(of: 0, toByteOffset: 6, as: UInt16.self)
        unsafe LittleEndian.store(number, to: cell, at: CellLayout.numberAt)
        unsafe logID.store(to: cell + CellLayout.logIDAt)
        unsafe previous.store(to: cell + CellLayout.previousAt)
    }
}

/// Why bytes are not a cell of this version.
enum CellRefusal: Equatable {
    /// They do not begin with the magic number.
    case foreign
    /// A whole cell of a version that this program does not know.
    case newerVersion(UInt8)
    /// A field has an invalid value, or a hash does not match.
    case broken
}

extension CellHeader {
    /// Reads the header of the 4096 bytes at `cell`, whose trailer must be their hash. `prefix` is the hash of the
    /// bytes before the seal, `whole` is the hash of the bytes before the trailer.
    @inline(__always)
    static func read(
        _ cell: UnsafeRawPointer, hasher: inout Hasher256
    ) throws(SodiumError) -> (result: Result<CellHeader, Refused>, prefix: Bytes32, whole: Bytes32) {
        guard unsafe LittleEndian.load(cell, as: UInt32.self) == CellLayout.magic else {
            return (.failure(Refused(why: .foreign)), Bytes32(), Bytes32())
        }
        hasher.restart()
        try unsafe hasher.update(cell, count: CellLayout.sealAt)
        let prefix = try hasher.digest()
        try unsafe hasher.update(cell + CellLayout.sealAt, count: CellLayout.trailerAt - CellLayout.sealAt)
        let whole = try hasher.digest()
        func refused(_ why: CellRefusal) -> (Result<CellHeader, Refused>, Bytes32, Bytes32) {
            (.failure(Refused(why: why)), prefix, whole)
        }
        guard unsafe Bytes32(cell + CellLayout.trailerAt) == whole else { return refused(.broken) }
        let version = unsafe cell.load(fromByteOffset: 4, as: UInt8.self)
        guard version == CellLayout.version else { return refused(.newerVersion(version)) }
        guard let kind = unsafe CellKind(rawValue: cell.load(fromByteOffset: 5, as: UInt8.self)),
            unsafe cell.loadUnaligned(fromByteOffset: 6, as: UInt16.self) == 0
        else { return refused(.broken) }
        let header = unsafe CellHeader(
            kind: kind,
            number: LittleEndian.load(cell, at: CellLayout.numberAt, as: UInt64.self),
            logID: Bytes16(cell + CellLayout.logIDAt), previous: Bytes32(cell + CellLayout.previousAt))
        guard header.number < UInt64(CellLayout.maxCells) else { return refused(.broken) }
        return (.success(header), prefix, whole)
    }

    struct Refused: Error, Equatable {
        let why: CellRefusal
    }
}

extension Personal {
    static let cell = Personal("intake cell 1")
    static let session = Personal("intake session1")
    static let commitment = Personal("intake commit 1")
    static let ephemeral = Personal("intake ephem 1")
    static let filler = Personal("intake filler 1")
    static let slot = Personal("intake slot 1")
    static let tag = Personal("intake tag 1")
    static let torn = Personal("intake torn 1")
}

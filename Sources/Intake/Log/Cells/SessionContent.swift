// The content of an opened session cell: author, readers, keys file and route book.

import IntakeBase

/// The encrypted part of a session cell; 528 bytes.
struct SessionContent: Equatable {
    var logID = Bytes16()
    var number: UInt64 = 0
    var previous = Bytes32()
    var author = SigningPublicKey(unchecked: Bytes32())
    var time: Int64 = 0
    var keysFile = FileStamp(version: 0, hash: Bytes32())
    var routeBook = FileStamp(version: 0, hash: Bytes32())
    /// The number of records in the log before this session.
    var records: UInt64 = 0
    /// The log that this one follows, and the head of that log; or zeros.
    var predecessor = Bytes16()
    var predecessorHead = Bytes32()
    var recipients: [SealingPublicKey] = []

    static let size = 528
    /// The offset of the authentication key for the session's first cell. The key is a secret and has no field here.
    static let authAt = 88

    /// Writes everything but the authentication key to the 528 bytes at `out`.
    func store(to out: UnsafeMutableRawPointer) {
        unsafe logID.store(to: out)
        unsafe LittleEndian.store(number, to: out, at: 16)
        unsafe previous.store(to: out + 24)
        unsafe author.bytes.store(to: out + 56)
        unsafe LittleEndian.store(time, to: out, at: 120)
        unsafe LittleEndian.store(keysFile.version, to: out, at: 128)
        unsafe keysFile.hash.store(to: out + 136)
        unsafe LittleEndian.store(routeBook.version, to: out, at: 168)
        unsafe routeBook.hash.store(to: out + 176)
        unsafe LittleEndian.store(records, to: out, at: 208)
        unsafe predecessor.store(to: out + 216)
        unsafe predecessorHead.store(to: out + 232)
        unsafe LittleEndian.store(UInt64(recipients.count), to: out, at: 264)
        for slot in 0..<CellLayout.slotCount {
            let key = slot < recipients.count ? recipients[slot].bytes : Bytes32()
            unsafe key.store(to: out + 272 + 32 * slot)
        }
    }

    /// Reads the content at `bytes`; nil if its size is wrong, it names more readers than there are slots, or has data
    /// after the last of them.
    init?(_ bytes: UnsafeRawPointer, length: Int) {
        guard length == Self.size else { return nil }
        func number(_ offset: Int) -> UInt64 {
            unsafe LittleEndian.load(bytes, at: offset, as: UInt64.self)
        }
        let count = number(264)
        guard (1...UInt64(CellLayout.slotCount)).contains(count) else { return nil }
        let rest = unsafe UnsafeRawBufferPointer(
            rebasing: UnsafeRawBufferPointer(start: bytes, count: length)[(272 + 32 * Int(count))...])
        guard unsafe rest.allSatisfy({ $0 == 0 }) else { return nil }
        logID = unsafe Bytes16(bytes)
        self.number = number(16)
        previous = unsafe Bytes32(bytes + 24)
        author = SigningPublicKey(unchecked: unsafe Bytes32(bytes + 56))
        time = Int64(bitPattern: number(120))
        keysFile = FileStamp(version: number(128), hash: unsafe Bytes32(bytes + 136))
        routeBook = FileStamp(version: number(168), hash: unsafe Bytes32(bytes + 176))
        records = number(208)
        predecessor = unsafe Bytes16(bytes + 216)
        predecessorHead = unsafe Bytes32(bytes + 232)
        recipients = (0..<Int(count)).map { SealingPublicKey(unchecked: unsafe Bytes32(bytes + 272 + 32 * $0)) }
    }

    init() {}
}

// Builds the cells of one write in memory: session pairs, gaps, records, closes. It does not touch files.

import IntakeBase

/// What a session is opened with.
public struct SessionSetting: Hashable, Sendable {
    /// The recipients: 1 to 8 sealing keys.
    public var recipients: [SealingPublicKey]
    /// The keys file in force.
    public var keysFile: FileStamp
    /// The route book in force.
    public var routeBook: FileStamp
    /// The root key that the keys file was verified with.
    public var root: Bytes32

    /// A session for these readers under these files.
    public init(recipients: [SealingPublicKey], keysFile: FileStamp, routeBook: FileStamp, root: Bytes32) {
        self.recipients = recipients
        self.keysFile = keysFile
        self.routeBook = routeBook
        self.root = root
    }
}

/// The cells of one write.
@safe final class CellBuilder {
    private let memory: UnsafeMutableRawPointer
    /// Room for a session pair, a gap, the largest record and a close.
    private static let capacity = 40
    private var count = 0
    private var hasher: Hasher256
    private var keys: CellKeys
    private var commitment = Bytes32()
    private var entropy: Entropy

    let logID: Bytes16
    /// The number of the next cell.
    private(set) var number: UInt64
    /// The hash of the last cell.
    private(set) var head: Bytes32

    /// A builder that continues after cell `number - 1` with this hash; `auth` is the next authentication key.
    /// Unconfirmed cells have not used it.
    init(
        logID: Bytes16, number: UInt64, head: Bytes32, auth: borrowing SecretBytes, entropy: Entropy
    ) throws(SodiumError) {
        let hasher = try Hasher256(.cell)
        var keys = try CellKeys()
        unsafe keys.setAuth(auth.at(0), index: number)
        self.hasher = hasher
        self.keys = keys
        self.logID = logID
        self.number = number
        self.head = head
        self.entropy = entropy
        unsafe memory = .allocate(byteCount: Self.capacity * CellLayout.size, alignment: 4096)
        unsafe memory.initializeMemory(as: UInt8.self, repeating: 0, count: Self.capacity * CellLayout.size)
    }

    deinit {
        unsafe memory.initializeMemory(as: UInt8.self, repeating: 0, count: Self.capacity * CellLayout.size)
        unsafe memory.deallocate()
    }

    /// Passes the cells built so far to `body`, then discards them.
    func take<E: Error>(_ body: (UnsafeRawBufferPointer) throws(E) -> Void) throws(E) {
        defer { count = 0 }
        try unsafe body(UnsafeRawBufferPointer(start: memory, count: count * CellLayout.size))
    }

    /// Copies the authentication key of the next cell into `auth`.
    func storeAuth(into auth: inout SecretBytes) throws(SodiumError) {
        try keys.stepAuth(to: number)
        unsafe auth.at(0).update(from: keys.auth, count: 32)
    }

    /// Begins a session: two cells with the same body.
    func session(_ content: SessionContent, signer: borrowing SigningKey) throws(SodiumError) {
        let first = unsafe next()
        let canonical = CellHeader(kind: .session, number: number, logID: logID, previous: Bytes32())
        let binding = SlotBinding(logID: logID, number: number)
        unsafe CellHeader(kind: .session, number: number, logID: logID, previous: head).store(to: first)
        unsafe entropy.fill(keys.seed, 32)
        try keys.stepAuth(to: number)
        commitment = try unsafe SessionSlots.seal(
            first, recipients: content.recipients, binding: binding, header: canonical, keys: keys)
        try keys.deriveSession()
        let plain = unsafe first + CellLayout.sessionContentAt
        unsafe content.store(to: plain)
        unsafe (plain + SessionContent.authAt).copyMemory(from: keys.auth, byteCount: 32)
        head = try unsafe CellBody.seal(
            first, contentAt: CellLayout.sessionContentAt, nonceAt: CellLayout.sessionNonceAt,
            length: SessionContent.size, additional: canonical, commitment: commitment, isSession: true,
            keys: &keys, signer: signer, hasher: &hasher, entropy: &entropy)
        number += 1

        let second = unsafe next()
        unsafe second.copyMemory(from: first, byteCount: CellLayout.size)
        unsafe CellHeader(kind: .session, number: number, logID: logID, previous: head).store(to: second)
        head = try unsafe CellBody.trailer(second, hasher: &hasher)
        number += 1
        try keys.beginChain()
    }

    /// Adds a record: its parts, in 1, 2, 4, 8, 16 or 32 cells. `text` has at most `RecordPart.maxText` bytes.
    func record(id: Bytes16, text: [UInt8], signer: borrowing SigningKey) throws(SodiumError) {
        guard let cells = RecordPart.cells(for: text.count) else { preconditionFailure() }
        for index in 0..<cells {
            let part = RecordPart(
                id: id, part: UInt16(index), count: UInt16(cells), total: UInt32(text.count))
            var content = [UInt8](repeating: 0, count: RecordPart.headSize)
            unsafe content.withUnsafeMutableBytes { unsafe part.store(to: $0.baseAddress!) }
            content += text[part.textRange]
            try add(.record, content, signer: signer)
        }
    }

    /// Adds a gap or a close.
    func add(_ kind: CellKind, _ content: [UInt8], signer: borrowing SigningKey) throws(SodiumError) {
        let cell = unsafe next()
        let header = CellHeader(kind: kind, number: number, logID: logID, previous: head)
        unsafe header.store(to: cell)
        unsafe (cell + CellLayout.contentAt).copyMemory(from: content, byteCount: content.count)
        try keys.nextCell()
        try keys.stepAuth(to: number)
        head = try unsafe CellBody.seal(
            cell, contentAt: CellLayout.contentAt, nonceAt: CellLayout.nonceAt, length: content.count,
            additional: header, commitment: commitment, isSession: false, keys: &keys, signer: signer,
            hasher: &hasher, entropy: &entropy)
        number += 1
    }

    private func next() -> UnsafeMutableRawPointer {
        precondition(count < Self.capacity)
        defer { count += 1 }
        return unsafe memory + count * CellLayout.size
    }
}

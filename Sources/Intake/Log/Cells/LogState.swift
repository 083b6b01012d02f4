// The state file beside the log: how far the log goes, its head, the next authentication key. It has two slots that are
// written in turn, each encrypted with a key of the identity. The older slot is wiped once the newer one is on disk.

import IntakeBase

/// The writer's state.
final class LogState {
    var logID = Bytes16()
    /// The number of cells in the log.
    var cells: UInt64 = 0
    /// The hash of the last valid cell.
    var head = Bytes32()
    /// The number of records in the log.
    var records: UInt64 = 0
    /// The clock when the state was written, in Unix seconds.
    var time: Int64 = 0
    /// The root key that the keys file was signed with, so that an exchanged pin is noticed.
    var root = Bytes32()
    /// The newest version of the keys file that sessions were written with.
    var keysVersion: UInt64 = 0
    /// The log that this one follows, until a session has recorded it.
    var predecessor: (logID: Bytes16, hash: Bytes32)?
    /// Whether the log ends with a close.
    var isClosed = false
    /// The authentication key of the next cell; 32 bytes.
    var auth: SecretBytes

    static let size = 200

    /// The head of the log, according to the state.
    var end: LogHead { LogHead(logID: logID, cells: cells, hash: head, records: records) }

    init() throws(SodiumError) {
        auth = try SecretBytes(count: 32)
    }

    fileprivate func store(to secret: inout SecretBytes) {
        unsafe secret.withUnsafeMutableBytes { bytes in
            let out = bytes.baseAddress!
            unsafe logID.store(to: out)
            unsafe LittleEndian.store(cells, to: out, at: 16)
            unsafe head.store(to: out + 24)
            unsafe (out + 56).copyMemory(from: auth.at(0), byteCount: 32)
            unsafe LittleEndian.store(records, to: out, at: 88)
            unsafe root.store(to: out + 96)
            unsafe LittleEndian.store(keysVersion, to: out, at: 128)
            unsafe LittleEndian.store(time, to: out, at: 136)
            unsafe out.storeBytes(of: isClosed ? 1 : 0, toByteOffset: 144, as: UInt8.self)
            unsafe (predecessor?.logID ?? Bytes16()).store(to: out + 152)
            unsafe (predecessor?.hash ?? Bytes32()).store(to: out + 168)
        }
    }

    fileprivate init?(_ secret: borrowing SecretBytes) throws(SodiumError) {
        auth = try SecretBytes(count: 32)
        guard secret.count == Self.size else { return nil }
        let bytes = unsafe UnsafeRawPointer(secret.at(0))
        func number(_ offset: Int) -> UInt64 {
            unsafe LittleEndian.load(bytes, at: offset, as: UInt64.self)
        }
        logID = unsafe Bytes16(bytes)
        cells = number(16)
        head = unsafe Bytes32(bytes + 24)
        unsafe auth.at(0).update(from: secret.at(56), count: 32)
        records = number(88)
        root = unsafe Bytes32(bytes + 96)
        keysVersion = number(128)
        time = Int64(bitPattern: number(136))
        isClosed = unsafe bytes.load(fromByteOffset: 144, as: UInt8.self) == 1
        let before = unsafe Bytes16(bytes + 152)
        if before != Bytes16() { predecessor = (before, unsafe Bytes32(bytes + 168)) }
        guard cells <= UInt64(CellLayout.maxCells) else { return nil }
    }
}

/// The state file: two slots of 4096 bytes.
package final class LogStateFile {
    private let file: File
    private var entropy: Entropy
    private var sequence: UInt64
    /// The id of the log that the newest slot announces: it has no confirmed cell yet.
    private var announced: Bytes16?
    private var plain: SecretBytes

    private static let magic = Array("intkstat".utf8)
    private static let slotSize = 4096
    private static let boxSize = Aead.nonceSize + LogState.size + Aead.overhead

    /// The content of the file.
    enum Found {
        case state(LogState)
        case nothing
        /// There is content, but no slot opens with this identity.
        case unreadable
    }

    /// Opens the file; it is created if it does not exist.
    init(path: String, in system: System) throws {
        let file = try File(path, .update, in: system.files)
        let (isRegular, links, _) = try file.status()
        guard isRegular, links == 1 else { throw LogError.notOurs(path) }
        let plain = try SecretBytes(count: LogState.size)
        self.file = file
        entropy = system.entropy.stream(path)
        self.plain = plain
        sequence = 0
    }

    /// The newer one of the slots that open.
    func read(key: borrowing SecretBytes) throws -> Found {
        var best: LogState?
        var anything = false
        var isConfirmed = false
        for slot in 0..<2 {
            let bytes = try file.read(count: 16 + Self.boxSize, at: slot * Self.slotSize)
            guard bytes.contains(where: { $0 != 0 }) else { continue }
            anything = true
            isConfirmed = isConfirmed || Self.confirms(bytes)
            guard bytes.count == 16 + Self.boxSize, bytes.starts(with: Self.magic) else { continue }
            let sequence = LittleEndian.number(bytes[8..<16], as: UInt64.self)
            guard sequence > self.sequence, sequence < .max, sequence % 2 == UInt64(slot),
                let plain = try SecretBox.opened(Array(bytes[16...]), additional: Array(bytes[..<16]), key: key)
            else { continue }
            self.sequence = sequence
            best = try LogState(plain)
        }
        guard let best else {
            // Slots that do not open may have confirmed records, so a new slot must not claim that there were none.
            if isConfirmed { sequence = Self.announcement }
            return anything ? .unreadable : .nothing
        }
        announced = best.cells == 0 ? best.logID : nil
        return .state(best)
    }

    /// The sequence number of the slot that announces the first log, before its first cell is written. Repeated tries
    /// keep the number, so it shows that nothing was ever confirmed here.
    private static let announcement: UInt64 = 1

    /// Whether the file at `path` shows, without a key, that a record was ever confirmed here. A command that sealed
    /// nothing leaves the file empty. Content in an unknown format counts as a damaged state, so as confirmed.
    package static func hasConfirmed(_ path: String, in files: Files) throws(FileError) -> Bool {
        guard let bytes = try files.contents(ifThere: path, limit: 1 << 16) else { return false }
        return [0, slotSize].contains { confirms(bytes.dropFirst($0)) }
    }

    /// Whether a slot has content other than an announcement.
    private static func confirms(_ slot: some Collection<UInt8>) -> Bool {
        let head = slot.prefix(16)
        return head.contains { $0 != 0 } && !head.elementsEqual(magic + LittleEndian.bytes(of: announcement))
    }

    /// Writes the state over the older slot, waits until it is on disk, and wipes the slot that is now the older one.
    /// Only a first announcement is written to its own slot again: there is no earlier state that a torn write could
    /// lose.
    func write(_ state: LogState, key: borrowing SecretBytes) throws {
        let isFirst = sequence == Self.announcement && state.cells == 0 && state.logID == announced
        let next = isFirst ? sequence : sequence + 1
        state.store(to: &plain)
        defer { plain.wipe() }
        let head = Self.magic + LittleEndian.bytes(of: next)
        var slot = head + (try SecretBox.seal(plain, additional: head, key: key, &entropy))
        slot += [UInt8](repeating: 0, count: Self.slotSize - slot.count)
        try file.write(slot, at: Int(next % 2) * Self.slotSize)
        try file.sync()
        sequence = next
        announced = state.cells == 0 ? state.logID : nil
        // With the older key, a thief could replace confirmed cells. The next sync writes this to the disk.
        try file.write([UInt8](repeating: 0, count: Self.slotSize), at: Int((next + 1) % 2) * Self.slotSize)
    }
}

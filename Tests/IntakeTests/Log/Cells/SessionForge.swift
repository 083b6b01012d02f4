// A forged session: by an author who shows readers different texts, or by a thief of his keys. It knows its seed and so
// every slot; of the cells after the pair it keeps only the keys that a writer would have.

@testable import IntakeBase
@testable import IntakeLog

/// The slots of a session cell before the session commits to them.
final class SlotForge {
    /// The cell: header, ephemeral key, slots and commitment are filled in; the rest is empty.
    var cell: [UInt8]
    let binding: SlotBinding
    private let seed: UInt8

    fileprivate init(_ cell: [UInt8], _ binding: SlotBinding, seed: UInt8) {
        (self.cell, self.binding, self.seed) = (cell, binding, seed)
    }

    /// Puts a seed into a slot for a reader: the session's own, or one that counts up from `other`. `ephemeral` is the
    /// number of a secret that the forger chooses; by default that of the session.
    func seal(_ slot: Int, to reader: SealingPublicKey, seed other: UInt8? = nil, ephemeral: UInt8? = nil) throws {
        let own = try testSecret(seed)
        let sealed = try testSecret(other ?? seed)
        let secret = try testSecret(ephemeral ?? 0)
        let shared = try SecretBytes(count: 32)
        let key = try SecretBytes(count: 32)
        let zero = [UInt8](repeating: 0, count: 24)
        if ephemeral == nil {
            let place = binding.logID.array + LittleEndian.bytes(of: binding.number)
            try KeyedHash.mac(secret.at(0), place, place.count, key: own.at(0), .ephemeral)
        }
        let point = try Agreement.publicKey(of: secret.at(0))
        cell.replaceSubrange(CellLayout.ephemeralAt..<CellLayout.slotsAt, with: point.array)
        try Agreement.shared(shared.at(0), secret: secret.at(0), with: reader.bytes)
        try SessionSlots.slotKey(
            key.at(0), shared: shared.at(0), ephemeral: point, recipient: reader, slot: slot, binding: binding)
        try cell.withUnsafeMutableBytes {
            try Aead.seal(
                $0.baseAddress! + CellLayout.slotsAt + slot * CellLayout.slotSize, sealed.at(0), 32, additional: zero,
                0, nonce: zero, key: key.at(0))
        }
    }

    /// Makes a slot that no reader can open.
    func spoil(_ slot: Int) { cell[CellLayout.slotsAt + slot * CellLayout.slotSize + 5] ^= 1 }
}

/// A forged session, from its pair on.
final class SessionForge {
    private let content: SessionContent
    private let seed: UInt8
    private var keys: CellKeys
    private var hasher: Hasher256
    private var entropy: Entropy
    private let commitment: Bytes32
    private var number: UInt64
    private var head: Bytes32
    /// The pair and the cells after it.
    private(set) var bytes: [UInt8]

    /// The pair of a session with this content, whose seed counts up from the number `seed`. `auth` is the
    /// authentication key of its first cell. It is sealed to the readers that it lists, or to `readers`; `change` may
    /// change the slots before the session commits to them; with `spoilsCommitment` the commitment is wrong. `tail` is
    /// the last byte of the content.
    init(
        _ content: SessionContent, seed: UInt8 = 0, auth: borrowing SecretBytes, signer: borrowing SigningKey,
        entropy: Entropy = .system, readers: [SealingPublicKey]? = nil, spoilsCommitment: Bool = false,
        tail: UInt8 = 0, _ change: (SlotForge) throws -> Void = { _ in }
    ) throws {
        let header = CellHeader(
            kind: .session, number: content.number, logID: content.logID, previous: content.previous)
        var canonical = header
        canonical.previous = Bytes32()
        let binding = SlotBinding(logID: content.logID, number: content.number)
        var keys = try CellKeys()
        var hasher = try Hasher256(.cell)
        var entropy = entropy
        let secret = try testSecret(seed)
        keys.seed.update(from: secret.at(0), count: 32)
        keys.setAuth(auth.at(0), index: content.number)

        var cell = canonical.bytes + [UInt8](repeating: 0, count: CellLayout.size - CellLayout.headerSize)
        try cell.withUnsafeMutableBytes {
            _ = try SessionSlots.seal(
                $0.baseAddress!, recipients: readers ?? content.recipients, binding: binding, header: canonical,
                keys: keys)
        }
        let slots = SlotForge(cell, binding, seed: seed)
        try change(slots)
        cell = slots.cell
        let message = Array(cell[..<CellLayout.commitmentAt])
        var committed = [UInt8](repeating: 0, count: 32)
        try KeyedHash.mac(&committed, message, message.count, key: keys.seed, .commitment)
        if spoilsCommitment { committed[0] ^= 1 }
        let commitment = Bytes32(committed)!
        cell.replaceSubrange(0..<CellLayout.headerSize, with: header.bytes)
        cell.replaceSubrange(CellLayout.commitmentAt..<CellLayout.sessionNonceAt, with: committed)

        try keys.deriveSession()
        try cell.withUnsafeMutableBytes { bytes in
            let plain = bytes.baseAddress! + CellLayout.sessionContentAt
            content.store(to: plain)
            if tail != 0 { plain.storeBytes(of: tail, toByteOffset: SessionContent.size - 1, as: UInt8.self) }
            (plain + SessionContent.authAt).copyMemory(from: keys.auth, byteCount: 32)
            _ = try CellBody.seal(
                bytes.baseAddress!, contentAt: CellLayout.sessionContentAt, nonceAt: CellLayout.sessionNonceAt,
                length: SessionContent.size, additional: canonical, commitment: commitment, isSession: true,
                keys: &keys, signer: signer, hasher: &hasher, entropy: &entropy)
        }
        var second = cell
        second.replaceSubrange(8..<16, with: LittleEndian.bytes(of: content.number + 1))
        second.replaceSubrange(32..<64, with: cell.hash(0).array)
        try second.sealTrailer(0)
        try keys.beginChain()

        self.content = content
        self.seed = seed
        self.keys = keys
        self.hasher = hasher
        self.entropy = entropy
        self.commitment = commitment
        number = content.number + 2
        head = second.hash(0)
        bytes = cell + second
    }

    /// Adds a record of one cell.
    func record(_ text: [UInt8], id: Bytes16, signer: borrowing SigningKey) throws {
        try add(.record, Self.part(text, id), signer: signer)
    }

    /// Adds a gap.
    func gap(_ gap: GapContent, signer: borrowing SigningKey) throws { try add(.gap, gap.bytes, signer: signer) }

    /// Adds a close.
    func close(records: UInt64, signer: borrowing SigningKey) throws {
        try add(.close, CloseContent(records: records, time: content.time).bytes, signer: signer)
    }

    /// Replaces cell `place` of this session by a record, with everything that the laptop still has: the keys of the
    /// next cell, and its author's. `isThreaded`: the links of the later cells are recomputed.
    func reseal(_ place: UInt64, _ text: [UInt8], id: Bytes16, isThreaded: Bool, signer: borrowing SigningKey) throws {
        let at = Int(place - content.number)
        let header = CellHeader(
            kind: .record, number: place, logID: content.logID, previous: bytes.hash(at - 1))
        try keys.stepAuth(to: number)
        var copy = try memory()
        bytes.replaceSubrange(
            at * CellLayout.size..<(at + 1) * CellLayout.size,
            with: try cell(header, Self.part(text, id), &copy, signer: signer))
        if isThreaded {
            for later in at + 1..<bytes.count / CellLayout.size {
                let start = later * CellLayout.size + CellLayout.previousAt
                bytes.replaceSubrange(start..<start + 32, with: bytes.hash(later - 1).array)
                try bytes.sealTrailer(later)
            }
        }
        head = bytes.hash(bytes.count / CellLayout.size - 1)
    }

    /// A copy of the keys in the laptop's memory: those from the next cell on.
    private func memory() throws -> CellKeys {
        var copy = try CellKeys()
        let secret = try testSecret(seed)
        copy.seed.update(from: secret.at(0), count: 32)
        try copy.beginChain()
        try copy.skip(to: keys.index)
        copy.setAuth(keys.auth, index: number)
        return copy
    }

    /// Adds a cell with this content.
    func add(_ kind: CellKind, _ content: [UInt8], signer: borrowing SigningKey) throws {
        let header = CellHeader(kind: kind, number: number, logID: self.content.logID, previous: head)
        try keys.stepAuth(to: number)
        let made = try cell(header, content, &keys, signer: signer)
        bytes += made
        head = made.hash(0)
        number += 1
    }

    /// A cell under the next keys, which are wiped afterwards, as by a writer.
    private func cell(
        _ header: CellHeader, _ content: [UInt8], _ keys: inout CellKeys, signer: borrowing SigningKey
    ) throws -> [UInt8] {
        var cell = header.bytes + [UInt8](repeating: 0, count: CellLayout.size - CellLayout.headerSize)
        cell.replaceSubrange(CellLayout.contentAt..<CellLayout.contentAt + content.count, with: content)
        try keys.nextCell()
        try cell.withUnsafeMutableBytes {
            _ = try CellBody.seal(
                $0.baseAddress!, contentAt: CellLayout.contentAt, nonceAt: CellLayout.nonceAt, length: content.count,
                additional: header, commitment: commitment, isSession: false, keys: &keys, signer: signer,
                hasher: &hasher, entropy: &entropy)
        }
        return cell
    }

    private static func part(_ text: [UInt8], _ id: Bytes16) -> [UInt8] {
        var head = [UInt8](repeating: 0, count: RecordPart.headSize)
        head.withUnsafeMutableBytes {
            RecordPart(id: id, part: 0, count: 1, total: UInt32(text.count)).store(to: $0.baseAddress!)
        }
        return head + text
    }
}

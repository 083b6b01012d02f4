// The slots of a session cell: its seed, sealed to each reader, so that any reader can prove who else can read.
//
// One ephemeral key serves the whole session: it is derived from the seed (Fujisaki and Okamoto's way), so that
// whoever holds the seed rebuilds it and every slot. A slot holds no curve point, and an unused one holds bytes
// derived from the seed: without the seed nobody tells them apart, with it nobody hides a reader in one.

/// Where a session's slots are bound to: they cannot be moved to another log or place.
struct SlotBinding: Equatable {
    var logID: Bytes16
    var number: UInt64

    fileprivate var bytes: [UInt8] { logID.array + withLittleEndian(number) }
}

/// What rebuilding the slots of a session shows.
enum SlotFault: Equatable, Sendable {
    /// The ephemeral key or the commitment is not the seed's: readers could be shown different texts.
    case notCommitted
    /// The slot of this listed reader does not hold the seed: he cannot read.
    case leftOut(SealingPublicKey)
    /// An unused slot holds something that is not derived from the seed: perhaps one more reader.
    case hiddenReader
}

enum SessionSlots {
    /// Fills ephemeral key, slots and commitment of the session cell at `cell` from the seed in `keys`.
    static func seal(
        _ cell: UnsafeMutableRawPointer, recipients: [SealingPublicKey], binding: SlotBinding, header: CellHeader,
        keys: borrowing CellKeys
    ) throws(SodiumError) -> Bytes32 {
        precondition((1...CellLayout.slotCount).contains(recipients.count))
        let built = try build(recipients: recipients, own: nil, binding: binding, keys: keys)
        unsafe (cell + CellLayout.ephemeralAt).copyMemory(from: built, byteCount: built.count)
        let commitment = try unsafe commit(cell, header: header, keys: keys)
        unsafe commitment.store(to: cell + CellLayout.commitmentAt)
        return commitment
    }

    /// Looks for the slot of `reader`; true when the seed is in `keys`.
    static func open(
        _ cell: UnsafeRawPointer, reader: borrowing SealingKey, binding: SlotBinding, keys: inout CellKeys
    ) throws(SodiumError) -> Bool {
        let ephemeral = unsafe Bytes32(cell + CellLayout.ephemeralAt)
        let shared = unsafe keys.scratch
        defer { keys.wipeScratch() }
        do throws(SodiumError) {
            try unsafe Agreement.shared(shared, secret: reader.secret.at(0), with: ephemeral)
        } catch {
            return false
        }
        for slot in 0..<CellLayout.slotCount {
            try unsafe slotKey(
                keys.scratch + 32, shared: shared, ephemeral: ephemeral, recipient: reader.publicKey, slot: slot,
                binding: binding)
            do throws(SodiumError) {
                try unsafe Aead.open(
                    keys.seed, cell + CellLayout.slotsAt + slot * CellLayout.slotSize, CellLayout.slotSize,
                    additional: zeroNonce, 0, nonce: zeroNonce, key: keys.scratch + 32)
                return true
            } catch {
                continue
            }
        }
        return false
    }

    /// Whether the commitment is that of the seed in `keys`.
    static func isCommitted(
        _ cell: UnsafeRawPointer, header: CellHeader, keys: borrowing CellKeys
    ) throws(SodiumError) -> Bool {
        try unsafe commit(cell, header: header, keys: keys) == Bytes32(cell + CellLayout.commitmentAt)
    }

    /// Rebuilds everything that the seed determines, and says what does not fit.
    /// `own` is a slot whose opening has shown it to be right.
    static func faults(
        _ cell: UnsafeRawPointer, recipients: [SealingPublicKey], own: SealingPublicKey, binding: SlotBinding,
        keys: borrowing CellKeys
    ) throws(SodiumError) -> [SlotFault] {
        let built = try build(recipients: recipients, own: own, binding: binding, keys: keys)
        let there = unsafe UnsafeRawBufferPointer(start: cell + CellLayout.ephemeralAt, count: built.count)
        guard unsafe there[..<32].elementsEqual(built[..<32]) else { return [.notCommitted] }
        var faults: [SlotFault] = []
        for slot in 0..<CellLayout.slotCount {
            let range = 32 + slot * CellLayout.slotSize..<32 + (slot + 1) * CellLayout.slotSize
            if unsafe there[range].elementsEqual(built[range]) { continue }
            guard slot < recipients.count else {
                faults.append(.hiddenReader)
                continue
            }
            if recipients[slot] != own { faults.append(.leftOut(recipients[slot])) }
        }
        return faults
    }

    /// Ephemeral public key and slots, 32 + 8 * 48 bytes. The slot of `own` is left as zeros: it is known to fit.
    private static func build(
        recipients: [SealingPublicKey], own: SealingPublicKey?, binding: SlotBinding, keys: borrowing CellKeys
    ) throws(SodiumError) -> [UInt8] {
        let secret = unsafe keys.scratch
        defer { keys.wipeScratch() }
        let place = binding.bytes
        try unsafe KeyedHash.mac(secret, place, place.count, key: keys.seed, .ephemeral)
        let ephemeral = try unsafe Agreement.publicKey(of: secret)
        var built = ephemeral.array
        let (shared, slotSecret) = unsafe (secret + 32, secret + 64)
        for slot in 0..<CellLayout.slotCount {
            guard slot < recipients.count else {
                built += try filler(slot: slot, place: place, keys: keys)
                continue
            }
            var sealed = [UInt8](repeating: 0, count: CellLayout.slotSize)
            if recipients[slot] != own {
                try unsafe Agreement.shared(shared, secret: secret, with: recipients[slot].bytes)
                try unsafe slotKey(
                    slotSecret, shared: shared, ephemeral: ephemeral, recipient: recipients[slot], slot: slot,
                    binding: binding)
                try unsafe Aead.seal(
                    &sealed, keys.seed, 32, additional: zeroNonce, 0, nonce: zeroNonce, key: slotSecret)
            }
            built += sealed
        }
        return built
    }

    /// 48 bytes for a slot that nobody reads.
    private static func filler(
        slot: Int, place: [UInt8], keys: borrowing CellKeys
    ) throws(SodiumError) -> [UInt8] {
        let message = place + [UInt8(slot)]
        var bytes = [UInt8](repeating: 0, count: CellLayout.slotSize)
        try unsafe KeyedHash.mac(
            &bytes, count: bytes.count, message, message.count, key: keys.seed, .filler)
        return bytes
    }

    /// The key of a slot is used once, so its nonce is zero.
    private static let zeroNonce = [UInt8](repeating: 0, count: Aead.nonceSize)

    static func slotKey(
        _ out: UnsafeMutablePointer<UInt8>, shared: UnsafePointer<UInt8>, ephemeral: Bytes32,
        recipient: SealingPublicKey, slot: Int, binding: SlotBinding
    ) throws(SodiumError) {
        let message = ephemeral.array + recipient.bytes.array + binding.bytes + [UInt8(slot)]
        try unsafe KeyedHash.mac(out, message, message.count, key: shared, .slot)
    }

    private static func commit(
        _ cell: UnsafeRawPointer, header: CellHeader, keys: borrowing CellKeys
    ) throws(SodiumError) -> Bytes32 {
        var message = [UInt8](repeating: 0, count: CellLayout.commitmentAt)
        var commitment = Bytes32()
        var span = message.mutableSpan
        try unsafe span.withUnsafeMutableBytes { message throws(SodiumError) in
            unsafe message.copyMemory(from: UnsafeRawBufferPointer(start: cell, count: CellLayout.commitmentAt))
            unsafe header.store(to: message.baseAddress!)
            try unsafe withUnsafeMutableBytes(of: &commitment.words) { out throws(SodiumError) in
                try unsafe KeyedHash.mac(
                    out.baseAddress!.assumingMemoryBound(to: UInt8.self), message.baseAddress!, message.count,
                    key: keys.seed, .commitment)
            }
        }
        return commitment
    }
}

// The slots of a session cell: its seed, sealed to each reader, so that any reader can prove who else can read.
//
// One ephemeral key serves the whole session: it is derived from the seed (Fujisaki and Okamoto's way), so that
// whoever holds the seed rebuilds it and every slot. A slot holds no curve point, and an unused one holds bytes
// derived from the seed: without the seed nobody tells them apart, with it nobody hides a reader in one.

import IntakeBase

/// Where a session's slots are bound to: they cannot be moved to another log or place.
struct SlotBinding: Equatable {
    var logID: Bytes16
    var number: UInt64

    fileprivate var bytes: [UInt8] { logID.array + LittleEndian.bytes(of: number) }
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
        defer { keys.wipeScratch() }
        let ephemeral = try deriveEphemeral(binding, keys: keys)
        unsafe ephemeral.store(to: cell + CellLayout.ephemeralAt)
        for slot in 0..<CellLayout.slotCount {
            let recipient = slot < recipients.count ? recipients[slot] : nil
            let bytes = try build(slot, recipient, ephemeral: ephemeral, binding: binding, keys: keys)
            unsafe (cell + CellLayout.slotsAt + slot * CellLayout.slotSize).copyMemory(
                from: bytes, byteCount: bytes.count)
        }
        let commitment = try unsafe commit(cell, header: header, keys: keys)
        unsafe commitment.store(to: cell + CellLayout.commitmentAt)
        return commitment
    }

    /// Looks for the slot of `reader`; the seed is then in `keys`. Nil where no slot opens to the seed that the cell
    /// commits to: `header` is the canonical one.
    static func open(
        _ cell: UnsafeRawPointer, reader: borrowing SealingKey, binding: SlotBinding, header: CellHeader,
        keys: inout CellKeys
    ) throws(SodiumError) -> Int? {
        let ephemeral = unsafe Bytes32(cell + CellLayout.ephemeralAt)
        let shared = unsafe keys.scratch
        defer { keys.wipeScratch() }
        do throws(SodiumError) {
            try unsafe Agreement.shared(shared, secret: reader.secret.at(0), with: ephemeral)
        } catch {
            return nil
        }
        for slot in 0..<CellLayout.slotCount {
            try unsafe slotKey(
                keys.scratch + 32, shared: shared, ephemeral: ephemeral, recipient: reader.publicKey, slot: slot,
                binding: binding)
            do throws(SodiumError) {
                try unsafe Aead.open(
                    keys.seed, cell + CellLayout.slotsAt + slot * CellLayout.slotSize, CellLayout.slotSize,
                    additional: zeroNonce, 0, nonce: zeroNonce, key: keys.scratch + 32)
            } catch {
                continue
            }
            // Another seed in a slot of his own must not hide the session's from him: what does not fit is named later.
            if try unsafe isCommitted(cell, header: header, keys: keys) { return slot }
        }
        return nil
    }

    /// Whether the commitment is that of the seed in `keys`.
    private static func isCommitted(
        _ cell: UnsafeRawPointer, header: CellHeader, keys: borrowing CellKeys
    ) throws(SodiumError) -> Bool {
        try unsafe commit(cell, header: header, keys: keys) == Bytes32(cell + CellLayout.commitmentAt)
    }

    /// Rebuilds everything that the seed determines, and says what does not fit. `opened` is the slot that opened to
    /// `own`: where it is listed there, that has shown it to be right.
    static func faults(
        _ cell: UnsafeRawPointer, recipients: [SealingPublicKey], own: SealingPublicKey, opened: Int,
        binding: SlotBinding, keys: borrowing CellKeys
    ) throws(SodiumError) -> [SlotFault] {
        defer { keys.wipeScratch() }
        let ephemeral = try deriveEphemeral(binding, keys: keys)
        guard unsafe Bytes32(cell + CellLayout.ephemeralAt) == ephemeral else { return [.notCommitted] }
        var faults: [SlotFault] = []
        for slot in 0..<CellLayout.slotCount {
            let recipient = slot < recipients.count ? recipients[slot] : nil
            if slot == opened, recipient == own { continue }
            let there = unsafe UnsafeRawBufferPointer(
                start: cell + CellLayout.slotsAt + slot * CellLayout.slotSize, count: CellLayout.slotSize)
            do throws(SodiumError) {
                let built = try build(slot, recipient, ephemeral: ephemeral, binding: binding, keys: keys)
                if unsafe there.elementsEqual(built) { continue }
            } catch .badPublicKey {
                // For a key that agrees on nothing, as those of small order do, no slot can be right.
            }
            faults.append(recipient.map(SlotFault.leftOut) ?? .hiddenReader)
        }
        return faults
    }

    /// Puts the ephemeral secret that the seed determines into the scratch memory; the public key to it.
    private static func deriveEphemeral(
        _ binding: SlotBinding, keys: borrowing CellKeys
    ) throws(SodiumError) -> Bytes32 {
        let place = binding.bytes
        try unsafe KeyedHash.mac(keys.scratch, place, place.count, key: keys.seed, .ephemeral)
        return try unsafe Agreement.publicKey(of: keys.scratch)
    }

    /// A slot of 48 bytes, with the ephemeral secret in the scratch memory. Throws `SodiumError` for a recipient's key
    /// that agrees on nothing.
    private static func build(
        _ slot: Int, _ recipient: SealingPublicKey?, ephemeral: Bytes32, binding: SlotBinding,
        keys: borrowing CellKeys
    ) throws(SodiumError) -> [UInt8] {
        guard let recipient else { return try filler(slot: slot, place: binding.bytes, keys: keys) }
        let secret = unsafe keys.scratch
        let (shared, key) = unsafe (secret + 32, secret + 64)
        try unsafe Agreement.shared(shared, secret: secret, with: recipient.bytes)
        try unsafe slotKey(
            key, shared: shared, ephemeral: ephemeral, recipient: recipient, slot: slot, binding: binding)
        var sealed = [UInt8](repeating: 0, count: CellLayout.slotSize)
        try unsafe Aead.seal(&sealed, keys.seed, 32, additional: zeroNonce, 0, nonce: zeroNonce, key: key)
        return sealed
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

// The slots of a session cell: its seed, sealed to each reader, in such a way that each reader can prove who else can
// read.
//
// The whole session has one ephemeral key, which is derived from the seed (the Fujisaki-Okamoto transform), so that
// with the seed the key and all slots can be rebuilt. A slot contains no curve point, and an unused slot contains bytes
// derived from the seed: without the seed used and unused slots cannot be told apart, and with it a hidden reader in an
// unused slot is detected.

import IntakeBase

/// The log and cell that a session's slots are bound to: they cannot be moved to another place.
struct SlotBinding: Equatable {
    var logID: Bytes16
    var number: UInt64

    fileprivate var bytes: [UInt8] { logID.array + LittleEndian.bytes(of: number) }
}

/// A fault that rebuilding the slots of a session shows.
enum SlotFault: Equatable, Sendable {
    /// The ephemeral key or the commitment does not belong to the seed: different readers could be shown different
    /// texts.
    case notCommitted
    /// The slot of this listed reader does not contain the seed: the reader cannot read.
    case leftOut(SealingPublicKey)
    /// An unused slot contains bytes that are not derived from the seed: perhaps for a hidden reader.
    case hiddenReader
}

enum SessionSlots {
    /// Writes ephemeral key, slots and commitment of the session cell at `cell`, derived from the seed in `keys`.
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

    /// Finds the slot of `reader` and opens its seed into `keys`. Nil if no slot opens to the seed that the cell
    /// commits to. `header` is the canonical header.
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
            // A wrong seed in one of the reader's slots must not hide the right one in another. Faults are reported
            // later.
            if try unsafe isCommitted(cell, header: header, keys: keys) { return slot }
        }
        return nil
    }

    /// Whether the commitment belongs to the seed in `keys`.
    private static func isCommitted(
        _ cell: UnsafeRawPointer, header: CellHeader, keys: borrowing CellKeys
    ) throws(SodiumError) -> Bool {
        try unsafe commit(cell, header: header, keys: keys) == Bytes32(cell + CellLayout.commitmentAt)
    }

    /// Rebuilds everything that is derived from the seed, and returns what does not match. `opened` is the slot that
    /// opened for `own`: if it is the slot listed for `own`, it is known to be right.
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
                // No slot can be right for a key that no secret can be agreed with, such as a point of small order.
            }
            faults.append(recipient.map(SlotFault.leftOut) ?? .hiddenReader)
        }
        return faults
    }

    /// Derives the ephemeral secret from the seed into the scratch memory, and returns its public key.
    private static func deriveEphemeral(
        _ binding: SlotBinding, keys: borrowing CellKeys
    ) throws(SodiumError) -> Bytes32 {
        let place = binding.bytes
        try unsafe KeyedHash.mac(keys.scratch, place, place.count, key: keys.seed, .ephemeral)
        return try unsafe Agreement.publicKey(of: keys.scratch)
    }

    /// Builds a slot of 48 bytes from the ephemeral secret in the scratch memory. Throws `SodiumError` if no secret can
    /// be agreed with the recipient's key.
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

    /// 48 bytes for an unused slot.
    private static func filler(
        slot: Int, place: [UInt8], keys: borrowing CellKeys
    ) throws(SodiumError) -> [UInt8] {
        let message = place + [UInt8(slot)]
        var bytes = [UInt8](repeating: 0, count: CellLayout.slotSize)
        try unsafe KeyedHash.mac(
            &bytes, count: bytes.count, message, message.count, key: keys.seed, .filler)
        return bytes
    }

    /// The key of a slot is used once, so a zero nonce is safe.
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

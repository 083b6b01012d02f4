// An author who shows readers different things: each reader can tell who else can read, and that it is the same.

import Testing

@testable import Intake

@Suite struct LogReadersTests {
    /// A log whose session cells were made by `change`, which gets the cell, its keys and where it is bound to.
    private func log(
        _ lab: LogLab, listed: [SealingPublicKey]? = nil,
        _ change: (inout [UInt8], borrowing CellKeys, SlotBinding, CellHeader) throws -> Void
    ) throws -> [UInt8] {
        let logID = Bytes16(Array(repeating: 9, count: 16))!
        let binding = SlotBinding(logID: logID, number: 0)
        let header = CellHeader(kind: .session, number: 0, logID: logID, previous: Bytes32())
        let author = try lab.author()
        var hasher = try Hasher256(.cell)
        var entropy = Entropy.system
        var keys = try CellKeys()
        for index in 0..<32 { keys.seed[index] = UInt8(index) }
        let auth = try LogLab.auth(0)
        auth.withUnsafeBytes { keys.setAuth($0.baseAddress!.assumingMemoryBound(to: UInt8.self), index: 0) }
        var cell = [UInt8](repeating: 0, count: 4096)
        var commitment = try cell.withUnsafeMutableBytes { bytes in
            header.store(to: bytes.baseAddress!)
            return try SessionSlots.seal(
                bytes.baseAddress!, recipients: listed ?? lab.setting.recipients, binding: binding, header: header,
                keys: keys)
        }
        try change(&cell, keys, binding, header)
        commitment = Bytes32(cell[480..<512])!
        try keys.deriveSession()
        var content = try lab.content(recipients: listed)
        content.logID = logID
        try cell.withUnsafeMutableBytes { bytes in
            let base = bytes.baseAddress!
            content.store(to: base + CellLayout.sessionContentAt)
            (base + CellLayout.sessionContentAt + SessionContent.authAt).copyMemory(from: keys.auth, byteCount: 32)
            _ = try CellBody.seal(
                base, contentAt: CellLayout.sessionContentAt, nonceAt: CellLayout.sessionNonceAt,
                length: SessionContent.size, additional: header, commitment: commitment, isSession: true,
                keys: &keys, signer: author.signing, hasher: &hasher, entropy: &entropy)
        }
        var second = cell
        second[8] = 1
        second.replaceSubrange(32..<64, with: cell.hash(0).array)
        try second.sealTrailer(0)
        return cell + second
    }

    private func seal(
        _ cell: inout [UInt8], _ slot: Int, to reader: SealingPublicKey, seed: UnsafePointer<UInt8>,
        _ keys: borrowing CellKeys, _ binding: SlotBinding
    ) throws {
        let secret = try SecretBytes(count: 32)
        let shared = try SecretBytes(count: 32)
        let key = try SecretBytes(count: 32)
        let place = binding.logID.array + withLittleEndian(binding.number)
        try KeyedHash.mac(secret.at(0), place, place.count, key: keys.seed, .ephemeral)
        let ephemeral = try Agreement.publicKey(of: secret.at(0))
        try Agreement.shared(shared.at(0), secret: secret.at(0), with: reader.bytes)
        try SessionSlots.slotKey(
            key.at(0), shared: shared.at(0), ephemeral: ephemeral, recipient: reader, slot: slot, binding: binding)
        let zero = [UInt8](repeating: 0, count: 24)
        try cell.withUnsafeMutableBytes {
            try Aead.seal(
                $0.baseAddress! + CellLayout.slotsAt + slot * CellLayout.slotSize, seed, 32, additional: zero, 0,
                nonce: zero, key: key.at(0))
        }
    }

    /// The commitment over the slots as they are now.
    private func commit(_ cell: inout [UInt8], _ keys: borrowing CellKeys, _ header: CellHeader) throws {
        var message = Array(cell[..<CellLayout.commitmentAt])
        message.withUnsafeMutableBytes { header.store(to: $0.baseAddress!) }
        var commitment = [UInt8](repeating: 0, count: 32)
        try KeyedHash.mac(&commitment, message, message.count, key: keys.seed, .commitment)
        cell.replaceSubrange(480..<512, with: commitment)
    }

    @Test func `the honest session opens to both readers without a finding`() throws {
        let lab = try LogLab()
        let bytes = try log(lab) { _, _, _, _ in }
        for reader in [UInt8(10), 20] { #expect(try lab.names(bytes, reader: reader).findings == [.unfinishedEnd(2)]) }
    }

    @Test func `a hidden reader in an unused slot is seen by those who are listed`() throws {
        let lab = try LogLab()
        let spy = try SealingKey(secret: testSecret(30)).publicKey
        for slot in 2..<8 {
            let bytes = try log(lab) { cell, keys, binding, header in
                try self.seal(&cell, slot, to: spy, seed: keys.seed, keys, binding)
                try self.commit(&cell, keys, header)
            }
            for reader in [UInt8(10), 20, 30] {
                let findings = try lab.names(bytes, reader: reader).findings
                #expect(findings.contains(.extraReader(at: 0, key: nil, keysVersion: 1)), "reader \(reader)")
            }
        }
    }

    @Test func `a listed colleague whose slot does not open is named by the others`() throws {
        let lab = try LogLab()
        let bytes = try log(lab) { cell, keys, _, header in
            cell[CellLayout.slotsAt + CellLayout.slotSize + 5] ^= 1
            try self.commit(&cell, keys, header)
        }
        let label = String(lab.setting.recipients[1].bytes.hex.prefix(16))
        #expect(
            try lab.names(bytes).findings == [
                .leftOutReader(at: 0, label: label, keysVersion: 1), .unfinishedEnd(2),
            ])
        #expect(try lab.names(bytes, reader: 20).findings == [.notSealedToThisKey(at: 0)])
    }

    @Test func `two readers cannot be given two seeds, and so two texts`() throws {
        let lab = try LogLab()
        let other = try testSecret(77)
        let bytes = try log(lab) { cell, keys, binding, header in
            try self.seal(&cell, 1, to: lab.setting.recipients[1], seed: other.at(0), keys, binding)
            try self.commit(&cell, keys, header)
        }
        #expect(try lab.names(bytes, reader: 20).findings == [.notSealedToThisKey(at: 0)])
        #expect(try lab.names(bytes).findings.contains { $0.verdict == .leftOutReader })
    }

    @Test func `a session that does not commit to its seed is refused`() throws {
        let lab = try LogLab()
        let bytes = try log(lab) { cell, _, _, _ in cell[CellLayout.commitmentAt] ^= 1 }
        for reader in [UInt8(10), 20] {
            #expect(try lab.names(bytes, reader: reader).findings == [.notSealedToThisKey(at: 0)])
        }
    }

    @Test func `an ephemeral key that is not the seed's is an extra reader`() throws {
        let lab = try LogLab()
        // The author keeps an ephemeral key of his own choice: slots sealed with it open, and cannot be rebuilt.
        let bytes = try log(lab) { cell, keys, binding, header in
            let secret = try testSecret(55)
            let shared = try SecretBytes(count: 32)
            let key = try SecretBytes(count: 32)
            let ephemeral = try Agreement.publicKey(of: secret.at(0))
            cell.replaceSubrange(64..<96, with: ephemeral.array)
            let reader = lab.setting.recipients[0]
            try Agreement.shared(shared.at(0), secret: secret.at(0), with: reader.bytes)
            try SessionSlots.slotKey(
                key.at(0), shared: shared.at(0), ephemeral: ephemeral, recipient: reader, slot: 0, binding: binding)
            let zero = [UInt8](repeating: 0, count: 24)
            try cell.withUnsafeMutableBytes {
                try Aead.seal(
                    $0.baseAddress! + CellLayout.slotsAt, keys.seed, 32, additional: zero, 0, nonce: zero,
                    key: key.at(0))
            }
            try self.commit(&cell, keys, header)
        }
        #expect(
            try lab.names(bytes).findings == [.extraReader(at: 0, key: nil, keysVersion: 1), .unfinishedEnd(2)])
    }

    @Test func `whoever can open it and is not listed is an extra reader himself`() throws {
        let lab = try LogLab()
        let listed = [lab.setting.recipients[1]]
        let bytes = try log(lab, listed: listed) { cell, keys, binding, header in
            try self.seal(&cell, 4, to: lab.setting.recipients[0], seed: keys.seed, keys, binding)
            try self.commit(&cell, keys, header)
        }
        for reader in [UInt8(10), 20] {
            #expect(
                try lab.names(bytes, reader: reader).findings.contains(
                    .extraReader(at: 0, key: nil, keysVersion: 1)))
        }
    }
}

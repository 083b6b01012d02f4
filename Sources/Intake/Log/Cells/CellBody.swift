// Sealing and opening of a cell's body: content, tag, signature, trailer.
//
// One pass of BLAKE2b serves twice: tag and signature are over the hash of the bytes before the seal, and going on to
// the trailer gives the hash of the whole cell. Together with the session's commitment to its seed, that hash
// determines key and ciphertext, and so the plaintext.

import IntakeBase

/// What the tag and the signature of a cell cover.
struct CellProof: Sendable {
    var commitment = Bytes32()
    var prefix = Bytes32()
    var length: UInt32 = 0
    var tag = Bytes32()
    var signature: (Bytes32, Bytes32) = (Bytes32(), Bytes32())

    /// The bytes that are signed: domain, commitment, hash before the seal, length of the content, tag.
    var message: [UInt8] {
        var bytes = Array("intake log cell signature, v1\n".utf8)
        bytes += commitment.array
        bytes += prefix.array
        bytes += LittleEndian.bytes(of: length)
        bytes += tag.array
        return bytes
    }

    var signatureBytes: [UInt8] { signature.0.array + signature.1.array }

    /// The tag: keyed BLAKE2b-256 under the authentication key of the cell.
    @inline(__always)
    func computeTag(_ key: UnsafePointer<UInt8>) throws(SodiumError) -> Bytes32 {
        var input = (commitment.words, prefix.words, length.littleEndian)
        var tag = Bytes32()
        try unsafe withUnsafeMutableBytes(of: &tag.words) { out throws(SodiumError) in
            try unsafe withUnsafeBytes(of: &input) { input throws(SodiumError) in
                try unsafe KeyedHash.mac(
                    out.baseAddress!.assumingMemoryBound(to: UInt8.self), input.baseAddress!, 68, key: key, .tag)
            }
        }
        return tag
    }
}

enum CellBody {
    /// Seals a cell whose header is complete and whose content is at `contentAt`: content, seal, trailer. The keys must
    /// be those of this cell. Returns the cell's hash.
    static func seal(
        _ cell: UnsafeMutableRawPointer, contentAt: Int, nonceAt: Int, length: Int, additional: CellHeader,
        commitment: Bytes32, isSession: Bool, keys: inout CellKeys, signer: borrowing SigningKey,
        hasher: inout Hasher256, entropy: inout Entropy
    ) throws(SodiumError) -> Bytes32 {
        let header = additional.bytes
        // The space after the content is filled with random bytes: only a reader can see where the content ends.
        let end = contentAt + length + Aead.overhead
        unsafe entropy.fill(cell + end, CellLayout.sealAt - end)
        unsafe entropy.fill(cell + nonceAt, Aead.nonceSize)
        try unsafe Aead.seal(
            cell + contentAt, cell + contentAt, length, additional: header, header.count, nonce: cell + nonceAt,
            key: keys.message)

        var proof = CellProof()
        proof.commitment = commitment
        proof.length = UInt32(length)
        proof.prefix =
            try unsafe isSession
            ? sessionHash(cell, additional) : prefixHash(cell, hasher: &hasher)
        proof.tag = try unsafe proof.computeTag(keys.auth)
        let signature = try signer.sign(proof.message)

        let seal = unsafe cell + CellLayout.sealAt
        unsafe LittleEndian.store(proof.length, to: seal)
        unsafe proof.tag.store(to: seal + 4)
        unsafe (seal + 36).copyMemory(from: signature, byteCount: 64)
        try unsafe sealWithPrefix(seal, nonce: cell + nonceAt, prefix: proof.prefix, keys: keys)
        keys.forgetCell()
        return try unsafe trailer(cell, hasher: &hasher)
    }

    /// Writes the trailer and returns it.
    static func trailer(_ cell: UnsafeMutableRawPointer, hasher: inout Hasher256) throws(SodiumError) -> Bytes32 {
        hasher.restart()
        try unsafe hasher.update(cell, count: CellLayout.trailerAt)
        let whole = try hasher.digest()
        unsafe whole.store(to: cell + CellLayout.trailerAt)
        return whole
    }

    /// Opens the seal: length, tag and signature, which are not checked yet. Throws `SodiumError.notAuthentic` if the
    /// bytes before it were changed.
    @inline(__always)
    static func openSeal(
        _ cell: UnsafeRawPointer, nonceAt: Int, prefix: Bytes32, commitment: Bytes32, keys: borrowing CellKeys
    ) throws(SodiumError) -> CellProof {
        var seal = SIMD16<UInt64>.zero
        var proof = CellProof()
        try unsafe withUnsafeMutableBytes(of: &seal) { seal throws(SodiumError) in
            let seal = seal.baseAddress!
            try unsafe prefix.withPointer { prefix throws(SodiumError) in
                try unsafe Aead.open(
                    seal, cell + CellLayout.sealAt, CellLayout.sealSize + Aead.overhead, additional: prefix, 32,
                    nonce: cell + nonceAt, key: keys.seal)
            }
            proof.commitment = commitment
            proof.prefix = prefix
            proof.length = unsafe LittleEndian.load(seal, as: UInt32.self)
            proof.tag = unsafe Bytes32(seal + 4)
            unsafe proof.signature = (Bytes32(seal + 36), Bytes32(seal + 68))
        }
        return proof
    }

    /// Opens `length` bytes of content to `out`.
    @inline(__always)
    static func openContent(
        _ cell: UnsafeRawPointer, contentAt: Int, nonceAt: Int, length: UInt32, room: Int,
        additional: UnsafeRawPointer, keys: borrowing CellKeys, out: UnsafeMutableRawPointer
    ) throws(SodiumError) {
        guard length <= UInt32(room) else { throw .notAuthentic }
        try unsafe Aead.open(
            out, cell + contentAt, Int(length) + Aead.overhead, additional: additional, CellLayout.headerSize,
            nonce: cell + nonceAt, key: keys.message)
    }

    /// The hash before the seal for a session cell. A session cell is written twice with the same body, so the hash is
    /// over the header in the form that both copies share, and the body.
    static func sessionHash(_ cell: UnsafeRawPointer, _ header: CellHeader) throws(SodiumError) -> Bytes32 {
        var hasher = try Hasher256(.session)
        try unsafe hasher.update(header.bytes, count: CellLayout.headerSize)
        try unsafe hasher.update(cell + CellLayout.headerSize, count: CellLayout.sealAt - CellLayout.headerSize)
        return try hasher.digest()
    }

    private static func prefixHash(
        _ cell: UnsafeRawPointer, hasher: inout Hasher256
    ) throws(SodiumError) -> Bytes32 {
        hasher.restart()
        try unsafe hasher.update(cell, count: CellLayout.sealAt)
        return try hasher.digest()
    }

    private static func sealWithPrefix(
        _ seal: UnsafeMutableRawPointer, nonce: UnsafeRawPointer, prefix: Bytes32, keys: borrowing CellKeys
    ) throws(SodiumError) {
        try unsafe prefix.withPointer { prefix throws(SodiumError) in
            try unsafe Aead.seal(
                seal, seal, CellLayout.sealSize, additional: prefix, 32, nonce: nonce, key: keys.seal)
        }
    }
}

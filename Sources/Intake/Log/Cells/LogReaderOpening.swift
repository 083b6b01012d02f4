// How the reader opens a session, and its state while the session's cells are read.

import IntakeBase

extension LogReader {
    struct OpenSession {
        var info: SessionInfo
        var first: UInt64
        var commitment: Bytes32
        /// The step of the authentication ratchet that it began at; nil if no step before it is known.
        var authIndex: UInt64?
        /// The number of steps by which it began too early.
        var stepsBack = 0
        /// The first bad cell since the session before it; the ratchet steps of the cells after that one are uncertain.
        var brokenFrom: UInt64?
        /// The `previous` field of its first cell, as the session's content repeats it.
        var previous: Bytes32
        var isClosed = false
        /// The bad cells that its writer knew about and continued after.
        var over: WrittenOver?
        /// The ids of its last records that went to the caller.
        var records: [Bytes16] = []
    }

    struct OpenedSession {
        var content: SessionContent
        var proof: CellProof
        /// The index of the slot that opened.
        var slot: Int
    }

    /// Opens a session cell whose pair begins at `first`; nil if it does not open. The claimed authentication key stays
    /// in `plain`.
    mutating func openSession(
        _ cell: UnsafeRawPointer, _ header: CellHeader, first: UInt64, _ reader: borrowing SealingKey
    ) throws(SodiumError) -> OpenedSession? {
        let canonical = CellHeader(kind: .session, number: first, logID: header.logID, previous: Bytes32())
        let binding = SlotBinding(logID: header.logID, number: first)
        guard
            let slot = try unsafe SessionSlots.open(
                cell, reader: reader, binding: binding, header: canonical, keys: &keys)
        else { return nil }
        try keys.deriveSession()
        defer { keys.forgetCell() }
        let prefix = try unsafe CellBody.sessionHash(cell, canonical)
        let commitment = unsafe Bytes32(cell + CellLayout.commitmentAt)
        do throws(SodiumError) {
            let proof = try unsafe CellBody.openSeal(
                cell, nonceAt: CellLayout.sessionNonceAt, prefix: prefix, commitment: commitment, keys: keys)
            try unsafe CellBody.openContent(
                cell, contentAt: CellLayout.sessionContentAt, nonceAt: CellLayout.sessionNonceAt,
                length: proof.length, room: CellLayout.sessionContentRoom, additional: canonical.bytes, keys: keys,
                out: plain.at(0))
            guard let content = unsafe SessionContent(plain.at(0), length: Int(proof.length)),
                content.logID == header.logID, content.number == first,
                first != header.number || content.previous == header.previous,
                try unsafe proof.computeTag(plain.at(SessionContent.authAt)) == proof.tag
            else { return nil }
            return OpenedSession(content: content, proof: proof, slot: slot)
        } catch .notAuthentic {
            return nil
        }
    }
}

// A session as the reader opens it, and as it holds it while its cells go by.

import IntakeBase

extension LogReader {
    struct OpenSession {
        var info: SessionInfo
        var first: UInt64
        var commitment: Bytes32
        /// The step of the authentication ratchet that it began at; nil where nothing before it is known.
        var authIndex: UInt64?
        /// How many steps it began before the one that was due.
        var stepsBack = 0
        /// The first cell since the session before it that was not as it should be; the steps of what follows are not
        /// known for certain.
        var brokenFrom: UInt64?
        /// `prev` of its first cell, as it says.
        var previous: Bytes32
        var isClosed = false
        /// The bad cells that its writer knew of and went on after.
        var over: WrittenOver?
        /// Its last records that were handed out.
        var records: [Bytes16] = []
    }

    struct OpenedSession {
        var content: SessionContent
        var proof: CellProof
        /// The slot that opened.
        var slot: Int
    }

    /// Opens a session cell whose pair begins at `first`. The claimed authentication key stays in `plain`.
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

// The other logs of the vectors: each session in them causes a finding, the graver ones later, so that each verdict is
// that of a prefix of them. They begin with the same honest session.

@testable import IntakeBase
@testable import IntakeLog

extension VectorLog {
    private static let logID = Bytes16(Array(repeating: 9, count: 16))!

    /// Appends forged sessions of a pair, a record and a close, made from fixed seeds, to a log.
    private struct Sessions {
        let lab: LogLab
        var bytes: [UInt8] = []
        var count: UInt8 = 0
        /// The first step of the next session.
        var step: UInt64 = 0
        /// The first authentication key.
        var key: UInt8 = 200

        /// A session by `author`, signed by `signer` if that is another person; `change` edits its content.
        mutating func add(
            author: UInt8 = 1, signer: UInt8? = nil, readers: [SealingPublicKey]? = nil, spoilsCommitment: Bool = false,
            gap: GapContent? = nil, _ change: (inout SessionContent) throws -> Void = { _ in },
            slots: (SlotForge) throws -> Void = { _ in }
        ) throws {
            var content = try lab.content(author: author)
            content.logID = logID
            content.number = UInt64(bytes.count / CellLayout.size)
            if !bytes.isEmpty { content.previous = Bytes32(bytes.suffix(32))! }
            content.time = 1_782_864_000 + Int64(count) * 60  // 2026-07-01
            try change(&content)
            count += 1
            let hand = try lab.author(signer ?? author)
            let forge = try SessionForge(
                content, seed: 100 + count, auth: LogLab.auth(step, key: key), signer: hand.signing,
                entropy: .fixed(UInt64(content.keysFile.version) << 8 | UInt64(count)), readers: readers,
                spoilsCommitment: spoilsCommitment, slots)
            if let gap { try forge.gap(gap, signer: hand.signing) }
            if gap == nil {
                try forge.record(Array("session \(count)".utf8), id: VectorLog.id(0x10 + count), signer: hand.signing)
            }
            try forge.close(records: UInt64(count), signer: hand.signing)
            bytes += forge.bytes
            step += UInt64(forge.bytes.count / CellLayout.size)
        }
    }

    /// The keys of a laptop as in a keys file: those of `author(signing)` and of a reader.
    static func table(_ kind: String, _ label: String, _ signing: UInt8, _ sealing: UInt8) throws -> String {
        let sign = try PublicKeyText(.signing, SigningKey(seed: testSecret(signing)).publicKey.bytes).text()
        let seal = try PublicKeyText(.sealing, SealingKey(secret: testSecret(sealing)).publicKey.bytes).text()
        let until = kind == "coordinator" ? "valid_until = 2027-06-30\n" : ""
        return "[[\(kind)]]\nlabel = \"\(label)\"\nsigning = \"\(sign)\"\nsealing = \"\(seal)\"\n\(until)\n"
    }

    /// Two coordinators and two volunteers; in the second file one of the volunteers' laptops is lost, and in the third
    /// one of the coordinators has gone too.
    static func keys(version: Int) throws -> [UInt8] {
        var text = "version = \(version)\n\n"
        text += try table("coordinator", "irina", 11, 10)
        if version < 3 { text += try table("coordinator", "pavel", 21, 20) }
        text += try table("volunteer", "v07", 1, 12) + table("volunteer", "v08", 2, 22)
        if version > 1 {
            let key = try PublicKeyText(.signing, SigningKey(seed: testSecret(2)).publicKey.bytes).text()
            text += "[[revoked]]\nkey = \"\(key)\"\ndate = 2026-06-15\nreason = \"lost on a train\"\n"
        }
        return Array(text.utf8)
    }

    private static func sessions(in lab: LogLab) throws -> Sessions {
        lab.setting.keysFile = FileStamp(version: 1, hash: try Hash.blake2b256(keys(version: 1)))
        lab.setting.routeBook = FileStamp(version: 4, hash: try Hash.blake2b256(Array("book 4".utf8)))
        var sessions = Sessions(lab: lab)
        try sessions.add()
        return sessions
    }

    /// Attacks by an author, or a thief of his laptop, on the readers and on the log.
    static func attacks(in lab: LogLab) throws -> [UInt8] {
        var sessions = try sessions(in: lab)
        let (first, second) = (lab.setting.recipients[0], lab.setting.recipients[1])
        let spy = try SealingKey(secret: testSecret(30)).publicKey
        try sessions.add(slots: { $0.spoil(1) })
        try sessions.add(slots: { try $0.seal(6, to: spy) })
        try sessions.add(slots: {
            $0.spoil(0)
            try $0.seal(5, to: first)
        })
        // A list that includes a key of small order, to which nothing can be sealed.
        try sessions.add(readers: [first, second]) { $0.recipients.append(SealingPublicKey(unchecked: Bytes32())) }
        try sessions.add(slots: {
            for (slot, reader) in [first, second].enumerated() { try $0.seal(slot, to: reader, ephemeral: 55) }
        })
        try sessions.add(author: 2, signer: 1)
        // Five missing cells took a step each.
        sessions.step += 5
        try sessions.add()
        (sessions.key, sessions.step) = (201, 0)
        try sessions.add()
        // The four cells before it are whole, and were confirmed.
        let last = UInt64(sessions.bytes.count / CellLayout.size) - 1
        try sessions.add(gap: GapContent(first: last - 3, last: last, torn: last + 1, hash: Bytes32()))
        try sessions.add(spoilsCommitment: true)
        try sessions.add { $0.recipients = [spy] }
        return sessions.bytes
    }

    /// Findings that require the keys files.
    static func people(in lab: LogLab) throws -> [UInt8] {
        var sessions = try sessions(in: lab)
        let spy = try SealingKey(secret: testSecret(30)).publicKey
        try sessions.add { $0.keysFile = FileStamp(version: 9, hash: Bytes32()) }
        try sessions.add { $0.recipients.removeLast() }
        try sessions.add { $0.recipients.append(spy) }
        try sessions.add(author: 3)
        try sessions.add(author: 2)
        return sessions.bytes
    }

    /// A log that claims to follow another.
    static func replaced(in lab: LogLab) throws -> [UInt8] {
        _ = try sessions(in: lab)
        var sessions = Sessions(lab: lab)
        try sessions.add {
            $0.predecessor = Bytes16(Array(repeating: 8, count: 16))!
            $0.predecessorHead = Bytes32(Array(repeating: 7, count: 32))!
        }
        return sessions.bytes
    }

    /// All files of the vectors that are generated from fixed seeds.
    static func files() throws -> [(name: String, bytes: [UInt8])] {
        [
            ("log.intake", try make(in: LogLab())), ("attacks.intake", try attacks(in: LogLab())),
            ("people.intake", try people(in: LogLab())), ("replaced.intake", try replaced(in: LogLab())),
            ("keys-1", try keys(version: 1)), ("keys-2", try keys(version: 2)), ("keys-3", try keys(version: 3)),
            ("keys-4", try everyKey()),
        ]
    }
}

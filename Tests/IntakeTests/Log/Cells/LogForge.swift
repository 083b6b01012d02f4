// Attacks on logs with the program's own parts: cells under chosen keys, a forged state.

@testable import IntakeBase
@testable import IntakeLog

/// The kinds of cells, to build a log from a few words.
enum Piece {
    case session(SessionContent, signer: UInt8 = 1)
    case record(UInt8, signer: UInt8 = 1)
    case gap(GapContent)
    case close
}

extension LogLab {
    /// A session's content under this lab's setting.
    func content(author: UInt8 = 1, recipients: [SealingPublicKey]? = nil) throws -> SessionContent {
        var content = SessionContent()
        content.author = try self.author(author).signing.publicKey
        content.time = clock.now
        content.keysFile = setting.keysFile
        content.routeBook = setting.routeBook
        content.recipients = recipients ?? setting.recipients
        return content
    }

    /// The authentication key of a step, in logs made by `build`.
    static func auth(_ step: UInt64, key: UInt8 = 200) throws -> SecretBytes {
        var keys = try CellKeys()
        let first = try testSecret(key)
        unsafe keys.setAuth(first.at(0), index: 0)
        try keys.stepAuth(to: step)
        let auth = try SecretBytes(count: 32)
        unsafe auth.at(0).update(from: keys.auth, count: 32)
        return auth
    }

    /// The cells of `pieces` as a part of a log, from cell `number` on, after a cell of hash `head`. Record 7 has the
    /// text [7] and the id of sixteen 7s. `step` and `key` select the authentication key; by default the one of the
    /// first cell.
    func build(
        _ pieces: [Piece], after bytes: [UInt8] = [], number: UInt64? = nil, step: UInt64? = nil, key: UInt8 = 200,
        logID: Bytes16 = Bytes16(Array(repeating: 9, count: 16))!, entropy: Entropy = .system
    ) throws -> [UInt8] {
        let number = number ?? UInt64(bytes.count / 4096)
        let head = bytes.isEmpty ? Bytes32() : Bytes32(bytes.suffix(32))!
        let builder = try CellBuilder(
            logID: logID, number: number, head: head, auth: Self.auth(step ?? number, key: key), entropy: entropy)
        var built = bytes
        for piece in pieces {
            switch piece {
            case .session(var content, let signer):
                content.logID = logID
                content.number = builder.number
                content.previous = builder.head
                try builder.session(content, signer: author(signer).signing)
            case .record(let name, let signer):
                try builder.record(
                    id: Bytes16(Array(repeating: name, count: 16))!, text: [name], signer: author(signer).signing)
            case .gap(let gap): try builder.add(.gap, gap.bytes, signer: author().signing)
            case .close:
                try builder.add(.close, CloseContent(records: 0, time: 0).bytes, signer: author().signing)
            }
            unsafe builder.take { unsafe built += $0 }
        }
        return built
    }

    /// Reads bytes as a log, and names its records by the first byte of their text.
    func names(_ bytes: [UInt8], reader: UInt8 = 10) throws -> (findings: [Finding], names: [UInt8]) {
        let (report, records) = try read(bytes, reader: reader)
        return (report.findings, records.compactMap(\.text.first))
    }

    /// Simulates a thief of the unlocked laptop who changes its state.
    func forgeState(in place: String? = nil, _ change: (LogState) throws -> Void) throws {
        let file = try LogStateFile(path: (place ?? folder + "/log") + "/state", in: .laptop)
        let author = try author()
        guard case .state(let state) = try file.read(key: author.stateKey) else { throw Missing() }
        try change(state)
        try file.write(state, key: author.stateKey)
    }

    struct Missing: Error {}
}

extension [UInt8] {
    /// Some of the cells.
    func cells(_ range: Range<Int>) -> [UInt8] { Array(self[range.lowerBound * 4096..<range.upperBound * 4096]) }

    /// The hash of a cell.
    func hash(_ cell: Int) -> Bytes32 { Bytes32(self[cell * 4096 + 4064..<(cell + 1) * 4096])! }

    /// With one bit changed.
    func flipped(_ cell: Int, _ offset: Int, bit: Int = 0) -> [UInt8] {
        var bytes = self
        bytes[cell * 4096 + offset] ^= 1 << bit
        return bytes
    }
}

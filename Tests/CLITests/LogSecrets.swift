// The secrets that a laptop used while it wrote, computed afterwards with a reader's key.

import Testing
@testable import IntakeBase
@testable import IntakeLog

/// The secrets of one session of a log.
struct SessionSecrets {
    /// The session's seed, and the keys derived from it for the session cells.
    var session: [Secret] = []
    /// The chain before cell 0, 1, ... after the session pair.
    var chain: [Secret] = []
    /// The keys of the content and of the seal of each of these cells.
    var cells: [[Secret]] = []

    /// Opens the session whose first cell is `number`, and steps its ratchet over `count` cells.
    init(_ log: [UInt8], cell number: Int, count: Int, reader: borrowing SealingKey) throws {
        var keys = try CellKeys()
        let cell = Array(log[number * CellLayout.size..<(number + 1) * CellLayout.size])
        let logID = try #require(Bytes16(cell[CellLayout.logIDAt..<CellLayout.logIDAt + 16]))
        let header = CellHeader(kind: .session, number: UInt64(number), logID: logID, previous: Bytes32())
        let isOpen = try cell.withUnsafeBytes {
            try SessionSlots.open(
                $0.baseAddress!, reader: reader, binding: SlotBinding(logID: logID, number: UInt64(number)),
                header: header, keys: &keys)
        }
        _ = try #require(isOpen)
        let place = logID.array + LittleEndian.bytes(of: UInt64(number))
        try KeyedHash.mac(keys.scratch, place, place.count, key: keys.seed, .ephemeral)
        session = [Secret("the seed", keys.seed), Secret("the ephemeral key", keys.scratch)]
        let chainKey = try SecretBytes(count: 32)
        try KeyedHash.derive(chainKey.at(0), 2, "intksess", key: keys.seed)
        for index in 0..<count {
            chain.append(Secret("the chain before cell \(index)", chainKey.at(0)))
            let own = try SecretBytes(count: 64)
            try KeyedHash.derive(own.at(0), 1, "intksess", key: chainKey.at(0))
            try KeyedHash.derive(own.at(32), 3, "intksess", key: chainKey.at(0))
            cells.append([
                Secret("the key of cell \(index)", own.at(0)), Secret("the seal key of cell \(index)", own.at(32)),
            ])
            try KeyedHash.derive(chainKey.at(0), 2, "intksess", key: chainKey.at(0))
        }
        try keys.deriveSession()
        session += [Secret("the session's key", keys.message), Secret("the session's seal key", keys.seal)]
    }

    /// All secrets that open one of the first `count` cells after the session pair, or the pair itself.
    func past(_ count: Int) -> [Secret] {
        session + chain.prefix(count) + cells.prefix(count).joined()
    }
}

/// The secrets of a laptop's identity.
struct IdentitySecrets {
    /// Derived from the passphrase: opens the identity file.
    let lock: Secret
    /// Signs the log.
    let signing: Secret
    /// Opens what is sealed to the laptop.
    let sealing: Secret
    /// Signs keys files; zero on a volunteer's laptop.
    let root: Secret
    /// Locks the state.
    let state: Secret

    init(_ home: String, passphrase: String) throws {
        let bytes = try Folder.contents(home + "/identity", limit: 1000)
        var typed = try SecretBytes(count: passphrase.utf8.count)
        typed.withUnsafeMutableBytes { $0.copyBytes(from: Array(passphrase.utf8)) }
        let key = try PasswordHash.key(
            typed, salt: Array(bytes[24..<40]), cost: PasswordCost(passes: 1, memory: 8 << 20))
        let opened = try SecretBox.open(Array(bytes[200..<368]), additional: Array(bytes[..<200]), key: key)
        lock = Secret("the key of the identity file", key.at(0))
        signing = Secret("the signing key", opened.at(0))
        sealing = Secret("the sealing key", opened.at(32))
        root = Secret("the root key", opened.at(64))
        state = Secret("the state key", opened.at(96))
    }
}

extension Secret {
    fileprivate init(_ name: String, _ key: UnsafePointer<UInt8>) {
        self.init(name: name, bytes: Array(UnsafeBufferPointer(start: key, count: 32)))
    }
}

/// The authentication keys of a log, starting with the one in its state.
enum AuthSecrets {
    /// `count` keys, from that of the state's next cell on.
    static func following(_ home: String, _ count: Int) throws -> [Secret] {
        let identity = try IdentitySecrets(home, passphrase: Hotline.passphrase)
        var stateKey = try SecretBytes(count: 32)
        stateKey.withUnsafeMutableBytes { $0.copyBytes(from: identity.state.bytes) }
        let file = try LogStateFile(path: home + "/log/state", in: .laptop)
        guard case .state(let state) = try file.read(key: stateKey) else {
            Issue.record("the state does not open")
            return []
        }
        let key = try state.auth.copy()
        return (0..<count).map { index in
            defer { try? KeyedHash.derive(key.at(0), 1, "intkauth", key: key.at(0)) }
            return Secret("the authentication key of cell \(state.cells + UInt64(index))", key.at(0))
        }
    }
}

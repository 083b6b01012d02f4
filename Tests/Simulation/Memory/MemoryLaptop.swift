// A whole laptop in memory: its own folder, clock and randomness, and passphrases without cost.

import Synchronization
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeLog

/// A clock that is set by hand.
final class MemoryClock: Sendable {
    private let seconds: Mutex<Int64>

    init(_ seconds: Int64) { self.seconds = Mutex(seconds) }

    /// Unix seconds.
    var now: Int64 {
        get { seconds.withLock { $0 } }
        set { seconds.withLock { $0 = newValue } }
    }
}

/// A laptop. Laptops with the same number do the same, byte for byte.
struct MemoryLaptop {
    /// A text that is no label.
    struct NoLabel: Error {}

    let disk: MemoryDisk
    /// The calls of the disk, one of which may be made to fail.
    let calls: MemoryFaults
    let clock: MemoryClock
    let home: Home
    /// The same folder, by calls that never fail: for those who look on.
    let still: Home
    let role: Role
    let label: String

    /// 2026-07-01.
    static let now: Int64 = 1_782_864_000
    static let day = Day(unixSeconds: now)
    private static let cheap = PasswordCost(passes: 1, memory: 8 << 10)
    private static let passphrase = "secret words"

    /// The top folder of each laptop's own disk: a name that does not exist on the test machine.
    static let top = "intake-in-memory"

    /// A laptop before setup, or the remains after a power loss.
    init(
        _ role: Role, _ label: String, seed: UInt64, disk: MemoryVolume = MemoryVolume(device: 2), now: Int64 = now
    ) {
        let entropy = EntropySource.fixed(seed)
        (self.role, self.label) = (role, label)
        self.disk = MemoryDisk([Self.top: disk])
        calls = MemoryFaults(self.disk)
        let clock = MemoryClock(now)
        self.clock = clock
        let system = System(
            files: Files(calls, entropy: entropy), entropy: entropy, clock: { clock.now }, identityCost: Self.cheap,
            receiptCost: Self.cheap)
        home = Home("/\(Self.top)/home", in: system)
        var calm = system
        calm.files = Files(self.disk, entropy: entropy)
        still = Home(home.path, in: calm)
    }

    private func passphrase() throws -> SecretBytes {
        let text = Array(Self.passphrase.utf8)
        var secret = try SecretBytes(count: text.count)
        secret.withUnsafeMutableBytes { $0.copyBytes(from: text) }
        return secret
    }

    func setUp() throws {
        guard let label = Label(label) else { throw NoLabel() }
        _ = try home.setUp(role: role, label: label, passphrase: passphrase())
    }

    func identity() throws -> Identity { try home.unlock(passphrase()) }

    /// Signs a keys file that names these laptops with this one's root key. `revoked`: laptops from a day on, by
    /// either key.
    func sign(
        _ laptops: [MemoryLaptop], version: Int = 1, revoked: [(laptop: MemoryLaptop, from: Day)] = [],
        validUntil: Day = day.adding(days: 300)
    ) throws -> SignedFile {
        let tables = try laptops.map { try $0.still.card().table(validUntil: validUntil) }
        let revocations = try revoked.enumerated().map { number, one in
            let card = try one.laptop.still.card()
            let isSigning = (version + number).isMultiple(of: 2)
            let key = isSigning ? PublicKeyText(.signing, card.signing.bytes) : .init(.sealing, card.sealing.bytes)
            return "[[revoked]]\nkey = \"\(try key.text())\"\ndate = \(one.from)\nreason = \"stolen\"\n\n"
        }
        let bytes = Array(("version = \(version)\n" + (tables + revocations).joined()).utf8)
        let signature = try identity().signFile(bytes, trustedComment: "test")
        return SignedFile(path: "/stick/keys", bytes: bytes, signature: signature)
    }

    func adopt(_ keys: SignedFile, of root: MinisignKey?) throws {
        try home.adopt(home.examine(keys, root: root), on: Day(unixSeconds: clock.now))
    }

    func recorder() throws -> Recorder {
        let clock = home.system.clock
        return try Recorder(home, identity: identity(), command: "test", asOf: nil, clock: clock)
    }

    /// Records requests with these notes; returns the codes.
    func record(_ notes: [String]) throws -> [CaseCode] {
        let recorder = try recorder()
        let codes = try notes.map { text in
            var request = Request()
            request.notes = text
            let draft = try recorder.draft(request)
            try recorder.seal(draft)
            return draft.code
        }
        try recorder.close()
        return codes
    }

    /// Carries all logs to this stick; returns the stick with them.
    func carry(to stick: MemoryVolume = MemoryVolume(device: 3)) throws -> MemoryVolume {
        disk["stick"] = stick
        let recorder = try recorder()
        try recorder.close()
        _ = try Carry.copy(home, by: recorder, to: "/stick")
        return disk["stick"] ?? stick
    }

    func desk() throws -> Desk { try Desk(home, identity: identity()) }

    /// Imports the content of this stick.
    func `import`(_ stick: MemoryVolume) throws -> [ImportedLog] {
        disk["stick"] = stick
        return try desk().importLogs(["/stick"])
    }
}

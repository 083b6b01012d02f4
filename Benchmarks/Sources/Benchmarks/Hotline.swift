// A hotline for the figures of the whole program: one coordinator, and volunteers' laptops with their logs on a stick.

import Glibc
import Intake
import IntakeBase
import IntakeCases
import IntakeLog

struct Hotline {
    private let desk: Home
    private let homes: [Home]
    private let setting: SessionSetting
    private let passphrase: SecretBytesSource

    /// Sets up a coordinator in `desk` and this number of volunteers under `memory`, and adopts a keys file on all of
    /// them.
    init(desk: Home, volunteers: Int, memory: String, passphrase: SecretBytesSource) throws {
        self.desk = desk
        let today = Day(unixSeconds: Requests.start)
        let secret = try passphrase.secret()
        let coordinator = try desk.setUp(role: .coordinator, label: Label("c01")!, passphrase: secret)
        homes = (1...volunteers).map { Home("\(memory)/v0\($0)") }
        mkdir(memory, 0o700)
        var tables = [try coordinator.table(validUntil: today.adding(days: 365))]
        for (index, home) in homes.enumerated() {
            let card = try home.setUp(role: .volunteer, label: Label("v0\(index + 1)")!, passphrase: secret)
            tables.append(try card.table(validUntil: today))
        }
        let bytes = Array(("version = 1\n\n" + tables.joined(separator: "\n")).utf8)
        let signed = SignedFile(
            path: "keys", bytes: bytes,
            signature: try desk.unlock(secret).signFile(bytes, trustedComment: "benchmark"))
        for home in [desk] + homes {
            try home.adopt(try home.examine(signed, root: coordinator.root), on: today)
        }
        let keys = try desk.keysInForce()
        setting = SessionSetting(
            recipients: [coordinator.sealing], keysFile: FileStamp(version: UInt64(keys.version), hash: keys.hash),
            routeBook: FileStamp(version: 1, hash: Bytes32()), root: coordinator.root!.key)
        self.passphrase = passphrase
    }

    /// A log that was written and carried: its path on the stick, and the names of its records.
    struct Written {
        let path: String
        let names: [Bytes16]
    }

    /// Seals these events on a volunteer's laptop in sessions of 20, in a log of its own under `log` in the log folder.
    @discardableResult
    func write(_ events: some Collection<Event>, by volunteer: Int, log: String = "", stick: String) throws -> Written {
        let home = homes[volunteer]
        let identity = try home.unlock(passphrase.secret())
        if !log.isEmpty {
            mkdir(home.logFolder, 0o700)
            mkdir(home.logFolder + log, 0o700)
        }
        let writer = try LogWriter(folder: home.logFolder + log, author: try identity.author(), command: "benchmark") {
            Requests.start
        }
        var records: [(id: Bytes16, text: [UInt8])] = []
        for (number, event) in events.enumerated() {
            records.append((try Bytes16.random(), event.bytes))
            try writer.append(records[number].text, id: records[number].id, under: setting)
            if number % 20 == 19 { try writer.close() }
        }
        try writer.close()
        let logID = writer.head!.logID
        let name = logID.hex + ".intake"
        try FileCopy.copy(home.logFolder + log + "/" + name, to: stick + "/" + name, in: .laptop)
        return Written(
            path: stick + "/" + name,
            names: records.map { Decisions.name(log: logID, record: $0.id, text: $0.text) })
    }

    /// Seals decisions into the coordinator's own log, each in a session of its own, as `intake decide` does.
    func decide(_ events: [Event]) throws {
        let identity = try desk.unlock(passphrase.secret())
        mkdir(desk.logFolder, 0o700)
        let writer = try LogWriter(folder: desk.logFolder, author: try identity.author(), command: "benchmark") {
            Requests.start
        }
        for event in events {
            try writer.append(event.bytes, id: try Bytes16.random(), under: setting)
            try writer.close()
        }
    }
}

/// A passphrase that is no secret, available any number of times.
struct SecretBytesSource {
    let text: String

    func secret() throws -> SecretBytes {
        let bytes = Array(text.utf8)
        var secret = try SecretBytes(count: bytes.count)
        secret.withUnsafeMutableBytes { $0.copyBytes(from: bytes) }
        return secret
    }
}

// The files of the vectors that are no logs, and the coordinator's desk that opens them.

@testable import Intake
@testable import IntakeBase
@testable import IntakeLog

extension VectorLog {
    private static func secret(_ number: UInt8) -> [UInt8] { (0..<32).map { number + $0 } }

    static func passphrase() throws -> SecretBytes { try TestKeys.passphrase("exercise words") }

    /// The identity of v07, who wrote the logs, or of irina, whose root key signs the keys files. Locked at the lowest
    /// cost; the bytes differ every time.
    static func identity(_ role: Role) throws -> IdentityFile {
        let secrets =
            role == .volunteer
            ? secret(1) + secret(12) + secret(50) + secret(101) : secret(11) + secret(10) + secret(50) + secret(60)
        return try IdentityFile.make(
            role: role, label: Label(role == .volunteer ? "v07" : "irina")!, secrets: TestKeys.secret(secrets),
            passphrase: passphrase(), cost: TestKeys.cheap, entropy: .system)
    }

    /// A keys file with irina's signature, written to `path`.
    static func sign(_ keys: [UInt8], at path: String) throws -> SignedFile {
        let irina = try identity(.coordinator).unlock(passphrase())
        let signature = try irina.signFile(keys, trustedComment: "exercise")
        try Folder.replace(path, with: keys)
        try Folder.replace(MinisignSignature.path(for: path), with: Array(signature.file.utf8))
        return try SignedFile(reading: path, in: .laptop, limit: KeysFile.maxBytes)
    }
}

/// irina's desk, which has adopted some of the keys files of the vectors one after the other.
struct VectorDesk {
    private let scratch: Scratch
    private let home: Home

    /// `since`: the day of adoption.
    init(keys: [String], since: Day) throws {
        scratch = try Scratch()
        home = Home(scratch.path + "/irina")
        try home.keep(VectorLog.identity(.coordinator))
        let root = try home.card().root
        for name in keys {
            let file = try Folder.contents(VectorLog.folder + "/" + name, limit: KeysFile.maxBytes)
            let signed = try VectorLog.sign(file, at: scratch.path + "/" + name)
            try home.adopt(home.examine(signed, root: root), on: since)
        }
    }

    /// The result of importing these bytes as a log.
    func `import`(_ bytes: [UInt8]) throws -> ImportedLog {
        let path = scratch.path + "/log.intake"
        try Folder.replace(path, with: bytes)
        // 2026-07-15.
        let desk = try Desk(home, identity: home.unlock(VectorLog.passphrase()), now: 1_784_073_600)
        return try desk.importLogs([path])[0]
    }
}

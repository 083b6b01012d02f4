// The folder of a laptop: its layout and the laptop's identity. The keys in force are in `HomeKeys`, the route book in
// `HomeRoutes`.
//
//   identity        the laptop's keys, locked with the passphrase
//   root.pub        the lead coordinator's public key, pinned at the first adoption; `minisign -p` takes it
//   keys/           every adopted keys file with its signature, and a note of the one in force
//   routes/         every adopted route book with its signature; routes-in-force names the one in force
//   log/            this laptop's own logs and their state
//   desk/           the data that a coordinator imported

import IntakeLog

/// The folder of a laptop.
public struct Home: Sendable {
    /// Its path; it need not exist.
    public let path: String
    /// The machine of the folder.
    package let system: System
    /// The files of that machine.
    package var files: Files { system.files }

    /// The folder at `path` on this machine.
    public init(_ path: String) { self.init(path, in: .laptop) }

    /// The folder at `path` on another machine.
    package init(_ path: String, in system: System) {
        self.path = path
        self.system = system
    }

    /// The file of the laptop's identity.
    public var identityPath: String { path + "/identity" }
    /// The file of the lead coordinator's public key.
    public var rootPath: String { path + "/root.pub" }
    /// The folder of the adopted keys files.
    public var keysFolder: String { path + "/keys" }
    /// The folder of the adopted route books.
    public var routesFolder: String { path + "/routes" }
    /// The folder of this laptop's own logs.
    public var logFolder: String { path + "/log" }
    /// The folder of the data that a coordinator imported.
    public var deskFolder: String { path + "/desk" }

    /// Whether the laptop has an identity. Throws if that is unknown.
    public var hasIdentity: Bool {
        get throws(FileError) { try files.look(identityPath) != .nothing }
    }

    /// Refuses a laptop without an identity. Throws `HomeError.noIdentity`, `FileError`.
    package func requireIdentity() throws {
        guard try hasIdentity else { throw HomeError.noIdentity(path, wasUsed: wasUsed) }
    }

    /// The identity file. Throws `HomeError.noIdentity`, `IdentityError`, `FileError`.
    package func identityFile() throws -> IdentityFile {
        try requireIdentity()
        return try IdentityFile(try files.contents(identityPath, limit: 1 << 16))
    }

    /// Role, label and public keys. Needs no passphrase; the content of the disk is not authenticated.
    public func card() throws -> IdentityCard {
        try identityFile().card
    }

    /// The identity, unlocked. Argon2id takes about 0.7 s and 256 MiB.
    /// Throws `IdentityError.wrongPassphrase`; the file is never written to.
    public func unlock(_ passphrase: borrowing SecretBytes) throws -> Identity {
        try identityFile().unlock(passphrase)
    }

    /// Creates the folder and the laptop's identity in it.
    /// Throws `HomeError.identityExists` if there is one; it is never replaced.
    public func setUp(role: Role, label: Label, passphrase: borrowing SecretBytes) throws -> IdentityCard {
        guard try !hasIdentity else { throw HomeError.identityExists(path) }
        guard passphrase.count > 0 else { throw IdentityError.emptyPassphrase }
        let file = try IdentityFile.make(role: role, label: label, passphrase: passphrase, in: system)
        try keep(file)
        return file.card
    }

    /// Writes an identity file into the folder, if it has none.
    func keep(_ file: IdentityFile) throws {
        try files.make(path)
        guard try files.create(identityPath, with: file.bytes) else { throw HomeError.identityExists(path) }
    }

    /// The lead coordinator's key, pinned at the first adoption; nil before that.
    /// Throws `HomeError.rootDamaged`, `FileError`.
    public func pinnedRoot() throws -> MinisignKey? {
        guard let bytes = try files.contents(ifThere: rootPath, limit: 1 << 12) else { return nil }
        guard let key = MinisignKey(file: bytes) else { throw HomeError.rootDamaged }
        return key
    }

    /// Whether the folder contains work of an earlier identity, which a new identity could not use.
    private var wasUsed: Bool { [deskFolder, logFolder].contains { files.kind($0) != .nothing } }
}

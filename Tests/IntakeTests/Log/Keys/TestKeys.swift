// Identities, folders and keys files for tests: secrets from a number, Argon2id at its lowest cost.

import Glibc
import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeLog

/// A laptop made for a test.
struct TestLaptop: ~Copyable {
    let home: Home
    let identity: Identity

    /// A laptop whose secrets are derived from `seed`. Its folder is in `scratch`.
    init(_ role: Role, _ label: String, seed: UInt64, in scratch: Scratch) throws {
        let secrets = try TestKeys.secret(seed: seed, count: Identity.secretSize)
        let name = try #require(Label(label))
        let home = Home(scratch.path + "/" + label)
        let file = try IdentityFile.make(
            role: role, label: name, secrets: secrets, passphrase: TestKeys.passphrase("secret words"),
            cost: TestKeys.cheap, entropy: .system)
        try home.keep(file)
        identity = try Identity(role: role, label: name, secrets: secrets)
        self.home = home
    }

    /// The laptop's table for the keys file.
    func table(validUntil: String = "2027-06-30") throws -> String {
        try identity.card.table(validUntil: #require(Day(validUntil)))
    }

    /// Writes a file and this laptop's signature into `scratch`, and reads both back.
    func sign(_ text: String, as name: String, in scratch: Scratch) throws -> SignedFile {
        let path = scratch.path + "/" + name
        try Folder.replace(path, with: Array(text.utf8))
        let signature = try identity.signFile(Array(text.utf8), trustedComment: "test")
        try Folder.replace(MinisignSignature.path(for: path), with: Array(signature.file.utf8))
        return try SignedFile(reading: path, in: .laptop, limit: KeysFile.maxBytes)
    }
}

enum TestKeys {
    /// The lowest cost that libsodium takes.
    static let cheap = PasswordCost(passes: 1, memory: 8192)

    /// A passphrase made for a test.
    static func passphrase(_ text: String) throws -> SecretBytes {
        try secret(Array(text.utf8))
    }

    /// `count` bytes derived from `seed`.
    static func secret(seed: UInt64, count: Int) throws -> SecretBytes {
        var random = SeededRandom(seed: seed)
        return try secret((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) })
    }

    /// These bytes, which are not secret.
    static func secret(_ bytes: [UInt8]) throws -> SecretBytes {
        var secret = try SecretBytes(count: bytes.count)
        secret.withUnsafeMutableBytes { $0.copyBytes(from: bytes) }
        return secret
    }
}

/// A folder that is removed at the end of a test.
final class Scratch: Sendable {
    let path: String

    init() throws {
        var name = Array("/tmp/intake-test.XXXXXX".utf8CString)
        try #require(mkdtemp(&name) != nil)
        path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit {
        Scratch.remove(path)
    }

    private static func remove(_ path: String) {
        if Folder.kind(path) == .folder {
            for name in (try? Folder.names(path)) ?? [] { remove(path + "/" + name) }
        }
        Glibc.remove(path)
    }
}

/// The error of `body`, in the form that people read.
func explained(_ body: () throws -> Void) -> (any Explained)? {
    do {
        try body()
        return nil
    } catch {
        return error as? any Explained
    }
}

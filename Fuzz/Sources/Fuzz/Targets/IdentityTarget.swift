// The identity file of a laptop, as an attacker may have left it on the disk. An input is the file; it is tried
// unchanged, and again with a matching checksum.

@testable import IntakeLog

/// Guarantee: only the original file opens, and only with its passphrase.
final class IdentityTarget: FuzzTarget {
    static let name = "identity"
    static let maxBytes = 408
    private let original: [UInt8]
    private let right: SecretBytes
    private let wrong: SecretBytes

    init() throws {
        original = try Self.original()
        right = try Self.passphrase()
        wrong = try fixedSecret(60, count: 8)
    }

    func run(_ input: [UInt8]) throws {
        try open(input)
        guard input.count == IdentityFile.size else { return }
        let body = Array(input[..<Self.sumAt])
        try open(body + (try Hash.blake2b256(body).array))
    }

    private static let sumAt = 368

    private func open(_ bytes: [UInt8]) throws {
        let file: IdentityFile
        do {
            file = try IdentityFile(bytes)
        } catch let error as IdentityError {
            hold(bytes != original, "the file that was written is taken", "\(error)")
            return
        }
        hold(bytes.count == IdentityFile.size, "an identity file has 400 bytes")
        hold(try Hash.blake2b256(Array(bytes[..<Self.sumAt])).array == Array(bytes[Self.sumAt...]), "its checksum fits")
        hold((file.card.root != nil) == (file.card.role == .coordinator), "coordinators have a root key, others none")
        // Skips expensive parameters: they only test libsodium.
        guard bytes[16..<20].elementsEqual([1, 0, 0, 0]), bytes[20..<24].elementsEqual([8, 0, 0, 0]) else { return }
        hold(!opens(file, wrong), "a wrong passphrase opens nothing")
        hold(
            opens(file, right) == (bytes == original),
            "the right passphrase opens the file that was written, and no other")
    }

    private func opens(_ file: IdentityFile, _ passphrase: borrowing SecretBytes) -> Bool {
        do {
            let identity = try file.unlock(passphrase)
            hold(identity.card == file.card, "an identity is what its card says")
            return true
        } catch {
            let refusal = error as? IdentityError
            hold(refusal == .wrongPassphrase || refusal == .damaged, "what does not open says so", "\(error)")
            return false
        }
    }

    private static func passphrase() throws -> SecretBytes { try fixedSecret(50, count: 12) }

    /// A volunteer's file at the lowest cost, with fixed salt and nonce; written from the table in docs/FORMAT.md.
    private static func original() throws -> [UInt8] {
        let secrets = try fixedSecret(9, count: Identity.secretSize)
        let card = try Identity(role: .volunteer, label: Label("v07")!, secrets: secrets).card
        let salt = [UInt8](repeating: 5, count: 16)
        var bytes = Array("INTAKEID".utf8) + [1, 1, 3, 0, 0, 0, 0, 0, 1, 0, 0, 0, 8, 0, 0, 0] + salt
        bytes += Array("v07".utf8) + [UInt8](repeating: 0, count: 29)
        bytes += card.signing.bytes.array + card.sealing.bytes.array + [UInt8](repeating: 0, count: 64)
        let key = try PasswordHash.key(passphrase(), salt: salt, cost: PasswordCost(passes: 1, memory: 8 << 10))
        bytes += try sealedAlways(secrets, additional: bytes, key: key)
        return bytes + (try Hash.blake2b256(bytes).array)
    }

    static func seeds() throws -> [String: [UInt8]] {
        let original = try original()
        var seeds = ["original": original, "empty": [], "long": original + [0], "magic": Array(original.prefix(8))]
        for (name, place, value) in [
            ("newer", 8, 2), ("older", 8, 0), ("coordinator", 9, 2), ("no-role", 9, 3), ("no-label", 10, 0),
            ("long-label", 10, 33), ("gap", 11, 1), ("passes", 16, 17), ("no-passes", 16, 0), ("memory", 22, 0x11),
            ("little-memory", 20, 7), ("salt", 24, 0), ("label-sign", 40, 0x2D), ("label-tail", 60, 0x41),
            ("signing", 72, 0),
            ("sealing", 104, 0), ("root", 136, 1), ("after", 170, 1), ("nonce", 200, 0), ("box", 230, 0),
            ("sum", 399, 0),
        ] as [(String, Int, UInt8)] {
            var bytes = original
            bytes[place] = value
            seeds[name] = bytes
        }
        var zeros = original
        zeros.replaceSubrange(72..<104, with: [UInt8](repeating: 0, count: 32))
        seeds["no-signing"] = zeros
        for cut in [9, 16, 72, 200, 367, 399] { seeds["cut-\(cut)"] = Array(original.prefix(cut)) }
        return seeds
    }
}

/// Like `SecretBox.seal` with a fixed nonce, so that an input means the same in every run.
func sealedAlways(
    _ plain: borrowing SecretBytes, additional: [UInt8], key: borrowing SecretBytes, nonce number: UInt8 = 3
) throws -> [UInt8] {
    let nonce = [UInt8](repeating: number, count: Aead.nonceSize)
    var sealed = [UInt8](repeating: 0, count: plain.count + Aead.overhead)
    try unsafe Aead.seal(
        &sealed, plain.at(0), plain.count, additional: additional, additional.count, nonce: nonce, key: key.at(0))
    return nonce + sealed
}

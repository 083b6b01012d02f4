import Testing
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct SodiumTests {
    @Test func `BLAKE2b gives the hash of RFC 7693, appendix A`() throws {
        #expect(
            Hex.text(try Hash.blake2b512(Array("abc".utf8)))
                == "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923")
    }

    @Test func `a forked hash is the hash of the prefix, and the rest goes on`() throws {
        let personal = Personal("intake test")
        let message = (0..<5000).map { UInt8(truncatingIfNeeded: $0) }
        func whole(_ count: Int) throws -> Bytes32 {
            var hasher = try Hasher256(personal)
            try hasher.update(message, count: count)
            return try hasher.digest()
        }
        var hasher = try Hasher256(personal)
        try hasher.update(message, count: 3948)
        #expect(try hasher.digest() == whole(3948))
        try message.withUnsafeBytes { try hasher.update($0.baseAddress! + 3948, count: 116) }
        #expect(try hasher.digest() == whole(4064))
        hasher.restart()
        try hasher.update(message, count: 10)
        #expect(try hasher.digest() == whole(10))
        #expect(try whole(10) != whole(11))
    }

    @Test func `Ed25519 gives the signature of RFC 8032, test 2`() throws {
        let seed = try secret("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
        let key = try SigningKey(seed: seed)
        #expect(key.publicKey.bytes.hex == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
        let signature = try key.sign([0x72])
        #expect(
            Hex.text(signature)
                == "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")
        #expect(key.publicKey.verifies(signature, of: [0x72]))
        #expect(!key.publicKey.verifies(signature, of: [0x73]))
    }

    @Test func `X25519 gives the public key of RFC 7748, section 6_1`() throws {
        let key = try SealingKey(
            secret: secret("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a"))
        #expect(key.publicKey.bytes.hex == "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a")
    }

    @Test func `a public key of small order is refused`() {
        #expect(throws: SodiumError.badPublicKey) { try SealingPublicKey(Bytes32()) }
        var one = [UInt8](repeating: 0, count: 32)
        one[0] = 1
        #expect(throws: SodiumError.badPublicKey) { try SigningPublicKey(Bytes32(one)!) }
    }

    @Test func `a sealed box opens under its key and additional data alone`() throws {
        let key = try SecretBytes.random(count: 32)
        let other = try SecretBytes.random(count: 32)
        let plain = try secret("00112233")
        var entropy = Entropy.system
        var box = try SecretBox.seal(plain, additional: [1], key: key, &entropy)
        #expect(box.count == 44)
        let opened = try SecretBox.open(box, additional: [1], key: key)
        let same = opened.equals(plain)
        #expect(same)
        func opens(_ box: [UInt8], _ additional: [UInt8], _ key: borrowing SecretBytes) -> Bool {
            (try? SecretBox.open(box, additional: additional, key: key).count) != nil
        }
        let wrong = [opens(box, [1], other), opens(box, [2], key), opens([], [1], key)]
        #expect(wrong == [false, false, false])
        for index in box.indices {
            box[index] ^= 1
            let opensChanged = opens(box, [1], key)
            #expect(!opensChanged)
            box[index] ^= 1
        }
    }

    @Test func `hex names bytes in lower case alone`() {
        #expect(Hex.bytes("00ff7a") == [0, 255, 122])
        #expect(Hex.text([0, 255, 122]) == "00ff7a")
        for bad in ["0", "0G", "FF", " 00", "0x00"] { #expect(Hex.bytes(bad) == nil) }
    }
}

/// A secret from fixed hex digits, for tests.
func secret(_ hex: String) throws -> SecretBytes {
    let bytes = try #require(Hex.bytes(hex))
    var secret = try SecretBytes(count: bytes.count)
    secret.withUnsafeMutableBytes { $0.copyBytes(from: bytes) }
    return secret
}

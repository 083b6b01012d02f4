import Testing
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct IdentityTests {
    private func file(_ role: Role = .coordinator) throws -> IdentityFile {
        try IdentityFile.make(
            role: role, label: #require(Label("irina")), secrets: TestKeys.secret(seed: 5, count: 128),
            passphrase: TestKeys.passphrase("right"), cost: TestKeys.cheap, entropy: .system)
    }

    private func error(_ bytes: [UInt8]) -> IdentityError? {
        explained { _ = try IdentityFile(bytes) } as? IdentityError
    }

    /// The bytes with a recomputed check value, as a forger would write them.
    private func forged(_ bytes: [UInt8]) throws -> [UInt8] {
        try Array(bytes.prefix(368)) + Hash.blake2b256(Array(bytes.prefix(368))).array
    }

    @Test(arguments: Role.allCases)
    func `the passphrase gives back every key, and the card needs no passphrase`(role: Role) throws {
        let file = try file(role)
        let secrets = try TestKeys.secret(seed: 5, count: 128)
        let made = try Identity(role: role, label: #require(Label("irina")), secrets: secrets)
        let read = try IdentityFile(file.bytes)
        #expect(read.card == made.card)
        #expect((read.card.root != nil) == (role == .coordinator))
        let unlocked = try read.unlock(TestKeys.passphrase("right"))
        #expect(unlocked.card == made.card)
        let isSameState = unlocked.state.equals(made.state)
        #expect(isSameState)
        #expect(try unlocked.signing.sign([1]) == made.signing.sign([1]))
        #expect(unlocked.sealing.publicKey == made.sealing.publicKey)
        let author = try unlocked.author()
        let isSameLock = author.stateKey.equals(made.state)
        #expect(isSameLock)
        #expect(author.signing.publicKey == unlocked.card.signing)
        if role == .coordinator {
            #expect(try unlocked.signFile([1], trustedComment: "t") == made.signFile([1], trustedComment: "t"))
        } else {
            #expect(throws: IdentityError.noRoot) { try made.signFile([1], trustedComment: "t") }
        }
    }

    @Test(arguments: ["wrong", "Right", "right ", "r"])
    func `a wrong passphrase is named as such`(text: String) throws {
        let file = try file()
        let error = explained { _ = try file.unlock(TestKeys.passphrase(text)) }
        #expect(error as? IdentityError == .wrongPassphrase)
        #expect(error?.exit == .wrongKey)
    }

    @Test func `two files of one secret share no byte of salt, nonce or ciphertext`() throws {
        let (first, second) = (try file().bytes, try file().bytes)
        #expect(first[24..<40] != second[24..<40])
        #expect(first[200..<224] != second[200..<224])
        #expect(first[224..<368] != second[224..<368])
    }

    @Test func `a foreign, a newer and a damaged file are told apart`() throws {
        let bytes = try file().bytes
        #expect(error([]) == .foreign)
        #expect(error(Array("-----BEGIN OPENSSH PRIVATE KEY-----".utf8)) == .foreign)
        #expect(error(Array(bytes.prefix(8))) == .damaged)
        var newer = bytes
        newer[8] = 2
        #expect(error(newer) == .newer)
        #expect(error(newer + [1, 2, 3]) == .newer)
        #expect(error(Array(bytes.dropLast())) == .damaged)
        #expect(error(bytes + [0]) == .damaged)
        newer[8] = 0
        #expect(error(newer) == .damaged)
    }

    @Test func `a file that asks for a gigabyte more, or for an hour, is refused unopened`() throws {
        func with(passes: UInt8, memory: [UInt8]) throws -> [UInt8] {
            var bytes = try file().bytes
            bytes[16] = passes
            bytes.replaceSubrange(20..<24, with: memory)
            return try forged(bytes)
        }
        #expect(error(try with(passes: 17, memory: [8, 0, 0, 0])) == .tooCostly)
        #expect(error(try with(passes: 0, memory: [8, 0, 0, 0])) == .tooCostly)
        #expect(error(try with(passes: 1, memory: [1, 0, 16, 0])) == .tooCostly)
        #expect(error(try with(passes: 1, memory: [255, 255, 255, 255])) == .tooCostly)
        #expect(error(try with(passes: 1, memory: [7, 0, 0, 0])) == .tooCostly)
        #expect(error(try with(passes: 16, memory: [0, 0, 16, 0])) == nil)
    }

    @Test func `no flipped byte passes for the file that was written`() throws {
        let bytes = try file().bytes
        for place in bytes.indices {
            var changed = bytes
            changed[place] ^= 1 << UInt8(place % 8)
            #expect(error(changed) != nil, "byte \(place)")
        }
    }

    @Test func `a forger who mends the check value gains nothing`() throws {
        let bytes = try file().bytes
        for place in 9..<368 where !(16..<24).contains(place) {
            var changed = bytes
            changed[place] ^= 1 << UInt8(place % 8)
            let error = explained { _ = try IdentityFile(forged(changed)).unlock(TestKeys.passphrase("right")) }
            #expect([.damaged, .wrongPassphrase].contains(error as? IdentityError), "byte \(place)")
        }
    }
}

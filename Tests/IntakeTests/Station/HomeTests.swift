import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct HomeTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    private func keys(_ version: Int, _ lead: borrowing TestLaptop, _ more: String = "") throws -> String {
        "version = \(version)\n" + (try lead.table()) + more
    }

    private func refusal(_ home: Home, _ signed: SignedFile, root: MinisignKey? = nil) -> AdoptionError? {
        explained { _ = try home.examine(signed, root: root) } as? AdoptionError
    }

    private func adopt(_ home: Home, _ signed: SignedFile, root: MinisignKey? = nil) throws {
        try home.adopt(home.examine(signed, root: root), on: Day(sinceEpoch: 20_000))
    }

    @Test func `an identity is never replaced, and a wrong passphrase leaves its bytes`() throws {
        let laptop = try TestLaptop(.volunteer, "v07", seed: 1, in: scratch)
        let before = try Folder.contents(laptop.home.identityPath, limit: 1000)
        let passphrase = try TestKeys.passphrase("other")
        #expect(explained { _ = try laptop.home.unlock(passphrase) } as? IdentityError == .wrongPassphrase)
        let other = try #require(Label("other"))
        let error = explained { _ = try laptop.home.setUp(role: .volunteer, label: other, passphrase: passphrase) }
        #expect(error as? HomeError == .identityExists(laptop.home.path))
        #expect(error?.exit == .refused)
        #expect(throws: HomeError.self) { try laptop.home.keep(laptop.home.identityFile()) }
        #expect(try Folder.contents(laptop.home.identityPath, limit: 1000) == before)
        #expect(try Folder.names(laptop.home.path) == ["identity"])
    }

    @Test func `an empty folder says what to do`() throws {
        let home = Home(scratch.path + "/none")
        #expect(explained { _ = try home.card() } as? HomeError == .noIdentity(home.path, wasUsed: false))
        let error = explained { _ = try home.keysInForce() }
        #expect(error as? HomeError == .noKeys)
        #expect(error?.exit == .refused)
        #expect(error?.hint == HomeText.noKeysHint)
        #expect(try home.pinnedRoot() == nil)
    }

    @Test func `a signer is believed when it is this laptop, when it was given, and when it was pinned`() throws {
        let lead = try TestLaptop(.coordinator, "lead", seed: 1, in: scratch)
        let v07 = try TestLaptop(.volunteer, "v07", seed: 2, in: scratch)
        let root = try #require(lead.identity.card.root)
        let first = try lead.sign(keys(1, lead), as: "keys", in: scratch)
        #expect(try lead.home.examine(first, root: nil).trust == .own)
        #expect(try v07.home.examine(first, root: nil).trust == .unconfirmed)
        #expect(try v07.home.examine(first, root: nil).signer == root)
        #expect(try v07.home.examine(first, root: root).trust == .given)
        try adopt(v07.home, first, root: root)
        #expect(try v07.home.pinnedRoot() == root)
        #expect(try v07.home.examine(first, root: nil).trust == .pinned)
        #expect(try v07.home.examine(first, root: nil).isInForce)
        #expect(try v07.home.adoptionDay() == Day(sinceEpoch: 20_000))
        #expect(try v07.home.keysInForce().hash == Hash.blake2b256(first.bytes))
    }

    @Test func `a file that names no signer cannot vouch for itself`() throws {
        let lead = try TestLaptop(.coordinator, "lead", seed: 1, in: scratch)
        let v07 = try TestLaptop(.volunteer, "v07", seed: 2, in: scratch)
        let nameless = try keys(1, lead).split(separator: "\n").filter { !$0.hasPrefix("root") }
        let signed = try lead.sign(nameless.joined(separator: "\n"), as: "keys", in: scratch)
        #expect(refusal(v07.home, signed) == .unknownSigner(signed.path))
        #expect(refusal(v07.home, signed, root: lead.identity.card.root) == nil)
        #expect(refusal(lead.home, signed) == nil)
    }

    @Test func `versions only rise, and every refusal leaves the old keys in force`() throws {
        let lead = try TestLaptop(.coordinator, "lead", seed: 1, in: scratch)
        let stranger = try TestLaptop(.coordinator, "stranger", seed: 2, in: scratch)
        try adopt(lead.home, lead.sign(keys(3, lead), as: "keys3", in: scratch))
        let inForce = try lead.home.keysInForce().hash
        let older = try lead.sign(keys(2, lead), as: "keys2", in: scratch)
        #expect(refusal(lead.home, older) == .older(older.path, version: 2, inForce: 3))
        let same = try lead.sign(keys(3, lead, "# changed\n"), as: "same", in: scratch)
        #expect(refusal(lead.home, same) == .sameVersion(same.path, version: 3))
        let foreign = try stranger.sign(keys(4, stranger), as: "foreign", in: scratch)
        #expect(refusal(lead.home, foreign) == .foreign(foreign.path))
        #expect(refusal(lead.home, foreign, root: stranger.identity.card.root) == .givenRootIsNotPinned)
        let named = try #require(stranger.identity.card.root).text
        let renamed = try lead.sign("root = \"\(named)\"\n" + keys(4, lead), as: "renamed", in: scratch)
        #expect(refusal(lead.home, renamed) == .namesOtherRoot(renamed.path))
        let wrong = SignedFile(path: "wrong", bytes: Array(try keys(4, lead).utf8), signature: older.signature)
        #expect((explained { try adopt(lead.home, wrong) } as? SignatureError)?.problem == .wrong)
        let empty = try lead.sign("version = 4\n", as: "empty", in: scratch)
        #expect((explained { try adopt(lead.home, empty) } as? TOMLError)?.problem == KeysText.noCoordinator)
        let double = try lead.sign(keys(4, lead, lead.table()), as: "double", in: scratch)
        #expect(explained { try adopt(lead.home, double) } is TOMLError)
        #expect(try lead.home.keysInForce().hash == inForce)
        try adopt(lead.home, lead.sign(keys(4, lead), as: "keys4", in: scratch))
        #expect(try lead.home.keysInForce().version == 4)
        #expect(try lead.home.archivedKeys(FileStamp(version: 3, hash: inForce))?.version == 3)
    }

    @Test func `a given root that did not sign is named as such`() throws {
        let lead = try TestLaptop(.coordinator, "lead", seed: 1, in: scratch)
        let stranger = try TestLaptop(.coordinator, "stranger", seed: 2, in: scratch)
        let v07 = try TestLaptop(.volunteer, "v07", seed: 3, in: scratch)
        let signed = try stranger.sign(keys(1, stranger), as: "keys", in: scratch)
        #expect(refusal(v07.home, signed, root: lead.identity.card.root) == .givenRootDiffers(signed.path))
        #expect(try v07.home.pinnedRoot() == nil)
    }

    @Test func `an unsigned file with any content is refused`() throws {
        let lead = try TestLaptop(.coordinator, "lead", seed: 1, in: scratch)
        let path = scratch.path + "/bare"
        try Folder.replace(path, with: Array(try keys(1, lead).utf8))
        let error = explained { _ = try SignedFile(reading: path, in: .laptop, limit: KeysFile.maxBytes) }
        #expect((error as? SignatureError)?.problem == .missing)
        #expect(error?.exit == .badData)
    }

    @Test func `keys in force are verified at every look, and adopting the same file mends them`() throws {
        let lead = try TestLaptop(.coordinator, "lead", seed: 1, in: scratch)
        let signed = try lead.sign(keys(1, lead), as: "keys", in: scratch)
        try adopt(lead.home, signed)
        let hash = try lead.home.keysInForce().hash
        let path = lead.home.keysArchive.path(FileStamp(version: 1, hash: hash))
        var bytes = signed.bytes
        bytes[bytes.count / 2] ^= 1
        try Folder.replace(path, with: bytes)
        #expect(explained { _ = try lead.home.keysInForce() } as? HomeError == .keysDamaged)
        try adopt(lead.home, signed)
        #expect(try lead.home.keysInForce().hash == hash)
        try Folder.replace(lead.home.rootPath, with: Array("RW".utf8))
        #expect(explained { _ = try lead.home.keysInForce() } as? HomeError == .rootDamaged)
    }

    @Test func `a lost note of what is in force does not let an older version in`() throws {
        let lead = try TestLaptop(.coordinator, "lead", seed: 1, in: scratch)
        let first = try lead.sign(keys(1, lead), as: "keys1", in: scratch)
        try adopt(lead.home, first)
        try adopt(lead.home, lead.sign(keys(2, lead), as: "keys2", in: scratch))
        try Folder.replace(lead.home.keysFolder + "/in-force", with: Array("1-".utf8))
        #expect(try lead.home.keysInForce().version == 2)
        #expect(refusal(lead.home, first) == .older(first.path, version: 1, inForce: 2))
    }

    @Test func `keys that came with a log are kept and not put in force`() throws {
        let lead = try TestLaptop(.coordinator, "lead", seed: 1, in: scratch)
        let stranger = try TestLaptop(.coordinator, "stranger", seed: 2, in: scratch)
        try adopt(lead.home, lead.sign(keys(2, lead), as: "keys2", in: scratch))
        let carried = try lead.home.archive(lead.sign(keys(1, lead), as: "keys1", in: scratch))
        #expect(try lead.home.archivedKeys(FileStamp(version: 1, hash: carried.hash)) != nil)
        #expect(try lead.home.archivedKeys(FileStamp(version: 2, hash: carried.hash)) == nil)
        #expect(try lead.home.keysInForce().version == 2)
        let foreign = try stranger.sign(keys(1, stranger), as: "foreign", in: scratch)
        #expect(explained { try lead.home.archive(foreign) } is SignatureError)
        // Newer ones are not in force either, because they were not adopted here.
        let newer = try lead.home.archive(lead.sign(keys(3, lead), as: "keys3", in: scratch))
        #expect(try lead.home.archivedKeys(FileStamp(version: 3, hash: newer.hash)) != nil)
        #expect(try lead.home.keysInForce().version == 2)
        #expect(try lead.home.archivedKeysFiles().map(\.name.version) == [3, 2, 1])
    }

    @Test func `an older note that is put back brings no older keys back`() throws {
        let lead = try TestLaptop(.coordinator, "lead", seed: 1, in: scratch)
        let first = try lead.sign(keys(1, lead), as: "keys1", in: scratch)
        try adopt(lead.home, first)
        let note = try Folder.contents(lead.home.keysFolder + "/in-force", limit: 1 << 12)
        let second = try lead.sign(keys(2, lead), as: "keys2", in: scratch)
        try adopt(lead.home, second)
        try Folder.replace(lead.home.keysFolder + "/in-force", with: note)
        #expect(try lead.home.keysInForce().version == 2)
        #expect(try lead.home.adoptionDay() == nil)
        #expect(refusal(lead.home, first) == .older(first.path, version: 1, inForce: 2))
        try adopt(lead.home, second)
        #expect(try lead.home.adoptionDay() != nil)
    }

    @Test func `no flipped byte in the folder puts other keys in force`() throws {
        let lead = try TestLaptop(.coordinator, "lead", seed: 1, in: scratch)
        let home = lead.home
        try adopt(home, lead.sign(keys(1, lead), as: "keys", in: scratch))
        let inForce = try home.keysInForce()
        let archived = home.keysArchive.path(inForce.fileStamp)
        let paths = [archived, MinisignSignature.path(for: archived), home.rootPath, home.keysFolder + "/in-force"]
        var random = SeededRandom(seed: 3)
        for path in paths {
            let bytes = try Folder.contents(path, limit: 1 << 20)
            for _ in 0..<40 {
                var changed = bytes
                changed[Int.random(in: 0..<bytes.count, using: &random)] ^= UInt8.random(in: 1...255, using: &random)
                try Folder.replace(path, with: changed)
                let read = try? home.keysInForce()
                #expect(read == nil || read?.hash == inForce.hash)
                if path == archived { #expect(read == nil) }
            }
            try Folder.replace(path, with: bytes)
        }
        #expect(try home.keysInForce().hash == inForce.hash)
    }
}

import Glibc
import Testing
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

/// Vectors made with stock minisign 0.11: `minisign -G -W`, then `minisign -S -m k -t 'trusted words'` over "k\n".
@Suite struct MinisignTests {
    let keyText = "RWSrZZMNKXTWjdzY4DFHUjCVvJkZ+2/sC2+FYyb1SqVV1rrwQpN7ElQ/"
    let message = Array("k\n".utf8)
    let file = """
        untrusted comment: signature from minisign secret key
        RUSrZZMNKXTWjUtjHtzwKkMESfCop8UPV/9Hp9pKBm5SYnJz5/K0KSyyHpbujD2YBSd/gWqJ9U+F8x0Y0st+s+CAUy4xOFvRggs=
        trusted comment: trusted words
        PynWrrbgaBG2J2xr/Ir+FjPQPe2V54TnutM1lor0d07CW2gHplmnikLJxgbhGe92aKWDAHRKq7oiS1/apLDMAg==

        """
    let legacy = """
        untrusted comment: signature from minisign secret key
        RWSrZZMNKXTWjbQIFmcnY/5Tm80OfXkItYA/RI/EtGEXN0cIt0Ug1Lv5XwQgLvNCzyGzMXTKUhGn8HPkigZiWBuvxfxQ+XgaGwU=
        trusted comment: timestamp:1795250609	file:f
        qXfTfzb5XdAj+ZOGv7uEn49zBFBf8gYnGILLuwmCBOUByRuBSgYFYdumzoqnUYpfOh3RTpIK1UlaVGovbn5yDQ==

        """

    private func key() throws -> MinisignKey { try #require(MinisignKey(keyText)) }

    private func verify(_ message: [UInt8], _ file: String) throws {
        let signature = try MinisignSignature(file: Array(file.utf8))
        try SignedFile(path: "k", bytes: message, signature: signature).verify(by: key())
    }

    private func problem(_ body: () throws -> Void) -> SignatureProblem? {
        do {
            try body()
            return nil
        } catch {
            return (error as? SignatureError)?.problem ?? error as? SignatureProblem
        }
    }

    @Test func `a signature of stock minisign holds, and ours has the same bytes`() throws {
        try verify(message, file)
        try verify(message, file.replacing("\n", with: "\r\n"))
        let seed = try #require(Hex.bytes("83ebcccfa51594b6e2b3bbc95fbaa69b388f0794399ab4c3107bc5fc1da848fc"))
        let secret = try SigningKey(seed: TestKeys.secret(seed))
        let ours = try MinisignSignature(
            of: message, by: secret, named: key(), trustedComment: "trusted words",
            untrustedComment: "signature from minisign secret key")
        #expect(ours.file == file)
    }

    @Test func `a public key is read and written as minisign does`() throws {
        #expect(try key().text == keyText)
        #expect(try key().file == "untrusted comment: minisign public key 8DD674290D9365AB\n\(keyText)\n")
        #expect(try MinisignKey(file: Array(key().file.utf8)) == key())
        for wrong in ["", "RW", String(keyText.dropLast()), keyText + "A", keyText.replacing("RWS", with: "RUS")] {
            #expect(MinisignKey(wrong) == nil)
        }
        #expect(MinisignKey(file: Array(keyText.utf8)) == nil)
    }

    @Test func `digits to compare are eight groups of four, and another key has others`() throws {
        let digits = try key().digits()
        #expect(digits.wholeMatch(of: #/\d{4}( \d{4}){7}/#) != nil)
        #expect(try MinisignKey(key: Bytes32()).digits() != digits)
    }

    @Test func `a changed file, remark or signature does not hold`() throws {
        #expect(problem { try verify(Array("K\n".utf8), file) } == .wrong)
        #expect(problem { try verify(message, file.replacing("trusted words", with: "trusted word")) } == .wrong)
        #expect(problem { try verify(message, file.replacing("RUSrZZMNKXTWjUtj", with: "RUSrZZMNKXTWjUtk")) } == .wrong)
        #expect(problem { try verify(message, file.replacing("PynW", with: "PynX")) } == .wrong)
        #expect(problem { try verify(message, file.replacing("RUSrZZ", with: "RUSrZa")) } == .otherKey)
    }

    @Test func `the older form is named as such`() {
        #expect(problem { try verify(message, legacy) } == .legacy)
    }

    @Test(arguments: [
        "", "\n\n\n\n", "untrusted comment: x\nRUSr\ntrusted comment: y\nPynW\n", "x\0y",
    ])
    func `what is no signature file is malformed`(text: String) {
        #expect(problem { try verify(message, text) } == .malformed)
    }

    @Test func `nothing may follow the fourth line, and no line is missing`() {
        #expect(problem { try verify(message, file + "more\n") } == .malformed)
        #expect(problem { try verify(message, file + "\n") } == .malformed)
        #expect(problem { try verify(message, String(file.dropFirst(10))) } == .malformed)
        let long = file.replacing("trusted words", with: String(repeating: "w", count: 20_000))
        #expect(problem { try verify(message, long) } == .malformed)
    }

    @Test func `a flipped byte of a signature file is refused, except in the unsigned remark`() throws {
        var random = SeededRandom(seed: 1)
        let vouched = file.utf8.count - Array(file.utf8.drop { $0 != 10 }).count
        for _ in 0..<2000 {
            var bytes = Array(file.utf8)
            let place = Int.random(in: vouched..<bytes.count, using: &random)
            bytes[place] ^= UInt8.random(in: 1...255, using: &random)
            let held = (try? MinisignSignature(file: bytes)).map { signature in
                (try? SignedFile(path: "k", bytes: message, signature: signature).verify(by: key())) != nil
            }
            #expect(held != true, "byte \(place)")
        }
    }

    @Test(.enabled(if: access("/usr/bin/minisign", X_OK) == 0))
    func `stock minisign accepts our signature, and refuses it over another file`() throws {
        let scratch = try Scratch()
        let lead = try TestLaptop(.coordinator, "lead", seed: 7, in: scratch)
        _ = try lead.sign("version = 1\n", as: "keys", in: scratch)
        let root = try #require(lead.identity.card.root)
        func minisign() throws -> Int32 {
            let arguments = ["minisign", "-q", "-H", "-V", "-m", scratch.path + "/keys", "-P", root.text]
            var child = pid_t()
            var argv = arguments.map { strdup($0) } + [nil]
            defer { argv.forEach { free($0) } }
            try #require(posix_spawn(&child, "/usr/bin/minisign", nil, nil, &argv, nil) == 0)
            var status: Int32 = 0
            while waitpid(child, &status, 0) == -1 { try #require(errno == EINTR) }
            return status
        }
        #expect(try minisign() == 0)
        try Folder.replace(scratch.path + "/keys", with: Array("version = 2\n".utf8))
        #expect(try minisign() != 0)
    }
}

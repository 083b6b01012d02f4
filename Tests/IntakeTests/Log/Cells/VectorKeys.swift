// The keys file of the vectors that has every key and every table, also those that this version does not use yet.

@testable import IntakeBase
@testable import IntakeLog

extension VectorLog {
    /// Its bytes, as Tests/Vectors/keys-4.
    static func everyKey() throws -> [UInt8] {
        let root = try MinisignKey(key: SigningKey(seed: testSecret(50)).publicKey.bytes).text
        func coordinator(_ label: String, _ signing: UInt8, _ sealing: UInt8, more: String) throws -> String {
            try table("coordinator", label, signing, sealing).replacing("valid_until", with: "\(more)valid_until")
        }
        let revoked = try PublicKeyText(.sealing, SealingKey(secret: testSecret(40)).publicKey.bytes).text()
        let text = """
            version = 4
            signed = 2026-07-01
            hotline = "Горячая линия"
            root = "\(root)"
            retention = 730

            \(try coordinator("irina", 11, 10, more: "root = \"\(root)\"\nsealing_pq = \"\(lattice(1))\"\n"))\
            \(try coordinator("pavel", 21, 20, more: "sealing_pq = \"\(lattice(2))\"\n"))\
            \(try table("volunteer", "v07", 1, 12) + table("volunteer", "v08", 2, 22))\
            [[revoked]]
            key = "\(revoked)"
            date = 2026-06-15
            reason = "lost on a train"

            [[contact]]
            for = "psychologist"
            country = "AM"
            reach = "the coordinator gives the number"

            [[contact]]
            for = "unhcr"
            reach = "help.unhcr.org"

            [[partner]]
            label = "bureau"
            for = "lawyer"
            recipient = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"

            [[partner]]
            label = "aid"
            for = "partner"
            recipient = "age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg"

            """
        return Array(text.utf8)
    }

    /// A key of ML-KEM-768 in form: coefficients that count up from `first`, then a seed.
    private static func lattice(_ first: Int) throws -> String {
        var bytes: [UInt8] = []
        for number in 0..<384 {
            let (one, two) = ((first + number) % 3329, (3328 - number) % 3329)
            bytes += [UInt8(one & 255), UInt8(one >> 8 | (two & 15) << 4), UInt8(two >> 4)]
        }
        return try LatticeKey.text(bytes + [UInt8](repeating: UInt8(first), count: 32))
    }
}

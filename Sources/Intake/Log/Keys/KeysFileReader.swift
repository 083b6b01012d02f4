// Reading of a keys file from its bytes. Everything that is not understood is refused with its line: if a mistyped
// `revoked` were ignored, a stolen laptop would stay among the readers.

import IntakeBase

extension KeysFile {
    /// Reads a keys file; `file` is its name in errors. Throws `TOMLError` with the place of what is refused, and
    /// `SodiumError` if a key cannot be checked.
    public init(_ bytes: [UInt8], file: String) throws {
        let table = try TOMLDocument(bytes, file: file, maxBytes: KeysFile.maxBytes).root
        try table.allow(only: [
            "version", "signed", "root", "hotline", "retention", "coordinator", "volunteer", "revoked", "contact",
            "partner",
        ])
        self.bytes = bytes
        hash = try Hash.blake2b256(bytes)
        version = try table.integer("version", in: 1...999_999_999)
        signed = try table.optionalDay("signed")
        root = try KeysFile.root(table)
        hotline = try table.optionalString("hotline")
        if let hotline, hotline.utf8.count > 200 { throw table.refusal("hotline", KeysText.tooLong(maxBytes: 200)) }
        var seen = Seen()
        coordinators = try table.tables("coordinator").map { try KeysFile.coordinator($0, &seen) }
        guard !coordinators.isEmpty else { throw table.refusal(nil, KeysText.noCoordinator) }
        guard coordinators.count <= KeysFile.maxCoordinators else {
            throw table.refusal("coordinator", KeysText.tooManyCoordinators)
        }
        volunteers = try table.tables("volunteer").map { try KeysFile.volunteer($0, &seen) }
        revoked = try KeysFile.revocations(table)
        later = try KeysFileLater(table)
    }

    private static func coordinator(_ table: TOMLSection, _ seen: inout Seen) throws -> Coordinator {
        try table.allow(only: ["label", "signing", "sealing", "sealing_pq", "root", "valid_until"])
        let coordinator = Coordinator(
            label: try seen.label(table), sealing: try SealingPublicKey(seen.key(table, "sealing", .sealing)),
            signing: try SigningPublicKey(seen.key(table, "signing", .signing)), root: try root(table),
            validUntil: try table.day("valid_until"), sealingPQ: try latticeKey(table))
        if let key = coordinator.sealingPQ, !seen.lattice.insert(key).inserted {
            throw table.refusal("sealing_pq", KeysText.duplicateKey)
        }
        if let root = coordinator.root, !seen.roots.insert(root.key).inserted {
            throw table.refusal("root", KeysText.duplicateKey)
        }
        return coordinator
    }

    private static func latticeKey(_ table: TOMLSection) throws -> LatticeKey? {
        guard let text = try table.optionalString("sealing_pq") else { return nil }
        guard let key = try LatticeKey(text) else { throw table.refusal("sealing_pq", KeysText.badLatticeKey) }
        return key
    }

    private static func volunteer(_ table: TOMLSection, _ seen: inout Seen) throws -> Volunteer {
        try table.allow(only: ["label", "signing", "sealing"])
        return Volunteer(
            label: try seen.label(table), signing: try SigningPublicKey(seen.key(table, "signing", .signing)),
            sealing: try SealingPublicKey(seen.key(table, "sealing", .sealing)))
    }

    private static func revocations(_ file: TOMLSection) throws -> [Revocation] {
        var keys: Set<PublicKeyText> = []
        return try file.tables("revoked").map { table in
            try table.allow(only: ["key", "date", "reason"])
            let key = try read(table, "key") { try PublicKeyText($0) }
            guard keys.insert(key).inserted else { throw table.refusal("key", KeysText.duplicateKey) }
            let reason = try table.string("reason")
            guard reason.utf8.count <= 400 else { throw table.refusal("reason", KeysText.tooLong(maxBytes: 400)) }
            return Revocation(key: key, date: try table.day("date"), reason: reason)
        }
    }

    private static func root(_ table: TOMLSection) throws -> MinisignKey? {
        guard let text = try table.optionalString("root") else { return nil }
        guard let key = MinisignKey(text), try SigningPublicKey(ifGood: key.key) != nil else {
            throw table.refusal("root", KeysText.notARoot)
        }
        return key
    }

    fileprivate static func read(
        _ table: TOMLSection, _ key: String, _ parse: (String) throws -> PublicKeyText
    ) throws -> PublicKeyText {
        let text = try table.string(key)
        do {
            return try parse(text)
        } catch let problem as KeyTextProblem {
            throw table.refusal(key, KeysText.badKey(problem))
        }
    }
}

/// The labels and keys that the file has used so far: each must be unique.
private struct Seen {
    var labels: Set<String> = []
    var keys: Set<Bytes32> = []
    var roots: Set<Bytes32> = []
    var lattice: Set<LatticeKey> = []

    mutating func label(_ table: TOMLSection) throws(TOMLError) -> Label {
        guard let label = Label(try table.string("label")) else { throw table.refusal("label", KeysText.badLabel) }
        guard labels.insert(label.folded).inserted else { throw table.refusal("label", KeysText.duplicateLabel(label)) }
        return label
    }

    mutating func key(_ table: TOMLSection, _ key: String, _ use: KeyUse) throws -> Bytes32 {
        let text = try KeysFile.read(table, key) { try PublicKeyText($0, for: use) }
        guard keys.insert(text.key).inserted else { throw table.refusal(key, KeysText.duplicateKey) }
        return text.key
    }
}

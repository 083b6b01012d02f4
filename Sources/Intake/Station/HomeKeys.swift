// The keys in force on a laptop. Every keys file that was ever adopted stays, under its version and hash, because
// each session of a log names the one it was written under; a small file says which of them is in force.

extension Home {
    /// The keys file in force. Its signature is checked against the pinned root every time.
    /// Throws `HomeError.noKeys` before the first adoption, `.keysDamaged` where the file does not verify.
    public func keysInForce() throws -> KeysFile {
        guard let root = try pinnedRoot(), let name = try inForce() else { throw HomeError.noKeys }
        guard let keys = try stored(name, root: root) else { throw HomeError.keysDamaged }
        return keys
    }

    /// A keys file that was adopted or archived at some time, verified again; nil where there is none, or where it
    /// no longer verifies.
    public func archivedKeys(version: Int, hash: Bytes32) throws -> KeysFile? {
        guard let root = try pinnedRoot() else { return nil }
        return try stored(StoredName(version: version, hash: hash), root: root)
    }

    /// Every keys file in the archive that verifies, the newest first, with its version.
    func archivedKeysFiles() throws -> [(version: Int, signed: SignedFile)] {
        guard Folder.kind(keysFolder) == .folder, let root = try pinnedRoot() else { return [] }
        return try Folder.names(keysFolder).compactMap { file -> (version: Int, signed: SignedFile)? in
            guard file.hasSuffix(Self.suffix), let name = StoredName(String(file.dropLast(Self.suffix.count))),
                try stored(name, root: root) != nil
            else { return nil }
            return (name.version, try SignedFile(reading: archivePath(name), limit: KeysFile.maxBytes))
        }.sorted { $0.version > $1.version }
    }

    /// Where a keys file lies in the archive; its signature lies beside it (`MinisignSignature.path(for:)`).
    public func archivePath(version: Int, hash: Bytes32) -> String {
        archivePath(StoredName(version: version, hash: hash))
    }

    /// Keeps a keys file that came with a log, without putting it in force: the desk judges a session by the version
    /// it names. Throws `SignatureError` unless the pinned root signed it, `TOMLError` where it is malformed.
    @discardableResult
    public func archive(_ signed: SignedFile) throws -> KeysFile {
        guard let root = try pinnedRoot() else { throw HomeError.noKeys }
        try signed.verify(by: root)
        let keys = try KeysFile(signed.bytes, file: signed.path)
        try store(signed, StoredName(keys))
        return keys
    }

    /// Puts an examined keys file in force, and pins its signer at the first time.
    ///
    /// Signature and file are on the medium before the small file that names them is replaced: a power cut leaves
    /// either the old keys in force or the new ones.
    public func adopt(_ candidate: Candidate, on day: Day) throws {
        try Folder.make(keysFolder)
        var lock = try File(keysFolder + "/lock", .update)
        guard try lock.tryLock() else { throw HomeError.busy }
        // Looked at again under the lock: another adoption may have come first.
        try refuseOlder(candidate.keys, path: candidate.signed.path)
        if let pinned = try pinnedRoot(), pinned != candidate.signer {
            throw AdoptionError.foreign(candidate.signed.path)
        }
        let name = StoredName(candidate.keys)
        try store(candidate.signed, name)
        try Folder.replace(rootPath, with: Array(candidate.signer.file.utf8))
        if try !candidate.isInForce || adoptionDay() == nil {
            try Folder.replace(inForcePath, with: Array("\(name.text) \(day)\n".utf8))
        }
        try lock.close()
    }

    /// Refuses a version below the one in force, and another file with the same version.
    func refuseOlder(_ keys: KeysFile, path: String) throws {
        guard let current = try inForce() else { return }
        if keys.version < current.version {
            throw AdoptionError.older(path, version: keys.version, inForce: current.version)
        }
        if keys.version == current.version && keys.hash != current.hash {
            throw AdoptionError.sameVersion(path, version: keys.version)
        }
    }

    /// The day on which the keys in force were first adopted here, by this laptop's clock; nil where it is unknown.
    public func adoptionDay() throws -> Day? {
        try note()?.day
    }

    /// Version and hash of the keys file in force; nil before the first adoption.
    func inForce() throws -> StoredName? {
        if let note = try note() { return note.name }
        guard Folder.kind(keysFolder) != .nothing, try pinnedRoot() != nil else { return nil }
        // The note is gone or damaged: the highest version ever kept is the careful answer.
        let names = try Folder.names(keysFolder).compactMap { name in
            name.hasSuffix(Self.suffix) ? StoredName(String(name.dropLast(Self.suffix.count))) : nil
        }
        return names.max { $0.version < $1.version }
    }

    /// The note of what is in force: name, space, day, line feed.
    private func note() throws -> (name: StoredName, day: Day)? {
        guard Folder.kind(inForcePath) != .nothing else { return nil }
        let line = try Folder.contents(inForcePath, limit: 1 << 12)
        guard line.last == UInt8(ascii: "\n"), let text = String(validating: line.dropLast(), as: UTF8.self)
        else { return nil }
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, let name = StoredName(String(parts[0])), let day = Day(String(parts[1])) else {
            return nil
        }
        return (name, day)
    }

    private static var suffix: String { ".keys" }
    private var inForcePath: String { keysFolder + "/in-force" }
    private func archivePath(_ name: StoredName) -> String { "\(keysFolder)/\(name.text)\(Self.suffix)" }

    private func stored(_ name: StoredName, root: MinisignKey) throws -> KeysFile? {
        let path = archivePath(name)
        guard Folder.kind(path) != .nothing else { return nil }
        do {
            let signed = try SignedFile(reading: path, limit: KeysFile.maxBytes)
            try signed.verify(by: root)
            let keys = try KeysFile(signed.bytes, file: path)
            return StoredName(keys) == name ? keys : nil
        } catch is SignatureError {
            return nil
        } catch is TOMLError {
            return nil
        }
    }

    private func store(_ signed: SignedFile, _ name: StoredName) throws {
        try Folder.make(keysFolder)
        let path = archivePath(name)
        try Folder.replace(MinisignSignature.path(for: path), with: Array(signed.signature.file.utf8))
        try Folder.replace(path, with: signed.bytes)
    }
}

/// What a keys file is called in the archive: `3-` and the 64 hex digits of its hash.
struct StoredName: Hashable, Sendable {
    let version: Int
    let hash: Bytes32

    init(version: Int, hash: Bytes32) {
        self.version = version
        self.hash = hash
    }

    init(_ keys: KeysFile) {
        self.init(version: keys.version, hash: keys.hash)
    }

    init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let version = Int(parts[0]), version > 0, String(version) == parts[0],
            let hash = Bytes32(hex: String(parts[1]))
        else { return nil }
        self.init(version: version, hash: hash)
    }

    var text: String { "\(version)-\(hash.hex)" }
}

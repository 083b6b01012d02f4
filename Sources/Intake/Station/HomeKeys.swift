// The keys in force on a laptop. Every adopted keys file is kept, because each session of a log names the one that it
// was written under (`SignedArchive`). Keys files that came with a log have a separate folder, because the newest file
// among the adopted ones is in force.

import IntakeBase
import IntakeLog

extension Home {
    /// The keys file in force. Its signature is verified against the pinned root at every call.
    /// Throws `HomeError.noKeys` before the first adoption, `.keysDamaged` if the file does not verify.
    public func keysInForce() throws -> KeysFile {
        guard let root = try pinnedRoot(), let name = try inForce() else { throw HomeError.noKeys }
        guard let keys = try keysArchive.stored(name, root: root) else { throw HomeError.keysDamaged }
        return keys.content
    }

    /// A keys file that was once adopted or archived, verified again; nil if it is missing or no longer verifies.
    /// Throws `FileError` if that is unknown, `HomeError.noKeys` before the first adoption.
    public func archivedKeys(_ name: FileStamp) throws -> KeysFile? {
        guard let root = try pinnedRoot() else { throw HomeError.noKeys }
        return try (keysArchive.stored(name, root: root) ?? carriedKeys.stored(name, root: root))?.content
    }

    /// Every keys file in the archive that verifies, the newest first, with its name.
    func archivedKeysFiles() throws -> [(name: FileStamp, signed: SignedFile)] {
        guard let root = try pinnedRoot() else { return [] }
        let names = try Set(keysArchive.names() + carriedKeys.names())
        return try names.compactMap { name -> (name: FileStamp, signed: SignedFile)? in
            let stored = try keysArchive.stored(name, root: root) ?? carriedKeys.stored(name, root: root)
            return stored.map { (name, $0.signed) }
        }.sorted { $0.name.version > $1.name.version }
    }

    /// Stores a keys file that came with a log, without putting it in force: the desk judges a session by the version
    /// that it names. Throws `SignatureError` unless the pinned root signed it, `TOMLError` if it is malformed.
    @discardableResult
    public func archive(_ signed: SignedFile) throws -> KeysFile {
        let keys = try carried(signed)
        try carriedKeys.store(signed, keys.fileStamp)
        return keys
    }

    /// Verifies and parses a keys file that came with a log, without storing it. Throws like `archive`.
    func carried(_ signed: SignedFile) throws -> KeysFile {
        guard let root = try pinnedRoot() else { throw HomeError.noKeys }
        try signed.verify(by: root)
        return try KeysFile(signed.bytes, file: signed.path)
    }

    /// Puts an examined keys file in force, and pins its signer the first time. Throws `AdoptionError`,
    /// `HomeError.busy`. Atomic: after a power cut either the old keys or the new ones are in force.
    public func adopt(_ candidate: Candidate<KeysFile>, on day: Day) throws {
        try refuseWhileNotNoted(candidate, on: day)
        try keysArchive.adopt(candidate, on: day)
    }

    /// The labels of all laptops in the keys files that are here, also of those that came with logs.
    package func knownLabels() throws -> Set<String> {
        var labels: Set<String> = []
        for (_, signed) in try archivedKeysFiles() {
            let keys = try KeysFile(signed.bytes, file: signed.path)
            labels.formUnion((keys.coordinators.map(\.label) + keys.volunteers.map(\.label)).map(\.description))
        }
        return labels
    }

    /// The day on which the keys in force were first adopted here, by this laptop's clock; nil if unknown.
    public func adoptionDay() throws -> Day? {
        try keysArchive.adoptionDay()
    }

    /// Version and hash of the keys file in force, without reading it; nil before the first adoption. Throws
    /// `FileError`.
    package func adoptedKeys() throws -> FileStamp? {
        try inForce()
    }

    /// Version and hash of the keys file in force; nil before the first adoption.
    func inForce() throws -> FileStamp? {
        try keysArchive.inForce()
    }

    var keysArchive: SignedArchive<KeysFile> {
        SignedArchive(home: self, folder: keysFolder, note: keysFolder + "/in-force")
    }

    /// Keys files that came with logs. None of them is ever put in force from there.
    private var carriedKeys: SignedArchive<KeysFile> {
        SignedArchive(home: self, folder: keysFolder + "/with-logs", note: keysFolder + "/with-logs/none")
    }
}

// The keys in force on a laptop. Every keys file that was ever adopted stays, because each session of a log names the
// one it was written under (`SignedArchive`). Those that came with a log lie in a folder of their own: what lies among
// the adopted ones is in force when it is the newest.

import IntakeBase
import IntakeLog

extension Home {
    /// The keys file in force. Its signature is checked against the pinned root every time.
    /// Throws `HomeError.noKeys` before the first adoption, `.keysDamaged` where the file does not verify.
    public func keysInForce() throws -> KeysFile {
        guard let root = try pinnedRoot(), let name = try inForce() else { throw HomeError.noKeys }
        guard let keys = try keysArchive.stored(name, root: root) else { throw HomeError.keysDamaged }
        return keys.content
    }

    /// A keys file that was adopted or archived at some time, verified again; nil where there is none, or where it
    /// no longer verifies. Throws `FileError` where that cannot be told, `HomeError.noKeys` before the first adoption.
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

    /// Keeps a keys file that came with a log, without putting it in force: the desk judges a session by the version
    /// it names. Throws `SignatureError` unless the pinned root signed it, `TOMLError` where it is malformed.
    @discardableResult
    public func archive(_ signed: SignedFile) throws -> KeysFile {
        let keys = try carried(signed)
        try carriedKeys.store(signed, keys.fileStamp)
        return keys
    }

    /// A keys file that came with a log, read and not kept. Throws as `archive` does.
    func carried(_ signed: SignedFile) throws -> KeysFile {
        guard let root = try pinnedRoot() else { throw HomeError.noKeys }
        try signed.verify(by: root)
        return try KeysFile(signed.bytes, file: signed.path)
    }

    /// Puts an examined keys file in force, and pins its signer at the first time. Throws `AdoptionError`,
    /// `HomeError.busy`; a power cut leaves either the old keys in force or the new ones.
    public func adopt(_ candidate: Candidate<KeysFile>, on day: Day) throws {
        try keysArchive.adopt(candidate, on: day)
    }

    /// The day on which the keys in force were first adopted here, by this laptop's clock; nil where it is unknown.
    public func adoptionDay() throws -> Day? {
        try keysArchive.adoptionDay()
    }

    /// Version and hash of the keys file in force, unread; nil before the first adoption. Throws `FileError`.
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

    /// Keys files that came with logs. Nothing in it was ever put in force from there.
    private var carriedKeys: SignedArchive<KeysFile> {
        SignedArchive(home: self, folder: keysFolder + "/with-logs", note: keysFolder + "/with-logs/none")
    }
}

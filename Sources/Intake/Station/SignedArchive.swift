// The signed files of one kind on a laptop. Every adopted file is kept, under its version and hash and with its
// signature, because logs name them. A note says which one is in force; a note below the highest stored version is
// ignored (rollback protection).

import IntakeBase
import IntakeLog

/// A laptop's archive of signed files.
struct SignedArchive<Content: Adoptable>: Sendable {
    let home: Home
    /// The folder of the files; it need not exist.
    let folder: String
    /// The note of the file in force: name, space, day of the adoption, line feed.
    let note: String
    private var files: Files { home.files }

    /// Whether something was ever adopted here, readable or not.
    func wasUsed() throws -> Bool {
        if try files.look(note) != .nothing { return true }
        return try !names().isEmpty
    }

    /// The file in force: the highest version in the folder or in the note. Restoring an older note does not bring an
    /// older file back; if the newest file does not verify, no other one replaces it. Nil before the first adoption.
    func inForce() throws -> FileStamp? {
        let noted = try noted()?.name
        guard try home.pinnedRoot() != nil, let newest = try names().max(by: { $0.version < $1.version }) else {
            return noted
        }
        guard let noted, noted.version >= newest.version else { return newest }
        return noted
    }

    /// The day on which the file in force was adopted; nil if the note does not say.
    func adoptionDay() throws -> Day? {
        guard let noted = try noted(), try inForce() == noted.name else { return nil }
        return noted.day
    }

    /// The content of the note; nil if it is missing or damaged.
    func noted() throws -> (name: FileStamp, day: Day)? {
        guard let line = try files.contents(ifThere: note, limit: 1 << 12) else { return nil }
        // A damaged note hides nothing: the stored files show which version is the highest.
        guard line.last == UInt8(ascii: "\n"), let text = String(validating: line.dropLast(), as: UTF8.self)
        else { return nil }
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, let name = FileStamp(parts[0]), let day = Day(String(parts[1])) else { return nil }
        return (name, day)
    }

    /// The names of all files in the archive, independent of their content.
    func names() throws -> [FileStamp] {
        try files.names(ifThere: folder).compactMap { file in
            file.hasSuffix(Content.suffix) ? FileStamp(file.dropLast(Content.suffix.count)) : nil
        }
    }

    /// The path of a file. Its signature is beside it (`MinisignSignature.path(for:)`).
    func path(_ name: FileStamp) -> String { "\(folder)/\(name.text)\(Content.suffix)" }

    /// A file of the archive, verified again; nil if it is missing or was changed. A file that cannot be read throws
    /// `FileError`.
    func stored(_ name: FileStamp, root: MinisignKey) throws -> (content: Content, signed: SignedFile)? {
        let path = path(name)
        guard try files.look(path) != .nothing else { return nil }
        do {
            let signed = try SignedFile(reading: path, in: files, limit: Content.maxBytes)
            try signed.verify(by: root)
            let content = try Content(adopting: signed.bytes, file: path)
            return content.fileStamp == name ? (content, signed) : nil
        } catch is SignatureError {
            return nil
        } catch is TOMLError {
            return nil
        }
    }

    /// Stores a file, its signature first, so that a stored file can always be verified.
    func store(_ signed: SignedFile, _ name: FileStamp) throws {
        try files.make(folder)
        let path = path(name)
        try files.replace(MinisignSignature.path(for: path), with: Array(signed.signature.file.utf8))
        try files.replace(path, with: signed.bytes)
    }

    /// Puts an examined file in force, and pins its signer the first time.
    ///
    /// Signature and file are on the medium before the small note that names them is replaced, so after a power cut
    /// either the old file or the new one is in force.
    func adopt(_ candidate: Candidate<Content>, on day: Day) throws {
        try files.make(folder)
        var lock = try File(folder + "/lock", .update, in: files)
        guard try lock.tryLock() else { throw HomeError.busy }
        let name = candidate.content.fileStamp
        // Checked again under the lock, because another adoption may have come first.
        try refuseOlder(name, than: inForce(), path: candidate.signed.path)
        let pinned = try home.pinnedRoot()
        if let pinned, pinned != candidate.signer { throw AdoptionError.foreign(candidate.signed.path) }
        if pinned == nil, candidate.trust == .pinned { throw HomeError.noRoot }
        try store(candidate.signed, name)
        if pinned == nil { try files.replace(home.rootPath, with: Array(candidate.signer.file.utf8)) }
        if try noted()?.name != name {
            try files.replace(note, with: Array("\(name.text) \(day)\n".utf8))
        }
        try lock.close()
    }

    /// Refuses a version below the one in force, and another file with the same version.
    func refuseOlder(_ name: FileStamp, than current: FileStamp?, path: String) throws {
        guard let current else { return }
        if name.version < current.version {
            throw AdoptionError.older(path, version: name.version, inForce: current.version)
        }
        if name.version == current.version && name.hash != current.hash {
            throw AdoptionError.sameVersion(path, version: name.version)
        }
    }
}

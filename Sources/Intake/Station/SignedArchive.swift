// The signed files of one kind that a laptop keeps. Every one that was ever adopted stays, under its version and hash
// and with its signature, because logs name them; a note says which of them is in force, and is never believed below
// the highest version that is kept.

import IntakeBase
import IntakeLog

/// A laptop's archive of signed files.
struct SignedArchive<Content: Adoptable>: Sendable {
    let home: Home
    /// The folder of the files; it need not exist.
    let folder: String
    /// The note of what is in force: name, space, day of the adoption, line feed.
    let note: String
    private var files: Files { home.files }

    /// Whether something was adopted here at any time, be it readable or not.
    func wasUsed() throws -> Bool {
        if try files.look(note) != .nothing { return true }
        return try !names().isEmpty
    }

    /// What is in force: the highest version ever adopted, by the files that are kept and by the note. An older note
    /// that somebody put back brings no older file back; where the newest one does not verify, none takes its place.
    /// Nil before the first adoption.
    func inForce() throws -> FileStamp? {
        let noted = try noted()?.name
        guard try home.pinnedRoot() != nil, let newest = try names().max(by: { $0.version < $1.version }) else {
            return noted
        }
        guard let noted, noted.version >= newest.version else { return newest }
        return noted
    }

    /// The day of the adoption of what is in force; nil where the note says nothing of it.
    func adoptionDay() throws -> Day? {
        guard let noted = try noted(), try inForce() == noted.name else { return nil }
        return noted.day
    }

    /// What the note says; nil where it is missing or damaged.
    func noted() throws -> (name: FileStamp, day: Day)? {
        guard let line = try files.contents(ifThere: note, limit: 1 << 12) else { return nil }
        // A damaged note hides nothing: what is kept says which version is the highest.
        guard line.last == UInt8(ascii: "\n"), let text = String(validating: line.dropLast(), as: UTF8.self)
        else { return nil }
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, let name = FileStamp(parts[0]), let day = Day(String(parts[1])) else { return nil }
        return (name, day)
    }

    /// The names of all files in the archive, whatever is in them.
    func names() throws -> [FileStamp] {
        try files.names(ifThere: folder).compactMap { file in
            file.hasSuffix(Content.suffix) ? FileStamp(file.dropLast(Content.suffix.count)) : nil
        }
    }

    /// Where a file lies; its signature lies beside it (`MinisignSignature.path(for:)`).
    func path(_ name: FileStamp) -> String { "\(folder)/\(name.text)\(Content.suffix)" }

    /// A file of the archive, verified again; nil where there is none, or where it is not as it was signed. One that
    /// cannot be read is neither: throws `FileError`.
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

    /// Keeps a file, its signature first: what lies there under its name can always be verified.
    func store(_ signed: SignedFile, _ name: FileStamp) throws {
        try files.make(folder)
        let path = path(name)
        try files.replace(MinisignSignature.path(for: path), with: Array(signed.signature.file.utf8))
        try files.replace(path, with: signed.bytes)
    }

    /// Puts an examined file in force, and pins its signer at the first time.
    ///
    /// Signature and file are on the medium before the small note that names them is replaced: a power cut leaves
    /// either the old file in force or the new one.
    func adopt(_ candidate: Candidate<Content>, on day: Day) throws {
        try files.make(folder)
        var lock = try File(folder + "/lock", .update, in: files)
        guard try lock.tryLock() else { throw HomeError.busy }
        let name = candidate.content.fileStamp
        // Looked at again under the lock: another adoption may have come first.
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

// The route book in force on a laptop: the adopted one, or the example if none was ever adopted. A damaged adopted book
// is never replaced by the example, because that could bring back advice that was withdrawn.

import IntakeBase
import IntakeLog
import IntakeTriage

extension Home {
    /// The route book in force. The signature of an adopted one is verified against the pinned root at every call. A
    /// home without an adopted one uses the example, which says so with every answer.
    ///
    /// Throws `HomeError.bookDamaged` if the adopted one is missing or does not verify, `.noRoot` if the lead
    /// coordinator's key is missing.
    public func routeBook() throws -> RouteBook {
        guard let stored = try adoptedBookFile() else { return try ExampleBook.read { try Hash.blake2b256($0) } }
        return stored.content
    }

    /// The bytes of the route book in force, and the name of its file. Throws like `routeBook`.
    public func routeBookText() throws -> (bytes: [UInt8], file: String) {
        guard let stored = try adoptedBookFile() else { return (ExampleBook.bytes, ExampleBook.name) }
        return (stored.signed.bytes, stored.signed.path)
    }

    private func adoptedBookFile() throws -> (content: RouteBook, signed: SignedFile)? {
        guard try bookArchive.wasUsed() else { return nil }
        guard let root = try pinnedRoot() else { throw HomeError.noRoot }
        guard let name = try bookArchive.inForce(), let stored = try bookArchive.stored(name, root: root) else {
            throw HomeError.bookDamaged
        }
        return stored
    }

    /// A route book that was once in force here, or the example, verified again; nil if there is no such book, or if it
    /// no longer verifies.
    package func routeBook(named name: FileStamp) throws -> RouteBook? {
        let example = try ExampleBook.read { try Hash.blake2b256($0) }
        if example.fileStamp == name { return example }
        guard let root = try pinnedRoot() else { return nil }
        return try bookArchive.stored(name, root: root)?.content
    }

    /// Version and hash of the adopted route book, without reading it; nil before the first adoption.
    package func adoptedBook() throws -> FileStamp? {
        try bookArchive.inForce()
    }

    /// The day on which the route book in force was adopted here, by this laptop's clock; nil for the example, or if
    /// unknown.
    public func bookAdoptionDay() throws -> Day? {
        try bookArchive.adoptionDay()
    }

    /// Examines a signed route book. Only the pinned root is trusted.
    /// Throws `HomeError.noRoot` before keys were adopted, `AdoptionError`, `SignatureError`, `TOMLError`; nothing is
    /// changed.
    public func examineBook(_ signed: SignedFile) throws -> Candidate<RouteBook> {
        guard let root = try pinnedRoot() else { throw HomeError.noRoot }
        return try bookArchive.examine(signed, by: root, .pinned)
    }

    /// Puts an examined route book in force. Throws `AdoptionError`, `HomeError`. Atomic: after a power cut either the
    /// old book or the new one is in force.
    public func adopt(_ candidate: Candidate<RouteBook>, on day: Day) throws {
        try bookArchive.adopt(candidate, on: day)
    }

    /// The note is outside the folder, so that removing one of them by mistake does not bring the example back.
    var bookArchive: SignedArchive<RouteBook> {
        SignedArchive(home: self, folder: routesFolder, note: path + "/routes-in-force")
    }
}

// The route book in force on a laptop: the one that was adopted, or the example that ships where none ever was. An
// adopted one that is damaged is never replaced by the example: its advice may be the very one that was taken back.

import IntakeBase
import IntakeLog
import IntakeTriage

extension Home {
    /// The route book in force. The signature of an adopted one is checked against the pinned root every time. A home
    /// that never adopted one uses the example, which says so on every answer.
    ///
    /// Throws `HomeError.bookDamaged` where the adopted one is missing or does not verify, `.noRoot` where the
    /// lead coordinator's key is gone.
    public func routeBook() throws -> RouteBook {
        guard let stored = try adoptedBookFile() else { return try ExampleBook.read { try Hash.blake2b256($0) } }
        return stored.content
    }

    /// The bytes of the route book in force, and the file that they stand in. Throws as `routeBook` does.
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

    /// A route book that was in force here at some time, the example included, verified again; nil where there is
    /// none of this name, or where it no longer verifies.
    package func routeBook(named name: FileStamp) throws -> RouteBook? {
        let example = try ExampleBook.read { try Hash.blake2b256($0) }
        if example.fileStamp == name { return example }
        guard let root = try pinnedRoot() else { return nil }
        return try bookArchive.stored(name, root: root)?.content
    }

    /// Version and hash of the adopted route book, unread; nil before the first adoption.
    package func adoptedBook() throws -> FileStamp? {
        try bookArchive.inForce()
    }

    /// The day on which the route book in force was adopted here, by this laptop's clock; nil where it is the example,
    /// or where the day is unknown.
    public func bookAdoptionDay() throws -> Day? {
        try bookArchive.adoptionDay()
    }

    /// Examines a signed route book; only the pinned root is believed.
    /// Throws `HomeError.noRoot` before keys were adopted, `AdoptionError`, `SignatureError`, `TOMLError`; nothing is
    /// changed.
    public func examineBook(_ signed: SignedFile) throws -> Candidate<RouteBook> {
        guard let root = try pinnedRoot() else { throw HomeError.noRoot }
        return try bookArchive.examine(signed, by: root, .pinned)
    }

    /// Puts an examined route book in force. Throws `AdoptionError`, `HomeError`; a power cut leaves either the old
    /// book in force or the new one.
    public func adopt(_ candidate: Candidate<RouteBook>, on day: Day) throws {
        try bookArchive.adopt(candidate, on: day)
    }

    /// The note lies beside the folder: whoever removes either of them by mistake does not bring the example back.
    var bookArchive: SignedArchive<RouteBook> {
        SignedArchive(home: self, folder: routesFolder, note: path + "/routes-in-force")
    }
}

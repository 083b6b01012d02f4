// The ends of a log's sessions, found without a key: a receipt that a volunteer reads out is checked against them.

import IntakeBase

/// The end of a session: the log up to a close.
package struct LogEnd: Hashable, Sendable {
    /// The number of cells, including the close.
    package let cells: UInt64
    /// The hash of the close.
    package let hash: Bytes32
}

extension LogFile {
    /// The maximum number of ends to check: each costs the 0.1 s of a receipt.
    public static let maxEnds = 64

    /// Returns the ends of the last sessions of the log at `path`, at most `limit`, the newest first; the log's id; and
    /// whether it has more ends than these.
    ///
    /// This needs no key and so proves nothing: a cell that only looks like a close is listed too. A receipt that
    /// matches an end still proves that the copy goes as far as that end, because it is not feasible to find a cell for
    /// given digits. Returns nil if the file is not a log. Throws `FileError` if a read fails, because an end may then
    /// have been missed, and errors of the cryptographic library.
    package static func ends(_ path: String, in files: Files, limit: Int = maxEnds) throws -> (
        log: Bytes16, ends: [LogEnd], hasMore: Bool
    )? {
        guard let scanner = try scan(path, in: files) else { return nil }
        var ends: [LogEnd] = []
        var count = 0
        while let item = try scanner.next() {
            guard case .cell(let header, _, let whole) = item, header.kind == .close else { continue }
            count += 1
            ends.append(LogEnd(cells: header.number + 1, hash: whole))
            if ends.count > 2 * max(1, limit) { ends.removeFirst(ends.count - max(1, limit)) }
        }
        if let failure = scanner.failure { throw failure }
        guard let log = scanner.logID else { return nil }
        return (log, Array(ends.suffix(max(0, limit)).reversed()), count > max(0, limit))
    }

    /// A scan of the file at `path`; nil if it is not a regular file of a possible size.
    static func scan(_ path: String, in files: Files) throws -> CellScanner? {
        guard try files.look(path) == .file else { return nil }
        let file = try File(path, .read, in: files)
        let (isRegular, _, size) = try file.status()
        guard isRegular, size > 0, size <= maxBytes else { return nil }
        return try CellScanner(file, size: size)
    }
}

extension Receipt {
    /// The newest of these ends that the receipt matches; nil if it matches no end. Takes about 0.1 s for each end.
    /// Throws `SodiumError.noMemory`.
    package func end(
        of log: Bytes16, among ends: [LogEnd], cost: PasswordCost
    ) throws(SodiumError) -> LogEnd? {
        for end in ends where try Receipt(log: log, head: end.hash, cost: cost) == self { return end }
        return nil
    }
}

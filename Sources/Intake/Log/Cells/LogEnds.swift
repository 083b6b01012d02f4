// Where the sessions of a log end, found without a key: what a receipt that somebody reads out is held against.

import IntakeBase

/// The end of a session: the log up to a close.
package struct LogEnd: Hashable, Sendable {
    /// Cells up to and with the close.
    package let cells: UInt64
    /// The hash of the close.
    package let hash: Bytes32
}

extension LogFile {
    /// The most ends that are looked at: each costs a receipt's 0.1 s.
    public static let maxEnds = 64

    /// The ends of the last sessions of the log at `path`, at most `limit`, the newest first, the log's id, and whether it
    /// has more ends than these.
    ///
    /// No key is needed, and so nothing is vouched for: a cell that only looks like a close is listed too. A receipt
    /// that fits one still proves that the copy reaches so far, for nobody finds a cell for given digits.
    /// Nothing where the file is no log. Throws `FileError` where a read fails, so that an end may not have been seen, and
    /// what the system's cryptography throws.
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

    /// A scan of the file at `path`; nil where it is no plain file of a possible size.
    static func scan(_ path: String, in files: Files) throws -> CellScanner? {
        guard try files.look(path) == .file else { return nil }
        let file = try File(path, .read, in: files)
        let (isRegular, _, size) = try file.status()
        guard isRegular, size > 0, size <= maxBytes else { return nil }
        return try CellScanner(file, size: size)
    }
}

extension Receipt {
    /// The newest of these ends that the receipt is of; nil where it fits none. Takes some 0.1 s for each.
    /// Throws `SodiumError.noMemory`.
    package func end(
        of log: Bytes16, among ends: [LogEnd], cost: PasswordCost
    ) throws(SodiumError) -> LogEnd? {
        for end in ends where try Receipt(log: log, head: end.hash, cost: cost) == self { return end }
        return nil
    }
}

// The way into a log file: what is no plain file of a possible size is named and left alone.

import Glibc

/// A log file, for reading.
public enum LogFile {
    /// The largest file that is looked into: a log starts anew before it reaches 3 GiB.
    public static let maxBytes = CellLayout.maxCells * CellLayout.size

    /// Reads the log at `path` with a reader's key. `visit` gets each record that verifies, in order.
    /// What is wrong with the file is in the report; only errors of `visit` and of the system's cryptography are
    /// thrown.
    public static func read(
        _ path: String, with reader: borrowing SealingKey, judge: some SessionJudge,
        visit: (LogRecord) throws -> Void
    ) throws -> LogReport {
        try opened(path) { file, size in
            var log = try LogReader(file, size: size)
            return try log.read(with: reader, judge: judge, visit: visit)
        }
    }

    /// Reads what the structure of the log at `path` shows to somebody without a key.
    public static func readStructure(_ path: String) throws -> LogReport {
        try opened(path) { file, size in try LogStructure.read(file, size: size) }
    }

    /// Which log the file at `path` is, from its first 1 MiB; or what keeps it from being one.
    public static func identify(_ path: String) throws -> LogReport {
        try opened(path) { file, size in
            let scanner = try CellScanner(file, size: min(size, 1 << 20))
            var newer: [Finding] = []
            while scanner.logID == nil, let item = try scanner.next() {
                if case .bad(let bad) = item, let version = bad.newerVersion {
                    newer.append(.newerVersion(at: bad.first, version: version))
                }
            }
            var report = LogReport()
            report.logID = scanner.logID
            if report.logID == nil { report.findings = Finding.ofNoLog(newer) }
            return report
        }
    }

    /// Opens a plain file of a possible size; anything else becomes a report.
    private static func opened(
        _ path: String, _ body: (consuming File, Int) throws -> LogReport
    ) throws -> LogReport {
        do {
            switch try Folder.look(path) {
            case .file: break
            case .link: return refused(.unreadable(.link))
            case .folder: return refused(.unreadable(.folder))
            case .other: return refused(.unreadable(.special))
            case .nothing: return refused(.unreadable(.missing))
            }
            let file = try File(path, .read)
            let (isRegular, _, size) = try file.status()
            guard isRegular else { return refused(.unreadable(.special)) }
            guard size > 0 else { return refused(.empty) }
            guard size <= maxBytes else { return refused(.unreadable(.tooLarge(size))) }
            return try body(file, size)
        } catch let error as FileError where error.path == path {
            return refused(.unreadable(.failed(unsafe String(cString: strerror(error.code)))))
        }
    }

    private static func refused(_ finding: Finding) -> LogReport {
        var report = LogReport()
        report.findings = [finding]
        return report
    }
}

/// What a log shows without a key: whether its cells are whole and in order, and whether it ends in a close.
enum LogStructure {
    static func read(_ file: consuming File, size: Int) throws -> LogReport {
        let scanner = try CellScanner(file, size: size)
        var report = LogReport()
        var last: (kind: CellKind, hash: Bytes32)?
        var bad: BadCells?
        /// Bad cells that the session after them was written after: an interrupted write, as long as that session's
        /// own write ended with its pair.
        var over: (first: UInt64, session: UInt64)?
        var before: Bytes32?
        while let item = try scanner.next() {
            switch item {
            case .bad(let cells):
                if let first = unfinished(over, bad, report), cells.next == nil, cells.looksTorn {
                    bad = cells
                    bad?.first = first
                    break
                }
                if let bad { report.findings.append(damage(bad)) }
                if let version = cells.newerVersion {
                    report.findings.append(.newerVersion(at: cells.first, version: version))
                }
                (bad, before, last) = (cells, last?.hash, nil)
            case .cell(let header, _, let whole):
                if let last, header.previous != last.hash {
                    report.findings.append(.damaged(max(1, header.number) - 1...max(1, header.number) - 1))
                }
                if let cells = bad, last == nil, header.kind == .session, before == header.previous {
                    over = (cells.first, header.number)
                }
                if let cells = bad, header.kind != .session {
                    // Only a gap, which follows a session pair, says that the laptop knew of it; one without room
                    // for a pair before it is no such gap.
                    report.findings.append(
                        header.kind == .gap && header.number >= 3
                            ? .pastCrash(cells.first...max(cells.first, header.number - 3)) : damage(cells))
                    bad = nil
                }
                last = (header.kind, whole)
                report.head = whole
                report.cells = header.number + 1
            }
        }
        report.logID = scanner.logID
        if scanner.logID == nil {
            report.findings = Finding.ofNoLog(report.findings)
        } else if let first = unfinished(over, bad, report) {
            report.findings.append(.unfinishedEnd(first))
        } else if let bad {
            report.findings.append(bad.looksTorn ? .unfinishedEnd(bad.first) : damage(bad))
        } else if last?.kind != .close {
            report.findings.append(.unfinishedEnd(report.cells))
        }
        report.isClosed = last?.kind == .close
        return report
    }

    /// The first cell of an interrupted write, if the log ends in the pair of a session that was written after it.
    private static func unfinished(
        _ over: (first: UInt64, session: UInt64)?, _ bad: BadCells?, _ report: LogReport
    ) -> UInt64? {
        guard let over, bad?.next == over.session, report.cells <= over.session + 2 else { return nil }
        return over.first
    }

    private static func damage(_ bad: BadCells) -> Finding {
        let count = UInt64(max(1, (bad.bytes + CellLayout.size - 1) / CellLayout.size))
        return .damaged(bad.first...max(bad.first, bad.next.map { max(1, $0) - 1 } ?? bad.first + count - 1))
    }
}

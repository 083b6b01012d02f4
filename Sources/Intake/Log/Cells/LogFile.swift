// Access to a log file by path. A path without a regular file of a possible size is reported and not read.

/// Reading of a log file.
public enum LogFile {
    /// The maximum size of a file that is read: a new log is begun before a log reaches 3 GiB.
    public static let maxBytes = CellLayout.maxCells * CellLayout.size

    /// Reads the log at `path` with a reader's key. `visit` gets each verified record, in order. Problems of the file
    /// are in the report; only errors of `visit` and of the cryptographic library are thrown.
    public static func read(
        _ path: String, in files: Files, with reader: borrowing SealingKey, judge: some SessionJudge,
        visit: (LogRecord) throws -> Void
    ) throws -> LogReport {
        try opened(path, files) { file, size in
            var log = try LogReader(file, size: size)
            return try log.read(with: reader, judge: judge, visit: visit)
        }
    }

    /// Reads what the structure of the log at `path` shows without a key.
    public static func readStructure(_ path: String, in files: Files) throws -> LogReport {
        try opened(path, files) { file, size in try LogStructure.read(file, size: size) }
    }

    /// The id of the log at `path`, from its first 1 MiB; or the finding why it is not a log.
    public static func identify(_ path: String, in files: Files) throws -> LogReport {
        try opened(path, files) { file, size in
            let scanner = try CellScanner(file, size: min(size, 1 << 20))
            var newer: [Finding] = []
            while scanner.logID == nil, let item = try scanner.next() {
                if case .bad(let bad) = item, let version = bad.newerVersion {
                    newer.append(.newerVersion(at: bad.first, version: version))
                }
            }
            var report = LogReport()
            report.logID = scanner.logID
            report.failure = scanner.failure
            if report.logID == nil { report.findings = Finding.ofNoLog(newer) }
            return report
        }
    }

    /// Opens a regular file of a possible size; everything else becomes a report.
    private static func opened(
        _ path: String, _ files: Files, _ body: (consuming File, Int) throws -> LogReport
    ) throws -> LogReport {
        do {
            switch try files.look(path) {
            case .file: break
            case .link: return refused(.unreadable(.link))
            case .folder: return refused(.unreadable(.folder))
            case .other: return refused(.unreadable(.special))
            case .nothing: return refused(.unreadable(.missing))
            }
            let file = try File(path, .read, in: files)
            let (isRegular, _, size) = try file.status()
            guard isRegular else { return refused(.unreadable(.special)) }
            guard size > 0 else { return refused(.empty) }
            guard size <= maxBytes else { return refused(.unreadable(.tooLarge(size))) }
            return try body(file, size)
        } catch let error as FileError where error.path == path {
            return LogReport(unread: error)
        }
    }

    private static func refused(_ finding: Finding) -> LogReport {
        var report = LogReport()
        report.findings = [finding]
        return report
    }
}

// Reads a log with a reader's key: every cell is checked, every record that verifies is handed out, everything
// else is named. Memory does not grow with the file.
//
// One signature vouches for all cells before it, through the chain. So the last signature of a run of whole cells
// is checked, and each by itself only where that one fails. A run ends at 1024 cells, and wherever the writer may
// have gone on after cells that it had not written: at damage, at an open session, at a gap, at another author.

import Glibc
import IntakeBase

/// Reads one log. The chain is in LogReaderChain.swift, sessions in LogReaderSession.swift, other cells in
/// LogReaderCell.swift.
struct LogReader: ~Copyable {
    let scanner: CellScanner
    var keys: CellKeys
    /// The content of the cell at hand; a session's holds an authentication key.
    var plain: SecretBytes

    var report = LogReport()
    var session: OpenSession?
    var lastHash: Bytes32?
    /// Whether the cell at hand is not linked to the whole cell before it.
    var isUnlinked = false
    var isAfterBad = false
    /// What the cell at hand was written over.
    var writtenOver: WrittenOver?
    var explanations = Explanations()
    /// Bad cells that a gap may still explain.
    var openBad: BadCells?
    var chain = ChainTrail()
    /// How far cells stand from where their number says, in bytes, and the first cell of which that is so.
    var shift = 0
    var shiftSince: UInt64 = 0
    /// Losses that were named so far, how many of them accounted for missing records already, and for how many.
    var losses = 0
    private var lossesCounted = 0
    /// Whether cells since then were not signed.
    private var isForged = false
    private var missing: UInt64 = 0
    /// Records that were vouched for, those that came twice too.
    private var counted: UInt64 = 0
    var trail: AuthTrail
    var run = SignedRun()
    var parts = RecordAssembly()
    var time: Int64?
    /// The last records of sessions that were not closed: the writer may have sent them again.
    var unconfirmed: Set<Bytes16> = []
    /// Session cells that nothing opens and what follows them: either changed cells of the session that is open, or
    /// a session for other readers. What opens next decides.
    var sealed: [UInt64] = []
    var sealedEnd: UInt64 = 0
    /// The body of the last session cell and its number: the second of a pair must be the same.
    var body = [UInt8](repeating: 0, count: bodySize)
    var bodyNumber: UInt64?

    private static let maxRun = 1024
    private static let maxUnconfirmed = 4096
    /// Only the last record of an open session can have been sent again; a few more cost nothing.
    private static let keptRecords = 4
    /// Whether the cell at hand was opened, is the second of a pair of which the first was, or follows cells of an opened
    /// session and does not belong to it.
    var isOpened = false
    /// The author of the first cells that a signature vouches for: the log is his.
    private var owner: SigningPublicKey?

    init(_ file: consuming File, size: Int) throws {
        let scanner = try CellScanner(file, size: size)
        let keys = try CellKeys()
        let plain = try SecretBytes(count: CellLayout.size)
        let trail = try AuthTrail()
        self.scanner = scanner
        self.trail = trail
        self.keys = keys
        self.plain = plain
    }

    /// Reads the whole log. `visit` gets each record once it is vouched for.
    mutating func read(
        with reader: borrowing SealingKey, judge: some SessionJudge, visit: (LogRecord) throws -> Void
    ) throws -> LogReport {
        report.records = 0
        while let item = try scanner.next() {
            switch item {
            case .bad(let bad):
                take(bad)
            case .cell(let header, let prefix, let whole):
                try link(header, visit: visit)
                switch header.kind {
                case .session: try begin(header, whole, with: reader, judge: judge, visit: visit)
                case .record, .close, .gap: try open(header, prefix: prefix, whole, visit: visit)
                case .continuation: lost(.newerVersion(at: header.number, version: 1), header.number)
                }
                lastHash = whole
                chain.append(header.number, whole)
                report.head = whole
                report.cells = header.number + 1
                if !isOpened { report.closedCells = header.number + 1 }
                isOpened = false
                if run.count >= Self.maxRun { try settle(run.count, visit: visit) }
            }
        }
        try finish(visit: visit)
        if report.cells > 0 { report.logID = scanner.logID }
        report.failure = scanner.failure
        return report
    }

    // MARK: Signatures

    /// Checks the signature of the last of the first `count` cells of the run, which vouches for all of them, and
    /// hands out their records; where it fails, the last one before it that holds vouches for those before it.
    mutating func settle(_ count: Int, visit: (LogRecord) throws -> Void) throws {
        guard count > 0 else { return }
        let (words, signed, forged) = run.take(count)
        if let signed {
            report.lastSigned = signed.session
            owner = owner ?? signed.session.author
            // Anybody can seal cells to a reader, and sign them with a key of his own.
            if owner == signed.session.author { (report.sealedCells, report.sealedHead) = (signed.end, signed.hash) }
        }
        for cell in forged { report.findings.append(.forged(cell)) }
        for word in words {
            switch word {
            case .count(let said, let cell, let losses): hold(said, at: cell, losses: losses)
            case .record(let record):
                counted += 1
                if let first = session?.first, record.session.number == first { note(record.id) }
                guard !unconfirmed.contains(record.id) else { continue }
                report.records = (report.records ?? 0) + 1
                try visit(record)
            }
        }
        // These come after what was vouched for.
        if !forged.isEmpty { isForged = true }
    }

    /// Holds the records that the author counted against those that are there. More may be: an interrupted write can
    /// leave records that were never confirmed.
    private mutating func hold(_ said: UInt64, at cell: UInt64, losses: Int) {
        let gone = said > counted ? said - counted : 0
        guard gone > missing else { return }
        if losses == lossesCounted, !isForged {
            report.findings.append(.miscounted(at: cell, said: said, read: counted))
        }
        (missing, lossesCounted, isForged) = (gone, losses, false)
    }

    private mutating func note(_ record: Bytes16) {
        session?.records.append(record)
        if let count = session?.records.count, count > 2 * Self.keptRecords {
            session?.records.removeFirst(count - Self.keptRecords)
        }
    }

    mutating func endSession(visit: (LogRecord) throws -> Void) throws {
        guard let ending = session else { return }
        if !ending.isClosed {
            try settle(run.count, visit: visit)
            parts.abandon()
            let records = session?.records.suffix(Self.keptRecords) ?? []
            if unconfirmed.count < Self.maxUnconfirmed { unconfirmed.formUnion(records) }
        }
        session = nil
    }

    private mutating func finish(visit: (LogRecord) throws -> Void) throws {
        let isCut = openBad.map { $0.next == nil } ?? false
        var end = report.cells
        if !isCut, let over = unfinishedWrite {
            excuse(over)
            end = over.first
        }
        resolveBad()
        let isOpen = session.map { !$0.isClosed } ?? false
        let endsSealed = !sealed.isEmpty
        giveUpSealed()
        try endSession(visit: visit)
        try settle(run.count, visit: visit)
        report.isClosed = !isOpen && !isCut && report.author != nil
        if isOpen, !isCut, !endsSealed { report.findings.append(.unfinishedEnd(end)) }
        if report.cells == 0 { report.findings = Finding.ofNoLog(report.findings) }
    }
}

// Reads a log with a reader's key in constant memory: every cell is checked, every verified record goes to the caller,
// everything else becomes a finding.
//
// Through the chain, one signature vouches for all cells before it. For a run of whole cells it therefore suffices to
// check the last signature; single signatures are checked only if that one fails. A run ends after 1024 cells, and at
// each place where the writer may have continued after cells of another origin: at damage, at an open session, at a
// gap, at another author.

import Glibc
import IntakeBase

/// Reads one log. The chain is in LogReaderChain.swift, sessions in LogReaderSession.swift, other cells in
/// LogReaderCell.swift.
struct LogReader: ~Copyable {
    let scanner: CellScanner
    var keys: CellKeys
    /// The plaintext of the current cell; that of a session contains an authentication key.
    var plain: SecretBytes

    var report = LogReport()
    var session: OpenSession?
    var lastHash: Bytes32?
    /// Whether the current cell is not linked to the whole cell before it.
    var isUnlinked = false
    var isAfterBad = false
    /// The cells that the current cell was written over.
    var writtenOver: WrittenOver?
    var explanations = Explanations()
    /// Bad cells that a gap may still explain.
    var openBad: BadCells?
    var chain = ChainTrail()
    /// The offset, in bytes, of cells from the place that their number implies, and the first cell with this offset.
    var shift = 0
    var shiftSince: UInt64 = 0
    /// The number of losses reported so far, and how many of them have already explained missing records; `missing` is
    /// the number of those records.
    var losses = 0
    private var lossesCounted = 0
    /// Whether forged cells were found since then.
    private var isForged = false
    private var missing: UInt64 = 0
    /// The number of records that a signature vouches for, with duplicates.
    private var counted: UInt64 = 0
    var trail: AuthTrail
    var run = SignedRun()
    var parts = RecordAssembly()
    var time: Int64?
    /// The last records of sessions that were not closed: the writer may have sent them again.
    var unconfirmed: Set<Bytes16> = []
    /// Session cells that did not open, and the last cell of those after them that did not open either: changed cells
    /// of the open session, or a session for other readers. The next cell that opens decides.
    var sealed: [UInt64] = []
    var sealedEnd: UInt64 = 0
    /// The body of the last session cell, and its number: the second cell of the pair must have the same body.
    var body = [UInt8](repeating: 0, count: bodySize)
    var bodyNumber: UInt64?

    private static let maxRun = 1024
    private static let maxUnconfirmed = 4096
    /// Only the last record of an open session can have been sent again; keeping a few more costs nothing.
    private static let keptRecords = 4
    /// Whether the current cell was opened, or is the second cell of an opened pair, or directly follows the cells of
    /// an opened session and can belong to no other one.
    var isOpened = false
    /// The author of the first cells that a signature vouches for: the owner of the log.
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

    /// Reads the whole log. `visit` gets each record once a signature vouches for it.
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

    /// Checks the signature of the last of the run's first `count` cells, which vouches for all of them, and passes
    /// their records to `visit`. If it fails, the last valid signature before it vouches for the cells before it.
    mutating func settle(_ count: Int, visit: (LogRecord) throws -> Void) throws {
        guard count > 0 else { return }
        let (words, signed, forged) = run.take(count)
        if let signed {
            report.lastSigned = signed.session
            owner = owner ?? signed.session.author
            // Everyone can seal cells to a reader and sign them with a key of their own.
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
        // Forged cells come after those that a signature vouches for.
        if !forged.isEmpty { isForged = true }
    }

    /// Compares the author's count of records with the records found. There may be more of them: an interrupted write
    /// can leave records that were never confirmed.
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

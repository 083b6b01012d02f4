// Reads a log with a reader's key: every cell is checked, every record that verifies is handed out, everything
// else is named. Memory does not grow with the file.
//
// One signature vouches for all cells before it, through the chain. So the last signature of a run of whole cells
// is checked, and each by itself only where that one fails. A run ends at 1024 cells, and wherever the writer may
// have gone on after cells that it had not written: at damage, at an open session, at a gap, at another author.

import Glibc

/// Reads one log.
struct LogReader: ~Copyable {
    private let scanner: CellScanner
    private var keys: CellKeys
    /// The content of the cell at hand; a session's holds an authentication key.
    private var plain: SecretBytes

    private var report = LogReport()
    private var session: OpenSession?
    private var lastHash: Bytes32?
    private var openBad: BadCells?
    private var knowsAuth = false
    private var run = SignedRun()
    private var parts = RecordAssembly()
    private var time: Int64?
    /// Records of sessions that were not closed: the writer may have sent them again.
    private var unconfirmed: Set<Bytes16> = []
    private var unsealed: UInt64?
    /// The body of the present session's first cell: the second must be the same.
    private var body = [UInt8](repeating: 0, count: bodySize)

    private struct OpenSession {
        var info: SessionInfo
        var first: UInt64
        var commitment: Bytes32
        var isClosed = false
        var records: [Bytes16] = []
    }

    private static let maxRun = 1024
    private static let maxUnconfirmed = 4096
    private static let authSearch = 1 << 16

    init(_ file: consuming File, size: Int) throws {
        let scanner = try CellScanner(file, size: size)
        let keys = try CellKeys()
        let plain = try SecretBytes(count: CellLayout.size)
        self.scanner = scanner
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
                try take(bad, visit: visit)
            case .cell(let header, let prefix, let whole):
                try link(header, visit: visit)
                switch header.kind {
                case .session: try begin(header, whole: whole, with: reader, judge: judge, visit: visit)
                case .record, .close, .gap: try open(header, prefix: prefix, visit: visit)
                case .continuation: report.findings.append(.newerVersion(at: header.number, version: 1))
                }
                lastHash = whole
                report.head = whole
                report.cells = header.number + 1
                if run.count >= Self.maxRun { try settle(run.count, visit: visit) }
            }
        }
        try finish(visit: visit)
        report.logID = scanner.logID
        return report
    }

    // MARK: Chain

    /// Whether the cell follows from the one before; where it does not, cells were exchanged.
    private mutating func link(_ header: CellHeader, visit: (LogRecord) throws -> Void) throws {
        guard let lastHash, header.previous != lastHash else { return }
        // The cell before is whole but not the one that this cell was written after.
        try settle(run.count, visit: visit)
        damaged(header.number == 0 ? 0...0 : header.number - 1...header.number - 1)
    }

    private mutating func take(_ bad: BadCells, visit: (LogRecord) throws -> Void) throws {
        resolveBad(nil)
        try settle(run.count, visit: visit)
        parts.abandon()
        lastHash = nil
        if let version = bad.newerVersion { report.findings.append(.newerVersion(at: bad.first, version: version)) }
        openBad = bad
    }

    /// Decides what bad cells were: named by the gap that follows, torn off at the end, or damaged.
    private mutating func resolveBad(_ gap: GapContent?) {
        guard let bad = openBad else { return }
        openBad = nil
        if let gap, gap.torn == bad.first, gap.last + 1 == bad.next, gap.hash == bad.hash { return }
        guard let next = bad.next else {
            if bad.looksTorn {
                report.findings.append(.unfinishedEnd(bad.first))
            } else {
                damaged(bad.first...bad.first + UInt64(max(1, bad.bytes / CellLayout.size)) - 1)
            }
            return
        }
        // Bytes that push later cells along hold no cell of their own.
        damaged(bad.first...max(bad.first, next == 0 ? 0 : next - 1))
    }

    private mutating func damaged(_ cells: ClosedRange<UInt64>) {
        if case .damaged(let before)? = report.findings.last, cells.lowerBound <= before.upperBound + 1,
            cells.upperBound >= before.lowerBound
        {
            report.findings.removeLast()
            let joined = min(before.lowerBound, cells.lowerBound)...max(before.upperBound, cells.upperBound)
            report.findings.append(.damaged(joined))
        } else {
            report.findings.append(.damaged(cells))
        }
    }

    // MARK: Sessions

    private mutating func begin(
        _ header: CellHeader, whole: Bytes32, with reader: borrowing SealingKey, judge: some SessionJudge,
        visit: (LogRecord) throws -> Void
    ) throws {
        let cell = unsafe scanner.current
        if let first = session?.first ?? unsealed, header.number == first + 1, unsafe isSecond(cell) { return }
        if run.count > Self.maxRun / 2 { try settle(run.count, visit: visit) }
        try endSession(visit: visit)
        unsafe keepBody(cell)
        // A session whose first cell is lost is read from its second.
        var opened: OpenedSession?
        for first in [header.number, header.number &- 1] where opened == nil && first != .max {
            opened = try unsafe openSession(cell, header, first: first, reader)
        }
        guard let opened else {
            report.findings.append(.notSealedToThisKey(at: header.number))
            unsealed = header.number
            return
        }
        unsealed = nil
        let content = opened.content
        let info = SessionInfo(content)
        if let author = report.author, author != content.author { try settle(run.count, visit: visit) }
        try checkAuth(content)
        try unsafe checkReaders(cell, content, reader)
        report.findings += judge.objections(to: info)
        if content.predecessor != Bytes16(), report.author == nil {
            report.findings.append(.logReplaced(content.predecessor))
        }
        if let time, content.time < time {
            report.findings.append(.clock(at: content.number, seconds: time &- content.time))
        }
        time = content.time
        report.author = content.author
        report.keysVersion = content.keysFile.version
        report.lastSession = info
        session = OpenSession(info: info, first: content.number, commitment: opened.proof.commitment)
        run.beginSession(info)
        run.append(opened.proof, cell: content.number)
        try keys.beginChain()
    }

    private static let bodySize = CellLayout.trailerAt - CellLayout.headerSize

    private func isSecond(_ cell: UnsafeRawPointer) -> Bool {
        unsafe body.withUnsafeBytes {
            unsafe memcmp($0.baseAddress!, cell + CellLayout.headerSize, Self.bodySize) == 0
        }
    }

    private mutating func keepBody(_ cell: UnsafeRawPointer) {
        unsafe body.withUnsafeMutableBytes {
            unsafe $0.copyMemory(
                from: UnsafeRawBufferPointer(start: cell + CellLayout.headerSize, count: Self.bodySize))
        }
    }

    private struct OpenedSession {
        var content: SessionContent
        var proof: CellProof
    }

    /// Opens a session cell whose pair begins at `first`. The claimed authentication key stays in `plain`.
    private mutating func openSession(
        _ cell: UnsafeRawPointer, _ header: CellHeader, first: UInt64, _ reader: borrowing SealingKey
    ) throws(SodiumError) -> OpenedSession? {
        let canonical = CellHeader(kind: .session, number: first, logID: header.logID, previous: Bytes32())
        let binding = SlotBinding(logID: header.logID, number: first)
        guard try unsafe SessionSlots.open(cell, reader: reader, binding: binding, keys: &keys),
            try unsafe SessionSlots.isCommitted(cell, header: canonical, keys: keys)
        else { return nil }
        try keys.deriveSession()
        defer { keys.forgetCell() }
        let prefix = try unsafe CellBody.sessionHash(cell, canonical)
        let commitment = unsafe Bytes32(cell + CellLayout.commitmentAt)
        do throws(SodiumError) {
            let proof = try unsafe CellBody.openSeal(
                cell, nonceAt: CellLayout.sessionNonceAt, prefix: prefix, commitment: commitment, keys: keys)
            var additional = [UInt8](repeating: 0, count: CellLayout.headerSize)
            unsafe additional.withUnsafeMutableBytes { unsafe canonical.store(to: $0.baseAddress!) }
            try unsafe CellBody.openContent(
                cell, contentAt: CellLayout.sessionContentAt, nonceAt: CellLayout.sessionNonceAt,
                length: proof.length, room: CellLayout.sessionContentRoom, additional: additional, keys: keys,
                out: plain.at(0))
            guard let content = unsafe SessionContent(plain.at(0), length: Int(proof.length)),
                content.logID == header.logID, content.number == first,
                first != header.number || content.previous == header.previous,
                try unsafe proof.computeTag(plain.at(SessionContent.authAt)) == proof.tag
            else { return nil }
            return OpenedSession(content: content, proof: proof)
        } catch .notAuthentic {
            return nil
        }
    }

    /// Holds the authentication key that the session claims against the one that follows from what came before.
    private mutating func checkAuth(_ content: SessionContent) throws(SodiumError) {
        let claimed = unsafe plain.at(SessionContent.authAt)
        if knowsAuth {
            try keys.stepAuth(to: content.number)
            let distance = try unsafe keys.authDistance(to: claimed, limit: Self.authSearch)
            if distance != 0 {
                report.findings.append(.removedAndContinued(at: content.number, cells: distance))
            }
        }
        unsafe keys.setAuth(claimed, number: content.number)
        plain.wipe()
        knowsAuth = true
    }

    /// Rebuilds the slots: whoever is listed can read, and nobody else.
    private mutating func checkReaders(
        _ cell: UnsafeRawPointer, _ content: SessionContent, _ reader: borrowing SealingKey
    ) throws(SodiumError) {
        let binding = SlotBinding(logID: content.logID, number: content.number)
        let faults = try unsafe SessionSlots.faults(
            cell, recipients: content.recipients, own: reader.publicKey, binding: binding, keys: keys)
        for fault in faults {
            switch fault {
            case .notCommitted, .hiddenReader:
                report.findings.append(
                    .extraReader(at: content.number, key: nil, keysVersion: content.keysFile.version))
            case .leftOut(let key):
                report.findings.append(
                    .leftOutReader(
                        at: content.number, label: String(key.bytes.hex.prefix(16)),
                        keysVersion: content.keysFile.version))
            }
        }
    }

    private mutating func endSession(visit: (LogRecord) throws -> Void) throws {
        guard let session else { return }
        if !session.isClosed {
            try settle(run.count, visit: visit)
            parts.abandon()
            let room = max(0, Self.maxUnconfirmed - unconfirmed.count)
            unconfirmed.formUnion(session.records.prefix(room))
        }
        self.session = nil
    }

    // MARK: Records, closes, gaps

    private mutating func open(
        _ header: CellHeader, prefix: Bytes32, visit: (LogRecord) throws -> Void
    ) throws {
        guard let session, header.number >= session.first + 2 else {
            // The session cells are lost or not for this key: nothing here can be read.
            if unsealed == nil { damaged(header.number...header.number) }
            return
        }
        let cell = unsafe scanner.current
        let proof: CellProof
        do throws(SodiumError) {
            try keys.skip(to: header.number - session.first - 2)
            try keys.nextCell()
            try keys.stepAuth(to: header.number)
            proof = try unsafe CellBody.openSeal(
                cell, nonceAt: CellLayout.nonceAt, prefix: prefix, commitment: session.commitment, keys: keys)
            guard try unsafe proof.computeTag(keys.auth) == proof.tag else { throw .notAuthentic }
            try unsafe CellBody.openContent(
                cell, contentAt: CellLayout.contentAt, nonceAt: CellLayout.nonceAt, length: proof.length,
                room: CellLayout.contentRoom, additional: cell, keys: keys, out: plain.at(0))
        } catch .notAuthentic {
            resolveBad(nil)
            try settle(run.count, visit: visit)
            parts.abandon()
            damaged(header.number...header.number)
            return
        }
        let content = unsafe UnsafeRawPointer(plain.at(0))
        let length = Int(proof.length)
        switch header.kind {
        case .record:
            resolveBad(nil)
            run.append(proof, cell: header.number)
            guard let part = unsafe RecordPart(content, length: length),
                let record = unsafe parts.add(
                    part, text: content + RecordPart.headSize, cell: header.number, session: session.info)
            else { return }
            self.session?.records.append(record.id)
            if !unconfirmed.contains(record.id) { run.append(record) }
        case .close:
            resolveBad(nil)
            run.append(proof, cell: header.number)
            if parts.abandon() { damaged(header.number...header.number) }
            self.session?.isClosed = true
        case .gap:
            // What the gap names was not confirmed: it is vouched for by its own signatures alone.
            let gap = unsafe GapContent(content, length: length)
            if header.number == session.first + 2, let gap, gap.last < session.first {
                try settle(run.sessionStart, visit: visit)
                resolveBad(gap)
                report.findings.append(.pastCrash(gap.first...gap.last))
            } else {
                resolveBad(nil)
                damaged(header.number...header.number)
            }
            run.append(proof, cell: header.number)
        case .session, .continuation:
            break
        }
    }

    // MARK: Signatures

    /// Checks the signature of the last of the first `count` cells of the run, which vouches for all of them, and
    /// hands out their records; where it fails, each cell answers for itself.
    private mutating func settle(_ count: Int, visit: (LogRecord) throws -> Void) throws {
        guard count > 0 else { return }
        let forged = run.verify(count)
        for cell in forged { report.findings.append(.forged(cell)) }
        for record in run.take(count, forged: Set(forged)) {
            report.records = (report.records ?? 0) + 1
            try visit(record)
        }
    }

    private mutating func finish(visit: (LogRecord) throws -> Void) throws {
        let isOpen = session.map { !$0.isClosed } ?? false
        let endsBadly = openBad != nil
        resolveBad(nil)
        try endSession(visit: visit)
        try settle(run.count, visit: visit)
        report.isClosed = !isOpen && !endsBadly && report.author != nil
        if isOpen, !endsBadly { report.findings.append(.unfinishedEnd(report.cells)) }
        if scanner.logID == nil { report.findings = Finding.ofNoLog(report.findings) }
    }
}

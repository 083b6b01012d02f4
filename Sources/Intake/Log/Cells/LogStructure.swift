// What a log shows without a key. Everyone can write cells that look like these, so nothing is verified.

import IntakeBase

/// Whether a log's cells are whole and in order, and whether it ends with a close.
struct LogStructure {
    private var report = LogReport()
    private var last: (kind: CellKind, hash: Bytes32)?
    /// Bad cells that a possible gap may still explain.
    private var bad: BadCells?
    /// The last session that was not written after the cell directly before it.
    private var over: WrittenOver?
    private var chain = ChainTrail()
    private(set) var explanations = Explanations()

    /// Reads the structure of an open file of `size` bytes.
    static func read(_ file: consuming File, size: Int) throws -> LogReport {
        try unsafe read(file, size: size, taking: nil)
    }

    /// The same; `taking` receives all bytes of the file, each once and in order.
    static func read(
        _ file: consuming File, size: Int, taking: ((UnsafeRawBufferPointer) throws -> Void)?
    ) throws -> LogReport {
        var structure = LogStructure()
        return try structure.read(unsafe CellScanner(file, size: size, taking: taking))
    }

    mutating func read(_ scanner: CellScanner) throws -> LogReport {
        while let item = try scanner.next() {
            switch item {
            case .bad(let cells): take(cells)
            case .cell(let header, _, let whole): take(header, whole)
            }
        }
        report.failure = scanner.failure
        return finish(scanner.logID)
    }

    private mutating func take(_ cells: BadCells) {
        if cells.next == nil, cells.looksTorn, let over = unfinished {
            excuse(over)
            bad = cells
            bad?.first = over.first
            return
        }
        resolve()
        if let version = cells.newerVersion {
            report.findings.append(.newerVersion(at: cells.first, version: version))
        }
        (bad, last) = (cells, nil)
    }

    private mutating func take(_ header: CellHeader, _ whole: Bytes32) {
        let number = header.number
        let isUnlinked = last.map { $0.hash != header.previous } == true
        if header.kind == .session, last == nil || isUnlinked, let before = chain.writtenOver(by: header) {
            over = before
        }
        if isUnlinked { report.findings.append(.damaged(max(1, number) - 1...max(1, number) - 1)) }
        if header.kind == .continuation { report.findings.append(.newerVersion(at: number, version: 1)) }
        if header.kind == .gap, let over, number == over.session + 2, let cells = over.cells {
            excuse(over)
            report.findings.append(.claimedCrash(cells))
        } else if let cells = bad, header.kind != .session {
            // Only a gap, which follows a session pair, says that the laptop knew about the cells. A gap without room
            // for a pair before it is not valid.
            if header.kind == .gap, number >= 3 {
                report.findings.append(.claimedCrash(cells.first...max(cells.first, number - 3)))
                bad = nil
            } else {
                resolve()
            }
        }
        last = (header.kind, whole)
        chain.append(number, whole)
        report.head = whole
        report.cells = number + 1
    }

    private mutating func finish(_ log: Bytes16?) -> LogReport {
        if report.cells == 0 {
            report.findings = Finding.ofNoLog(report.findings)
            return report
        }
        report.logID = log
        if bad == nil || bad?.next != nil, let over = unfinished {
            excuse(over)
            report.findings.append(.unfinishedEnd(over.first))
        } else if bad == nil {
            if last?.kind != .close { report.findings.append(.unfinishedEnd(report.cells)) }
        } else {
            resolve()
        }
        report.isClosed = last?.kind == .close
        return report
    }

    /// The cells that a session was written over, if the log ends with its pair.
    private var unfinished: WrittenOver? { over?.isEnd(of: report.cells) == true ? over : nil }

    /// Removes the findings in the cells that a session was written over.
    private mutating func excuse(_ over: WrittenOver) {
        resolve()
        guard let cells = over.cells else { return }
        explanations.takeBack(cells, before: over.session, from: &report.findings)
    }

    /// Reports bad cells that no gap explains: as torn off at the end, or as damaged.
    private mutating func resolve() {
        guard let bad else { return }
        self.bad = nil
        let count = UInt64(max(1, (bad.bytes + CellLayout.size - 1) / CellLayout.size))
        report.findings.append(
            bad.next == nil && bad.looksTorn
                ? .unfinishedEnd(bad.first)
                : .damaged(bad.first...max(bad.first, bad.next.map { max(1, $0) - 1 } ?? bad.first + count - 1)))
    }
}

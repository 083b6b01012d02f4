// How the reader follows the chain of cells, and how it reports cells that are bad, missing or replaced.

import IntakeBase

extension LogReader {
    /// Determines whether the cell is linked to the one before. If not, no later signature vouches for the cells before
    /// it. Bad bytes between two linked cells were inserted.
    mutating func link(_ header: CellHeader, visit: (LogRecord) throws -> Void) throws {
        let isNext = lastHash.map { $0 == header.previous }
        if isNext != true {
            try settle(run.count, visit: visit)
            if isAfterBad { parts.abandon() }
        }
        isUnlinked = isNext == false && !isAfterBad
        if isNext == false || isAfterBad { chain.breakBefore(header.number) }
        writtenOver = isNext == false || isAfterBad ? chain.writtenOver(by: header) : nil
        isAfterBad = false
        let offset = scanner.place - Int(header.number) * CellLayout.size
        if offset != shift { (shift, shiftSince) = (offset, header.number) }
    }

    /// The current cell is authentic. If it was not written after the whole cell before it, that one was replaced.
    mutating func blameBefore(_ number: UInt64) {
        if isUnlinked, number > 0 { damaged(number - 1...number - 1) }
    }

    mutating func take(_ bad: BadCells) {
        if bad.next == nil, bad.looksTorn, let over = unfinishedWrite {
            excuse(over)
            openBad = bad
            openBad?.first = over.first
            return
        }
        resolveBad()
        isAfterBad = true
        chain.broken(at: bad.first)
        if let version = bad.newerVersion { lost(.newerVersion(at: bad.first, version: version), bad.first) }
        openBad = bad
    }

    /// The cells that the last session was written over, if the log ends with its pair; nil if those cells had used
    /// steps of the ratchet, because then they were confirmed.
    var unfinishedWrite: WrittenOver? {
        guard let session, let over = session.over, over.isEnd(of: report.cells) else { return nil }
        if let index = session.authIndex, let confirmed = trail.index(of: over.first, before: over.session),
            index > confirmed
        {
            return nil
        }
        return over
    }

    /// Removes the findings in the cells that a session was written over.
    mutating func excuse(_ over: WrittenOver) {
        resolveBad()
        guard let cells = over.cells else { return }
        explanations.takeBack(cells, before: over.session, from: &report.findings)
    }

    /// Reports bad cells that no gap names: as torn off at the end, or as damaged.
    mutating func resolveBad() {
        guard let bad = openBad else { return }
        openBad = nil
        guard let next = bad.next else {
            if bad.looksTorn {
                report.findings.append(.unfinishedEnd(bad.first))
            } else {
                damaged(bad.first...bad.first + UInt64(max(1, bad.bytes / CellLayout.size)) - 1)
            }
            return
        }
        // Inserted bytes, after which all cells are shifted, contain no cell of their own.
        damaged(bad.first...max(bad.first, next == 0 ? 0 : next - 1))
    }

    /// Adds a finding that may mean lost records.
    mutating func lost(_ finding: Finding, _ cell: UInt64) {
        losses += 1
        chain.broken(at: cell)
        report.findings.append(finding)
    }

    mutating func damaged(_ cells: ClosedRange<UInt64>) {
        losses += 1
        chain.broken(at: cells.lowerBound)
        if case .damaged(let before)? = report.findings.last, cells.lowerBound <= before.upperBound + 1,
            before.lowerBound <= cells.upperBound + 1
        {
            report.findings.removeLast()
            let joined = min(before.lowerBound, cells.lowerBound)...max(before.upperBound, cells.upperBound)
            report.findings.append(.damaged(joined))
        } else {
            report.findings.append(.damaged(cells))
        }
    }
}

// How the reader follows the chain of cells, and what it says of cells that are bad, missing or exchanged.

import IntakeBase

extension LogReader {
    /// Notes whether the cell follows from the one before. Where it does not, no signature reaches back over it. Bad
    /// bytes between two cells that do follow were put in.
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

    /// The cell at hand is authentic. If it was not written after the whole cell before it, that one was exchanged.
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

    /// What the last session was written over, if the log ends in its pair. Not if those cells had taken steps: then they
    /// were confirmed.
    var unfinishedWrite: WrittenOver? {
        guard let session, let over = session.over, over.isEnd(of: report.cells) else { return nil }
        if let index = session.authIndex, let confirmed = trail.index(of: over.first, before: over.session),
            index > confirmed
        {
            return nil
        }
        return over
    }

    /// Takes back what was found in the cells that a session was written over.
    mutating func excuse(_ over: WrittenOver) {
        resolveBad()
        guard let cells = over.cells else { return }
        explanations.takeBack(cells, before: over.session, from: &report.findings)
    }

    /// Says what bad cells were that no gap names: torn off at the end, or damaged.
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
        // Bytes that push later cells along hold no cell of their own.
        damaged(bad.first...max(bad.first, next == 0 ? 0 : next - 1))
    }

    /// Notes a finding that may have cost records.
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

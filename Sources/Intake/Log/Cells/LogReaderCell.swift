// How the reader processes records, closes and gaps.

import IntakeBase

extension LogReader {
    mutating func open(
        _ header: CellHeader, prefix: Bytes32, _ whole: Bytes32, visit: (LogRecord) throws -> Void
    ) throws {
        bodyNumber = nil
        guard let session, header.number >= session.first + 2 else {
            // The session cells are lost, or not sealed to this key: the cell cannot be opened.
            if sealed.isEmpty {
                damaged(header.number...header.number)
            } else {
                sealedEnd = header.number
                blameBefore(header.number)
            }
            return
        }
        let cell = unsafe scanner.current
        let proof: CellProof
        do throws(SodiumError) {
            try keys.skip(to: header.number - session.first - 2)
            try keys.nextCell()
            try stepAuth(to: trail.index(of: header.number))
            proof = try unsafe CellBody.openSeal(
                cell, nonceAt: CellLayout.nonceAt, prefix: prefix, commitment: session.commitment, keys: keys)
            guard try unsafe proof.computeTag(keys.auth) == proof.tag else { throw .notAuthentic }
            try unsafe CellBody.openContent(
                cell, contentAt: CellLayout.contentAt, nonceAt: CellLayout.nonceAt, length: proof.length,
                room: CellLayout.contentRoom, additional: cell, keys: keys, out: plain.at(0))
        } catch .notAuthentic {
            isOpened = isNoneOf(session)
            resolveBad()
            try settle(run.count, visit: visit)
            parts.abandon()
            if sealed.isEmpty { damaged(header.number...header.number) } else { sealedEnd = header.number }
            return
        }
        isOpened = true
        reclaimSealed()
        blameBefore(header.number)
        if header.kind != .gap { takeFirst(header.number) }
        switch header.kind {
        case .record: takeRecord(header.number, proof, whole)
        case .close: takeClose(header.number, proof)
        case .gap: try takeGap(header.number, proof, visit: visit)
        case .session, .continuation: break
        }
        run.end(header.number + 1, whole)
    }

    /// Whether the current cell, which this session's keys do not open, cannot belong to another session either: it
    /// directly follows the cells of this one.
    private func isNoneOf(_ session: OpenSession) -> Bool {
        sealed.isEmpty && !isUnlinked && openBad == nil && report.closedCells <= session.first
    }

    private mutating func takeRecord(_ number: UInt64, _ proof: CellProof, _ whole: Bytes32) {
        resolveBad()
        run.append(proof, cell: number)
        guard let session else { return }
        let content = unsafe UnsafeRawPointer(plain.at(0))
        // A record with invalid content is lost, as damaged ones are, although the author signed it.
        guard let part = unsafe RecordPart(content, length: Int(proof.length)), !session.isClosed else {
            parts.abandon()
            damaged(number...number)
            return
        }
        if part.part == 0, let unfinished = parts.unfinished { damaged(unfinished...max(unfinished, number - 1)) }
        switch unsafe parts.add(
            part, text: content + RecordPart.headSize, cell: number, hash: whole, session: session.info)
        {
        case .part: break
        case .whole(let record): run.append(.record(record))
        case .stray: damaged(number...number)
        }
    }

    private mutating func takeClose(_ number: UInt64, _ proof: CellProof) {
        resolveBad()
        run.append(proof, cell: number)
        let isCut = parts.abandon()
        let content = unsafe UnsafeRawPointer(plain.at(0))
        let close = unsafe CloseContent(content, length: Int(proof.length))
        if let close, session?.isClosed == false { run.append(.count(close.records, at: number, losses: losses)) }
        // This program never closes a session twice.
        if isCut || close == nil || session?.isClosed == true { damaged(number...number) }
        session?.isClosed = true
    }

    /// The cells that a gap names were not confirmed: only their own signatures vouch for them.
    private mutating func takeGap(
        _ number: UInt64, _ proof: CellProof, visit: (LogRecord) throws -> Void
    ) throws {
        let content = unsafe UnsafeRawPointer(plain.at(0))
        guard let session, number == session.first + 2,
            let gap = unsafe GapContent(content, length: Int(proof.length)), gap.last + 1 == session.first
        else {
            resolveBad()
            run.append(proof, cell: number)
            damaged(number...number)
            return
        }
        try settle(run.sessionStart, visit: visit)
        try resolve(gap, of: session)
        // Each confirmed cell used one step of the ratchet, which no gap can undo.
        if let index = session.authIndex, let confirmed = trail.index(of: gap.first, before: session.first),
            index != confirmed
        {
            if index > confirmed {
                lost(.removedAndContinued(at: gap.first, cells: Int(clamping: index - confirmed)), gap.first)
            } else {
                steppedBack(session, by: Int(clamping: confirmed - index), from: gap.first)
            }
        }
        report.findings.append(.pastCrash(gap.first...gap.last))
        run.append(proof, cell: number)
    }

    /// A session begins with a key that was used before, and its gap does not explain it: it was written with an
    /// earlier copy of the state file. If a cell before it was lost, that cell may have been such a gap.
    private mutating func steppedBack(_ session: OpenSession, by cells: Int, from cell: UInt64) {
        guard cells > 0, session.brokenFrom ?? .max >= cell else { return }
        lost(.steppedBack(at: session.first, cells: cells), session.first)
    }

    /// If the first cell after a session's pair is not a gap, the session has none.
    private mutating func takeFirst(_ number: UInt64) {
        guard let session, number == session.first + 2 else { return }
        steppedBack(session, by: session.stepsBack, from: session.first)
    }

    /// Cells that the laptop itself found and named in a gap are no damage, if they are still as the laptop found them:
    /// whole cells that do not open, then bytes that are not cells. A disk may have written some of the cells and not
    /// those before them, so there may be whole cells between the torn ones.
    private mutating func resolve(_ gap: GapContent, of session: OpenSession) throws {
        var named: [ClosedRange<UInt64>] = []
        if gap.torn > gap.first, gap.last - gap.first < ChainTrail.maxGap,
            chain.isWhole(gap.first..<gap.torn, endingIn: session.previous)
        {
            named.append(gap.first...gap.torn - 1)
        }
        if gap.torn <= gap.last, shiftSince < gap.torn || shiftSince == 0,
            try scanner.hash(cells: Int(gap.last - gap.torn) + 1, before: 2) == gap.hash
        {
            named.append(gap.torn...gap.last)
            if let bad = openBad, bad.first >= gap.torn, bad.next == gap.last + 1 { openBad = nil }
        }
        resolveBad()
        for cells in named { explanations.takeBack(cells, before: session.first, from: &report.findings) }
    }
}

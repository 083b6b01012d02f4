// How the reader takes records, closes and gaps.

extension LogReader {
    mutating func open(
        _ header: CellHeader, prefix: Bytes32, visit: (LogRecord) throws -> Void
    ) throws {
        bodyNumber = nil
        guard let session, header.number >= session.first + 2 else {
            // The session cells are lost or not for this key: nothing here can be read.
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
            resolveBad()
            try settle(run.count, visit: visit)
            parts.abandon()
            if sealed.isEmpty { damaged(header.number...header.number) } else { sealedEnd = header.number }
            return
        }
        isSealed = true
        reclaimSealed()
        blameBefore(header.number)
        switch header.kind {
        case .record: takeRecord(header.number, proof)
        case .close:
            resolveBad()
            run.append(proof, cell: header.number)
            if parts.abandon() { damaged(header.number...header.number) }
            self.session?.isClosed = true
        case .gap: try takeGap(header.number, proof, visit: visit)
        case .session, .continuation: break
        }
    }

    private mutating func takeRecord(_ number: UInt64, _ proof: CellProof) {
        resolveBad()
        run.append(proof, cell: number)
        guard let session else { return }
        let content = unsafe UnsafeRawPointer(plain.at(0))
        // What the author's program wrote wrongly is as lost as what decayed.
        guard let part = unsafe RecordPart(content, length: Int(proof.length)), !session.isClosed else {
            parts.abandon()
            damaged(number...number)
            return
        }
        if part.part == 0, let unfinished = parts.unfinished { damaged(unfinished...max(unfinished, number - 1)) }
        switch unsafe parts.add(part, text: content + RecordPart.headSize, cell: number, session: session.info) {
        case .part: break
        case .whole(let record): run.append(record)
        case .stray: damaged(number...number)
        }
    }

    /// What a gap names was not confirmed: it is vouched for by its own signatures alone.
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
        try resolve(gap)
        // Cells that were confirmed took a step of the ratchet each, and no gap can take it back.
        if let index = session.authIndex, let confirmed = trail.index(of: gap.first, before: session.first),
            index > confirmed
        {
            report.findings.append(.removedAndContinued(at: gap.first, cells: Int(clamping: index - confirmed)))
        }
        report.findings.append(.pastCrash(gap.first...gap.last))
        run.append(proof, cell: number)
    }

    /// Damage that the laptop itself found and named is none, if it still is as the laptop found it. A disk may have
    /// written some of the cells and not those before them, so whole cells may stand between the torn ones.
    private mutating func resolve(_ gap: GapContent) throws {
        guard gap.torn <= gap.last, shiftSince < gap.torn || shiftSince == 0,
            try scanner.hash(cells: Int(gap.last - gap.torn) + 1, before: 2) == gap.hash
        else {
            resolveBad()
            return
        }
        let named = gap.torn...gap.last
        if let bad = openBad, bad.first >= gap.torn, bad.next == gap.last + 1 { openBad = nil }
        resolveBad()
        report.findings = report.findings.flatMap { finding -> [Finding] in
            guard case .damaged(let cells) = finding, cells.overlaps(named) else { return [finding] }
            var rest: [Finding] = []
            if cells.lowerBound < gap.torn { rest.append(.damaged(cells.lowerBound...gap.torn - 1)) }
            if cells.upperBound > gap.last { rest.append(.damaged(gap.last + 1...cells.upperBound)) }
            return rest
        }
    }
}

// How the reader processes a session: whether it opens, its readers and author, and whether cells are missing before
// it.

import Glibc
import IntakeBase

extension LogReader {
    static var bodySize: Int { CellLayout.trailerAt - CellLayout.headerSize }

    mutating func begin(
        _ header: CellHeader, _ whole: Bytes32, with reader: borrowing SealingKey, judge: some SessionJudge,
        visit: (LogRecord) throws -> Void
    ) throws {
        let cell = unsafe scanner.current
        var claims = [header.number, header.number &- 1]
        if let first = bodyNumber, header.number == first + 1, unsafe isSecond(cell) {
            bodyNumber = nil
            guard sealed.last == first else {
                isOpened = true
                // The first cell opened, so the link in this one was changed.
                if isUnlinked { damaged(header.number...header.number) }
                return
            }
            claims = [first]
        } else {
            unsafe keepBody(cell, number: header.number)
        }
        // If the first cell of a session is lost or changed, the second one is read.
        var opened: OpenedSession?
        for first in claims where opened == nil && first != .max {
            opened = try unsafe openSession(cell, header, first: first, reader)
        }
        guard let opened else {
            if claims.count == 1 { sealedEnd = header.number } else { try doNotOpen(header.number, visit: visit) }
            return
        }
        if opened.content.number == header.number {
            blameBefore(header.number)
        } else {
            bodyNumber = nil
            blameFirst(opened.content.number)
        }
        giveUpSealed()
        if run.count > 512 { try settle(run.count, visit: visit) }
        try endSession(visit: visit)
        try unsafe take(opened, cell, header.number, reader, judge: judge, visit: visit)
        run.end(header.number + 1, whole)
    }

    /// Makes an opened session the current one, and reports what is wrong with it.
    private mutating func take(
        _ opened: OpenedSession, _ cell: UnsafeRawPointer, _ number: UInt64, _ reader: borrowing SealingKey,
        judge: some SessionJudge, visit: (LogRecord) throws -> Void
    ) throws {
        let content = opened.content
        let info = SessionInfo(content)
        if let author = report.author, author != content.author { try settle(run.count, visit: visit) }
        let brokenFrom = chain.beginSession()
        let (authIndex, stepsBack) = try checkAuth(content)
        try unsafe checkReaders(cell, content, reader, opened: opened.slot)
        report.findings += try judge.objections(to: info)
        if content.predecessor != Bytes16(), report.author == nil {
            report.findings.append(.logReplaced(content.predecessor))
        }
        if let time, content.time < time {
            report.findings.append(.clock(at: content.number, seconds: time.subtractingClamped(content.time)))
        }
        time = content.time
        report.author = content.author
        report.keysVersion = content.keysFile.version
        report.lastSession = info
        isOpened = true
        session = OpenSession(
            info: info, first: content.number, commitment: opened.proof.commitment, authIndex: authIndex,
            stepsBack: stepsBack, brokenFrom: brokenFrom, previous: content.previous,
            over: opened.content.number == number ? writtenOver : nil)
        run.beginSession(info)
        run.append(opened.proof, cell: content.number)
        run.append(.count(content.records, at: content.number, losses: losses))
        try keys.beginChain()
    }

    private func isSecond(_ cell: UnsafeRawPointer) -> Bool {
        unsafe body.withUnsafeBytes {
            unsafe memcmp($0.baseAddress!, cell + CellLayout.headerSize, Self.bodySize) == 0
        }
    }

    private mutating func keepBody(_ cell: UnsafeRawPointer, number: UInt64) {
        bodyNumber = number
        unsafe body.withUnsafeMutableBytes {
            unsafe $0.copyMemory(
                from: UnsafeRawBufferPointer(start: cell + CellLayout.headerSize, count: Self.bodySize))
        }
    }

    // MARK: Sessions that do not open

    /// A session cell that this key does not open. While a session is open, it may be a changed cell of that session.
    private mutating func doNotOpen(_ number: UInt64, visit: (LogRecord) throws -> Void) throws {
        resolveBad()
        try settle(run.count, visit: visit)
        parts.abandon()
        if session?.isClosed == true { session = nil }
        chain.broken(at: number)
        sealed.append(number)
        sealedEnd = number
    }

    /// The open session's keys open the next cell: the cells that did not open were changed.
    mutating func reclaimSealed() {
        guard let first = sealed.first else { return }
        sealed = []
        damaged(first...sealedEnd)
    }

    /// No later cell opened with the old keys: these cells are sessions for other readers.
    mutating func giveUpSealed() {
        for cell in sealed { lost(.notSealedToThisKey(at: cell), cell) }
        sealed = []
    }

    /// The second cell of a pair opens, but not the first: the first was changed.
    private mutating func blameFirst(_ number: UInt64) {
        guard sealed.last == number, sealedEnd == number else { return }
        sealed.removeLast()
        damaged(number...number)
    }

    // MARK: What a session says

    /// Compares the authentication key that the session claims with the keys that follow from the cells before. Returns
    /// its step of the ratchet, nil if no key is found that matches; and the number of steps by which it is before the
    /// expected one.
    private mutating func checkAuth(
        _ content: SessionContent
    ) throws(SodiumError) -> (step: UInt64?, back: Int) {
        let claimed = unsafe plain.at(SessionContent.authAt)
        defer { plain.wipe() }
        var index: UInt64?
        var due = content.number
        if trail.isKnown {
            due = trail.index(of: content.number)
            try stepAuth(to: due)
            index = unsafe trail.find(claimed, last: due)
            if index == nil {
                let steps = try unsafe keys.authDistance(to: claimed, budget: &trail.budget)
                lost(.removedAndContinued(at: content.number, cells: steps), content.number)
            }
        }
        unsafe keys.setAuth(claimed, index: index ?? due)
        unsafe trail.keep(claimed, index ?? due)
        trail.begin(content.number, at: index ?? due, isNew: index == nil)
        return (index, index.map { Int(clamping: due - $0) } ?? 0)
    }

    /// Steps the authentication ratchet, and stores the keys that it passes.
    mutating func stepAuth(to index: UInt64) throws(SodiumError) {
        while keys.authIndex < index {
            try keys.stepAuth(to: keys.authIndex + 1)
            unsafe trail.keep(keys.auth, keys.authIndex)
        }
    }

    /// Rebuilds the slots, to verify that exactly the listed recipients can read.
    private mutating func checkReaders(
        _ cell: UnsafeRawPointer, _ content: SessionContent, _ reader: borrowing SealingKey, opened: Int
    ) throws(SodiumError) {
        let binding = SlotBinding(logID: content.logID, number: content.number)
        let faults = try unsafe SessionSlots.faults(
            cell, recipients: content.recipients, own: reader.publicKey, opened: opened, binding: binding,
            keys: keys)
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
}

extension Int64 {
    /// The difference, clamped to the range of Int64: clocks of other laptops may have any value.
    fileprivate func subtractingClamped(_ other: Int64) -> Int64 {
        let (difference, overflow) = subtractingReportingOverflow(other)
        return overflow ? (self < other ? .min : .max) : difference
    }
}

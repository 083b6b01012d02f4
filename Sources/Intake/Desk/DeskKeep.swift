// Takes in a log that was copied and read. It is compared with all copies that the desk has of this log, and with the
// coordinator's own log if it is that one. A copy is removed if the new one contains all of it; a copy with something
// of its own stays.

import IntakeBase
import IntakeLog

/// The state of an import, from log to log.
struct Ledger {
    /// The remembered heads.
    var heads: DeskHeads
    /// What is wrong with each copy that this import took in, by file name.
    var taken: [String: LogFaults] = [:]
    /// `gone`: files that were replaced by better ones and removed. `leaving`: files that are still to be removed.
    var gone: Set<String> = [], leaving: Set<String> = []
    /// What was read of the kept copies, for the snapshot.
    var memory = ImportMemory()
    /// Whether this import has marked the desk: logs are kept that are not noted.
    var isMarked = false
}

extension Desk {
    /// Takes a log in, and returns the result.
    func take(_ arrival: Arrival, _ ledger: inout Ledger) throws -> ImportedLog {
        var imported = arrival.imported
        if let content = arrival.content {
            let kept = try keepBest(content, imported.report, bringsNew: imported.new > 0, &ledger)
            imported.report.findings += kept.findings
            imported.isTakenIn = kept.isHeld
        }
        return imported
    }

    /// Keeps a verified copy if it is the best copy of its log or has something of its own. Returns the findings of the
    /// comparison with the copies that were there, and whether the desk has all of it now.
    private func keepBest(
        _ content: Arrival.Content, _ report: LogReport, bringsNew: Bool, _ ledger: inout Ledger
    ) throws -> (findings: [Finding], isHeld: Bool) {
        let (incoming, log, copies) = (content.copy.path, content.held.log, content.held.copies)
        var head = DeskHeads.Head(
            log: log, cells: report.sealedCells, hash: report.sealedHead, records: report.records ?? 0,
            revokedFrom: content.revokedFrom)
        defer {
            // Each copy remembers how much had come in by the revocation, even if nothing is new.
            if content.hasRevoked {
                for (name, _) in copies { ledger.heads.heads[name]?.rememberRevocation() }
            }
        }
        var (fork, findings): (UInt64?, [Finding]) = (nil, [])
        /// Whether the own log contains all of it: then it is compared with the desk's copies, but not kept.
        var isInOwn = false
        if let own = content.held.own {
            // The log has the id of the own log. If it has more cells, a laptop with the same keys wrote them, so it
            // counts as another history.
            let comparison = try compare(held: own, copy: incoming)
            if let failure = comparison.heldFailure { throw failure }
            switch comparison.relation {
            case .forked(let cell): fork = cell
            case .extends:
                let structure = try LogFile.readStructure(own, in: files)
                if let failure = structure.failure { throw failure }
                fork = structure.cells
            case .same, .prefix, .decayed, .repairs, .foreign:
                isInOwn = comparison.choice == .held
            }
        }
        /// `worse`: copies of which the new one contains all. `better`: a copy that contains all of the new one.
        var (worse, better): ([String], String?) = ([], nil)
        var compared: Set<String> = []
        for (index, copy) in copies.enumerated() {
            let name = copy.name
            let comparison = try comparison(of: content, with: index)
            let sealed = ledger.heads.heads[name]?.cells
            if comparison.relation != .foreign { compared.insert(name) }
            switch comparison.relation {
            case .forked(let cell)
            where try report.sealedCells > cell && sealed.map({ cell >= $0 }) == true
                && isUnsigned(copy.path, from: cell):
                worse.append(name)
            case .forked(let cell):
                fork = min(fork ?? cell, cell)
            case .foreign:
                if try holdsNothing(copy.path) { worse.append(name) }
            case .same, .extends, .prefix, .repairs, .decayed:
                switch comparison.choice {
                case .both: continue
                case .copy:
                    // If the desk's copy could not be read whole, it may have more cells than were compared. It is
                    // replaced only if the new copy reaches the remembered head.
                    let isSure = comparison.heldFailure == nil || sealed.map { report.sealedCells >= $0 } == true
                    if isSure { worse.append(name) }
                case .held:
                    better = better ?? name
                    if comparison.relation == .same {
                        ledger.taken[name] = content.faults
                        if try isOutgrown(ledger.heads.heads[name], by: report.sealedCells, copy.path) {
                            ledger.heads.heads[name] = head
                        }
                    }
                    if comparison.relation == .prefix, report.sealedCells < sealed ?? .max {
                        findings = [.shorterThanBefore(held: sealed ?? report.cells, cells: report.cells)]
                    }
                }
            }
        }
        func found(isHeld: Bool) -> (findings: [Finding], isHeld: Bool) {
            (fork.map { [.twoHistories(at: $0, isKept: isHeld)] + findings } ?? findings, isHeld)
        }
        if isInOwn { return found(isHeld: true) }
        var place = better
        // Another history is kept only if it brings new records.
        if better == nil, let name = try worse.first ?? (copies.isEmpty || bringsNew ? freeName(log) : nil) {
            let before = ledger.heads.heads[name]
            // If the new copy ends before the remembered head, the old head stays, and the log is reported as shorter.
            let reaches =
                try before.map { try covers($0, report, incoming, isCompared: compared.contains(name)) } ?? true
            head.fork = before?.fork ?? fork
            let memory = reaches ? content.memory?.ifUnchanged(incoming, in: files) : nil
            try files.move(incoming, to: logsFolder + "/" + name)
            if reaches {
                ledger.heads.heads[name] = head
            } else if let before {
                findings.append(.shorterThanBefore(held: before.cells, cells: report.cells, isGone: true))
            }
            ledger.taken[name] = content.faults
            ledger.memory.keep(memory?.moved(to: logsFolder + "/" + name, in: files), as: name)
            place = name
        }
        if let place { try markForRemoval(of: worse, for: place, log, &ledger) }
        return found(isHeld: place != nil)
    }

    /// Marks heads and files for removal: copies of which the one at `place` contains all, and the heads of copies
    /// whose file is gone, if the one at `place` reaches them.
    private func markForRemoval(of worse: [String], for place: String, _ log: Bytes16, _ ledger: inout Ledger) throws {
        guard let head = ledger.heads.heads[place] else { return }
        let path = logsFolder + "/" + place
        for (name, remembered) in ledger.heads.heads where name != place && remembered.log == log {
            let isThere = try files.look(logsFolder + "/" + name) != .nothing
            guard isThere ? worse.contains(name) && remembered.cells <= head.cells : try reaches(path, remembered)
            else {
                continue
            }
            ledger.heads.heads[name]?.isLeaving = true
            ledger.leaving.insert(name)
        }
        for name in worse where name != place && ledger.heads.heads[name] == nil { ledger.leaving.insert(name) }
    }

    /// Writes the heads, then removes the copies that were replaced by better ones. The order matters: at a crash, no
    /// file is missing that the heads still expect.
    func settle(_ ledger: inout Ledger) throws {
        try ledger.heads.write(to: headsPath, in: home.system, key: stateKey)
        guard !ledger.leaving.isEmpty else { return }
        for name in ledger.leaving {
            files.remove(logsFolder + "/" + name)
            // If the removal failed, the head stays.
            guard try files.look(logsFolder + "/" + name) == .nothing else { continue }
            ledger.heads.heads[name] = nil
            ledger.gone.insert(name)
        }
        ledger.leaving = []
        try ledger.heads.write(to: headsPath, in: home.system, key: stateKey)
    }

    /// Finishes the removals of an import that was killed: forgets the heads of files that are gone, keeps the others.
    func forgetLeft(_ heads: inout DeskHeads) throws {
        for (name, head) in heads.heads where head.isLeaving {
            if try files.look(logsFolder + "/" + name) == .nothing {
                heads.heads[name] = nil
            } else {
                heads.heads[name]?.isLeaving = false
            }
        }
    }

    /// Whether a new copy reaches the remembered head of the copy that it replaces. `isCompared`: the two were
    /// compared, and agree as far as they are sealed; otherwise the new copy must contain the remembered cell.
    private func covers(
        _ head: DeskHeads.Head, _ report: LogReport, _ path: String, isCompared: Bool
    ) throws -> Bool {
        guard report.sealedCells >= head.cells else { return false }
        return try isCompared || reaches(path, head)
    }

    /// Whether the log at `path` contains the last cell that is remembered of another copy.
    private func reaches(_ path: String, _ head: DeskHeads.Head) throws -> Bool {
        guard head.cells > 0 else { return true }
        let place = Int(head.cells - 1) * CellLayout.size + CellLayout.trailerAt
        let trailer: Bytes32? = Bytes32(try File(path, .read, in: files).read(count: 32, at: place))
        return trailer == head.hash
    }

    /// Whether all whole cells of the log at `path` from `cell` on open, and no signature of the author covers any of
    /// them. A cell that does not open may be for other readers, so it is not called unsigned.
    private func isUnsigned(_ path: String, from cell: UInt64) throws -> Bool {
        let report = try LogFile.read(path, in: files, with: reader, judge: NoJudge()) { _ in }
        return report.sealedCells <= cell && report.closedCells <= cell && report.failure == nil
    }

    /// Whether a file of the desk contains no cell of any log, so that its removal loses nothing; false if it cannot be
    /// read.
    private func holdsNothing(_ path: String) throws -> Bool {
        // A link, or anything that is not a regular file, was not opened: its content is unknown.
        guard try files.look(path) == .file else { return false }
        let structure = try LogFile.readStructure(path, in: files)
        // Reading a log skips what cannot be read, so a failure does not mean that the file is empty.
        return structure.logID == nil && structure.failure == nil
    }

    /// Whether a copy continues its remembered head: an import was killed before it wrote the heads, or older heads
    /// were put back. If the copy was replaced by another file, the remembered head stays.
    func isOutgrown(_ head: DeskHeads.Head?, by cells: UInt64, _ path: String) throws -> Bool {
        guard let head else { return true }
        guard head.cells > 0 else { return cells > 0 }
        return try head.cells < cells && reaches(path, head)
    }

    /// The first unused file name for a copy of a log.
    private func freeName(_ log: Bytes16) throws -> String {
        var (name, number) = ("\(log.hex).intake", 2)
        while try files.look("\(logsFolder)/\(name)") != .nothing {
            name = "\(log.hex)-\(number).intake"
            number += 1
        }
        return name
    }

    /// Compares an incoming copy with the desk's copy of this number; uses a comparison that was made before.
    private func comparison(of content: Arrival.Content, with index: Int) throws -> LogComparison {
        let (name, path) = content.held.copies[index]
        if name == content.same { return LogComparison(relation: .same) }
        if index == 0, let comparison = content.comparison { return try comparison.get() }
        return try compare(held: path, copy: content.copy.path)
    }
}

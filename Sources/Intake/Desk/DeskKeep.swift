// Takes a log in that was copied and read: it is held against every copy that the desk has of it, and against the
// coordinator's own log where it is that. Copies that the new one has all of go; what has something of its own stays.

import IntakeBase
import IntakeLog

/// What an import makes of the desk's books.
struct Ledger {
    /// What the desk remembers.
    var heads: DeskHeads
    /// How the copies read that now lie in the desk.
    var taken: [String: LogFaults] = [:]
    /// Files that better ones took the place of, and those of them that still have to be removed.
    var gone: Set<String> = [], leaving: Set<String> = []
    /// What was read of the copies that are kept.
    var memory = ImportMemory()
}

extension Desk {
    /// Takes a log in, and says what came of it.
    func take(_ arrival: Arrival, _ ledger: inout Ledger) throws -> ImportedLog {
        var imported = arrival.imported
        if let content = arrival.content {
            let faults = LogFaults(
                imported.report, quarantined: imported.quarantined.count, author: imported.author)
            imported.report.findings += try keepBest(
                content, imported.report, faults, bringsNew: imported.new > 0, &ledger)
        }
        return imported
    }

    /// Keeps a verified copy where it is the best of its log, or has something of its own, and says how it stands to what was there.
    private func keepBest(
        _ content: Arrival.Content, _ report: LogReport, _ faults: LogFaults, bringsNew: Bool, _ ledger: inout Ledger
    ) throws -> [Finding] {
        let (incoming, log, copies) = (content.copy.path, content.held.log, content.held.copies)
        var head = DeskHeads.Head(
            log: log, cells: report.sealedCells, hash: report.sealedHead, records: report.records ?? 0,
            revokedFrom: content.revokedFrom)
        defer {
            // From now on it is remembered of every copy what had come in by the revocation, also where nothing is new.
            if content.hasRevoked {
                for (name, _) in copies { ledger.heads.heads[name]?.rememberRevocation() }
            }
        }
        var (fork, findings): (UInt64?, [Finding]) = (nil, [])
        /// Whether the own log has all of it: then it is held against the desk's copies too, but not kept.
        var isInOwn = false
        if let own = content.held.own {
            // A laptop with this one's keys wrote it: what it has beyond the own log was never written here.
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
        /// Copies that the new one has all of, and one that has all of the new one.
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
                    // A copy of the desk's that does not read whole now may have more than was seen of it.
                    let isSure = comparison.heldFailure == nil || sealed.map { report.sealedCells >= $0 } == true
                    if isSure { worse.append(name) }
                case .held:
                    better = better ?? name
                    if comparison.relation == .same {
                        ledger.taken[name] = faults
                        if try isOutgrown(ledger.heads.heads[name], by: report, copy.path) {
                            ledger.heads.heads[name] = head
                        }
                    }
                    if comparison.relation == .prefix, report.sealedCells < sealed ?? .max {
                        findings = [.shorterThanBefore(held: sealed ?? report.cells, cells: report.cells)]
                    }
                }
            }
        }
        if let fork { findings.insert(.twoHistories(at: fork), at: 0) }
        if isInOwn { return findings }
        var place = better
        // Another history is kept only for the records that it brings.
        if better == nil, let name = try worse.first ?? (copies.isEmpty || bringsNew ? freeName(log) : nil) {
            let before = ledger.heads.heads[name]
            // The memory of what was there is kept where the new copy does not reach it: then it is said to be less.
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
            ledger.taken[name] = faults
            ledger.memory.keep(memory?.moved(to: logsFolder + "/" + name, in: files), as: name)
            place = name
        }
        if let place { try letGo(of: worse, for: place, log, &ledger) }
        return findings
    }

    /// Marks copies to let go of: those that the one at `place` has all of, and of the memory of copies that are gone and that it has
    /// all of.
    private func letGo(of worse: [String], for place: String, _ log: Bytes16, _ ledger: inout Ledger) throws {
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

    /// Writes what the desk remembers, and removes the copies that better ones took the place of: in this order, so that
    /// at no moment a file is gone that is remembered to be there.
    func settle(_ ledger: inout Ledger) throws {
        try ledger.heads.write(to: headsPath, in: home.system, key: stateKey)
        guard !ledger.leaving.isEmpty else { return }
        for name in ledger.leaving {
            files.remove(logsFolder + "/" + name)
            // What the disk keeps after all stays remembered.
            guard try files.look(logsFolder + "/" + name) == .nothing else { continue }
            ledger.heads.heads[name] = nil
            ledger.gone.insert(name)
        }
        ledger.leaving = []
        try ledger.heads.write(to: headsPath, in: home.system, key: stateKey)
    }

    /// Forgets copies that an import had let go of when it was killed.
    func forgetLeft(_ heads: inout DeskHeads) throws {
        for (name, head) in heads.heads where head.isLeaving {
            if try files.look(logsFolder + "/" + name) == .nothing {
                heads.heads[name] = nil
            } else {
                heads.heads[name]?.isLeaving = false
            }
        }
    }

    /// Whether a new copy goes as far as what is remembered of the one whose place it takes. `isCompared`: the two were
    /// held against each other, and agree as far as they were sealed; else the cell that is remembered must be there.
    private func covers(
        _ head: DeskHeads.Head, _ report: LogReport, _ path: String, isCompared: Bool
    ) throws -> Bool {
        guard report.sealedCells >= head.cells else { return false }
        return try isCompared || reaches(path, head)
    }

    /// Whether the log at `path` has the cell that is remembered last of another copy.
    private func reaches(_ path: String, _ head: DeskHeads.Head) throws -> Bool {
        guard head.cells > 0 else { return true }
        let place = Int(head.cells - 1) * CellLayout.size + CellLayout.trailerAt
        let trailer: Bytes32? = Bytes32(try File(path, .read, in: files).read(count: 32, at: place))
        return trailer == head.hash
    }

    /// Whether all whole cells of the log at `path` from `cell` on open, and no signature of its author vouches for one of
    /// them. What does not open may be for other readers.
    private func isUnsigned(_ path: String, from cell: UInt64) throws -> Bool {
        let report = try LogFile.read(path, in: files, with: reader, judge: NoJudge()) { _ in }
        return report.sealedCells <= cell && report.closedCells <= cell && report.failure == nil
    }

    /// Whether a file of the desk holds no cell of any log, so that nothing goes with it; false where it cannot be read.
    private func holdsNothing(_ path: String) throws -> Bool {
        // What leads elsewhere or is no file was not opened, so that nothing is known of it.
        guard try files.look(path) == .file else { return false }
        let structure = try LogFile.readStructure(path, in: files)
        // Reading a log passes over what cannot be read; that is not the same as nothing.
        return structure.logID == nil && structure.failure == nil
    }

    /// Whether a copy goes on from what is remembered of it: an import was killed before it could write its memory, or
    /// an older memory was put back. Where the copy was exchanged, what is remembered stays.
    private func isOutgrown(_ head: DeskHeads.Head?, by report: LogReport, _ path: String) throws -> Bool {
        guard let head else { return true }
        guard head.cells > 0 else { return report.sealedCells > 0 }
        guard head.cells < report.sealedCells else { return false }
        return try reaches(path, head)
    }

    /// The first name of a log's copies that nothing has.
    private func freeName(_ log: Bytes16) throws -> String {
        var (name, number) = ("\(log.hex).intake", 2)
        while try files.look("\(logsFolder)/\(name)") != .nothing {
            name = "\(log.hex)-\(number).intake"
            number += 1
        }
        return name
    }

    /// How a copy that came in stands to the copy of the desk's with this number.
    private func comparison(of content: Arrival.Content, with index: Int) throws -> LogComparison {
        let (name, path) = content.held.copies[index]
        if name == content.same { return LogComparison(relation: .same) }
        if index == 0, let comparison = content.comparison { return try comparison.get() }
        return try compare(held: path, copy: content.copy.path)
    }
}

// Takes a log in that was copied and read: it is held against every copy that the desk has of it, and the better of two
// that agree stays.

extension Desk {
    /// Takes a log in, and says what came of it.
    func take(_ arrival: Arrival, _ heads: inout DeskHeads) throws -> ImportedLog {
        var imported = arrival.imported
        if let content = arrival.content {
            imported.report.findings += try keep(content, imported.report, bringsNew: imported.new > 0, &heads)
        }
        return imported
    }

    /// Puts a verified copy into its place, and says how it stands to what was there. It is held against every copy
    /// that the desk has of the log; one that agrees with it is replaced by the better of the two.
    private func keep(
        _ content: Arrival.Content, _ report: LogReport, bringsNew: Bool, _ heads: inout DeskHeads
    ) throws -> [Finding] {
        let (incoming, log, copies) = (content.copy.path, content.held.log, content.held.copies)
        let head = DeskHeads.Head(
            log: log, cells: report.sealedCells, hash: report.sealedHead, records: report.records ?? 0,
            revokedFrom: content.revokedFrom)
        var fork: UInt64?
        for (index, copy) in copies.enumerated() {
            let name = copy.name
            let comparison = try content.comparison(with: index)
            let sealed = heads.heads[name]?.cells
            switch comparison.relation {
            case .forked(let cell) where sealed.map({ cell >= $0 }) == true && report.sealedCells > cell:
                // What the desk's copy has from there on was sealed by nobody.
                try replace(name, by: incoming, head, &heads)
                return forkFinding(fork)
            case .forked(let cell):
                fork = min(fork ?? cell, cell)
            case .foreign: break
            case .same, .extends, .prefix, .repairs, .decayed:
                guard comparison.choice != .both else { continue }
                let isBetter = comparison.choice == .copy && report.sealedCells >= (sealed ?? 0)
                if isBetter { try replace(name, by: incoming, head, &heads) }
                if comparison.relation == .same, heads.heads[name] == nil { heads.heads[name] = head }
                if comparison.relation == .prefix, report.sealedCells < sealed ?? .max {
                    return forkFinding(fork) + [
                        .shorterThanBefore(held: sealed ?? report.cells, cells: report.cells)
                    ]
                }
                return forkFinding(fork)
            }
        }
        // Another history is kept only for the records that it brings.
        guard copies.isEmpty || bringsNew else { return forkFinding(fork) }
        let name = copies.isEmpty ? log.hex + ".intake" : try freeName(log)
        try replace(name, by: incoming, head, &heads)
        return forkFinding(fork)
    }

    private func replace(
        _ name: String, by incoming: String, _ head: DeskHeads.Head, _ heads: inout DeskHeads
    ) throws {
        try Folder.move(incoming, to: logsFolder + "/" + name)
        heads.heads[name] = head
    }

    private func forkFinding(_ cell: UInt64?) -> [Finding] {
        cell.map { [.twoHistories(at: $0)] } ?? []
    }

    private func freeName(_ log: Bytes16) throws -> String {
        var number = 2
        while Folder.kind("\(logsFolder)/\(log.hex)-\(number).intake") != .nothing { number += 1 }
        return "\(log.hex)-\(number).intake"
    }
}

extension Arrival.Content {
    /// How it stands to the copy of the desk's with this number.
    fileprivate func comparison(with index: Int) throws -> LogComparison {
        let (name, path) = held.copies[index]
        if name == same { return LogComparison(relation: .same) }
        if index == 0, let comparison { return try comparison.get() }
        return try LogFile.compare(held: path, copy: copy.path)
    }
}

// What an import writes into the coordinator's own log: which logs the desk holds now, up to which record. By it other
// desks know what was held before a laptop was revoked, and how late a record can be (docs/CASES.md).
//
// The logs are kept first. What an import that was killed did not write, the next one writes.

import IntakeBase
import IntakeCases
import IntakeLog

/// The logs are imported, but the coordinator's own log does not say so.
package struct ImportNotNoted: Explained {
    let cause: any Explained

    /// What happened.
    package var sentence: Sentence { ImportText.notNoted(cause.sentence) }
    /// What to do next.
    package var hint: Sentence? { ImportText.notNotedHint(cause.hint) }
    /// That of the cause.
    package var exit: ExitStatus { cause.exit }
}

extension Desk {
    /// Writes import events into the coordinator's own log: the heads of all logs that are new since the last one.
    /// Writes none if nothing else is new than import events, or two desks would answer one another for ever. Returns
    /// what the person must be told about the log. Throws `ImportNotNoted`; the logs are kept in any case.
    /// - Parameter mostHeads: the most heads in one event; the rest goes on in the next.
    package func noteImport(
        by keys: consuming RecorderKeys, command: String, mostHeads: Int = Decision.maxHeads,
        clock: @escaping @Sendable () -> Int64
    ) throws -> [LogNotice] {
        do {
            // Read first: an import that keeps more meanwhile leaves another mark.
            let mark = try home.blamingDesk { try notNotedMark() }
            // The judge knows the keys files that came with the logs only if it is renewed.
            let (heads, isAll) = try home.blamingDesk { try renewed().newHeads() }
            guard !heads.isEmpty else {
                if isAll { removeMark(mark) }
                return []
            }
            let parts = stride(from: 0, to: heads.count, by: mostHeads).map {
                DecisionAction.imported(Array(heads[$0..<min($0 + mostHeads, heads.count)]))
            }
            let notices = try Recorder.note(parts, in: home, by: keys, command: command, clock: clock)
            if isAll { removeMark(mark) }
            return notices
        } catch let error as FileError {
            // All of it is on the desk's own disk.
            throw ImportNotNoted(cause: error.atDesk)
        } catch let error as any Explained {
            throw ImportNotNoted(cause: error)
        }
    }

    /// The heads of the desk's logs, up to the last record of each, that no import event in the coordinator's own logs
    /// names; empty if they bring nothing but import events. `isAll`: without a log that an import kept and was killed
    /// before it remembered it, which the next import of it mends.
    private func newHeads() throws -> (heads: [ImportedHead], isAll: Bool) {
        let snapshot = snapshot(reread: false)
        let (stored, own) = try deskLogs(DeskHeads(reading: headsPath, in: files, key: stateKey))
        var named: Set<PackedEntries.Import.Head> = []
        for log in own {
            for event in try memo(of: log, in: snapshot).0.entries.imports { named.formUnion(event.heads) }
        }
        // One after the other as soon as the cores are busy: the entries of all logs may not fit into memory.
        let found = try Cores.map(stored, chunk: 1) { [named] log in
            Result { try self.news(of: log, beyond: named, snapshot) }
        }.compactMap { try $0.get() }
        let isAll = !found.contains { $0.head == nil }
        guard found.contains(where: \.isNews) else { return ([], isAll) }
        let heads = Set(found.compactMap(\.head)).sorted {
            ($0.log.hex, $0.cells, $0.hash.hex) < ($1.log.hex, $1.cells, $1.hash.hex)
        }
        return (heads, isAll)
    }

    /// The head of a log that is not yet named, and whether it brings anything but import events. Nil if nothing in it is
    /// new, and for a copy that is not as it was when it was imported. No head: the desk does not remember all of it yet.
    private func news(
        of log: DeskLog, beyond named: Set<PackedEntries.Import.Head>, _ snapshot: Snapshot?
    ) throws -> (head: ImportedHead?, isNews: Bool)? {
        let memo: LogMemo
        do {
            let (read, isChanged, failure) = try self.memo(of: log, in: snapshot)
            guard !isChanged, failure == nil else {
                let isOutgrown = try failure == nil && isOutgrown(log.head, by: read.sealedCells, log.path)
                return isOutgrown ? (nil, false) : nil
            }
            memo = read
        } catch is FileError {
            // Each command of the desk names a log that cannot be read. The import after it is mended notes it.
            return nil
        }
        guard let origin = memo.entries.origins.first, let head = origin.head else { return nil }
        let held = origin.records.last { named.contains(PackedEntries.Import.Head(log: origin.log, end: $0)) }
        let firstNew = held?.cell ?? 0
        let newRecords = origin.records.count { $0.cell > firstNew }
        guard newRecords > 0 else { return nil }
        let newImports = memo.entries.imports.count { memo.entries.items[Int($0.entry)].cell >= firstNew }
        return (head, newRecords > newImports)
    }
}

// How many records of a log count, for the report of its import: a log may be complete, and yet count for nothing,
// because its laptop is revoked or a coordinator disregards it (Caseload/Counting.swift).

import IntakeBase
import IntakeCases
import IntakeLog

/// How many of a log's records count at a desk.
package struct CountedRecords: Hashable, Sendable {
    /// The records that count, each once, and all that the desk holds and understands.
    package var counting: Int
    package var held: Int
}

extension Desk {
    /// What one log of the desk says about who counts.
    private struct Survey: Sendable {
        var log: DeskLog
        var id: Bytes16?
        var author: Bytes32?
        /// The names of its records, and of those by a writer who may write; empty unless they were asked for.
        var held: Set<Bytes16> = []
        var known: Set<Bytes16> = []
        /// Whether the keys file in force revokes its author.
        var isRevoked: Bool
        /// Whether it decides who counts, and the logs that it disregards.
        var decides: Bool
        var disregarded: Set<Bytes16> = []
    }

    /// How many records count of each of these logs that the desk holds, as the next look at the desk will say. Throws
    /// `FileError`.
    package func counted(in logs: Set<Bytes16>) throws -> [Bytes16: CountedRecords] {
        guard !logs.isEmpty else { return [:] }
        // The judge knows the keys files that came with the logs only if it is renewed.
        return try home.blamingDesk { try renewed().count(logs) }
    }

    private func count(_ logs: Set<Bytes16>) throws -> [Bytes16: CountedRecords] {
        let snapshot = snapshot(reread: false)
        let (stored, own) = try deskLogs(DeskHeads(reading: headsPath, in: files, key: stateKey))
        // One after the other as soon as the cores are busy: the entries of all logs may not fit into memory.
        let all = try Cores.map(stored + own, chunk: 1) { log in
            Result { try self.survey(log, logs, snapshot) }
        }.map { try $0.get() }
        var (held, known): ([Bytes16: Set<Bytes16>], [Bytes16: Set<Bytes16>]) = ([:], [:])
        for one in all {
            guard let id = one.id, logs.contains(id) else { continue }
            held[id, default: []].formUnion(one.held)
            known[id, default: []].formUnion(one.known)
        }
        let disregarded = Set(all.flatMap(\.disregarded))
        let doubtful = all.filter { one in
            one.id.map(logs.contains) == true && (one.isRevoked || one.id.map(disregarded.contains) == true)
        }
        if !doubtful.isEmpty {
            let settled = try settled(all, doubtful, snapshot)
            for id in Set(doubtful.compactMap(\.id)) { known[id] = settled[id] ?? [] }
        }
        return held.reduce(into: [:]) { counted, one in
            let counting = known[one.key]?.count ?? 0
            counted[one.key] = CountedRecords(counting: counting, held: one.value.count)
        }
    }

    private func survey(_ log: DeskLog, _ logs: Set<Bytes16>, _ snapshot: Snapshot?) throws -> Survey {
        let entries = try memo(of: log, in: snapshot).0.entries
        let origin = entries.origins.first
        var survey = Survey(
            log: log, id: origin?.log, author: origin?.author,
            isRevoked: entries.sources.contains(where: \.session.isRevoked), decides: false)
        let isAsked = origin.map { logs.contains($0.log) } ?? false
        for (index, item) in entries.items.enumerated() {
            if isAsked {
                survey.held.insert(item.name)
                if entries.isKnown(index) { survey.known.insert(item.name) }
            }
            guard entries.isAboutNoCase(index) else { continue }
            survey.decides = true
            if case .decision(let decision) = entries.event(index).content,
                case .disregard(let log, _, _) = decision.action
            {
                survey.disregarded.insert(log)
            }
        }
        return survey
    }

    /// The records of doubtful logs that count, by log. Needs the logs that decide who counts, and those with the same
    /// author, which may hold the same records.
    private func settled(
        _ all: [Survey], _ doubtful: [Survey], _ snapshot: Snapshot?
    ) throws -> [Bytes16: Set<Bytes16>] {
        let ids = Set(doubtful.compactMap(\.id))
        let authors = Set(doubtful.compactMap(\.author))
        var parts = try all.filter { one in
            one.decides || one.id.map(ids.contains) == true || one.author.map(authors.contains) == true
        }.map { try memo(of: $0.log, in: snapshot).0.entries }
        var entries = PackedEntries()
        entries.take(&parts)
        try entries.spare(judge.leaves)
        _ = entries.settle()
        var counting: [Bytes16: Set<Bytes16>] = [:]
        for (index, item) in entries.items.enumerated() where entries.isKnown(index) {
            let log = entries.source(index).log
            if ids.contains(log) { counting[log, default: []].insert(item.name) }
        }
        return counting
    }
}

// What the desk remembers of each log that it holds, sealed under the coordinator's identity. So the desk also notices
// that a copy was replaced on its own disk.

import IntakeBase
import IntakeLog

/// The remembered heads of a desk's logs, by file name (`desk/heads`).
struct DeskHeads {
    /// How far a log was verified.
    struct Head: Hashable {
        var log: Bytes16
        /// The number of cells up to the last one that a signature of the author covers. `hash`: the hash of that cell.
        var cells: UInt64
        var hash: Bytes32
        var records: Int
        /// The first cell that came in after its author was revoked.
        var revokedFrom: UInt64?
        /// The first cell in which it differed from a copy that the desk held when it came in.
        var fork: UInt64?
        /// Whether its file is to be removed, because another copy contains all of it. If the file is gone, it is then
        /// not reported as missing.
        var isLeaving = false

        /// Remembers that an author of the log is now revoked: cells after the ones held came in after the revocation.
        mutating func rememberRevocation() { revokedFrom = revokedFrom ?? cells }
    }

    var heads: [String: Head] = [:]

    private static let file = SealedNote("intake desk heads, v1", maxBytes: maxBytes)
    static let maxBytes = 16 << 20

    init() {}

    /// Reads the heads in the file at `path`; empty if there is no file. Throws `DeskError.headsDamaged`,
    /// `FileError`, `SodiumError.noMemory`.
    init(reading path: String, in files: Files, key: borrowing SecretBytes) throws {
        guard let (path, plain) = try Self.file.read(path, in: files, key: key) else { return }
        guard let plain, let members = try? CanonicalJSON.parse(plain, limit: Self.maxBytes).object else {
            throw DeskError.headsDamaged(path)
        }
        for (name, value) in members {
            guard let head = value.object, let log = head["log"]?.string.flatMap({ Bytes16(hex: $0) }),
                let hash = head["head"]?.string.flatMap({ Bytes32(hex: $0) }),
                let cells = head["cells"]?.integer, cells >= 0, let records = head["records"]?.integer
            else { throw DeskError.headsDamaged(path) }
            let revoked = head["revoked_from"]?.integer.flatMap { UInt64(exactly: $0) }
            heads[name] = Head(
                log: log, cells: UInt64(cells), hash: hash, records: Int(records), revokedFrom: revoked,
                fork: head["fork"]?.integer.flatMap { UInt64(exactly: $0) }, isLeaving: head["leaving"] == true)
        }
    }

    /// Replaces the file at `path` with these heads.
    func write(to path: String, in system: System, key: borrowing SecretBytes) throws {
        let json = JSONValue.object(
            heads.mapValues { head in
                [
                    "log": .string(head.log.hex), "cells": JSONValue(Int(head.cells)), "head": .string(head.hash.hex),
                    "records": JSONValue(head.records),
                    "revoked_from": head.revokedFrom.map { JSONValue(Int($0)) } ?? .null,
                    "fork": head.fork.map { JSONValue(Int($0)) } ?? .null, "leaving": head.isLeaving ? true : .null,
                ]
            })
        try Self.file.write(CanonicalJSON.encode(json), to: path, in: system, key: key)
    }
}

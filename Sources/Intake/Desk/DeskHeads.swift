// What the desk remembers of each log that it holds, locked under the coordinator's identity: a copy that was
// exchanged on the desk's own disk is noticed too.

/// The remembered heads of a desk's logs, by the names of their files.
struct DeskHeads {
    /// How far a log was verified.
    struct Head: Hashable {
        var log: Bytes16
        /// Cells up to the last one that the author sealed, and that one's hash.
        var cells: UInt64
        var hash: Bytes32
        var records: Int
        /// The first cell that came in after its author was revoked.
        var revokedFrom: UInt64?
    }

    var heads: [String: Head] = [:]

    private static let purpose = Array("intake desk heads, v1".utf8)
    private static let maxBytes = 16 << 20

    init() {}

    /// The heads in the file at `path`; none where there is no file. Throws `DeskError.headsDamaged`.
    init(reading path: String, key: borrowing SecretBytes) throws {
        guard Folder.kind(path) != .nothing else { return }
        let box = try Folder.contents(path, limit: Self.maxBytes)
        guard let plain = try? SecretBox.open(box, additional: Self.purpose, key: key) else {
            throw DeskError.headsDamaged(path)
        }
        let bytes = unsafe plain.withUnsafeBytes { unsafe [UInt8]($0) }
        guard let members = try? CanonicalJSON.parse(bytes, limit: Self.maxBytes).object else {
            throw DeskError.headsDamaged(path)
        }
        for (name, value) in members {
            guard let head = value.object, let log = head["log"]?.string.flatMap({ Bytes16(hex: $0) }),
                let hash = head["head"]?.string.flatMap({ Bytes32(hex: $0) }),
                let cells = head["cells"]?.integer, cells >= 0, let records = head["records"]?.integer
            else { throw DeskError.headsDamaged(path) }
            let revoked = head["revoked_from"]?.integer.flatMap { UInt64(exactly: $0) }
            heads[name] = Head(
                log: log, cells: UInt64(cells), hash: hash, records: Int(records), revokedFrom: revoked)
        }
    }

    /// Puts the heads in the place of the file at `path`.
    func write(to path: String, key: borrowing SecretBytes) throws {
        let json = JSONValue.object(
            heads.mapValues { head in
                [
                    "log": .string(head.log.hex), "cells": JSONValue(Int(head.cells)), "head": .string(head.hash.hex),
                    "records": JSONValue(head.records),
                    "revoked_from": head.revokedFrom.map { JSONValue(Int($0)) } ?? .null,
                ]
            })
        let bytes = CanonicalJSON.encode(json)
        var plain = try SecretBytes(count: bytes.count)
        unsafe plain.withUnsafeMutableBytes { unsafe $0.copyBytes(from: bytes) }
        try Folder.replace(path, with: try SecretBox.seal(plain, additional: Self.purpose, key: key))
    }
}

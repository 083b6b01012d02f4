// What the last reading of the logs found, in the clear, so that `status` can report it without a passphrase. It names
// files and verdicts, but no person and no case. The authority is `desk/heads`, which queue, show and export read; they
// and `import` write this note again. If the note is missing, damaged or about other files, `status` says so.

import IntakeBase
import IntakeCases
import IntakeLog

/// The note `desk/checked`.
struct DeskNote: Hashable {
    /// A log in the desk's folder.
    struct Entry: Hashable {
        /// The size of its file in bytes.
        var size: Int
        /// What is wrong with it, in words for programs.
        var words: [String]
        /// The log that it claims to follow.
        var follows: Bytes16?
        /// Whether its alarm was put aside when the logs were last looked at.
        var isSeen = false
    }

    /// The hash of `desk/heads` when the note was written; nil if there was no such file.
    var heads: Bytes32?
    /// The keys files by which sessions were judged, as version and hash.
    var keys: Set<String> = []
    /// The logs, by file name.
    var logs: [String: Entry] = [:]
    /// What is wrong with the coordinator's own logs, by file name.
    var own: [String: [String]] = [:]

    static let maxBytes = 16 << 20

    init() {}

    /// Reads the note in the file at `path`; nil if it is missing or damaged. Throws `FileError`.
    init?(reading path: String, in files: Files) throws {
        guard try files.look(path) != .nothing else { return nil }
        let bytes = try files.contents(path, limit: Self.maxBytes)
        let (sum, text) = (bytes.prefix(64), bytes.dropFirst(65))
        guard try Hash.blake2b256(Array(text)).hex.utf8.elementsEqual(sum) else { return nil }
        do {
            try take(CanonicalJSON.parse(Array(text), limit: Self.maxBytes))
        } catch {
            return nil
        }
    }

    /// A member is missing or malformed. The whole note is then refused; it is never read in part.
    private struct Malformed: Error {}

    private mutating func take(_ json: JSONValue) throws {
        func words(_ value: JSONValue?) throws -> [String] {
            guard let array = value?.array else { throw Malformed() }
            let words = array.compactMap(\.string)
            guard words.count == array.count else { throw Malformed() }
            return words
        }
        func hash<Value>(_ value: JSONValue?, _ make: (String) -> Value?) throws -> Value? {
            if value == .null { return nil }
            guard let made = value?.string.flatMap(make) else { throw Malformed() }
            return made
        }
        guard let members = json.object, let logs = members["logs"]?.object, let own = members["own"]?.object else {
            throw Malformed()
        }
        heads = try hash(members["heads"]) { Bytes32(hex: $0) }
        keys = Set(try words(members["keys"]))
        for (name, value) in logs {
            guard let entry = value.object, let size = entry["size"]?.integer, case .bool(let isSeen)? = entry["seen"]
            else { throw Malformed() }
            self.logs[name] = Entry(
                size: Int(size), words: try words(entry["words"]),
                follows: try hash(entry["follows"]) { Bytes16(hex: $0) }, isSeen: isSeen)
        }
        self.own = try own.mapValues { try words($0) }
    }

    /// The bytes of the file: a checksum (BLAKE2b-256 of the JSON text, in hex digits), a line feed, and a JSON object.
    func bytes() throws -> [UInt8] {
        let json: JSONValue = [
            "schema": 1, "heads": JSONValue(heads?.hex), "keys": JSONValue(keys.sorted()),
            "logs": .object(
                logs.mapValues {
                    [
                        "size": JSONValue($0.size), "words": JSONValue($0.words),
                        "follows": JSONValue($0.follows?.hex), "seen": .bool($0.isSeen),
                    ]
                }),
            "own": .object(own.mapValues { JSONValue($0) }),
        ]
        let text = CanonicalJSON.encode(json)
        return Array(try Hash.blake2b256(text).hex.utf8) + [UInt8(ascii: "\n")] + text
    }
}

extension Desk {
    static func notePath(of home: Home) -> String { home.deskFolder + "/checked" }

    /// The hash of `desk/heads` as it is now; nil if it is missing.
    static func headsHash(of home: Home) throws -> Bytes32? {
        guard let path = try home.files.target(of: home.deskFolder + "/heads") else { return nil }
        return try Hash.blake2b256(home.files.contents(path, limit: DeskHeads.maxBytes))
    }

    /// The keys files by which this laptop can judge sessions now.
    private func keysNames() throws -> Set<String> {
        try Set(home.archivedKeysFiles().map(\.name.text))
    }

    /// Writes what a reading of all logs found, unless another program changed the desk meanwhile. `heads`: the hash of
    /// `desk/heads` when it was read.
    func note(_ logs: [Stored], heads: Bytes32?) {
        do {
            guard !logs.isEmpty, try files.follow(home.deskFolder) == .folder else { return }
            let lock = try File(home.deskFolder + "/lock", .update, in: files)
            guard try lock.tryLock(), try Desk.headsHash(of: home) == heads else { return }
            var note = DeskNote()
            (note.heads, note.keys) = (heads, try keysNames())
            for log in logs {
                let (name, words) = (Folder.name(of: log.path), log.troubles.map(\.word))
                if log.isOwn {
                    if !words.isEmpty { note.own[name] = words }
                } else {
                    let size = log.troubles == [.missing] ? 0 : try files.size(log.path)
                    note.logs[name] = DeskNote.Entry(
                        size: size, words: words, follows: log.follows, isSeen: log.isSeen)
                }
            }
            try write(note)
        } catch {
            // An outdated note must not stay.
            files.remove(Desk.notePath(of: home))
        }
    }

    /// Writes what an import took in. Entries of other logs stay, with two exceptions: the log that one of them follows
    /// may have come in now, and a new keys file may change their verdict.
    func note(_ ledger: inout Ledger, _ snapshot: Snapshot?) {
        do {
            try note(ledger)
        } catch let error as FileError where error.isNoRoom && ledger.memory.takesRoom {
            // The disk is full: the memos, which only save time, are removed to make room for the note.
            ledger.memory.giveUp(snapshot)
            note(&ledger, nil)
        } catch {
            files.remove(Desk.notePath(of: home))
        }
    }

    private func note(_ ledger: Ledger) throws {
        var note = try DeskNote(reading: Desk.notePath(of: home), in: files) ?? DeskNote()
        note.heads = try Desk.headsHash(of: home)
        let keys = try keysNames()
        if !note.keys.isSuperset(of: keys) {
            note.logs = note.logs.filter { !$0.value.words.contains(Verdict.unknownKeysFile.rawValue) }
        }
        note.keys.formUnion(keys)
        let held = Set(ledger.heads.heads.values.map(\.log))
        for (name, entry) in note.logs {
            guard let follows = entry.follows, held.contains(follows) else { continue }
            note.logs[name]?.words.removeAll { $0 == Verdict.logReplaced.rawValue }
            note.logs[name]?.isSeen = false
        }
        for name in ledger.gone { note.logs[name] = nil }
        for (name, faults) in ledger.taken where !ledger.gone.contains(name) {
            note.logs[name] = DeskNote.Entry(
                size: try files.size(logsFolder + "/" + name),
                words: faults.troubles(ledger.heads.heads[name], held: held).map(\.word), follows: faults.follows)
        }
        try write(note)
    }

    private func write(_ note: DeskNote) throws {
        let path = Desk.notePath(of: home)
        if try DeskNote(reading: path, in: files) == note { return }
        try files.replace(path, with: try note.bytes())
    }
}

// What this desk has shown of its cases, sealed under the coordinator's identity (`desk/shown`). A decision ends only
// what its coordinator had seen (docs/CASES.md, rule 2), so `decide` needs to know.

import IntakeBase
import IntakeCases
import IntakeLog

/// The records of each case that were shown at this desk, by name.
struct ShownCases: Equatable {
    private var names: [CaseID: Set<Bytes16>] = [:]

    private static let file = SealedNote("intake desk shown, v1", maxBytes: 256 << 20)

    init() {}

    /// Reads the file at `path`. Without a file, and in a file that does not open, nothing was shown: then each case is
    /// shown once more before anything is decided about it. Throws `FileError`, `SodiumError.noMemory`.
    init(reading path: String, in files: Files, key: borrowing SecretBytes) throws {
        guard let plain = try Self.file.read(path, in: files, key: key)?.plain else { return }
        var reader = ByteReader(plain)
        do throws(ByteReader.Malformed) {
            var names: [CaseID: Set<Bytes16>] = [:]
            for _ in 0..<(try reader.integer(UInt32.self)) {
                let id = CaseID(try reader.bytes16())
                for _ in 0..<(try reader.integer(UInt32.self)) { names[id, default: []].insert(try reader.bytes16()) }
            }
            self.names = names
        } catch {
            // It is sealed, so only an older program can have written it otherwise.
        }
    }

    /// The records of a case that were not shown, the oldest first.
    func news(of subject: Case) -> [Entry] {
        let shown = names[subject.id] ?? []
        return subject.history.filter { entry in !([entry.name] + entry.otherNames).contains(where: shown.contains) }
    }

    /// Remembers that records of a case were shown.
    mutating func show(_ records: [Bytes16], of id: CaseID) { names[id, default: []].formUnion(records) }

    /// Replaces the file at `path`.
    func write(to path: String, in system: System, key: borrowing SecretBytes) throws {
        var writer = ByteWriter()
        writer.put(UInt32(names.count))
        for (id, names) in names.sorted(by: { $0.key < $1.key }) {
            writer.put(id.bytes)
            writer.put(UInt32(names.count))
            for name in names.sorted() { writer.put(name) }
        }
        try Self.file.write(writer.bytes, to: path, in: system, key: key)
    }
}

/// What a desk has shown, without the keys that open its logs: it is held while an answer is printed.
package final class ShownNote: Sendable {
    private let home: Home
    private let key: SecretBytes
    private var path: String { home.deskFolder + "/shown" }

    fileprivate init(_ home: Home, key: consuming SecretBytes) {
        self.home = home
        self.key = key
    }

    /// The records of a case that this desk has not shown, the oldest first. Throws `FileError`.
    package func news(of subject: Case) throws -> [Entry] {
        try home.blamingDesk { try read().news(of: subject) }
    }

    /// Remembers that these cases were shown whole, and records that were made from what was shown. Two commands at the
    /// same time may forget one another's; then a case is shown once more. Throws `FileError`.
    package func remember(shown cases: [Case], made: [Bytes16] = []) throws {
        try home.blamingDesk {
            let before = try read()
            var after = before
            for subject in cases { after.show(subject.history.map(\.name) + made, of: subject.id) }
            guard after != before else { return }
            // A coordinator may decide about own records before anything was imported.
            try home.files.make(home.deskFolder)
            try after.write(to: path, in: home.system, key: key)
        }
    }

    private func read() throws -> ShownCases { try ShownCases(reading: path, in: home.files, key: key) }
}

extension Desk {
    /// What this desk has shown.
    package func shownNote() throws -> ShownNote { ShownNote(home, key: try stateKey.copy()) }
}

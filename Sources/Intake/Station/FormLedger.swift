// `log/forms`: the forms of files that this laptop sealed in the last week, their ids, and whether their codes were
// told. It is written before the first form of a file is sealed, so that the same file, given again, seals the same
// records (idempotent).
//
// Losing it, or part of it, loses no request: a form that is not remembered is sealed. docs/FORMAT.md describes it.

import Glibc
import IntakeBase
import IntakeLog

/// The laptop's memory of forms from files.
final class FormLedger {
    /// The entries, the oldest first.
    private(set) var entries: [FormEntry] = []
    /// The reason why entries are not available; nil if all is well.
    private(set) var trouble: FormsTrouble?
    /// The number of this run, higher than all earlier ones.
    private(set) var run: UInt64 = 1

    private let path: String
    private let files: Files
    private var entropy: Entropy
    private let keys: SecretBytes
    private var file: File?
    private var nonce: [UInt8] = []
    private var marksAt = 0

    private static let magic = Array("intkform".utf8)
    /// Magic 8, number of entries 4, nonce 24.
    private static let headSize = 8 + 4 + Aead.nonceSize
    private static let markSize = 16
    /// The maximum number of entries; the oldest are dropped first.
    static let maxEntries = 300_000

    private static func boxSize(_ count: Int) -> Int { 16 + count * FormEntry.size + Aead.overhead }
    private static let maxBytes = headSize + boxSize(maxEntries) + maxEntries * markSize

    /// Opens the file in the folder of the log; the caller has locked the log. `key` is the identity's state key, `now`
    /// the clock in Unix seconds. Trouble with the file is only recorded in `trouble`.
    init(folder: String, in system: System, key: borrowing SecretBytes, now: Int64) throws(SodiumError) {
        path = folder + "/forms"
        files = system.files
        entropy = system.entropy.stream(path)
        let keys = try SecretBytes(count: 64)
        try unsafe KeyedHash.derive(keys.at(0), 1, "intkform", key: key.at(0))
        try unsafe KeyedHash.derive(keys.at(32), 2, "intkform", key: key.at(0))
        self.keys = keys
        do {
            guard try load(now) else { return }
        } catch let error as FileError {
            trouble = .unreadable(error)
            return
        } catch {
            entries = []
            trouble = .damaged(path)
            return
        }
        do { try purge(now) } catch { trouble = (error as? FileError).map { .unwritable($0) } ?? .damaged(path) }
    }

    /// Reads the file. Returns true if an entry is too old or the clock went back, so the file must be rewritten.
    private func load(_ now: Int64) throws -> Bool {
        guard try files.look(path) != .nothing else { return false }
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try files.contents(path, limit: Self.maxBytes)
        } catch {
            // Too long, a folder, or a link: not a file of this program.
            guard [EFBIG, EINVAL, ELOOP].contains(error.code) else { throw error }
            throw ByteReader.Malformed()
        }
        guard bytes.count >= Self.headSize, bytes.starts(with: Self.magic) else { throw ByteReader.Malformed() }
        let count = Int(LittleEndian.number(bytes[8..<12], as: UInt32.self))
        let marks = Self.headSize + Self.boxSize(count)
        guard count <= Self.maxEntries, bytes.count >= marks else { throw ByteReader.Malformed() }
        nonce = Array(bytes[12..<Self.headSize])
        var reader = ByteReader(try open(Array(bytes[Self.headSize..<marks]), Array(bytes[..<12])))
        let last: Int64 = try reader.integer()
        run = try reader.integer()
        guard run < .max else { throw ByteReader.Malformed() }
        run += 1
        for index in 0..<count {
            var entry = try FormEntry(&reader)
            let place = marks + index * Self.markSize
            if bytes.count >= place + Self.markSize, bytes[place..<place + Self.markSize].contains(where: { $0 != 0 }),
                try bytes[place..<place + Self.markSize].elementsEqual(mark(index))
            {
                entry.isTold = true
            }
            entry.grow(from: last, to: now)
            if entry.age < FormEntry.lifetime { entries.append(entry) }
        }
        return entries.count < count || now < last
    }

    /// Writes the entries that are left; removes the file if there are none.
    private func purge(_ now: Int64) throws {
        guard entries.isEmpty else { return try write(now) }
        try files.discard(path)
    }

    /// Remembers `forms`, in the order of their file, as about to be sealed by this run. They replace the entries
    /// `replacing`. Returns false, with the trouble recorded, if that could not be written; then none of them is
    /// remembered.
    func keep(_ forms: [FormEntry], replacing: Set<Int>, now: Int64) -> Bool {
        // A file that cannot be read now may be readable later, so it is kept.
        if case .unreadable = trouble { return false }
        let others = entries.indices.lazy.filter { !replacing.contains($0) }.map { self.entries[$0] }
        let room = max(0, Self.maxEntries - forms.count)
        entries = others.suffix(room) + forms
        do {
            try write(now)
            return true
        } catch let error as FileError {
            trouble = .unwritable(error)
        } catch {
            trouble = .damaged(path)
        }
        return false
    }

    /// Replaces the file by all entries, and waits until they are on the medium.
    private func write(_ now: Int64) throws {
        file = nil
        var plain = ByteWriter()
        plain.put(now)
        plain.put(run)
        for entry in entries { entry.write(to: &plain) }
        var head = ByteWriter()
        head.put(UInt32(entries.count))
        nonce = entropy.bytes(Aead.nonceSize)
        let box = try seal(plain.bytes, Self.magic + head.bytes)
        marksAt = Self.headSize + box.count
        // The log's lock is held, so the name belongs to this process. Removes what a killed process left.
        let part = path + ".part"
        files.remove(part)
        do {
            var made = try File(part, .create, in: files)
            try made.write(Self.magic + head.bytes + nonce + box)
            // Reserves the room for the marks, so that a full disk cannot prevent them.
            try made.write([UInt8](repeating: 0, count: entries.count * Self.markSize))
            try made.sync()
            try made.close()
            try files.move(part, to: path)
        } catch {
            files.remove(part)
            throw error
        }
        file = try File(path, .update, in: files)
    }

    /// Records that the code of this entry was told. A lost mark only means that the code is told again, so it is not
    /// synced, and trouble is only recorded.
    func tell(_ index: Int) {
        guard !entries[index].isTold else { return }
        do {
            switch file {
            case .some(let file): try file.write(mark(index), at: marksAt + index * Self.markSize)
            case nil: return
            }
            entries[index].isTold = true
        } catch {
            file = nil
            trouble = (error as? FileError).map { .unwritable($0) } ?? .damaged(path)
        }
    }

    /// BLAKE2b of these bytes under the laptop's own key.
    func hash(_ bytes: [UInt8], _ personal: Personal) throws(SodiumError) -> Bytes16 {
        var digest = [UInt8](repeating: 0, count: 16)
        try unsafe KeyedHash.mac(&digest, count: 16, bytes, bytes.count, key: keys.at(32), personal)
        return Bytes16(digest)!
    }

    /// A mark for this file and entry that only this laptop can make: a forged mark would prevent a form from being
    /// sealed.
    private func mark(_ index: Int) throws(SodiumError) -> [UInt8] {
        try hash(nonce + LittleEndian.bytes(of: UInt64(index)), .formMark).array
    }

    private func seal(_ plain: [UInt8], _ additional: [UInt8]) throws(SodiumError) -> [UInt8] {
        var box = [UInt8](repeating: 0, count: plain.count + Aead.overhead)
        try unsafe Aead.seal(
            &box, plain, plain.count, additional: additional, additional.count, nonce: nonce, key: keys.at(0))
        return box
    }

    private func open(_ box: [UInt8], _ additional: [UInt8]) throws(SodiumError) -> [UInt8] {
        var plain = [UInt8](repeating: 0, count: box.count)
        try unsafe Aead.open(
            &plain, box, box.count, additional: additional, additional.count, nonce: nonce, key: keys.at(0))
        plain.removeLast(Aead.overhead)
        return plain
    }
}

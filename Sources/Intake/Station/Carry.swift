// From the laptop to the stick: every log, and, sealed, the keys files that its sessions were written under.

import Glibc

/// Copying this laptop's logs to a stick.
public enum Carry {
    /// A log that was copied, and read back.
    public struct Copy: Hashable, Sendable {
        /// The log.
        public var log: Bytes16
        /// Where it lies on the stick.
        public var path: String
        /// Its size in bytes.
        public var bytes: Int
        /// The log's head, for the receipt.
        public var head: Bytes32
        /// Whether the stick held another file under the log's name, which was left as it is.
        public var isBeside: Bool
    }

    /// What came to the stick.
    public struct Carried {
        /// The logs, all of them.
        public var copies: [Copy]
        /// Why the keys files beside them are missing; nil where they are there.
        public var keysMissing: CarryError?
    }

    /// Copies all logs of `home` to `folder`, which must exist. Throws `CarryError`, `FileError`, `CopyError`: then
    /// the copy must not be called done.
    public static func copy(_ home: Home, by recorder: Recorder, to folder: String) throws -> Carried {
        guard Folder.kind(folder) == .folder else { throw CarryError.noFolder(folder) }
        let logs = try home.logs()
        guard !logs.isEmpty else { throw CarryError.nothing }
        var copies: [Copy] = []
        for (log, path) in logs {
            do {
                copies.append(try copy(log, path, to: folder))
            } catch let error as FileError {
                throw CarryError.notCopied(error, isAtHome: error.path == path)
            }
        }
        do {
            try sealKeys(home, recorder, to: folder)
            return Carried(copies: copies, keysMissing: nil)
        } catch let error as any Explained {
            // What is copied is whole, and its receipts hold.
            return Carried(copies: copies, keysMissing: .keysNotCopied(error))
        }
    }

    private static func copy(_ log: Bytes16, _ path: String, to folder: String) throws -> Copy {
        let target = try free(log, in: folder, for: path)
        try naming(target.path) { try FileCopy.copy(path, to: target.path) }
        let report = try LogFile.readStructure(target.path)
        return Copy(
            log: log, path: target.path, bytes: Int(report.cells) * CellLayout.size, head: report.head,
            isBeside: target.isBeside)
    }

    /// The name for a log on the stick. A file of that name is replaced only where the log goes on from it.
    private static func free(
        _ log: Bytes16, in folder: String, for source: String
    ) throws -> (path: String, isBeside: Bool) {
        func path(_ number: Int) -> String { "\(folder)/\(log.hex)\(number == 1 ? "" : "-\(number)").intake" }
        for number in 1...1000 {
            let path = path(number)
            if try Folder.look(path) == .nothing || FileCopy.isPrefix(path, of: source) { return (path, number > 1) }
        }
        throw FileError("write", path(1), code: EEXIST)
    }

    /// Puts the keys files beside the logs, sealed to the same readers: whoever finds the stick learns no name.
    private static func sealKeys(_ home: Home, _ recorder: Recorder, to folder: String) throws {
        for keys in try home.archivedKeysFiles() {
            let sealed = try recorder.sealAside(SealedKeys.texts(keys.signed))
            let path = "\(folder)/\(recorder.sealedName)-\(keys.version)\(SealedKeys.suffix)"
            try naming(path) { try Folder.replace(path, with: sealed) }
        }
    }

    /// Names the file in an error that was being written, where it is the hidden one that takes its place.
    private static func naming(_ path: String, _ body: () throws -> Void) throws {
        do {
            try body()
        } catch let error as FileError where error.path.hasSuffix(".part") {
            throw FileError(error.call, path, code: error.code)
        }
    }
}

/// A keys file on its way to the desk, in a small log of its own.
enum SealedKeys {
    /// How the names of such files end; not `.intake`, for they are no logs of requests.
    static let suffix = ".intake-keys"
    private static let part = 100_000
    private static let maxBytes = 4 << 20

    /// The signature, then the file in parts.
    static func texts(_ signed: SignedFile) -> [[UInt8]] {
        let bytes = signed.bytes
        return [Array(signed.signature.file.utf8)]
            + stride(from: 0, to: bytes.count, by: part).map { Array(bytes[$0..<min($0 + part, bytes.count)]) }
    }

    /// The keys file in the sealed file at `path`; nil where it is none or not for this reader.
    static func open(_ path: String, with reader: borrowing SealingKey) throws -> SignedFile? {
        var texts: [[UInt8]] = []
        var count = 0
        let report = try LogFile.read(path, with: reader, judge: NoJudge()) { record in
            count += record.text.count
            if count <= maxBytes { texts.append(record.text) }
        }
        guard report.verdict == .complete, let first = texts.first,
            let signature = try? MinisignSignature(file: first)
        else { return nil }
        return SignedFile(path: path, bytes: Array(texts.dropFirst().joined()), signature: signature)
    }
}

extension Home {
    /// This laptop's own logs, with their paths, in the order of their ids.
    public func logs() throws -> [(log: Bytes16, path: String)] {
        guard Folder.kind(logFolder) == .folder else { return [] }
        return try Folder.names(logFolder).compactMap { name in
            guard name.hasSuffix(".intake"), let log = Bytes16(hex: String(name.dropLast(7))) else { return nil }
            return (log, logFolder + "/" + name)
        }
    }
}

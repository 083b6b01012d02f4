// From the laptop to the stick: every log, and, sealed, the keys files that its sessions were written under. Copying
// sealed bytes takes no key and changes nothing at home: it works when nothing else does any more.

import Glibc
import IntakeBase
import IntakeLog

/// Copying this laptop's logs to a stick.
package enum Carry {
    /// A log that was copied, and read back.
    package struct Copy: Sendable {
        /// The log.
        package var log: Bytes16
        /// Where it lies on the stick.
        package var path: String
        /// Its size in bytes.
        package var bytes: Int
        /// What its structure shows, of the bytes that came back from the stick.
        package var report: LogReport
        /// Its cells that this laptop's disk did not give; they are zeros in the copy.
        package var unread: Int
        /// Whether the stick held another file under the log's name, which was left as it is.
        package var isBeside: Bool

        /// The log's head, for the receipt; nil where there is not one whole cell.
        package var head: Bytes32? { report.cells > 0 ? report.head : nil }
        /// Whether nothing is wrong with the log at home, but for an end that may be missing.
        package var isWhole: Bool { faults.isEmpty && unread == 0 }
        /// What is wrong with the log at home, and so with its copy, but for an end that is missing.
        package var faults: [Finding] {
            report.findings.filter { finding in
                if case .unfinishedEnd = finding { return false }
                return finding.verdict?.isGood == false
            }
        }
    }

    /// What came to the stick.
    package struct Carried {
        /// The logs that were copied.
        package var copies: [Copy]
        /// Why others were not: they could not be read on this laptop.
        package var notCopied: [CarryError]
        /// Why the keys files beside them are missing; nil where they are there, or were not asked for.
        package var keysMissing: CarryError?
    }

    /// Copies all logs of `home` to `folder`, as they are. With a `recorder`, the keys files come along.
    /// Throws `CarryError`, `FileError`, `CopyError`: then the copy must not be called done.
    package static func copy(_ home: Home, by recorder: Recorder?, to folder: String) throws -> Carried {
        guard try FolderPlace(ifThere: folder, in: home.files) != nil else { throw CarryError.noFolder(folder) }
        let logs = try home.logs()
        guard !logs.isEmpty else { throw CarryError.nothing }
        CarriedName.removeLeftovers(in: folder, of: Set(logs.map(\.log)), from: home.files)
        var carried = Carried(copies: [], notCopied: [], keysMissing: nil)
        for (log, path) in logs {
            do {
                carried.copies.append(try copy(log, path, to: folder, home.files))
            } catch let error as FileError where error.path == path {
                // One log that this laptop's disk does not give keeps no other one from the stick.
                carried.notCopied.append(.notCopied(error, isAtHome: true))
            } catch let error as FileError {
                throw CarryError.notCopied(error, isAtHome: false)
            }
        }
        guard let recorder, !carried.copies.isEmpty else { return carried }
        do {
            try sealKeys(home, recorder, to: folder)
        } catch let error as any Explained {
            // What is copied is whole, and its receipts hold.
            carried.keysMissing = .keysNotCopied(error)
        }
        return carried
    }

    private static func copy(_ log: Bytes16, _ path: String, to folder: String, _ files: Files) throws -> Copy {
        let (target, isBeside) = try free(log, in: folder, for: path, files)
        let copied = try naming(target) { try FileCopy.copyLog(path, to: target, in: files) }
        return Copy(
            log: log, path: target, bytes: copied.bytes, report: copied.report, unread: copied.unread,
            isBeside: isBeside)
    }

    /// The name for a log on the stick. A file of that name is replaced only where the log goes on from it.
    private static func free(
        _ log: Bytes16, in folder: String, for source: String, _ files: Files
    ) throws -> (path: String, isBeside: Bool) {
        for number in 1...1000 {
            let path = folder + "/" + CarriedName.log(log, number)
            if try files.look(path) == .nothing || isBeginning(path, of: source, files) { return (path, number > 1) }
        }
        throw FileError("write", folder + "/" + CarriedName.log(log, 1), code: EEXIST)
    }

    /// Whether the log goes on from the file at `path`. Where a medium does not give all of the two, it cannot be told:
    /// then the file stays, and keeps the log from no stick.
    private static func isBeginning(_ path: String, of source: String, _ files: Files) throws -> Bool {
        do {
            return try FileCopy.isPrefix(path, of: source, in: files)
        } catch let error as FileError where error.code == EIO {
            return false
        }
    }

    /// Puts the keys files beside the logs, sealed to the same readers: whoever finds the stick learns no name.
    private static func sealKeys(_ home: Home, _ recorder: Recorder, to folder: String) throws {
        for keys in try home.archivedKeysFiles() {
            let sealed = try recorder.sealAside(SealedKeys.texts(keys.signed))
            let path = "\(folder)/\(recorder.sealedName)-\(keys.name.version)\(SealedKeys.suffix)"
            try naming(path) { try home.files.replace(path, with: sealed, forOthers: true) }
        }
    }

    /// Names the file in an error that was being written, where it is the hidden one that takes its place.
    private static func naming<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as FileError where error.path.hasSuffix(".part") {
            throw FileError(error.call, path, code: error.code)
        } catch let error as CopyError where error.path.hasSuffix(".part") {
            throw CopyError(path: path)
        }
    }
}

extension Home {
    /// This laptop's own logs, with their paths, in the order of their ids. Throws `FileError` where the folder is there
    /// and cannot be listed.
    public func logs() throws -> [(log: Bytes16, path: String)] {
        try files.names(ifThere: logFolder).compactMap { name in
            guard name.hasSuffix(".intake"), let log = Bytes16(hex: String(name.dropLast(7))) else { return nil }
            return (log, logFolder + "/" + name)
        }
    }

    /// Whether this laptop remembers records that it confirmed, and no log is there. Throws `FileError`.
    public func lacksLog() throws -> Bool {
        try logs().isEmpty && LogStateFile.hasConfirmed(logFolder + "/state", in: files)
    }
}

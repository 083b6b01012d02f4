// Copies every log from the laptop to the stick, with the sealed keys files that its sessions were written under.
// Copying sealed bytes needs no key and changes nothing at home, so it works when nothing else does.

import Glibc
import IntakeBase
import IntakeLog

/// Copies this laptop's logs to a stick.
package enum Carry {
    /// A log that was copied and read back.
    package struct Copy: Sendable {
        /// The log.
        package var log: Bytes16
        /// Its path on the stick.
        package var path: String
        /// Its size in bytes.
        package var bytes: Int
        /// The structure of the bytes that were read back from the stick.
        package var report: LogReport
        /// The number of cells that this laptop's disk could not read; they are zeros in the copy.
        package var unread: Int
        /// Whether the stick had another file under the log's name. That file was left unchanged.
        package var isBeside: Bool

        /// The log's head, for the receipt; nil if there is no whole cell.
        package var head: Bytes32? { report.cells > 0 ? report.head : nil }
        /// Whether the log at home has no fault, except perhaps a missing end.
        package var isWhole: Bool { faults.isEmpty && unread == 0 }
        /// The faults of the log at home, which its copy has too, except a missing end.
        package var faults: [Finding] {
            report.findings.filter { finding in
                if case .unfinishedEnd = finding { return false }
                return finding.verdict?.isGood == false
            }
        }
    }

    /// The result of `carry`.
    package struct Carried {
        /// The copied logs.
        package var copies: [Copy]
        /// The reasons why others could not be read on this laptop.
        package var notCopied: [CarryError]
        /// The reason why the keys files are missing; nil if they were copied or not requested.
        package var keysMissing: CarryError?
    }

    /// Copies all logs of `home` to `folder` unchanged; with a `recorder`, the keys files too. Throws `CarryError`,
    /// `FileError`, `CopyError`; then the copy must not be reported as done.
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
                // A log that this laptop's disk cannot read does not prevent the others from being copied.
                carried.notCopied.append(.notCopied(error, isAtHome: true))
            } catch let error as FileError {
                throw CarryError.notCopied(error, isAtHome: false)
            }
        }
        guard let recorder, !carried.copies.isEmpty else { return carried }
        do {
            try sealKeys(home, recorder, to: folder)
        } catch let error as any Explained {
            // The copies are whole, and their receipts are valid.
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

    /// The name for a log on the stick. An existing file is replaced only if it is a prefix of the log.
    private static func free(
        _ log: Bytes16, in folder: String, for source: String, _ files: Files
    ) throws -> (path: String, isBeside: Bool) {
        for number in 1...1000 {
            let path = folder + "/" + CarriedName.log(log, number)
            if try files.look(path) == .nothing || isBeginning(path, of: source, files) { return (path, number > 1) }
        }
        throw FileError("write", folder + "/" + CarriedName.log(log, 1), code: EEXIST)
    }

    /// Whether the file at `path` is a prefix of the log. If a medium cannot read all of either, that is unknown: then
    /// the file stays, and the log gets another name.
    private static func isBeginning(_ path: String, of source: String, _ files: Files) throws -> Bool {
        do {
            return try FileCopy.isPrefix(path, of: source, in: files)
        } catch let error as FileError where error.code == EIO {
            return false
        }
    }

    /// Writes the keys files beside the logs, sealed to the same readers, so that a finder of the stick learns no
    /// labels.
    private static func sealKeys(_ home: Home, _ recorder: Recorder, to folder: String) throws {
        for keys in try home.archivedKeysFiles() {
            let sealed = try recorder.sealAside(SealedKeys.texts(keys.signed))
            let path = "\(folder)/\(recorder.sealedName)-\(keys.name.version)\(SealedKeys.suffix)"
            try naming(path) { try home.files.replace(path, with: sealed, forOthers: true) }
        }
    }

    /// Replaces the hidden partial name in an error by the name of the target file.
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
    /// This laptop's own logs with their paths, sorted by id. Throws `FileError` if the folder exists and cannot be
    /// listed.
    public func logs() throws -> [(log: Bytes16, path: String)] {
        try files.names(ifThere: logFolder).compactMap { name in
            guard name.hasSuffix(".intake"), let log = Bytes16(hex: String(name.dropLast(7))) else { return nil }
            return (log, logFolder + "/" + name)
        }
    }

    /// Whether this laptop remembers confirmed records, but has no log. Throws `FileError`.
    public func lacksLog() throws -> Bool {
        try logs().isEmpty && LogStateFile.hasConfirmed(logFolder + "/state", in: files)
    }
}

// Copies to another medium. A copy counts as done only after it was read back from the medium.

import Glibc
import IntakeBase

/// Copying of a file to a stick or into the desk.
public enum FileCopy {
    private static let block = 1 << 20

    /// Copies `source` to `target`, whole or not at all, replacing a file there, and reads the copy back.
    ///
    /// The copy is written beside the target, synced and renamed. Then it is opened again, its cached pages are dropped
    /// if the system allows it, and the sum of its bytes is compared. Throws `FileError`, and `CopyError` if the bytes
    /// that come back differ.
    public static func copy(_ source: String, to target: String, in files: Files) throws {
        let copy = try UnfinishedCopy(of: source, beside: target, in: files)
        try copy.sync()
        try files.move(copy.path, to: target)
        try copy.check(at: target)
    }

    /// Copies the log `source` to `target` in the same way, readable for other users. Returns the copy's size in bytes
    /// and a report on its structure, both from the bytes that came back from the medium and matched what was written;
    /// and the number of cells of `source` that could not be read, which are zeros in the copy. A file at `target` is
    /// not replaced before that. Throws as `copy` does.
    package static func copyLog(_ source: String, to target: String, in files: Files) throws -> (
        report: LogReport, bytes: Int, unread: Int
    ) {
        let copy = try UnfinishedCopy(of: source, beside: target, in: files, forOthers: true)
        try copy.sync()
        let checked = try copy.checkLog()
        try files.move(copy.path, to: target)
        guard try files.look(target) == .file else { throw FileError("read", target, code: ENOENT) }
        return (checked.report, checked.bytes, copy.unread)
    }

    /// The error that keeps the file from being read completely now; nil without an error. Reading a log skips such
    /// places.
    package static func failure(reading path: String, in files: Files) throws -> FileError? {
        do {
            try unsafe pass(File(path, .read, in: files)) { _, _ in }
            return nil
        } catch let error as FileError {
            return error
        }
    }

    /// Whether two files hold the same bytes. Throws `FileError`.
    package static func isSame(_ path: String, as other: String, in files: Files) throws -> Bool {
        try File(path, .read, in: files).status().size == File(other, .read, in: files).status().size
            && isPrefix(path, of: other, in: files)
    }

    /// Whether the file at `path` is a regular file whose bytes are the beginning of `whole`'s.
    package static func isPrefix(_ path: String, of whole: String, in files: Files) throws -> Bool {
        guard try files.look(path) == .file else { return false }
        let short = try File(path, .read, in: files)
        let long = try File(whole, .read, in: files)
        guard try short.status().size <= long.status().size else { return false }
        var isPrefix = true
        try unsafe pass(short) { bytes, offset in
            guard isPrefix else { return }
            let other = try long.read(count: bytes.count, at: offset)
            isPrefix = unsafe other.withUnsafeBytes { other in
                unsafe other.count == bytes.count && memcmp(other.baseAddress!, bytes.baseAddress!, bytes.count) == 0
            }
        }
        return isPrefix
    }

    /// Passes a file's bytes to `body`, block by block. Returns how many of its cells could not be read.
    ///
    /// With `salvages`, cells for which the medium reports an input error become zeros and are counted, so that one bad
    /// place of a failing disk does not cost the readable rest. Throws if no cell of the file can be read.
    @discardableResult
    static func pass(
        _ file: borrowing File, salvages: Bool = false, _ body: (UnsafeRawBufferPointer, Int) throws -> Void
    ) throws -> Int {
        var buffer = [UInt8](repeating: 0, count: block)
        var offset = 0
        var unread = 0
        while true {
            let count = try unsafe buffer.withUnsafeMutableBytes { buffer in
                if let count = try unsafe read(file, into: buffer, at: offset, orNilOnError: salvages) { return count }
                let (count, missing) = try unsafe salvage(file, into: buffer, at: offset)
                unread += missing
                return count
            }
            guard count > 0 else { break }
            try unsafe buffer.withUnsafeBytes {
                try unsafe body(UnsafeRawBufferPointer(rebasing: $0[..<count]), offset)
            }
            offset += count
        }
        guard unread == 0 || unread < (offset + CellLayout.size - 1) / CellLayout.size else {
            throw FileError("read", file.path, code: EIO)
        }
        return unread
    }
}

extension FileCopy {
    /// Reads a block; nil if the medium reports an input error and `orNilOnError` is set.
    private static func read(
        _ file: borrowing File, into buffer: UnsafeMutableRawBufferPointer, at offset: Int, orNilOnError: Bool
    ) throws(FileError) -> Int? {
        do throws(FileError) {
            return try unsafe file.read(into: buffer, at: offset)
        } catch {
            guard error.code == EIO, orNilOnError else { throw error }
            return nil
        }
    }

    /// Reads a block cell by cell. The `unread` cells become zeros.
    private static func salvage(
        _ file: borrowing File, into buffer: UnsafeMutableRawBufferPointer, at offset: Int
    ) throws(FileError) -> (count: Int, unread: Int) {
        let count = min(buffer.count, try file.status().size - offset)
        var unread = 0
        for start in stride(from: 0, to: count, by: CellLayout.size) {
            let cell = unsafe UnsafeMutableRawBufferPointer(
                rebasing: buffer[start..<min(start + CellLayout.size, count)])
            if let got = try unsafe read(file, into: cell, at: offset + start, orNilOnError: true) {
                guard got == cell.count else { return (start + got, unread) }
            } else {
                unread += 1
                unsafe cell.initializeMemory(as: UInt8.self, repeating: 0)
            }
        }
        return (count, unread)
    }
}

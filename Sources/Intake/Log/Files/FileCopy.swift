// Copies to another medium that are called done only after they were read back from it.

import Glibc
import IntakeBase

/// Copying a file to a stick or into the desk.
public enum FileCopy {
    private static let block = 1 << 20

    /// Copies `source` to `target`, in place of a file there, whole or not at all, and reads the copy back.
    ///
    /// The copy is written beside the target, synced and renamed; then it is opened again, its pages are dropped from
    /// memory where the system allows it, and the sum of its bytes is compared. Throws `FileError`, and `CopyError`
    /// where the bytes that come back differ.
    public static func copy(_ source: String, to target: String, in files: Files) throws {
        let copy = try UnfinishedCopy(of: source, beside: target, in: files)
        try copy.sync()
        try files.move(copy.path, to: target)
        try copy.check(at: target)
    }

    /// Copies the log `source` to `target` in the same way, for other users to read too, and answers its size in bytes
    /// and what its structure shows: both of the very bytes that came back from the medium and were found to be those
    /// that were written; and how many cells `source` did not give, which are zeros in the copy. Nothing takes the place
    /// of a file at `target` before that. Throws as `copy` does.
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

    /// What keeps all of a file from being read now; nil where nothing does. Reading a log passes over such places.
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

    /// Hands out a file's bytes, block by block, and answers how many of its cells could not be read.
    ///
    /// With `salvages`, cells that the medium gives an input error for become zeros, and are counted: what a failing disk
    /// still has must not be lost with what it has no more. Throws where it gives nothing of the file.
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
    /// Reads a block; nil where the medium gives an input error and `orNilOnError` is set.
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

    /// Reads a block cell by cell; zeros take the place of the `unread` ones.
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

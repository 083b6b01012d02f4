// Copies to another medium that are called done only after they were read back from it.

import Glibc
import Synchronization

/// Copying a file to a stick or into the desk.
public enum FileCopy {
    private static let block = 1 << 20

    /// Copies `source` to `target`, in place of a file there, whole or not at all, and reads the copy back.
    ///
    /// The copy is written beside the target, synced and renamed; then it is opened again, its pages are dropped from
    /// memory where the system allows it, and the sum of its bytes is compared. Throws `FileError`, and `CopyError`
    /// where the bytes that come back differ.
    public static func copy(_ source: String, to target: String) throws {
        let copy = try UnfinishedCopy(of: source, beside: target)
        try copy.sync()
        try Folder.move(copy.path, to: target)
        try copy.check(at: target)
    }

    /// Whether two files hold the same bytes. Throws `FileError`.
    static func isSame(_ path: String, as other: String) throws -> Bool {
        try File(path, .read).status().size == File(other, .read).status().size && isPrefix(path, of: other)
    }

    /// Whether the file at `path` is a regular file whose bytes are the beginning of `whole`'s.
    public static func isPrefix(_ path: String, of whole: String) throws -> Bool {
        guard try Folder.look(path) == .file else { return false }
        let short = try File(path, .read)
        let long = try File(whole, .read)
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

    /// Hands out a file's bytes, block by block.
    fileprivate static func pass(
        _ file: borrowing File, _ body: (UnsafeRawBufferPointer, Int) throws -> Void
    ) throws {
        var buffer = [UInt8](repeating: 0, count: block)
        var offset = 0
        while true {
            let count = try unsafe buffer.withUnsafeMutableBytes { try unsafe file.read(into: $0, at: offset) }
            guard count > 0 else { return }
            try unsafe buffer.withUnsafeBytes {
                try unsafe body(UnsafeRawBufferPointer(rebasing: $0[..<count]), offset)
            }
            offset += count
        }
    }
}

/// A copy that is written and not called done yet. It lies under a name of this program's own beside its place, and
/// goes with this value unless it was moved there.
final class UnfinishedCopy: Sendable {
    /// Where the copy lies.
    let path: String
    private let output: Mutex<File?>
    private let key: CopySum.Key
    private let written: Bytes16

    /// Copies the bytes of `source` to a new file beside `target`. Throws `FileError`, with the path of whichever of the
    /// two it happened to.
    init(of source: String, beside target: String) throws {
        let input = try File(source, .read)
        key = try CopySum.Key()
        var sum = try CopySum(key)
        path = PartFile.name(for: target)
        let output = try File(path, .create)
        do {
            try unsafe FileCopy.pass(input) { bytes, offset in
                try unsafe sum.update(bytes)
                try unsafe output.write(bytes, at: offset)
            }
            written = try sum.sum()
        } catch {
            _ = unsafe unlink(path)
            throw error
        }
        self.output = Mutex(consume output)
    }

    deinit {
        _ = unsafe unlink(path)
    }

    /// Waits until the copy is on the medium, and closes it.
    func sync() throws(FileError) {
        try output.withLock { output throws(FileError) in
            try output?.sync()
            try output?.close()
            output = nil
        }
    }

    /// Reads the copy back, from the medium where the system allows it. `moved`: where it was moved to.
    /// Throws `CopyError` where the bytes are not those that were written.
    func check(at moved: String? = nil) throws {
        var sum = try CopySum(key)
        let back = try File(moved ?? path, .read)
        back.forgetPages()
        try unsafe FileCopy.pass(back) { bytes, _ in try unsafe sum.update(bytes) }
        guard try sum.sum() == written else { throw CopyError(path: moved ?? path) }
    }
}

/// A copy that does not hold what was written to it.
public struct CopyError: Explained, Hashable {
    /// The copy.
    public let path: String

    /// What happened.
    public var sentence: Sentence { FilesText.copyDiffers(VisibleText.line(path)) }
    /// What to do next.
    public var hint: Sentence? { FilesText.copyDiffersHint }
    /// 74.
    public var exit: ExitStatus { .ioError }
}

// Copies to another medium that are called done only after they were read back from it.

import Glibc

/// Copying a file to a stick or into the desk.
public enum FileCopy {
    private static let block = 1 << 20

    /// Copies `source` to `target`, in place of a file there, whole or not at all, and reads the copy back.
    ///
    /// The copy is written beside the target, synced and renamed; then it is opened again, its pages are dropped from
    /// memory where the system allows it, and its hash is compared. Throws `FileError`, and `CopyError` where the
    /// bytes that come back differ.
    public static func copy(_ source: String, to target: String) throws {
        let input = try File(source, .read)
        var written = try Hasher256(.cell)
        let part = PartFile.name(for: target)
        var output = try File(part, .create)
        do {
            try unsafe pass(input) { bytes, offset in
                try unsafe written.update(bytes.baseAddress!, count: bytes.count)
                try unsafe output.write(bytes, at: offset)
            }
            try output.sync()
            try output.close()
            try Folder.move(part, to: target)
        } catch {
            _ = unsafe unlink(part)
            throw error
        }
        var read = try Hasher256(.cell)
        let back = try File(target, .read)
        back.forgetPages()
        try unsafe pass(back) { bytes, _ in try unsafe read.update(bytes.baseAddress!, count: bytes.count) }
        guard try written.digest() == read.digest() else { throw CopyError(path: target) }
    }

    /// Whether the file at `path` is a regular file whose bytes are the beginning of `whole`'s.
    public static func isPrefix(_ path: String, of whole: String) throws -> Bool {
        guard Folder.kind(path) == .file else { return false }
        let short = try File(path, .read)
        let long = try File(whole, .read)
        guard try short.status().size <= long.status().size else { return false }
        var isPrefix = true
        try unsafe pass(short) { bytes, offset in
            guard isPrefix else { return }
            let other = try long.read(count: bytes.count, at: offset)
            isPrefix = unsafe other.elementsEqual(bytes)
        }
        return isPrefix
    }

    /// Hands out a file's bytes, block by block.
    private static func pass(
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

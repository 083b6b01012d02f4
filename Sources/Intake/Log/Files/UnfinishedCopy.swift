// A copy between its first byte and its place: written, synced, read back, and then moved or gone.

import Glibc
import IntakeBase
import Synchronization

/// A copy that is written and not called done yet. It lies under a name of this program's own beside its place, and
/// goes with this value unless it was moved there.
package final class UnfinishedCopy: Sendable {
    /// Where the copy lies.
    package let path: String
    private let files: Files
    private let output: Mutex<File?>
    /// Tells whoever removes left-over parts that this one is in work.
    private let held: Mutex<File?>
    private let key: CopySum.Key
    private let written: Bytes16
    /// Cells of the source that its medium did not give.
    let unread: Int

    /// Copies the bytes of `source` to a new file beside `target`. `forOthers`: it is a log on its way to another
    /// laptop, which others may read, and of which all is saved that the disk still gives. Throws `FileError`, with the
    /// path of the one of the two that it happened to.
    package init(of source: String, beside target: String, in files: Files, forOthers: Bool = false) throws {
        let input = try File(source, .read, in: files)
        key = try CopySum.Key(files.entropy.stream(target))
        var sum = try CopySum(key)
        path = PartFile.name(for: target, in: files)
        let output = try File(path, .create, in: files)
        if forOthers { output.letOthersRead() }
        // A file system without locks has none of them in the way either.
        let held = try? File(path, .read, in: files)
        _ = try? held?.tryLock()
        do {
            unread = try unsafe FileCopy.pass(input, salvages: forOthers) { bytes, offset in
                try unsafe sum.update(bytes)
                try unsafe output.write(bytes, at: offset)
            }
            written = try sum.sum()
        } catch {
            files.remove(path)
            throw error
        }
        self.files = files
        self.output = Mutex(consume output)
        self.held = Mutex(consume held)
    }

    deinit {
        files.remove(path)
    }

    /// Waits until the copy is on the medium, and closes it.
    package func sync() throws(FileError) {
        try output.withLock { output throws(FileError) in
            try output?.sync()
            try output?.close()
            output = nil
        }
    }

    /// Reads the copy of a log back as `check` does, and answers its size in bytes and what its structure shows.
    func checkLog() throws -> (report: LogReport, bytes: Int) {
        let sum = RunningSum(try CopySum(key))
        let back = try File(path, .read, in: files)
        back.forgetPages()
        let size = try back.status().size
        var report = try unsafe LogStructure.read(back, size: size) { try unsafe sum.update($0) }
        guard try sum.end() == written else { throw CopyError(path: path) }
        if size == 0 { report.findings = [.empty] }
        return (report, size)
    }

    /// Reads the copy back, from the medium where the system allows it. `moved`: where it was moved to.
    /// Throws `CopyError` where the bytes are not those that were written.
    package func check(at moved: String? = nil) throws {
        var sum = try CopySum(key)
        let back = try File(moved ?? path, .read, in: files)
        back.forgetPages()
        try unsafe FileCopy.pass(back) { bytes, _ in try unsafe sum.update(bytes) }
        guard try sum.sum() == written else { throw CopyError(path: moved ?? path) }
    }
}

/// A sum that a scan adds to.
private final class RunningSum {
    private var sum: CopySum?

    init(_ sum: consuming CopySum) { self.sum = consume sum }

    func update(_ bytes: UnsafeRawBufferPointer) throws { try unsafe sum?.update(bytes) }

    /// The sum of all bytes; nil where it was asked for before.
    func end() throws -> Bytes16? { try sum.take()?.sum() }
}

/// A copy that does not hold what was written to it.
package struct CopyError: Explained, Hashable {
    /// The copy.
    package let path: String
    /// Whether it is one of the desk's own, so that no stick comes into it.
    package var isAtDesk = false

    package init(path: String, isAtDesk: Bool = false) {
        self.path = path
        self.isAtDesk = isAtDesk
    }

    /// What happened.
    package var sentence: Sentence { FilesText.copyDiffers(VisibleText.line(path)) }
    /// What to do next.
    package var hint: Sentence? { isAtDesk ? FilesText.hintAtDesk(EIO) : FilesText.copyDiffersHint }
    /// 74.
    package var exit: ExitStatus { .ioError }
}

// A copy that is not at its final place yet: it is written, synced, read back, and then moved or removed.

import Glibc
import IntakeBase
import Synchronization

/// A copy that is written and does not count as done yet. It has a part file's name beside its target, and is removed
/// with this value unless it was moved.
package final class UnfinishedCopy: Sendable {
    /// The path of the copy before it is moved.
    package let path: String
    private let files: Files
    private let output: Mutex<File?>
    /// Holds the lock that shows other programs, which remove left-over part files, that this one is in use.
    private let held: Mutex<File?>
    private let key: CopySum.Key
    private let written: Bytes16
    /// The number of cells of the source that could not be read.
    let unread: Int

    /// Copies the bytes of `source` to a new file beside `target`. `forOthers`: it is a log on its way to another
    /// laptop, so other users may read it, and unreadable cells do not stop the copy. Throws `FileError` with the path
    /// of the file that failed, source or copy.
    package init(of source: String, beside target: String, in files: Files, forOthers: Bool = false) throws {
        let input = try File(source, .read, in: files)
        key = try CopySum.Key(files.entropy.stream(target))
        var sum = try CopySum(key)
        path = PartFile.name(for: target, in: files)
        let output = try File(path, .create, in: files)
        if forOthers { output.letOthersRead() }
        // Without a lock the copy goes on: on a file system without locks, other programs cannot check them either.
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

    /// Reads the copy of a log back as `check` does. Returns its size in bytes and a report on its structure.
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

    /// Reads the copy back, from the medium if the system allows it. `moved` is its path if it was moved. Throws
    /// `CopyError` if the bytes are not those that were written.
    package func check(at moved: String? = nil) throws {
        var sum = try CopySum(key)
        let back = try File(moved ?? path, .read, in: files)
        back.forgetPages()
        try unsafe FileCopy.pass(back) { bytes, _ in try unsafe sum.update(bytes) }
        guard try sum.sum() == written else { throw CopyError(path: moved ?? path) }
    }
}

/// The sum of the bytes that a scan reads.
private final class RunningSum {
    private var sum: CopySum?

    init(_ sum: consuming CopySum) { self.sum = consume sum }

    func update(_ bytes: UnsafeRawBufferPointer) throws { try unsafe sum?.update(bytes) }

    /// The sum of all bytes; nil in a second call.
    func end() throws -> Bytes16? { try sum.take()?.sum() }
}

/// The error for a copy that does not hold what was written to it.
package struct CopyError: Explained, Hashable {
    /// The path of the copy.
    package let path: String
    /// Whether it is on the desk's own disk, so that a hint must not speak of a stick.
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

// A file behind a descriptor, with each result checked: the only way that this library reads and writes.

import Glibc
import IntakeBase

/// An input or output error of the system, with the file that it is about.
public struct FileError: Error, Hashable, Explained {
    /// The call that failed.
    public let call: String
    /// The path of the file, as the caller gave it.
    public let path: String
    /// The system's error number.
    public let code: Int32
    /// Whether the file is on the desk's own disk, so that a hint must not speak of a stick.
    private(set) var isAtDesk = false

    package init(_ call: String, _ path: String, code: Int32) {
        self.call = call
        self.path = path
        self.code = code
    }

    /// The error of a call that returned `answer`.
    init(_ call: String, _ path: String, answer: Int) { self.init(call, path, code: Int32(-answer)) }

    /// What happened, and where.
    public var sentence: Sentence {
        FilesText.failed(call: call, path: VisibleText.line(path), reason: reason)
    }
    /// The error number in words.
    public var reason: Sentence { SystemErrorText.reason(code) }
    /// The same error, marked as one of the desk's own disk.
    package var atDesk: FileError {
        var error = self
        error.isAtDesk = true
        return error
    }
    /// Whether the disk, or the user's quota, is full.
    package var isNoRoom: Bool { code == ENOSPC || code == EDQUOT }
    /// What to do next, if the cause is a common one.
    public var hint: Sentence? {
        if isTooLarge { return FilesText.tooLarge }
        if call == "read", code == EINVAL { return FilesText.notPlain }
        return isAtDesk ? FilesText.hintAtDesk(code) : FilesText.hint(code)
    }
    /// Whether a file that was to be read as a whole is larger than any file of its kind.
    private var isTooLarge: Bool { call == "read" && code == EFBIG }
    /// What to do next if the file is on this laptop's own disk and not on a stick; nil if there is nothing to do but
    /// to try again.
    public var hintAtHome: Sentence? { FilesText.hintAtHome(code) }
    /// Whether the medium fails or accepts no more writes, so that another try is not likely to help.
    package var isMediumFailing: Bool { [EIO, ENODEV, ENXIO, EROFS].contains(code) }
    /// 74; 65 if the size of a named file is refused.
    public var exit: ExitStatus { isTooLarge ? .badData : .ioError }
}

/// An open file. It is closed when the value ends.
package struct File: ~Copyable {
    /// The path that it was opened with.
    package let path: String
    private let calls: any FileCalls
    private var descriptor: Int32

    /// How a file is opened.
    package enum Mode: Sendable {
        /// For reading. A symbolic link at the end of the path is refused, and a FIFO does not block.
        case read
        /// For appending; created if it does not exist. A symbolic link is refused.
        case append
        /// For reading and writing in place; created if it does not exist. A symbolic link is refused.
        case update
        /// A new file for writing. An existing file is refused.
        case create
        /// A new file for writing, without a name, in the folder at this path.
        case unnamed
    }

    /// O_TMPFILE of <asm-generic/fcntl.h>, a macro that Swift does not see.
    private static let unnamed: Int32 = 0o20_000_000 | O_DIRECTORY

    /// Opens the file at `path`. Only their owner can read new files.
    package init(_ path: String, _ mode: Mode, in files: Files) throws(FileError) {
        let flags: Int32 =
            switch mode {
            case .read: O_RDONLY | O_NONBLOCK
            case .append: O_RDWR | O_APPEND | O_CREAT
            case .update: O_RDWR | O_CREAT
            case .create: O_WRONLY | O_CREAT | O_EXCL
            case .unnamed: O_WRONLY | File.unnamed
            }
        let calls = files.calls
        let descriptor = uninterrupted { calls.open(path, flags | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY, 0o600) }
        guard descriptor >= 0 else { throw FileError("open", path, answer: descriptor) }
        self.descriptor = Int32(descriptor)
        self.path = path
        self.calls = calls
    }

    deinit {
        if descriptor >= 0 { _ = calls.close(descriptor) }
    }

    /// Closes the file and checks the result: some file systems report errors only then.
    package mutating func close() throws(FileError) {
        let answer = calls.close(descriptor)
        descriptor = -1
        guard answer == 0 else { throw FileError("close", path, answer: answer) }
    }

    /// Whether it is a regular file, its number of links, and its size in bytes.
    package borrowing func status() throws(FileError) -> (isRegular: Bool, links: UInt, size: Int) {
        let status = try wholeStatus()
        return (status.st_mode & S_IFMT == S_IFREG, UInt(status.st_nlink), Int(status.st_size))
    }

    /// The time of the last write, in Unix seconds.
    package borrowing func modified() throws(FileError) -> Int { try wholeStatus().st_mtim.tv_sec }

    private borrowing func wholeStatus() throws(FileError) -> stat {
        var status = stat()
        let answer = calls.status(descriptor, &status)
        guard answer == 0 else { throw FileError("stat", path, answer: answer) }
        return status
    }

    /// Reads up to `buffer.count` bytes from `offset`; fewer only at the end of the file.
    package borrowing func read(
        into buffer: UnsafeMutableRawBufferPointer, at offset: Int
    ) throws(FileError) -> Int {
        var done = 0
        while done < buffer.count {
            let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
            let count = uninterrupted { unsafe calls.read(descriptor, into: rest, at: offset + done) }
            guard count >= 0 else { throw FileError("read", path, answer: count) }
            if count == 0 { break }
            done += count
        }
        return done
    }

    /// Reads `count` bytes from `offset`; fewer only at the end of the file.
    package borrowing func read(count: Int, at offset: Int) throws(FileError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var got = 0
        var span = bytes.mutableSpan
        try unsafe span.withUnsafeMutableBytes { buffer throws(FileError) in
            got = try unsafe read(into: buffer, at: offset)
        }
        bytes.removeLast(count - got)
        return bytes
    }

    /// Writes all of `bytes`: at the end of a file opened for appending, else at `offset`.
    package borrowing func write(_ bytes: UnsafeRawBufferPointer, at offset: Int?) throws(FileError) {
        var done = 0
        while done < bytes.count {
            let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[done...])
            let count = uninterrupted { unsafe calls.write(descriptor, rest, at: offset.map { $0 + done }) }
            guard count >= 0 else { throw FileError("write", path, answer: count) }
            guard count > 0 else { throw FileError("write", path, code: EIO) }
            done += count
        }
    }

    /// The same for an array.
    package borrowing func write(_ bytes: [UInt8], at offset: Int? = nil) throws(FileError) {
        try unsafe bytes.span.withUnsafeBytes { bytes throws(FileError) in try unsafe write(bytes, at: offset) }
    }

    /// Waits until what was written is on the medium. After a failure the file must not be written or synced again: the
    /// kernel may have marked pages as clean that never reached the medium. An interrupted call counts as a failure
    /// too: it may have consumed the error report of a page.
    package borrowing func sync() throws(FileError) {
        let answer = calls.sync(descriptor, dataOnly: true)
        guard answer == 0 else { throw FileError("sync", path, answer: answer) }
    }

    /// Lets other users of the system read the file, although this process hides its own files. Files that travel are
    /// sealed or public, and the person who carries one to another laptop is another user there. File systems without
    /// owners, as on most sticks, may refuse this; on these everyone can read the file.
    package borrowing func letOthersRead() {
        _ = calls.setMode(descriptor, 0o644)
    }

    /// Asks the kernel to drop its cached pages of the file, so that the next read comes from the medium.
    borrowing func forgetPages() {
        calls.forgetPages(descriptor)
    }

    /// Takes the file's lock; false if another program holds it.
    package borrowing func tryLock() throws(FileError) -> Bool {
        let answer = uninterrupted { calls.lock(descriptor) }
        guard answer == 0 || answer == -Int(EWOULDBLOCK) else { throw FileError("lock", path, answer: answer) }
        return answer == 0
    }

    /// Gives this name to a file that has none. Returns 0 or the system's error number.
    borrowing func name(_ path: String) -> Int32 { Int32(-calls.link(descriptor, to: path)) }
}

// Checked writing to standard output and standard error. Swift's `print` to a full disk exits 0. Here a text that did
// not arrive is an error, and a text that arrived is complete.

import Glibc
import IntakeBase

/// Standard output and standard error, unbuffered.
struct Output {
    /// One of the two streams; the raw value is its descriptor.
    enum Stream: Int32 {
        case output = 1
        case error = 2
    }

    /// Writes text for people to standard output unchanged; the text contains its line feeds.
    func text(_ text: String) throws {
        try write(Array(text.utf8), to: .output)
    }

    /// Writes JSON for programs to standard output, with a line feed.
    func json(_ bytes: [UInt8]) throws {
        try write(bytes + [UInt8(ascii: "\n")], to: .output)
    }

    /// Writes every byte, or throws `ClosedPipe` or `OutputFailed`.
    func write(_ bytes: [UInt8], to stream: Stream) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(stream.rawValue, $0.baseAddress, $0.count) }
            if written >= 0 {
                rest = rest.dropFirst(written)
            } else if errno == EAGAIN {
                waitUntilWritable(stream)
            } else if errno != EINTR {
                throw errno == EPIPE ? ClosedPipe() : OutputFailed(code: errno) as any Error
            }
        }
    }

    /// Closes standard output. A network file system reports a full disk only here.
    func close() throws {
        if Glibc.close(Stream.output.rawValue) != 0, errno != EBADF, errno != EINTR {
            throw OutputFailed(code: errno)
        }
    }

    /// The width of the terminal on standard output, in columns; nil if it is no terminal.
    var columns: Int? { columns(of: .output) }

    /// The width of the terminal on a stream, in columns; nil if it is no terminal.
    func columns(of stream: Stream) -> Int? {
        var size = winsize()
        guard isatty(stream.rawValue) == 1,
            unsafe ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0
        else { return nil }
        return Int(size.ws_col)
    }

    /// Wraps text for people at spaces; a terminal would break lines anywhere. Continued lines get the indentation of
    /// the line. Words wider than the screen, such as keys, stay whole.
    func fitted(_ text: String, to stream: Stream) -> String {
        guard let columns = columns(of: stream) else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            guard TextWidth.of(String(line)) > columns else { return String(line) }
            let indent = String(line.prefix { $0 == " " })
            let mark = ["- ", "! "].first { line.dropFirst(indent.count).hasPrefix($0) } ?? ""
            let inner = String(repeating: " ", count: indent.count + mark.count)
            let words = line.dropFirst(inner.count)
            let width = max(20, columns - inner.count)
            guard words.split(separator: " ").allSatisfy({ TextWidth.of(String($0)) <= width }) else {
                return String(line)
            }
            return TextWidth.wrapped(String(words), first: indent + mark, rest: inner, width: inner.count + width)
                .joined(separator: "\n")
        }.joined(separator: "\n")
    }

    /// The inherited descriptor is non-blocking: wait instead of spinning.
    private func waitUntilWritable(_ stream: Stream) {
        var waiting = pollfd(fd: stream.rawValue, events: Int16(POLLOUT), revents: 0)
        _ = unsafe poll(&waiting, 1, -1)
    }
}

/// The reader of the output has gone.
struct ClosedPipe: Error {}

/// The output could not be written: a full disk, a pulled stick.
struct OutputFailed: Explained {
    /// The system's error number.
    let code: Int32

    var sentence: Sentence {
        switch code {
        case ENOSPC, EDQUOT, EFBIG: TerminalText.outputFull
        case EBADF: TerminalText.outputClosed
        default: TerminalText.outputFailed(code: Int(code))
        }
    }
    var hint: Sentence? = TerminalText.outputHint
    var exit: ExitStatus { .ioError }
}

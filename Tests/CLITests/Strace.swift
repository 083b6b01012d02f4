// The system calls of the built program, recorded by strace: bytes written, files opened for writing, sockets. The
// promises are checked against them.

import Glibc
import IntakeLog
import Testing

/// A trace of one run of the program.
struct Strace {
    /// One call: `write(3</home/log>, "...", 4096) = 4096`, strings decoded.
    struct Call {
        var name: String
        var text: [UInt8]
        /// The first argument if it is a descriptor, and its file.
        var descriptor: Int?
        var file: String
        /// The strings among the arguments.
        var strings: [[UInt8]]
    }

    private static let tool = "/usr/bin/strace"

    /// Whether strace is installed and sees what the program does: `make test` installs it, and some containers forbid
    /// it. The program denies access to others, and without CAP_SYS_PTRACE strace prints addresses instead of data, so
    /// this runs the program itself.
    static let works: Bool = {
        guard access(tool, X_OK) == 0, let scratch = try? ScratchFolder() else { return false }
        let path = scratch.path + "/trace"
        let missing = scratch.path + "/no-such-file"
        guard let said = try? program(Program(home: scratch.path), into: path).run("keys", "check", missing),
            said.error.contains(missing), let trace = try? Strace(path)
        else { return false }
        let opened = trace.calls.contains { $0.name == "openat" && $0.strings.contains(Array(missing.utf8)) }
        let wrote = trace.calls.contains { call in
            call.isForThePerson && !call.file.isEmpty
                && call.strings.contains { Words.contains(Array(missing.utf8), in: $0) }
        }
        return opened && wrote
    }()

    /// The program, traced into a file.
    static func program(_ program: Program, into path: String) -> Program {
        let calls = [
            "%network", "fdatasync", "fsync", "write", "pwrite64", "writev", "pwritev", "pwritev2", "?sendfile",
            "?copy_file_range",
            "?splice",
            "?open", "openat", "?openat2", "?creat", "?mkdir", "mkdirat", "?rename", "?renameat", "renameat2", "?link",
            "linkat", "?symlink", "symlinkat", "?mknod", "mknodat", "?unlink", "unlinkat", "?rmdir", "?truncate",
            "?chmod", "fchmodat", "mmap", "?memfd_create", "?io_uring_setup", "execve",
        ]
        return program.under(
            tool, "-f", "-y", "-xx", "-s", "1000000", "-qq", "-e", "signal=none", "-o", path, "-e",
            "trace=" + calls.joined(separator: ","), "--")
    }

    let calls: [Call]

    /// Reads the trace at `path`.
    init(_ path: String) throws {
        let bytes = try Folder.contents(path, limit: 1 << 28)
        calls = bytes.split(separator: UInt8(ascii: "\n")).compactMap { Strace.call($0) }
    }

    /// `1234  write(1<\x2f\x64>, "\x41", 1) = 1`
    private static func call(_ line: ArraySlice<UInt8>) -> Call? {
        let rest = line.drop { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.drop { $0 == UInt8(ascii: " ") }
        guard let open = rest.firstIndex(of: UInt8(ascii: "(")), rest.first != UInt8(ascii: "+") else { return nil }
        let arguments = rest[(open + 1)...]
        var call = Call(
            name: String(decoding: rest[..<open], as: UTF8.self), text: Array(rest), descriptor: nil, file: "",
            strings: [])
        let digits = arguments.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        if !digits.isEmpty { call.descriptor = Int(String(decoding: digits, as: UTF8.self)) }
        if arguments.dropFirst(digits.count).first == UInt8(ascii: "<") {
            let name = arguments.dropFirst(digits.count + 1).prefix { $0 != UInt8(ascii: ">") }
            call.file = String(decoding: unescaped(name), as: UTF8.self)
        }
        let pieces = arguments.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
        call.strings = pieces.enumerated().filter { $0.offset % 2 == 1 }.map { unescaped($0.element) }
        return call
    }

    /// With `-xx` every byte of a string is printed as `\x41`.
    private static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        var at = text.startIndex
        while at < text.endIndex {
            if text[at] == UInt8(ascii: "\\"), at + 3 < text.endIndex, text[at + 1] == UInt8(ascii: "x"),
                let byte = UInt8(String(decoding: text[(at + 2)...(at + 3)], as: UTF8.self), radix: 16)
            {
                bytes.append(byte)
                at += 4
            } else {
                bytes.append(text[at])
                at += 1
            }
        }
        return bytes
    }
}

extension Strace.Call {
    /// Whether it writes to the person: standard output, standard error, the terminal.
    var isForThePerson: Bool {
        descriptor == 1 || descriptor == 2 || file.hasPrefix("/dev/pts/") || file == "/dev/tty"
    }
    /// The files that it changes: paths among its arguments.
    var written: [String] {
        let shown = String(decoding: text, as: UTF8.self)
        switch name {
        case "open", "openat", "openat2", "creat":
            guard name == "creat" || ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"].contains(where: shown.contains) else {
                return []
            }
            return strings.map { String(decoding: $0, as: UTF8.self) }
        case "mkdir", "mkdirat", "rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "mknod",
            "mknodat", "unlink", "unlinkat", "rmdir", "truncate", "chmod", "fchmodat":
            // An unnamed file gets its name through its descriptor.
            return strings.map { String(decoding: $0, as: UTF8.self) }.filter { !$0.hasPrefix("/proc/self/fd/") }
        default: return []
        }
    }
}

// Input that a command is given by name: a file, or `-` for standard input. Pipes are welcome, endless ones are not.

import Glibc
import Intake

/// Reads what a command is to work on.
enum InputBytes {
    /// All bytes of the file at `path`, or of standard input where that is `-`; at most `limit`.
    /// - Throws: `FileError`, with EFBIG where there is more.
    static func read(_ path: String, limit: Int) throws -> [UInt8] {
        if path == "-" { return try read(descriptor: STDIN_FILENO, name: path, limit: limit) }
        var descriptor: Int32
        repeat {
            descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
        } while descriptor < 0 && errno == EINTR
        guard descriptor >= 0 else { throw FileError("open", path) }
        defer { _ = close(descriptor) }
        return try read(descriptor: descriptor, name: path, limit: limit)
    }

    private static func read(descriptor: Int32, name: String, limit: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe block.withUnsafeMutableBytes { buffer in
                unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            }
            if count == 0 { return bytes }
            if count < 0 {
                if errno == EINTR { continue }
                throw FileError("read", name)
            }
            guard bytes.count + count <= limit else { throw FileError("read", name, code: EFBIG) }
            bytes += block[..<count]
        }
    }
}

// Input that is named on the command line: a plain file, or `-` for standard input. Standard input may be a pipe. A
// named FIFO or device is refused, because it could block the program forever.

import Glibc
import IntakeBase
import IntakeCases
import Synchronization

/// Reads the input of a command.
enum InputFile {
    /// All bytes of the plain file at `path`, or of standard input if that is `-`; at most `limit`.
    /// - Throws: `InputFailed`.
    static func bytes(_ path: String, limit: Int) throws -> [UInt8] {
        // "-", or a descriptor that the caller has already opened, as a shell does for `<(...)`.
        let opened = path == "-" ? STDIN_FILENO : path.hasPrefix("/dev/fd/") ? Int32(path.dropFirst(8)) : nil
        if let opened {
            try OpenedInput.take(opened)
            return try read(opened, path, limit)
        }
        var descriptor: Int32
        repeat {
            descriptor = unsafe withPath(path) { unsafe open($0, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK) }
        } while descriptor < 0 && errno == EINTR
        guard descriptor >= 0 else { throw InputFailed(name: path, problem: .system(errno)) }
        defer { _ = close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw InputFailed(name: path, problem: .system(errno)) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw InputFailed(name: path, problem: .notPlain) }
        return try read(descriptor, path, limit)
    }

    private static func read(_ descriptor: Int32, _ name: String, _ limit: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe block.withUnsafeMutableBytes { unsafe Descriptor.read(descriptor, to: $0) }
            if count == 0 { return bytes }
            guard count > 0 else { throw InputFailed(name: name, problem: .system(errno)) }
            guard bytes.count + count <= limit else { throw InputFailed(name: name, problem: .tooLong(limit)) }
            bytes += block[..<count]
        }
    }
}

/// The descriptors that the caller opened. Each has one reader: a second one would find nothing, or take what is meant
/// for the first.
enum OpenedInput {
    private static let taken = Mutex<Set<Int32>>([])

    /// Forgets what an earlier command of this process took: the demo runs many, with descriptors of their own.
    static func begin() { taken.withLock { $0 = [] } }

    /// Takes a descriptor for a reader.
    /// - Throws: `UsageError` if it is taken.
    static func take(_ descriptor: Int32) throws {
        guard taken.withLock({ $0.insert(descriptor).inserted }) else {
            throw UsageError(UsageText.inputTwice(Int(descriptor)))
        }
    }
}

/// An input that could not be read completely.
struct InputFailed: Explained {
    enum Problem {
        /// The system's error number.
        case system(Int32)
        /// More bytes than this limit.
        case tooLong(Int)
        /// A folder, a FIFO, a device.
        case notPlain
    }

    let name: String
    let problem: Problem

    var sentence: Sentence {
        switch problem {
        case .system(let code): InputText.failed(name, reason: SystemErrorText.reason(code))
        case .tooLong(let limit): InputText.tooLong(name, limit: limit)
        case .notPlain: InputText.notPlain(name)
        }
    }
    var hint: Sentence? {
        switch problem {
        case .system: InputText.hint
        case .notPlain: InputText.pipeHint
        case .tooLong: InputText.splitHint
        }
    }
    var exit: ExitStatus {
        switch problem {
        case .system, .notPlain: .ioError
        case .tooLong: .badData
        }
    }
}

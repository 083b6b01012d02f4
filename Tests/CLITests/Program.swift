// Runs the built program like a shell: arguments, standard input, environment and open descriptors in; standard output,
// standard error and the exit status out. The descriptors are files, so that no pipe fills up.

import Glibc
import IntakeBase
import Testing

/// The built program, in an environment of its own.
struct Program {
    /// The result of a run.
    struct Outcome {
        var output: String
        var error: String
        /// Standard error as a person would read it, in both languages: with `--json` each line is an object.
        var errorText: String {
            error.split(separator: "\n", omittingEmptySubsequences: false).map { line in
                guard line.hasPrefix("{"), let message = try? CanonicalJSON.parse(Array(line.utf8), limit: 1 << 20)
                else { return String(line) }
                let (said, hint) = (message["error"] ?? message["remark"], message["hint"])
                return [("en", "hint"), ("ru", "что делать")].map { language, mark in
                    (message["error"] == nil ? "" : "intake: ") + (said?[language]?.string ?? "")
                        + (hint?[language]?.string.map { "\n\(mark): \($0)" } ?? "")
                }.joined(separator: "\n")
            }.joined(separator: "\n")
        }
        /// The exit status; 128 plus the number of the signal that ended it, as in a shell.
        var status: Int32
    }

    /// The complete environment, without that of the tests.
    var environment: [String: String]
    /// The beginning of the command line: the program itself, or a launcher.
    var command = [Program.path]

    /// A program whose folder is `home` and whose language is English.
    init(home: String, environment: [String: String] = [:]) {
        self.environment = ["INTAKE_HOME": home, "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "TERM": "xterm"]
            .merging(environment) { $1 }
    }

    /// The same program, run by a launcher such as `prlimit` or `strace`.
    func under(_ launcher: String...) -> Program { under(launcher) }

    /// The same program, run by this launcher.
    func under(_ launcher: [String]) -> Program {
        var program = self
        program.command = launcher + command
        return program
    }

    /// Runs it to its end. `descriptors` are additional ones opened for reading, such as a passphrase on 3;
    /// `outputPath` gets standard output instead of `Outcome.output`; `closing` are closed before the start.
    func run(
        _ arguments: String..., input: String = "", descriptors: [Int32: String] = [:], outputPath: String? = nil,
        closing: [Int32] = []
    ) throws -> Outcome {
        try run(arguments, input: input, descriptors: descriptors, outputPath: outputPath, closing: closing)
    }

    /// Runs it with the arguments as a list.
    func run(
        _ arguments: [String], input: String = "", descriptors: [Int32: String] = [:], outputPath: String? = nil,
        closing: [Int32] = []
    ) throws -> Outcome {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let output = try scratch("")
        let error = try scratch("")
        var opened = [output, error]
        defer { opened.forEach { close($0) } }
        for (number, text) in descriptors.merging([0: input], uniquingKeysWith: { given, _ in given }) {
            let file = try scratch(text)
            opened.append(file)
            posix_spawn_file_actions_adddup2(&actions, file, number)
        }
        if let outputPath {
            posix_spawn_file_actions_addopen(&actions, 1, outputPath, O_WRONLY | O_CREAT, 0o600)
        } else {
            posix_spawn_file_actions_adddup2(&actions, output, 1)
        }
        posix_spawn_file_actions_adddup2(&actions, error, 2)
        for number in closing { posix_spawn_file_actions_addclose(&actions, number) }
        // The program must not inherit descriptors of the test process: a descriptor that a test assumes closed would
        // be open.
        for number in Int32(3)..<1024 { _ = fcntl(number, F_SETFD, FD_CLOEXEC) }

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Child processes inherit the signal mask, and the tests' threads block signals.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

        var argv = (command + arguments).map { strdup($0) } + [nil]
        var envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (argv + envp).forEach { free($0) } }
        var child = pid_t()
        let failure = posix_spawn(&child, command[0], &actions, &attributes, &argv, &envp)
        try #require(failure == 0, "cannot start \(command[0]): \(failure)")
        var status: Int32 = 0
        while waitpid(child, &status, 0) == -1 { try #require(errno == EINTR) }
        let signal = status & 0x7f
        return Outcome(
            output: try contents(output), error: try contents(error),
            status: signal == 0 ? (status >> 8) & 0xff : 128 + signal)
    }

    /// The program next to the test bundle.
    static let path: String = {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        let bundle = String(decoding: buffer.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
        return bundle.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/intake"
    }()

    /// An open unnamed file with `text`, far above the descriptors that tests use.
    private func scratch(_ text: String) throws -> Int32 {
        var name = Array("/tmp/intake-test.XXXXXX".utf8CString)
        let low = mkstemp(&name)
        try #require(low >= 0)
        unlink(name)
        let file = fcntl(low, F_DUPFD_CLOEXEC, 100)
        close(low)
        try #require(file >= 0)
        let bytes = Array(text.utf8)
        try #require(write(file, bytes, bytes.count) == bytes.count)
        lseek(file, 0, SEEK_SET)
        return file
    }

    private func contents(_ file: Int32) throws -> String {
        let size = lseek(file, 0, SEEK_END)
        lseek(file, 0, SEEK_SET)
        var bytes = [UInt8](repeating: 0, count: Int(size))
        try #require(read(file, &bytes, bytes.count) == bytes.count)
        return String(decoding: bytes, as: UTF8.self)
    }
}

// Runs the built program as a shell would: arguments, standard input, environment and open descriptors in;
// standard output, standard error and the exit status out. Files stand behind the descriptors, so that no pipe fills up.

import Glibc
import Testing

/// The built program, in an environment of its own.
struct Program {
    /// What a run left behind.
    struct Outcome {
        var output: String
        var error: String
        /// The exit status; 128 and the signal's number where a signal ended it, as a shell says it.
        var status: Int32
    }

    /// The environment, and nothing else of the tests' own.
    var environment: [String: String]
    /// How the command line begins: the program itself, or another one that runs it.
    var command = [Program.path]

    /// A program whose folder is `home` and whose language is English.
    init(home: String, environment: [String: String] = [:]) {
        self.environment = ["INTAKE_HOME": home, "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "TERM": "xterm"]
            .merging(environment) { $1 }
    }

    /// The same program, run by another one, such as `prlimit` or `strace`.
    func under(_ launcher: String...) -> Program { under(launcher) }

    /// The same, run by this launcher.
    func under(_ launcher: [String]) -> Program {
        var program = self
        program.command = launcher + command
        return program
    }

    /// Runs it to its end. `descriptors` are further ones open for reading, such as a passphrase at 3;
    /// `outputPath` takes standard output instead of `Outcome.output`; `closing` are closed before it starts.
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
        // What the tests' own process was started with is not for the program: a descriptor that a test takes for closed
        // would be open.
        for number in Int32(3)..<1024 { _ = fcntl(number, F_SETFD, FD_CLOEXEC) }

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // The tests' threads block signals, and a child inherits that.
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

    /// The program beside the test bundle.
    static let path: String = {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        let bundle = String(decoding: buffer.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
        return bundle.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/intake"
    }()

    /// An open file without a name that holds `text`, far above the descriptors that a test asks for.
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

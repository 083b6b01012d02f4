// The promises that are visible from outside the program: no network, nothing typed in the clear on any disk, only its
// own files, no core dump.

import Glibc
import IntakeLog
import IntakeTriage
import Testing

@Suite struct PromiseTests {
    /// Sealed, interrupted and imported, with a folder for every place that a program may write to.
    static func surroundings(_ hotline: Hotline, _ program: Program) throws -> Program {
        var program = program
        for (name, folder) in [
            ("HOME", "user"), ("TMPDIR", "tmp"), ("XDG_RUNTIME_DIR", "run"), ("XDG_CACHE_HOME", "cache"),
        ] {
            try Folder.make("\(hotline.folder)/\(folder)")
            program.environment[name] = "\(hotline.folder)/\(folder)"
        }
        try Folder.make("\(hotline.folder)/work")
        return program.under("/usr/bin/env", "-C", "\(hotline.folder)/work")
    }

    /// What a run of the program must never do. It may write only to `homes`; an export may write words to the named
    /// file, `exempt`.
    static func hold(_ path: String, to homes: [String], exempt: String? = nil, line: Int = #line) throws {
        let place = SourceLocation(fileID: #fileID, filePath: #filePath, line: line, column: 1)
        let trace = try Strace(path)
        let network = [
            "socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "sendto", "sendmsg", "sendmmsg",
        ]
        #expect(trace.calls.contains { $0.name == "execve" }, "the trace is empty", sourceLocation: place)
        #expect(trace.calls.filter { network.contains($0.name) }.isEmpty, "a socket", sourceLocation: place)
        #expect(trace.calls.filter { $0.name == "io_uring_setup" }.isEmpty, "unseen calls", sourceLocation: place)
        let plain = trace.calls.filter { call in
            !call.isForThePerson && !isFor(exempt, call)
                && call.strings.contains { !Words.found(Sample.words, in: $0).isEmpty }
        }
        #expect(plain.map(\.name) == [], "words of a request were written", sourceLocation: place)
        let elsewhere = trace.calls.flatMap(\.written).filter { path in
            !homes.contains { path.hasPrefix($0 + "/") || path == $0 } && path != "/dev/tty"
        }
        #expect(elsewhere == [], "written to outside the home", sourceLocation: place)
        // A file that is mapped for writing would bypass every traced write.
        let mapped = trace.calls.filter { call in
            let text = String(decoding: call.text, as: UTF8.self)
            return call.name == "mmap" && text.contains("PROT_WRITE") && text.contains("MAP_SHARED")
                && !text.contains("MAP_ANONYMOUS")
        }
        #expect(mapped.isEmpty, "a file mapped to be written to", sourceLocation: place)
    }

    /// Whether a call writes to the file at `path`, or to one in its folder that gets this name when it is complete: a
    /// part file, or an unnamed one, which the system shows as `#` and a number.
    private static func isFor(_ path: String?, _ call: Strace.Call) -> Bool {
        guard let path else { return false }
        let folder = Folder.parent(of: path)
        let beside = "\(folder)/.\(Folder.name(of: path))."
        return call.file == path || call.file.hasPrefix(folder + "/#")
            || call.file.hasPrefix(beside) && call.file.hasSuffix(".part")
    }

    @Test(.enabled(if: Strace.works, "strace is missing or may not trace here; make test installs it"))
    func `new, queue and import open no socket, and write no word of a request but to the person`() throws {
        let hotline = try Hotline()
        let traces = hotline.folder + "/traces"
        try Folder.make(traces)
        let new = Strace.program(hotline.v07, into: traces + "/new")
        let sealed = try hotline.run(new, "new", "--from", "-", "--json", input: "[\(Sample.marked), {\"age\":20}]")
        #expect(sealed.status == 0, "\(sealed.error)")
        try Self.hold(traces + "/new", to: [hotline.v07Home])
        try isOnDiskBeforeItIsAcknowledged(traces + "/new", log: hotline.log, state: hotline.v07Home + "/log/state")

        let carried = try hotline.run(Strace.program(hotline.v07, into: traces + "/carry"), "carry", hotline.usb)
        #expect(carried.status == 0, "\(carried.error)")
        try Self.hold(traces + "/carry", to: [hotline.v07Home, hotline.usb])
        let imported = try hotline.run(
            Strace.program(hotline.lead, into: traces + "/import"), "import", hotline.usb)
        #expect(imported.status == 0, "\(imported.error)")
        try Self.hold(traces + "/import", to: [hotline.leadHome])

        let queue = try hotline.run(Strace.program(hotline.lead, into: traces + "/queue"), "queue", "--json")
        #expect(queue.status == 0, "\(queue.error)")
        try Self.hold(traces + "/queue", to: [hotline.leadHome])
        // Control: the words were written to the output, and strace saw it.
        #expect(Words.found(Sample.words, in: Array(queue.output.utf8)) == Sample.words)
        let shown = try Strace(traces + "/queue").calls.filter { call in
            call.isForThePerson && call.strings.contains { !Words.found(Sample.words, in: $0).isEmpty }
        }
        #expect(!shown.isEmpty)
    }

    /// Unlike a power cut, a kill leaves the kernel's cache intact, so only the order of the calls proves it: each
    /// write to the log is synced before the state mentions it, and the state before anything is printed.
    private func isOnDiskBeforeItIsAcknowledged(_ path: String, log: String, state: String) throws {
        var order: [String] = []
        for call in try Strace(path).calls {
            switch call.file {
            case log where call.name == "write": order.append("log")
            case log where call.name == "fdatasync": order.append("log synced")
            case state where call.name == "pwrite64": order.append("state")
            case state where call.name == "fdatasync": order.append("state synced")
            default: if call.name == "write", call.descriptor == 1 { order.append("told") }
            }
        }
        let record = ["log", "log synced", "state", "state synced", "state"]
        // The state of the new log; two records, each reported at once; the close, and the receipt.
        let told = record + ["told"]
        #expect(order == ["state", "state synced", "state"] + told + told + told)
    }

    @Test(.enabled(if: Strace.works, "strace is missing or may not trace here; make test installs it"))
    func `an interview opens no socket, and writes what is typed to the terminal alone`() throws {
        let hotline = try Hotline()
        let path = hotline.folder + "/trace"
        let terminal = try InterviewScreenTests.begin(Strace.program(hotline.v07, into: path))
        try InterviewScreenTests.writeNotes(Sample.words.joined(separator: " "), on: terminal)
        try terminal.type("seal\r")
        try terminal.wait(for: "Saved: 1 request.")
        #expect(try terminal.end() == 0)
        try Self.hold(path, to: [hotline.v07Home])
        #expect(Words.found(Sample.words, in: Array(terminal.transcript.utf8)) == Sample.words)
    }

    @Test func `after new, an interrupted interview and an import no file holds a word of a request`() throws {
        let hotline = try Hotline()
        let v07 = try Self.surroundings(hotline, hotline.v07)
        let lead = try Self.surroundings(hotline, hotline.lead)
        #expect(try hotline.run(v07, "new", "--from", "-", input: "[\(Sample.marked), {\"age\":20}]").status == 0)
        let terminal = try InterviewScreenTests.begin(v07)
        try InterviewScreenTests.writeNotes(Sample.words.joined(separator: " "), on: terminal)
        try terminal.type("\u{3}")
        #expect(try terminal.end() == 130)
        // Killed in the middle, without a chance to clean up.
        let killed = try InterviewScreenTests.begin(v07)
        try InterviewScreenTests.writeNotes(Sample.words.joined(separator: " "), on: killed)
        killed.send(SIGKILL)
        #expect(try killed.end() == 128 + SIGKILL)
        try hotline.deliver()
        let queue = try hotline.run(lead, "queue", "--json")
        #expect(Words.found(Sample.words, in: Array(queue.output.utf8)) == Sample.words)

        #expect(try Words.files(with: Sample.words, below: hotline.folder) == [])
        // Control: the search finds words that are there.
        try Folder.replace(hotline.folder + "/tmp/draft", with: Array(Sample.marked.utf8))
        #expect(try Words.files(with: Sample.words, below: hotline.folder) == [hotline.folder + "/tmp/draft"])
    }

    @Test(arguments: [SIGSEGV, SIGABRT, SIGQUIT, SIGSYS, SIGXCPU])
    func `no signal leaves a core, or prints what was in memory`(signal: Int32) throws {
        let hotline = try Hotline()
        let program = try Self.surroundings(hotline, hotline.v07).under("/usr/bin/prlimit", "--core=unlimited", "--")
        let terminal = try InterviewScreenTests.begin(program)
        try InterviewScreenTests.writeNotes(Sample.words.joined(separator: " "), on: terminal)
        let limits = try String(decoding: ProcFile.read("/proc/\(terminal.child)/limits"), as: UTF8.self)
        #expect(limits.contains(#/Max core file size +0 +0 /#))
        let before = terminal.transcript.utf8.count
        terminal.send(signal)
        let status = try terminal.end()
        #expect(status == ([SIGSEGV, SIGABRT].contains(signal) ? 70 : 128 + signal))
        #expect(!terminal.leftCore)
        #expect(Words.found(Sample.words, in: Array(terminal.transcript.utf8.dropFirst(before))) == [])
        #expect(try Folder.names(hotline.folder + "/work") == [])
        #expect(try Words.files(with: Sample.words, below: hotline.folder) == [])
        #expect(terminal.isAsBefore)
    }
}

/// Files of /proc, whose size is reported as 0.
enum ProcFile {
    static func read(_ path: String) throws -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        try #require(file >= 0)
        defer { close(file) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 4096)
        while case let count = Glibc.read(file, &block, block.count), count > 0 { bytes += block.prefix(count) }
        return bytes
    }
}

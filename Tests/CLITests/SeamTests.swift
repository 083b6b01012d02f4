// The seam between a laptop and its machine: files, clock, randomness and the cost of deriving keys are passed in as
// values, and no code of the library bypasses them.

import Glibc
import IntakeLog
import Testing

@Suite struct SeamTests {
    @Test(.enabled(if: Strace.works))
    func `a laptop in memory touches no file of the machine, from setup to the queue`() throws {
        let scratch = try ScratchFolder()
        var tests = Program(home: scratch.path)
        let bundle = Folder.parent(of: Program.path) + "/intakePackageTests.xctest"
        tests.command = [
            "/usr/bin/strace", "-f", "-qq", "-s", "4096", "-e", "signal=none", "-o", scratch.path + "/trace", "-e",
            "trace=%file,fsync,fdatasync,pread64,pwrite64,flock,getdents64,fchmod", bundle,
        ]
        let outcome = try tests.run(
            "--testing-library", "swift-testing", "--filter", "LaptopInMemoryTests.*goes from setup")
        try #require(outcome.status == 0, "\(outcome.error)")
        let text = String(decoding: try Folder.contents(scratch.path + "/trace", limit: 1 << 28), as: UTF8.self)
        let lines = text.split(separator: "\n")
        let begin = try #require(lines.firstIndex { $0.contains("/intake-in-memory/begin") })
        let end = try #require(lines.firstIndex { $0.contains("/intake-in-memory/end") })
        // The C library itself may query the memory and the cores.
        let calls = lines[begin..<end].dropFirst().filter { !$0.contains("\"/proc/sys/vm/") && !$0.contains("\"/sys/") }
        #expect(calls == [])
    }

    /// Words that access the machine, and the files that may use them: each is the seam itself, or the entry for
    /// outside callers.
    private static let doors: [(word: String, files: Set<String>)] =
        [
            ("in: .laptop", ["LogWriter.swift", "Home.swift"]), ("of: .laptop", []),
            ("files: .laptop", ["System.swift"]),
            ("Files.laptop", ["Folder.swift"]), ("System.laptop", []),
            ("Entropy.system", []), ("EntropySource.system", []), ("= .system", []),
            ("entropy: .system", ["Files.swift", "System.swift"]),
            ("Random.bytes", ["Sodium.swift"]),
            (".random(", ["Entropy.swift"]),
            ("randombytes_buf(", ["Entropy.swift", "Sodium.swift", "SecretBytes.swift"]),
            ("time(nil)", ["System.swift"]),
            ("clock_gettime", ["SystemFiles.swift"]),
            ("getpid()", ["SystemFiles.swift"]),
            ("withPath(", ["SystemFiles.swift"]),
            ("Glibc.", ["SystemFiles.swift"]),
            ("errno", ["SystemFiles.swift"]),
            ("SystemFiles()", ["Files.swift"]),
            ("= .moderate", []), ("cost: .moderate", []), ("cost: .interactive", []),
        ] + ["look", "kind", "names", "make", "contents", "replace", "create", "remove"].map { ("Folder.\($0)(", []) }

    @Test func `nothing in Log, Station and Desk reaches for the machine past the values that it is given`() throws {
        var count = 0
        for room in ["Log", "Station", "Desk"] {
            for path in try SourceFiles.swift(in: "Sources/Intake/" + room) {
                count += 1
                let text = String(decoding: try Folder.contents(path, limit: 1 << 20), as: UTF8.self)
                let code = text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
                for (word, files) in Self.doors where !files.contains(Folder.name(of: path)) {
                    #expect(code.filter { $0.contains(word) } == [], "\(path)")
                }
            }
        }
        #expect(count > 100)
    }
}

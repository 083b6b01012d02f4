// `new --from`: each code is printed as soon as its form is sealed. However the program ends, the person knows what is
// saved, and the same command continues from there.

import Glibc
import IntakeCases
import IntakeLog
import IntakeTriage
import Testing

@Suite struct FormsTests {
    private let hotline: Hotline
    private let file: String

    init() throws {
        hotline = try Hotline()
        file = hotline.folder + "/forms.json"
    }

    /// Writes this number of different forms into the file.
    private func write(_ count: Int) throws {
        let forms = (1...count).map { "{\"pseudonym\": \"P\($0)\", \"stage\": \"abroad\"}" }
        try Folder.replace(file, with: Array(forms.joined(separator: "\n").utf8))
    }

    private func new(_ arguments: String..., program: Program? = nil, input: String = "") throws -> Program.Outcome {
        try (program ?? hotline.v07).run(
            ["new", "--from", input.isEmpty ? file : "-", "--passphrase-fd", "3"] + arguments, input: input,
            descriptors: [3: Hotline.passphrase])
    }

    /// The codes in a text, with the numbers of their forms.
    private func codes(_ text: String) -> [Int: String] {
        let found = text.matches(of: #/Form (\d+) of \d+[^\n]*?(\d{4}-\d{4}-\d{4})/#)
        return Dictionary(found.map { (Int($0.1)!, String($0.2)) }) { _, new in new }
    }

    private func delivered() throws -> [String] {
        try hotline.deliver()
        let cases = try hotline.cases()
        #expect(cases.allSatisfy { ($0["doubts"]?.array ?? []).isEmpty })
        return cases.compactMap { $0["code"]?.string }.sorted()
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func `a signal between two forms: what is saved is said, and the same command does the rest`(
        signal: Int32
    ) throws {
        // More output than the terminal buffers, so that the program is waiting when the signal arrives.
        try write(600)
        let terminal = try PseudoTerminal(hotline.v07, "new", "--from", file)
        try terminal.wait(for: "Passphrase")
        try terminal.type(Hotline.passphrase + "\r")
        try terminal.wait(for: "Form 4 of 600: case code")
        terminal.send(signal)
        #expect(try terminal.end() == 128 + signal)
        let screen = terminal.transcript
        let told = codes(screen)
        let last = try #require(told.keys.max())
        try #require(last < 599)
        let words = screen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("interrupted. Saved: forms 1–\(last), with the codes above."), "\(words.suffix(600))")
        #expect(words.contains("NOT SAVED: forms \(last + 1)–600"))
        #expect(words.contains("Receipt: ") && words.contains("give the same command again: it continues"))
        #expect(words.contains("unencrypted: as soon as all of them are saved, copy the codes"))

        let rest = try new()
        #expect(rest.status == 0, "\(rest.error)")
        #expect(rest.error.contains("saved then: 1–\(last)\n"), "\(rest.error)")
        let all = codes(rest.output)
        #expect(all.filter { $0.key <= last } == told)
        #expect(try delivered() == all.values.sorted() && all.count == 600)
    }

    /// The volunteer's program with a fault in a call on a file in the folder of the log.
    private func program(_ fault: String, on name: String, of program: Program? = nil) -> Program {
        let call = String(fault.prefix { $0 != ":" })
        return (program ?? hotline.v07).under(
            "/usr/bin/strace", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e", "inject=\(fault)", "-P",
            name.hasPrefix("/") ? name : hotline.v07Home + "/log/" + name, "--")
    }

    @Test(.enabled(if: Strace.works, "strace is missing or may not trace here; make test installs it"))
    func `a resumed run that ends early calls nothing unsaved that an earlier one saved`() throws {
        try hotline.new(#"{"age":20}"#)
        try write(6)
        let first = try new(program: program("fdatasync:signal=INT:when=2", on: hotline.log))
        #expect(first.status == 130 && first.errorText.contains("Saved: forms 1–2, with"), "\(first.errorText)")
        #expect(first.errorText.contains("NOT SAVED: forms 3–6\n"), "\(first.errorText)")
        let early = try new(program: program("fdatasync:signal=INT:when=1", on: hotline.log))
        #expect(early.status == 130 && early.error.contains("Saved: forms 1–3, with"), "\(early.error)")
        #expect(early.error.contains("NOT SAVED: forms 4–6\n"), "\(early.error)")
        #expect(early.error.contains("unencrypted: as soon as all of them are saved, copy the codes"), "\(early.error)")
        // The file grew at its beginning, so the unsaved forms are not its last part.
        let text = String(decoding: try Folder.contents(file, limit: 1 << 20), as: UTF8.self)
        try Folder.replace(file, with: Array(("{\"pseudonym\": \"P0\"}\n" + text).utf8))
        let failed = try new(program: program("fdatasync:error=EIO:when=1", on: hotline.log))
        #expect(
            failed.status == 74 && failed.errorText.contains("NOT SAVED: forms 1, 5–7 of 7: "), "\(failed.errorText)")
        #expect(failed.errorText.contains("the others are saved, now or before. For these: "), "\(failed.errorText)")
        #expect(
            failed.errorText.contains("unencrypted: as soon as all of them are saved, copy the codes"),
            "\(failed.errorText)")
        let between = try new("--lang", "ru", program: program("fdatasync:signal=INT:when=1", on: hotline.log))
        #expect(
            between.error.contains(
                "Сохранены обращения 1, их коды указаны выше. Раньше уже сохранены: 2–4, коды прежние. НЕ СОХРАНЕНЫ: 5–7\n"
            ),
            "\(between.error)")
        let rest = try new()
        #expect(rest.status == 0 && codes(rest.output).count == 7, "\(rest.error)")
        #expect(try delivered().count == 8)
    }

    @Test(
        .enabled(if: Strace.works, "strace is missing or may not trace here; make test installs it"),
        arguments: ["HUP", "INT"])
    func `a signal that the caller took away, as nohup does, ends nothing`(signal: String) throws {
        try hotline.new(#"{"age":20}"#)
        try write(3)
        let deaf = hotline.v07.under("/bin/sh", "-c", "trap '' \(signal); exec \"$@\"", "sh")
        let outcome = try new(program: program("fdatasync:signal=\(signal):when=2", on: hotline.log, of: deaf))
        #expect(outcome.status == 0 && codes(outcome.output).count == 3, "\(outcome.errorText)")
        #expect(try delivered().count == 4)
    }

    @Test(.enabled(if: Strace.works, "strace is missing or may not trace here; make test installs it"))
    func `after an interrupted --again the same command without it seals nothing twice, and that is the hint`() throws {
        try write(4)
        #expect(try new().status == 0)
        let stopped = try new("--again", program: program("fdatasync:signal=INT:when=2", on: hotline.log))
        #expect(stopped.status == 130 && stopped.error.contains("NOT SAVED: forms 3–4\n"), "\(stopped.error)")
        #expect(stopped.error.contains("give the same command, without --again: it continues"), "\(stopped.error)")
        #expect(!stopped.error.contains("same command again"), "\(stopped.error)")
        let rest = try new()
        #expect(rest.status == 0 && rest.error.contains("saved then: 1–2\n"), "\(rest.error)")
        #expect(try delivered().count == 8)
        // The first form may be in the log, and no code was printed.
        let failed = try new("--again", program: program("fdatasync:error=EIO:when=1", on: hotline.log))
        #expect(failed.status == 74 && failed.errorText.contains("NOT SAVED: could not"), "\(failed.errorText)")
        #expect(
            failed.errorText.contains("the same command without --again, and it stays one request"),
            "\(failed.errorText)")
        #expect(try new().status == 0)
        #expect(try delivered().count == 12)
    }

    @Test(.enabled(if: Strace.works, "strace is missing or may not trace here; make test installs it"))
    func `a memory that cannot be read is left as it is, and everything is sealed`() throws {
        try write(3)
        #expect(try new().status == 0)
        let path = hotline.v07Home + "/log/forms"
        let before = try Folder.contents(path, limit: 1 << 20)
        let outcome = try new(program: program("pread64:error=EIO", on: "forms"))
        #expect(outcome.status == 0 && codes(outcome.output).count == 3, "\(outcome.errorText)")
        #expect(outcome.errorText.contains("cannot store which forms of this file are saved (could not read \(path)"))
        #expect(try Folder.contents(path, limit: 1 << 20) == before)
        #expect(try delivered().count == 6)
    }

    @Test func `callers whose same short answers come through a pipe one by one are a case each`() throws {
        let first = try new(input: #"{"age":20}"#), second = try new(input: #"{"age":20}"#)
        let codes = [first, second].compactMap { $0.output.firstMatch(of: #/Case code: (\d{4}-\d{4}-\d{4})/#)?.1 }
        #expect(first.status == 0 && second.status == 0 && Set(codes).count == 2, "\(second.output)\(second.errorText)")
        #expect(second.errorText.contains("has the same answers as case \(codes[0]), saved on "), "\(second.errorText)")
        #expect(try delivered().count == 2)
    }

    @Test(.enabled(if: Strace.works, "strace is missing or may not trace here; make test installs it"))
    func `killed at any write, sync or rename, the same command given again makes one case of each form`() throws {
        var all: [String] = []
        for call in ["write", "pwrite64", "fdatasync", "fsync", "rename"] {
            for number in 1...100 {
                let forms =
                    "[{\"notes\": \"\(call) \(number)\"}, {\"notes\": \"b\"}, {\"notes\": \"\(call) \(number)\"}]"
                let program = hotline.v07.under(
                    "/usr/bin/strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
                    "inject=\(call):signal=KILL:when=\(number)", "--")
                let killed = try new(program: program, input: forms)
                // Beyond the last call of a run there is no call to kill at.
                if killed.status == 0 {
                    #expect(number > 1, "\(call)")
                    all += codes(killed.output).values
                    break
                }
                let whole = try new(input: forms)
                #expect(killed.status == 137 && [0, 2].contains(whole.status), "\(call) \(number): \(whole.errorText)")
                let told = codes(whole.output)
                #expect(told.count == 3 && Set(told.values).count == 3, "\(call) \(number)")
                #expect(codes(killed.output).allSatisfy { told[$0.key] == $0.value }, "\(call) \(number): another code")
                all += told.values
            }
        }
        #expect(try delivered() == all.sorted())
    }

    @Test(.enabled(if: Strace.works, "strace is missing or may not trace here; make test installs it"))
    func `what is remembered of a file is on the medium before its first form is sealed`() throws {
        try write(2)
        #expect(try new().status == 0)
        let (trace, memory, log) = (hotline.folder + "/trace", hotline.v07Home + "/log/forms", try hotline.log)
        let outcome = try new("--again", program: Strace.program(hotline.v07, into: trace))
        #expect(outcome.status == 0, "\(outcome.errorText)")
        let calls = try Strace(trace).calls
        var at = 0
        for step: (Strace.Call) -> Bool in [
            { $0.name == "fdatasync" && $0.file == memory + ".part" },
            { $0.name == "rename" && $0.strings == [memory + ".part", memory].map { Array($0.utf8) } },
            { $0.name == "fsync" && $0.file == Folder.parent(of: memory) },
        ] {
            at = try #require(calls[at...].firstIndex(where: step))
        }
        #expect(!calls[..<at].contains { $0.name == "pwrite64" && $0.file == log })
        let saved = try #require(calls.firstIndex { $0.name == "fdatasync" && $0.file == log })
        let told = try #require(
            calls.firstIndex { call in
                call.isForThePerson
                    && call.strings.contains { Words.contains(Array("Form 1 of 2".utf8), in: $0) }
            })
        #expect(at < saved && saved < told)
    }

    @Test func `if both output streams fail, no further request is sealed, and the next run shows the code`() throws {
        try write(5)
        let deaf = hotline.v07.under("/bin/sh", "-c", "exec \"$@\" >/dev/full 2>/dev/full", "sh")
        #expect(try new(program: deaf).status == 74)
        try hotline.deliver()
        #expect(try hotline.cases().count == 1)
        let rest = try new()
        #expect(rest.status == 0 && codes(rest.output).count == 5, "\(rest.error)")
        #expect(try delivered() == codes(rest.output).values.sorted())
    }

    @Test func `a reader that goes away hides no code`() throws {
        try write(40)
        // `read` ends after one line, and closes the pipe.
        let piped = hotline.v07.under("/bin/bash", "-c", "\"$@\" | { read line; echo \"$line\"; }", "bash")
        let outcome = try new("--json", program: piped)
        let codes = outcome.errorText.matches(of: #/case code (\d{4}-\d{4}-\d{4})/#).map { String($0.1) }
        let delivered = try delivered()
        #expect(delivered.count == 40)
        #expect(Set(codes).isSubset(of: delivered) && codes.count > 30, "\(outcome.errorText.suffix(300))")
    }

    @Test func `two forms with the same answers are two cases, and a file that is given twice is sealed once`() throws {
        let forms = #"[{"age":20}, {"age":20}]"#
        let first = try new(input: forms)
        #expect(first.status == 0 && Set(codes(first.output).values).count == 2, "\(first.errorText)")
        let second = try new(input: " [ { \"age\" : 20 } ,\n{\"age\":20}]\n")
        #expect(second.status == 2, "\(second.errorText)")
        #expect(codes(second.output) == codes(first.output))
        #expect(second.output.contains("Form 2 of 2: already saved on "))
        #expect(second.errorText.contains("NOT saved again: forms 1–2 of 2"), "\(second.errorText)")
        #expect(second.errorText.contains("another person") && second.errorText.contains("--again"))
        let json = try new("--json", "--lang", "ru", input: forms)
        #expect(json.status == 2 && json.error.contains("НЕ записаны снова"), "\(json.error)")
        #expect(try json.json["requests"]?.array?.allSatisfy { $0["already_saved"] != nil } == true)
        #expect(try hotline.deliver()["new"] == 2)

        let again = try new("--again", input: forms)
        #expect(again.status == 0 && !again.error.contains("NOT saved"), "\(again.error)")
        #expect(Set(codes(again.output).values).isDisjoint(with: codes(first.output).values))
        #expect(try delivered().count == 4)
    }

    @Test func `the same answers from another file are a case of their own, and that they are the same is said`() throws
    {
        let first = codes(try new(input: "[{\"notes\": \"a\"}, {\"age\": 20}, {\"notes\": \"b\"}]").output)
        let other = try new(input: "[{\"notes\": \"c\"}, {\"age\": 20}, {\"notes\": \"d\"}]")
        #expect(other.status == 0, "\(other.error)")
        let code = try #require(first[2]), new = try #require(codes(other.output)[2])
        #expect(code != new)
        #expect(
            other.error.contains("form 2 (\(new)) has the same answers as case \(code), saved on "), "\(other.error)")
        #expect(try delivered().count == 6)
    }

    @Test func `a file that stays in the clear is said to be there, and a pipe is not`() throws {
        try write(1)
        let named = try new()
        #expect(named.error.contains("\(file) still has the requests unencrypted"), "\(named.error)")
        let russian = try new("--again", "--lang", "ru")
        #expect(russian.error.contains("в файле \(file) обращения остались незашифрованными"), "\(russian.error)")
        #expect(try !new(input: "{\"notes\": \"piped\"}").error.contains("unencrypted"))
        // If no form is saved, the file is still needed unchanged.
        try write(3)
        let full = hotline.v07.under("/usr/bin/prlimit", "--fsize=4096", "--")
        let failed = try new(program: full)
        #expect(failed.status == 74 && !failed.errorText.contains("unencrypted"), "\(failed.errorText)")
        let code = try #require(codes(try new().output)[1])
        try Folder.replace(file, with: Array("{\"notes\": \"more\"}".utf8))
        let add = try hotline.run(hotline.v07, "add", code, "--from", file)
        #expect(add.status == 0 && add.error.contains("still has the requests unencrypted"), "\(add.error)")
    }

    @Test func `a memory that is damaged, another laptop's or not to be written is said, and everything is sealed`()
        throws
    {
        try write(2)
        let path = hotline.v07Home + "/log/forms"
        #expect(try new().status == 0)
        let good = try Folder.contents(path, limit: 1 << 20)
        var flipped = good
        flipped[40] ^= 1
        for (bytes, count) in [(flipped, 2), (Array(good.prefix(100)), 2), (Array("rubbish".utf8), 2)] {
            try Folder.replace(path, with: bytes)
            let outcome = try new()
            #expect(outcome.status == 0 && codes(outcome.output).count == count, "\(outcome.errorText)")
            #expect(outcome.errorText.contains("\(path) is damaged, or another laptop's"), "\(outcome.errorText)")
            // It is whole again.
            #expect(try new().status == 2)
        }
        try Folder.make(path + ".part/in-the-way")
        try write(3)
        let outcome = try new("--lang", "ru")
        // Two of the three are remembered from earlier.
        #expect(outcome.status == 2 && outcome.errorText.contains("ноутбук не может запомнить"), "\(outcome.errorText)")
        #expect(try delivered().count > 8)
    }

    @Test func `where there is no memory for the receipt, all is said to be saved, and how to get it later`() throws {
        var seen = 0
        for limit in stride(from: 64_000_000, to: 600_000_000, by: 8_000_000) {
            let small = hotline.v07.under("/usr/bin/prlimit", "--as=\(limit)", "--")
            let outcome = try new("--again", program: small, input: #"{"age":20}"#)
            guard outcome.output.contains("Case code: "), outcome.status != 0 else {
                if outcome.status == 0 { break }
                continue
            }
            seen += 1
            #expect(outcome.status == 2, "\(outcome.errorText)")
            #expect(outcome.errorText.contains("everything is saved; only the receipt"), "\(outcome.errorText)")
            #expect(outcome.errorText.contains("then: intake receipt"))
            #expect(!outcome.output.contains("Receipt: "))
        }
        #expect(seen > 0)
    }
}

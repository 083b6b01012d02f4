// NOT SAVED is printed exactly if something is not saved: an error says what happened to the requests, where it failed,
// and what to do next. `make torture` tries every call; these are former bugs.

import Intake
import IntakeBase
import IntakeCases
import IntakeLog
import IntakeTriage
import Testing

@Suite(.enabled(if: Strace.works, "strace is missing or may not trace here; make test installs it"))
struct NotSavedTests {
    /// The volunteer's program, while a call on these files fails.
    private func program(
        _ hotline: Hotline, failing fault: String, on paths: [String], trace: String = "/dev/null"
    ) -> Program {
        let call = String(fault.prefix { $0 != ":" })
        let words = ["/usr/bin/strace", "-qq", "-o", trace, "-e", "trace=\(call)", "-e", "inject=\(fault)"]
        return hotline.v07.under(words + paths.flatMap { ["-P", $0] } + ["--"])
    }

    /// `new` with two requests, while a call on these files fails.
    private func new(
        _ hotline: Hotline, failing fault: String, on paths: String..., language: String = "en",
        requests: String = #"[{"age":20}, {"age":20}]"#, trace: String = "/dev/null"
    ) throws -> Program.Outcome {
        try hotline.run(
            program(hotline, failing: fault, on: paths, trace: trace), "new", "--from", "-", "--again", "--json",
            "--lang",
            language, input: requests)
    }

    @Test func `where only the end of the session fails, all is said to be saved`() throws {
        let hotline = try Hotline()
        try hotline.new(#"{"age":20}"#)
        // Two records, then the close.
        let outcome = try new(hotline, failing: "fdatasync:error=EIO:when=3", on: hotline.log)
        #expect(outcome.status == 74)
        #expect(try outcome.json["requests"]?.array?.count == 2)
        #expect(!outcome.errorText.contains("NOT SAVED"))
        #expect(outcome.errorText.contains("everything is saved, but the end of the session is not: could not save"))
        #expect(outcome.errorText.contains("hint: type nothing again"))
        #expect(try hotline.deliver()["new"] == 3)
    }

    @Test func `where the log cannot even be opened, requests that wait are said not to be saved`() throws {
        let hotline = try Hotline()
        try hotline.new(#"{"age":20}"#)
        let state = hotline.v07Home + "/log/state"
        let english = try new(hotline, failing: "pread64:error=EIO:when=1", on: state)
        #expect(english.status == 74 && english.output == "")
        #expect(english.error.contains("NOT SAVED: could not read \(state)"), "\(english.error)")
        let russian = try new(hotline, failing: "openat:error=EDQUOT:when=1", on: hotline.log, language: "ru")
        #expect(russian.status == 74 && russian.output == "")
        #expect(russian.errorText.contains("НЕ СОХРАНЕНО: не удалось открыть"), "\(russian.errorText)")
        #expect(russian.errorText.contains("что делать: "))
        #expect(try hotline.deliver()["new"] == 1)
    }

    @Test(arguments: ["mkdir", "openat", "write"])
    func `a call that a signal interrupts is made again`(_ call: String) throws {
        let hotline = try Hotline()
        let trace = hotline.folder + "/trace"
        // The very first record: the folder of the log is created, and opened to be synced with its parent.
        let first = try new(
            hotline, failing: "\(call):error=EINTR:when=1+2", on: hotline.v07Home, hotline.v07Home + "/log",
            trace: trace + "1")
        #expect(first.status == 0, "\(first.errorText)")
        let second = try new(hotline, failing: "\(call):error=EINTR:when=1+2", on: hotline.log, trace: trace + "2")
        #expect(second.status == 0, "\(second.errorText)")
        let seen = try ["1", "2"].flatMap { try Folder.contents(trace + $0, limit: 1 << 20) }
        #expect(String(decoding: seen, as: UTF8.self).contains("INJECTED"))
        #expect(try hotline.deliver()["new"] == 4)
    }

    @Test func `an interrupted sync is not made again, and what it was for is not saved`() throws {
        let hotline = try Hotline()
        try hotline.new(#"{"age":20}"#)
        let outcome = try new(hotline, failing: "fdatasync:error=EINTR:when=1", on: hotline.log)
        #expect(outcome.status == 74 && outcome.output == "")
        #expect(outcome.errorText.contains("NOT SAVED: could not save \(try hotline.log)"), "\(outcome.errorText)")
        #expect(outcome.errorText.contains("hint: it was interrupted"), "\(outcome.errorText)")
        try hotline.new(#"{"age":20}"#)
    }

    @Test func `an error without a hint of its own still says what to do`() throws {
        let hotline = try Hotline()
        try hotline.new(#"{"age":20}"#)
        let outcome = try new(hotline, failing: "fdatasync:error=EDOM:when=1", on: hotline.log)
        #expect(outcome.status == 74 && outcome.output == "")
        #expect(outcome.errorText.contains("NOT SAVED: could not save \(try hotline.log)"), "\(outcome.errorText)")
        #expect(outcome.errorText.contains("hint: try again"), "\(outcome.errorText)")
        #expect(try hotline.deliver()["verdict"] == "past crash")
    }

    @Test func `of a batch that breaks off, those that are saved are printed and the others are counted`() throws {
        let hotline = try Hotline()
        try hotline.new(#"{"age":20}"#)
        let outcome = try new(hotline, failing: "fdatasync:error=EIO:when=2", on: hotline.log)
        #expect(outcome.status == 74)
        #expect(try outcome.json["requests"]?.array?.count == 1)
        #expect(outcome.errorText.contains("NOT SAVED: the last of 2 requests: could not save"), "\(outcome.errorText)")
        #expect(outcome.errorText.contains("with a code above are saved. For the others: "), "\(outcome.errorText)")
        #expect(
            outcome.errorText.contains("give the same command, without --again: it continues where"),
            "\(outcome.errorText)")
        let code = try #require(try outcome.json["requests"]?.array?.first?["code"])
        try hotline.deliver()
        #expect(try hotline.cases().contains { $0["code"] == code })
    }

    @Test func `how many of a batch are missing is said in Russian that agrees with the number`() throws {
        let hotline = try Hotline()
        try hotline.new(#"{"age":20}"#)
        // If the laptop cannot remember the forms, only the person can prevent them from being sealed twice.
        try Folder.make(hotline.v07Home + "/log/forms.part/in-the-way")
        for (when, requests, sentence, rest) in [
            (
                2, #"[{"age":20}, {"age":20}]"#, "НЕ СОХРАНЕНО последнее из 2 обращений: ",
                "передайте команде только последнее обращение\n"
            ),
            (
                2, #"[{"age":20}, {"age":20}, {"age":20}]"#, "НЕ СОХРАНЕНО: последние обращения, 2 из 3: ",
                "только последние обращения (2)\n"
            ),
        ] {
            let outcome = try new(
                hotline, failing: "fdatasync:error=EIO:when=\(when)", on: hotline.log, language: "ru",
                requests: requests)
            #expect(outcome.status == 74 && outcome.errorText.contains(sentence), "\(outcome.errorText)")
            #expect(outcome.errorText.contains("ноутбук не может запомнить"), "\(outcome.errorText)")
            #expect(outcome.errorText.contains("не записывайте их ещё раз") && outcome.errorText.contains(rest))
            #expect(outcome.errorText.contains("может прийти дважды"), "\(outcome.errorText)")
        }
    }

    @Test func `where this laptop's own disk fails no stick is spoken of`() throws {
        let hotline = try Hotline()
        try hotline.new(#"{"age":20}"#)
        for (fault, hint) in [
            ("fdatasync:error=EIO:when=1", "hint: this laptop's own disk fails: try again"),
            ("write:error=EROFS:when=1", "hint: this laptop's own disk fails: try again"),
            ("write:error=ENOSPC:when=1", "hint: this laptop's disk is full: free some space"),
            ("fdatasync:error=EIO:when=3", "but this laptop's own disk fails: run intake carry FOLDER now"),
        ] {
            let outcome = try new(hotline, failing: fault, on: hotline.log)
            #expect(outcome.status == 74 && outcome.errorText.contains(hint), "\(fault): \(outcome.errorText)")
            #expect(!outcome.errorText.contains("stick"), "\(fault): \(outcome.errorText)")
        }
    }

    @Test(arguments: ["identity", "root.pub", "keys", "routes", "routes-in-force"])
    func `a file at home that cannot be read while requests wait means that they are not saved`(file: String) throws {
        let hotline = try Hotline()
        let book = hotline.folder + "/book"
        let own = ExampleBook.text.replacing("\nversion = 1\nexample = true\n", with: "\nversion = 2\n")
        try Folder.replace(book, with: Array(own.utf8))
        try Hotline.sign(book, with: Home(hotline.leadHome))
        try #require(hotline.v07.run("routes", "adopt", book).status == 0)
        try hotline.new(#"{"age":20}"#)
        var path = hotline.v07Home + "/" + file
        if Folder.kind(path) == .folder {
            path += try "/" + #require(Folder.names(path).first { $0.hasSuffix(".routes") || $0.hasSuffix(".keys") })
        }
        let outcome = try new(hotline, failing: "openat:error=EIO", on: path)
        #expect(outcome.status == 74 && outcome.output == "", "\(outcome.errorText)")
        #expect(outcome.errorText.contains("NOT SAVED: could not open \(path)"), "\(outcome.errorText)")
        #expect(outcome.errorText.contains("hint: this laptop's own disk fails"), "\(outcome.errorText)")
    }

    @Test(arguments: Language.allCases)
    func `after a discarded interview a session that cannot be ended is not said to have saved anything`(
        language: Language
    ) throws {
        let isEnglish = language == .english
        let hotline = try Hotline()
        try hotline.new(#"{"age":20}"#)
        // An interrupted write, so that there is a session to close.
        _ = try new(hotline, failing: "fdatasync:error=EIO:when=1", on: hotline.log)
        let failing = program(hotline, failing: "fdatasync:error=EIO", on: [try hotline.log])
        let terminal = try InterviewScreenTests.review(failing, in: language)
        try terminal.type(isEnglish ? "discard\r" : "удалить\r")
        try terminal.wait(for: isEnglish ? "[y/n]" : "[д/н]")
        try terminal.type(isEnglish ? "y\r" : "д\r")
        try terminal.wait(for: isEnglish ? "Discarded. Nothing was saved." : "Отменено. Ничего не сохранено.")
        try terminal.wait(for: isEnglish ? "nothing was recorded; only the" : "ничего не записано; не удалось только")
        #expect(try terminal.end() == 74)
        #expect(!terminal.transcript.contains(isEnglish ? "everything is saved" : "обращения записаны"))
    }

    @Test func `if a stick takes the log but no keys file, its receipt is valid and the status is not 0`() throws {
        let hotline = try Hotline()
        try hotline.new(#"{"age":20}"#)
        for (language, words, hint) in [
            ("en", "keys files for it are not on the stick", "hint: run intake carry FOLDER again"),
            ("ru", "файлы ключей к нему на флешку не попали", "повторите intake carry ПАПКА"),
        ] {
            // One rename for the log, and one for each keys file.
            let program = hotline.v07.under(
                "/usr/bin/strace", "-qq", "-o", "/dev/null", "-e", "trace=rename", "-e",
                "inject=rename:error=EIO:when=2", "--")
            let outcome = try hotline.run(program, "carry", hotline.usb, "--lang", language)
            #expect(outcome.status == 74, "\(outcome.errorText)")
            let receipt = try hotline.v07.run("receipt", "--json").json["logs"]?.array?.first?["receipt"]?.string
            #expect(try outcome.output.contains(#require(receipt)), "\(outcome.output)")
            #expect(outcome.errorText.contains(words) && outcome.errorText.contains(hint), "\(outcome.errorText)")
            #expect(
                outcome.errorText.contains(".intake-keys: ") && !outcome.errorText.contains(".part"),
                "\(outcome.errorText)")
            let name = Folder.name(of: try hotline.log)
            #expect(try Folder.names(hotline.usb) == [name])
            #expect(
                try Folder.contents(hotline.usb + "/" + name, limit: 1 << 20)
                    == Folder.contents(hotline.log, limit: 1 << 20))
        }
        #expect(try hotline.deliver()["verdict"] == "complete")
    }

    @Test func `a log that this laptop's own disk does not give back is said not to be copied, and no stick is blamed`()
        throws
    {
        let hotline = try Hotline()
        try hotline.new(#"{"age":20}"#)
        // Opening reads the log too; only the calls of the copy fail.
        let program = program(hotline, failing: "pread64:error=EIO:when=2+", on: [try hotline.log])
        let outcome = try hotline.run(program, "carry", hotline.usb)
        #expect(outcome.status == 74, "\(outcome.errorText)")
        #expect(
            outcome.errorText.contains("NOT COPIED; the log cannot be read from this laptop's disk"),
            "\(outcome.errorText)")
        #expect(
            outcome.errorText.contains("hint: run intake carry FOLDER again; if it fails again"), "\(outcome.errorText)"
        )
        #expect(try Folder.names(hotline.usb).isEmpty)
    }

    @Test func `requests that meet another program at the log are said not to be saved`() throws {
        let hotline = try Hotline()
        try hotline.new(#"{"age":20}"#)
        let outcome = try new(hotline, failing: "flock:error=EAGAIN", on: hotline.v07Home + "/log/lock")
        #expect(outcome.status == 75 && outcome.output == "", "\(outcome.errorText)")
        #expect(outcome.errorText.contains("NOT SAVED: another program uses the log"), "\(outcome.errorText)")
    }

    @Test func `a log whose session cannot be closed is carried as it is, and that is said`() throws {
        let hotline = try Hotline()
        try hotline.new(#"{"age":20}"#)
        // An interrupted write, so that carry has a session to close.
        _ = try new(hotline, failing: "fdatasync:error=EIO:when=1", on: hotline.log)
        for (language, words) in [
            ("en", "copied as it is (could not save"), ("ru", "скопирован как есть (не удалось сохранить"),
        ] {
            let program = hotline.v07.under(
                "/usr/bin/strace", "-qq", "-o", "/dev/null", "-e", "trace=fdatasync", "-P", try hotline.log, "-e",
                "inject=fdatasync:error=EIO", "--")
            let outcome = try hotline.run(program, "carry", hotline.usb, "--lang", language)
            #expect(outcome.status == 2, "\(outcome.errorText)")
            #expect(outcome.errorText.contains(words), "\(outcome.errorText)")
            let copy = hotline.usb + "/" + Folder.name(of: try hotline.log)
            #expect(try Folder.contents(copy, limit: 1 << 20) == Folder.contents(hotline.log, limit: 1 << 20))
        }
        #expect(try hotline.run(hotline.lead, "import", hotline.usb, "--json").json["logs"]?.array?.first?["new"] != 0)
    }
}

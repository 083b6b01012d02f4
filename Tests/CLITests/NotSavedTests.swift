// NOT SAVED is read where something is not saved, and nowhere else: an error says what became of the requests, where
// it happened, and what to do next. `make torture` tries every call; these are the ones that once said it wrongly.

import Intake
import Testing

@Suite(.enabled(if: Strace.works, "strace is missing or may not trace here; make test installs it"))
struct NotSavedTests {
    /// `new` with two requests on a laptop that has recorded before, while a call on this file fails.
    private func new(
        _ hotline: Hotline, failing fault: String, on path: String, language: String = "en"
    ) throws -> Program.Outcome {
        let call = String(fault.prefix { $0 != ":" })
        let program = hotline.v07.under(
            "/usr/bin/strace", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-P", path, "-e", "inject=\(fault)",
            "--")
        return try hotline.run(program, "new", "--from", "-", "--json", "--lang", language, input: "[{}, {}]")
    }

    @Test func `where only the end of the session fails, all is said to be saved`() throws {
        let hotline = try Hotline()
        try hotline.new("{}")
        // Two records, then the close.
        let outcome = try new(hotline, failing: "fdatasync:error=EIO:when=3", on: hotline.log)
        #expect(outcome.status == 74)
        #expect(try outcome.json["requests"]?.array?.count == 2)
        #expect(!outcome.error.contains("NOT SAVED"))
        #expect(outcome.error.contains("everything is saved, but the end of the session is not: could not save"))
        #expect(outcome.error.contains("hint: nothing has to be typed again"))
        #expect(try hotline.deliver()["new"] == 3)
    }

    @Test func `where the log cannot even be opened, requests that wait are said not to be saved`() throws {
        let hotline = try Hotline()
        try hotline.new("{}")
        let state = hotline.v07Home + "/log/state"
        let english = try new(hotline, failing: "pread64:error=EIO:when=1", on: state)
        #expect(english.status == 74 && english.output == "")
        #expect(english.error.contains("NOT SAVED: could not read \(state)"), "\(english.error)")
        let russian = try new(hotline, failing: "openat:error=EDQUOT:when=1", on: hotline.log, language: "ru")
        #expect(russian.status == 74 && russian.output == "")
        #expect(russian.error.contains("НЕ СОХРАНЕНО: не удалось открыть"), "\(russian.error)")
        #expect(russian.error.contains("что делать: "))
        #expect(try hotline.deliver()["new"] == 1)
    }

    @Test func `an error without a hint of its own still says what to do`() throws {
        let hotline = try Hotline()
        try hotline.new("{}")
        let outcome = try new(hotline, failing: "fdatasync:error=EINTR:when=1", on: hotline.log)
        #expect(outcome.status == 74 && outcome.output == "")
        #expect(outcome.error.contains("NOT SAVED: could not save \(try hotline.log)"), "\(outcome.error)")
        #expect(outcome.error.contains("hint: try again"), "\(outcome.error)")
        #expect(try hotline.deliver()["verdict"] == "past crash")
    }

    @Test func `of a batch that breaks off, those that are saved are printed and the others are counted`() throws {
        let hotline = try Hotline()
        try hotline.new("{}")
        let outcome = try new(hotline, failing: "fdatasync:error=EIO:when=2", on: hotline.log)
        #expect(outcome.status == 74)
        #expect(try outcome.json["requests"]?.array?.count == 1)
        #expect(outcome.error.contains("NOT SAVED: the last 1 of 2 requests: could not save"), "\(outcome.error)")
        let code = try #require(try outcome.json["requests"]?.array?.first?["code"])
        try hotline.deliver()
        #expect(try hotline.cases().contains { $0["code"] == code })
    }

    @Test func `requests that meet another program at the log are said not to be saved`() throws {
        let hotline = try Hotline()
        try hotline.new("{}")
        let outcome = try new(hotline, failing: "flock:error=EAGAIN", on: hotline.v07Home + "/log/lock")
        #expect(outcome.status == 75 && outcome.output == "", "\(outcome.error)")
        #expect(outcome.error.contains("NOT SAVED: another program holds the log"), "\(outcome.error)")
    }

    @Test func `a stick that nothing came to is not said to be done`() throws {
        let hotline = try Hotline()
        try hotline.new("{}")
        // An interrupted write, so that carry has a session to close.
        _ = try new(hotline, failing: "fdatasync:error=EIO:when=1", on: hotline.log)
        for (language, words) in [("en", "NOTHING WAS COPIED"), ("ru", "НИЧЕГО НЕ СКОПИРОВАНО")] {
            let program = hotline.v07.under(
                "/usr/bin/strace", "-qq", "-o", "/dev/null", "-e", "trace=fdatasync", "-P", try hotline.log, "-e",
                "inject=fdatasync:error=EIO", "--")
            let outcome = try hotline.run(program, "carry", hotline.usb, "--lang", language)
            #expect(outcome.status == 74, "\(outcome.error)")
            #expect(outcome.error.contains(words), "\(outcome.error)")
            #expect(try Folder.names(hotline.usb).isEmpty)
        }
    }
}

// The interview as a volunteer sees it: the built program on a terminal, from the passphrase to the case code.

import Glibc
import IntakeBase
import IntakeCases
import IntakeLog
import IntakeTriage
import Testing

@Suite struct InterviewScreenTests {
    /// `new` on a terminal, at the first question.
    static func begin(_ program: Program, _ arguments: String...) throws -> PseudoTerminal {
        let terminal = try PseudoTerminal(program, ["new"] + arguments)
        try terminal.wait(for: "Passphrase")
        try terminal.type(Hotline.passphrase + "\r")
        try terminal.wait(for: "Question 1 of")
        return terminal
    }

    /// Goes from the first question to the review, and writes the notes, the last question, from there.
    static func writeNotes(_ text: String, on terminal: PseudoTerminal) throws {
        let count = try #require(terminal.transcript.firstMatch(of: #/Question 1 of (\d+)/#)?.1)
        try terminal.wait(for: "> ")
        try terminal.type(">\r")
        try terminal.wait(for: "Please check")
        try terminal.type("\(count)\r")
        try terminal.wait(for: "Question \(count) of")
        try terminal.type(text + "\r")
        try terminal.wait(for: "Please check")
        try terminal.wait(for: "discard to delete")
    }

    @Test func `an interview that is cancelled before anything was sealed leaves no log that could be missing`() throws
    {
        let hotline = try Hotline()
        let terminal = try Self.begin(hotline.v07)
        #expect(try hotline.v07.run("status").output.contains("nothing recorded yet"))
        try terminal.type("\u{3}")
        #expect(try terminal.end() == 130)
        #expect(try hotline.v07.run("status").output.contains("nothing recorded yet"))
        let carried = try hotline.v07.run("carry", hotline.usb, "--as-is")
        #expect(carried.status == 1 && carried.error.contains("not recorded anything yet"), "\(carried.error)")
    }

    @Test func `a mistyped passphrase is asked for again by the program, and not by the shell`() throws {
        let hotline = try Hotline()
        let terminal = try PseudoTerminal(hotline.v07, ["new"])
        for _ in 1...2 {
            try terminal.wait(for: "while you type): ")
            try terminal.type("these are other words\r")
            try terminal.wait(for: "Wrong passphrase")
        }
        try terminal.wait(for: "while you type): ")
        try terminal.type(Hotline.passphrase + "\r")
        try terminal.wait(for: "Question 1 of")
        try terminal.type("\u{3}")
        #expect(try terminal.end() == 130)
    }

    @Test func `what is answered is sealed, what is skipped stays unknown, and back leads back`() throws {
        let hotline = try Hotline()
        let terminal = try Self.begin(hotline.v07)
        try terminal.type("0\r")
        try terminal.wait(for: "Question 2 of")
        try terminal.type("2\r")
        try terminal.wait(for: "Question 3 of")
        try terminal.type("\r")
        try terminal.wait(for: "Question 4 of")
        try terminal.type("77\r")
        try terminal.wait(for: "one number from 1 to 5")
        try terminal.type("1\r")
        try terminal.wait(for: "Question 5 of")
        try terminal.type("<\r")
        try terminal.wait(for: "Question 4 of")
        try terminal.wait(for: "So far: ")
        try terminal.type("4\r")
        try terminal.wait(for: "Question 5 of")
        try terminal.type("!\r")
        try terminal.wait(for: "Question 6 of")
        try terminal.type(">\r")
        try terminal.wait(for: "Please check")
        try terminal.wait(for: "does not want to say")
        try terminal.wait(for: "Not known: ")
        try terminal.type("sael\r")
        try terminal.wait(for: "Please write the whole word")
        try terminal.type("seal\r")
        try terminal.wait(for: "Saved: 1 request.")
        #expect(try terminal.end() == 0)
        #expect(terminal.isAsBefore)
        let code = try #require(terminal.transcript.firstMatch(of: #/Case code: (\d{4}-\d{4}-\d{4})/#)?.1)

        #expect(try hotline.deliver()["verdict"] == "complete")
        let cases = try hotline.cases()
        #expect(cases.count == 1)
        #expect(cases.first?["code"] == .string(String(code)))
        #expect(cases.first?["request"] == ["danger": [], "caller": "wife", "stage": "abroad", "position": "declined"])
    }

    @Test func `Ctrl-C at a question, and discard at the review, leave nothing behind`() throws {
        let hotline = try Hotline()
        let terminal = try Self.begin(hotline.v07)
        try Self.writeNotes("Zwoelfender", on: terminal)
        try terminal.type("1\r")
        try terminal.wait(for: "Question 1 of")
        try terminal.type("half an ans\u{3}")
        try terminal.wait(for: "interrupted; nothing was saved")
        #expect(try terminal.end() == 130)
        #expect(terminal.isAsBefore)
        #expect(try hotline.v07.run("receipt").status == 1)

        let second = try Self.begin(hotline.v07)
        try Self.writeNotes("Zwoelfender", on: second)
        try second.type("discard\r")
        try second.wait(for: "Delete everything")
        try second.type("y\r")
        try second.wait(for: "Discarded. Nothing was saved.")
        #expect(try second.end() == 0)
        #expect(second.isAsBefore)
        // The alternate screen was cleared and left before the last sentence.
        #expect(second.transcript.contains("\u{1B}[2J\u{1B}[?1049l"))
        #expect(try hotline.v07.run("receipt").status == 1)
    }

    @Test func `in Russian the key of «н» on Latin letters does not throw the interview away, and no letter saves`()
        throws
    {
        let hotline = try Hotline()
        let terminal = try PseudoTerminal(hotline.v07, ["new", "--lang", "ru"])
        try terminal.wait(for: "Парольная фраза")
        try terminal.type(Hotline.passphrase + "\r")
        try terminal.wait(for: "Вопрос 1 из")
        try terminal.type("1\r")
        try terminal.wait(for: "Вопрос 2 из")
        try terminal.type(">\r")
        try terminal.wait(for: "«удалить» — стереть всё")
        try terminal.type("удалить\r")
        try terminal.wait(for: "Стереть всё")
        try terminal.type("y\r")
        try terminal.wait(for: "Проверьте раскладку: ответьте «да» или «нет».")
        try terminal.type("н\r")
        try terminal.wait(for: "«удалить» — стереть всё")
        for letter in ["c", "с", "s"] {
            try terminal.type(letter + "\r")
            try terminal.wait(for: "Напишите слово целиком")
        }
        // «сохранить» on the other keyboard layout.
        try terminal.type("cj[hfybnm\r")
        try terminal.wait(for: "Код обращения: ")
        try terminal.wait(for: "СРОЧНО: позвоните координатору прямо сейчас.")
        #expect(try terminal.end() == 0)
    }

    @Test func `NOT SAVED keeps the request until it is saved, as one case after any number of tries`() throws {
        let hotline = try Hotline()
        // Room for the state and half of the first record. The limit can be raised again.
        let limited = hotline.v07.under("/usr/bin/prlimit", "--fsize=10000:", "--")
        let terminal = try Self.begin(limited)
        try Self.writeNotes("of one piece", on: terminal)
        try terminal.type("seal\r")
        for _ in 0..<2 {
            try terminal.wait(for: "NOT SAVED")
            try terminal.wait(for: "press Enter to try again")
            #expect(!terminal.transcript.contains("Case code"))
            try terminal.type("\r")
        }
        try terminal.wait(for: "press Enter to try again")
        // `d` asks before it discards anything.
        try terminal.type("d\r")
        try terminal.wait(for: "Delete everything")
        try terminal.type("n\r")
        try terminal.wait(for: "press Enter to try again")
        var lift = Program(home: hotline.v07Home)
        lift.command = ["/usr/bin/prlimit", "--pid", "\(terminal.child)", "--fsize=unlimited:"]
        #expect(try lift.run().status == 0)
        try terminal.type("\r")
        try terminal.wait(for: "Saved: 1 request.")
        #expect(try terminal.end() == 0)
        #expect(terminal.isAsBefore)

        #expect(try hotline.deliver()["verdict"] == "past crash")
        let cases = try hotline.cases()
        #expect(cases.count == 1)
        #expect(cases.first?["request"] == ["notes": "of one piece"])
    }

    /// `new` in this language, with one answer, at the review.
    static func review(_ program: Program, in language: Language) throws -> PseudoTerminal {
        let terminal = try PseudoTerminal(program, "new", "--lang", language.rawValue)
        let question = language == .english ? ("Question ", " of") : ("Вопрос ", " из")
        try terminal.wait(for: language == .english ? "Passphrase" : "Парольная фраза")
        try terminal.type(Hotline.passphrase + "\r")
        try terminal.wait(for: question.0 + "1" + question.1)
        try terminal.type("1\r")
        try terminal.wait(for: question.0 + "2" + question.1)
        try terminal.type(">\r")
        try terminal.wait(for: language == .english ? "discard to delete" : "«удалить» — стереть всё")
        return terminal
    }

    @Test(arguments: Language.allCases)
    func `records that are found missing while NOT SAVED waits are told of, and the status asks for a person`(
        language: Language
    ) throws {
        let isEnglish = language == .english
        let hotline = try Hotline()
        try hotline.new(#"[{"age":20}, {"age":20}]"#)
        let log = try hotline.log
        let size = try Folder.contents(log, limit: 1 << 20).count
        let limited = hotline.v07.under("/usr/bin/prlimit", "--fsize=\(size + 100):", "--")
        let terminal = try Self.review(limited, in: language)
        try terminal.type(isEnglish ? "seal\r" : "сохранить\r")
        try terminal.wait(for: isEnglish ? "NOT SAVED" : "НЕ СОХРАНЕНО")
        try terminal.wait(for: isEnglish ? "press Enter to try again" : "Нажмите Enter, чтобы повторить")
        #expect(!terminal.transcript.contains(isEnglish ? "are missing" : "не хватает"))
        try #require(truncate(log, 4096) == 0)
        var lift = Program(home: hotline.v07Home)
        lift.command = ["/usr/bin/prlimit", "--pid", "\(terminal.child)", "--fsize=unlimited:"]
        #expect(try lift.run().status == 0)
        try terminal.type("\r")
        try terminal.wait(for: isEnglish ? "records that had been saved are missing" : "не хватает сохранённых")
        try terminal.wait(for: isEnglish ? "Saved: 1 request." : "Сохранено: 1 обращение.")
        #expect(try terminal.end() == 2)
    }

    @Test(arguments: Language.allCases)
    func `Ctrl-C where NOT SAVED waits says that the request is not saved and gone`(language: Language) throws {
        let isEnglish = language == .english
        let hotline = try Hotline()
        let terminal = try Self.review(
            hotline.v07.under("/usr/bin/prlimit", "--fsize=10000:", "--"), in: language)
        try terminal.type(isEnglish ? "seal\r" : "сохранить\r")
        try terminal.wait(for: isEnglish ? "press Enter to try again" : "Нажмите Enter, чтобы повторить")
        // A limit of the file size is not a full disk, so no hint may say to make room.
        #expect(!terminal.transcript.contains(isEnglish ? "Make room on the disk" : "Освободите место на диске"))
        try terminal.type("\u{3}")
        try terminal.wait(for: isEnglish ? "the request is NOT SAVED" : "обращение НЕ СОХРАНЕНО, в памяти")
        try terminal.wait(for: isEnglish ? "hint: record it again" : "что делать: запишите обращение заново")
        #expect(try terminal.end() == 130)
        #expect(terminal.isAsBefore)
    }

    @Test func `only where the disk is full a person is told to make room on it`() throws {
        let hotline = try Hotline()
        let folder = hotline.v07Home + "/log"
        try Folder.make(folder)
        // Needs root; elsewhere the tests with size limits must suffice.
        guard mount("tmpfs", folder, "tmpfs", 0, "size=16384") == 0 else { return }
        defer { umount2(folder, Int32(MNT_DETACH)) }
        let terminal = try Self.review(hotline.v07, in: .english)
        try terminal.type("seal\r")
        try terminal.wait(for: "Make room on the disk")
        try terminal.type("\u{3}")
        #expect(try terminal.end() == 130)
    }

    @Test func `a follow-up at the terminal is added to its case`() throws {
        let hotline = try Hotline()
        let sealed = try hotline.new("{\"stage\": \"abroad\"}")
        let code = try #require(sealed["requests"]?.array?.first?["code"]?.string)
        let terminal = try PseudoTerminal(hotline.v07, ["add", code])
        try terminal.wait(for: "Passphrase")
        try terminal.type(Hotline.passphrase + "\r")
        try terminal.wait(for: "More about case \(code): answer only what has changed.")
        try terminal.wait(for: "Question 1 of")
        try terminal.wait(for: "Enter: unchanged")
        try Self.writeNotes("called again", on: terminal)
        #expect(terminal.transcript.contains("Unchanged: "))
        try terminal.type("seal\r")
        try terminal.wait(for: "Saved: 1 ")
        #expect(try terminal.end() == 0)
        try hotline.deliver()
        #expect(try hotline.cases().map { $0["request"] } == [["stage": "abroad", "notes": "called again"]])
    }

    @Test func `a review without a single answer says so once, and names the questions`() throws {
        let hotline = try Hotline()
        let terminal = try Self.begin(hotline.v07)
        try terminal.type(">\r")
        try terminal.wait(for: "Nothing is known yet. The questions: 1")
        try terminal.wait(for: "discard to delete")
        try terminal.type("\u{3}")
        #expect(try terminal.end() == 130)
        #expect(!terminal.transcript.contains("Not known: "))
    }

    @Test func `a second Enter behind the passphrase does not skip the question about danger`() throws {
        let hotline = try Hotline()
        let terminal = try PseudoTerminal(hotline.v07, "new")
        try terminal.wait(for: "Passphrase")
        try terminal.type(Hotline.passphrase + "\r\r>\r")
        try terminal.wait(for: "Question 1 of")
        try terminal.type("0\r")
        try terminal.wait(for: "Question 2 of")
        try terminal.type(">\r")
        try terminal.wait(for: "discard to delete")
        try terminal.type("seal\r")
        try terminal.wait(for: "Saved: 1 request.")
        #expect(try terminal.end() == 0)
        try hotline.deliver()
        #expect(try hotline.cases().map { $0["request"] } == [["danger": []]])
    }

    @Test func `lines pasted into the notes where no paste is marked stay in them, and never answer the review`() throws
    {
        let hotline = try Hotline()
        let terminal = try Self.begin(hotline.v07)
        try Self.writeNotes("He says three things:\ra\rseal\rc\rcall only after nine", on: terminal)
        // If everything arrives at once, only the complete word seals.
        try terminal.type("a\rseal\r")
        try terminal.wait(for: "Please write the whole word")
        for letter in ["s", "c", "с"] {
            try terminal.type(letter + "\r")
            try terminal.wait(for: "Please write the whole word")
        }
        // Either keyboard layout.
        try terminal.type("ыуфд\r")
        try terminal.wait(for: "Saved: 1 request.")
        #expect(try terminal.end() == 0)
        try hotline.deliver()
        let notes: JSONValue = ["notes": "He says three things:\na\nseal\nc\ncall only after nine"]
        #expect(try hotline.cases().map { $0["request"] } == [notes])
    }

    @Test(arguments: ["dumb", "", "unknown"])
    func `a terminal without escape sequences gets no escape sequence, and the interview works`(name: String)
        throws
    {
        let hotline = try Hotline()
        var program = hotline.v07
        program.environment["TERM"] = name
        let terminal = try Self.begin(program)
        try Self.writeNotes("половинa\u{7F}\u{7F}ку", on: terminal)
        try terminal.type("seal\r")
        try terminal.wait(for: "Saved: 1 request.")
        #expect(try terminal.end() == 0)
        #expect(terminal.isAsBefore)
        #expect(!terminal.transcript.contains("\u{1B}"))
        #expect(!terminal.transcript.contains(Hotline.passphrase))
        try hotline.deliver()
        #expect(try hotline.cases().map { $0["request"] } == [["notes": "половику"]])
    }
}

// `routes review` as a coordinator sees it: on a terminal, fact by fact, to a new file.

import Glibc
import IntakeBase
import IntakeLog
import IntakeTriage
import Testing

@Suite struct RoutesReviewTests {
    private let folder: ScratchFolder
    private let program: Program
    private let book: String

    init() throws {
        folder = try ScratchFolder()
        program = Program(home: folder.path + "/home")
        book = folder.path + "/our.toml"
        _ = try Folder.create(book, with: ExampleBook.bytes)
    }

    private var next: String { folder.path + "/our-v\(version + 1).toml" }
    private var version: Int { (try? RouteBook(ExampleBook.bytes, file: "", hash: Bytes32()))?.stamp.version ?? 0 }

    private func begin(_ arguments: String...) throws -> PseudoTerminal {
        let terminal = try PseudoTerminal(program, ["routes", "review", book, "--as-of", "2026-09-05"] + arguments)
        try terminal.wait(for: "Fact 1 of ")
        try terminal.wait(for: "> ")
        return terminal
    }

    private func read(_ path: String) throws -> RouteBook {
        try RouteBook(try Folder.contents(path, limit: RouteBook.maxBytes), file: path, hash: Bytes32())
    }

    @Test func `confirm, change, drop, later and quit do what they say, and the old book stays`() throws {
        let old = try read(book)
        let due = BookDay(old, on: try #require(Day("2026-09-05"))).due()
        let terminal = try begin()
        try terminal.type("seven\r")
        try terminal.wait(for: "number from 1 to 5")
        // Confirm, with another source.
        try terminal.type("1\r")
        try terminal.wait(for: "Who says it now?")
        try terminal.wait(for: "> ")
        try terminal.type("\u{15}\r")
        try terminal.wait(for: "cannot be empty")
        try terminal.type("A \"paper\" \\ of today\r")
        try terminal.wait(for: "When did the source publish it")
        try terminal.type("\r")
        try terminal.wait(for: "Is this right?")
        try terminal.type("y\r")
        // Change.
        try terminal.wait(for: "Fact 2 of ")
        try terminal.wait(for: "quit: ")
        try terminal.type("change\r")
        try terminal.wait(for: "The text in English")
        try terminal.wait(for: "> ")
        try terminal.type("\u{15}It is otherwise now.\r")
        try terminal.wait(for: "The text in Russian")
        try terminal.type("\u{15}Теперь иначе.\r")
        try terminal.wait(for: "Who says it now?")
        try terminal.type("\r")
        try terminal.wait(for: "When did the source publish it")
        try terminal.type("\u{15}1 Sep 2026\r")
        try terminal.wait(for: "How reliable is it?")
        try terminal.wait(for: "> ")
        try terminal.type("\u{15}4\r")
        try terminal.wait(for: "number from 1 to 3")
        try terminal.type("\u{15}1\r")
        try terminal.wait(for: "How severe")
        try terminal.wait(for: "> ")
        try terminal.type("\u{15}7\r")
        try terminal.wait(for: "Is this right?")
        try terminal.type("y\r")
        // Drop, after changing one's mind once.
        try terminal.wait(for: "Fact 3 of ")
        try terminal.wait(for: "quit: ")
        try terminal.type("3\r")
        try terminal.wait(for: "emove it")
        try terminal.type("n\r")
        try terminal.wait(for: "quit: ")
        try terminal.type("3\r")
        try terminal.wait(for: "emove it")
        try terminal.type("y\r")
        try terminal.wait(for: "Fact 4 of ")
        try terminal.wait(for: "quit: ")
        try terminal.type("4\r")
        try terminal.wait(for: "Fact 5 of ")
        try terminal.wait(for: "quit: ")
        try terminal.type("5\r")
        try terminal.wait(for: "1 confirmed, 1 changed")
        try terminal.wait(for: "routes check")
        try terminal.wait(for: "routes sign")
        #expect(try terminal.end() == 2)
        #expect(terminal.isAsBefore)

        #expect(try Folder.contents(book, limit: RouteBook.maxBytes) == ExampleBook.bytes)
        let new = try read(next)
        #expect(new.stamp.version == version + 1)
        let confirmed = try #require(new.fact(due[0].id))
        #expect(confirmed.source == "A \"paper\" \\ of today" && confirmed.value == due[0].value)
        #expect(confirmed.checked.description == "2026-09-05")
        let changed = try #require(new.fact(due[1].id))
        #expect(changed.value == Sentence(en: "It is otherwise now.", ru: "Теперь иначе."))
        #expect(changed.published == "1 Sep 2026" && changed.severity == 7 && changed.confidence == .high)
        #expect(new.fact(due[2].id) == nil)
        // Left for later: unchanged, except for the citation of the dropped fact.
        var untouched = due[3]
        untouched.conflicts.removeAll { $0 == due[2].id }
        untouched.supersedes.removeAll { $0 == due[2].id }
        #expect(new.fact(due[3].id) == untouched)
        #expect(new.rules.map(\.id) == old.rules.map(\.id))
    }

    /// Confirms the fact that is asked for.
    private func confirm(_ terminal: PseudoTerminal) throws {
        try terminal.type("1\r")
        try terminal.wait(for: "Who says it now?")
        try terminal.type("\r")
        try terminal.wait(for: "When did the source publish it")
        try terminal.type("\r")
        try terminal.wait(for: "Is this right?")
        try terminal.type("y\r")
    }

    @Test(arguments: [SIGINT, SIGHUP, SIGKILL])
    func `no decision is lost, however the review ends, and the same command goes on`(signal: Int32) throws {
        let due = BookDay(try read(book), on: try #require(Day("2026-09-05"))).due()
        let terminal = try begin()
        try confirm(terminal)
        try terminal.wait(for: "Fact 2 of ")
        try terminal.wait(for: "> ")
        if signal == SIGINT {
            try terminal.type("\u{3}")
            try terminal.wait(for: "continues from there")
            #expect(try terminal.end() == 130)
            #expect(terminal.isAsBefore)
        } else {
            terminal.send(signal)
            _ = try? terminal.end()
        }
        #expect(try Folder.contents(book, limit: RouteBook.maxBytes) == ExampleBook.bytes)
        #expect(Folder.kind(next) == .nothing)

        let again = try PseudoTerminal(program, ["routes", "review", book, "--as-of", "2026-09-06"])
        try again.wait(for: "Continue it?")
        try again.type("y\r")
        try again.wait(for: "Fact 2 of ")
        try again.wait(for: "> ")
        try again.type("5\r")
        try again.wait(for: "1 confirmed")
        #expect(try again.end() == 2)
        // The date of the check, not of the continuation.
        #expect(try read(next).fact(due[0].id)?.checked.description == "2026-09-05")
        #expect(try Folder.names(folder.path).sorted() == [Folder.name(of: next), "our.toml"].sorted())
    }

    @Test func `a draft of another text is refused and stays; so does a draft that is not continued`() throws {
        let draft = next + ".part"
        _ = try Folder.create(draft, with: ExampleBook.bytes)
        let refused = try PseudoTerminal(program, ["routes", "review", book, "--as-of", "2026-09-05"])
        try refused.wait(for: "another text")
        #expect(try refused.end() == 1)
        #expect(try Folder.contents(draft, limit: RouteBook.maxBytes) == ExampleBook.bytes)
        Folder.remove(draft)
        let terminal = try begin()
        try confirm(terminal)
        try terminal.wait(for: "Fact 2 of ")
        try terminal.type("\u{3}")
        #expect(try terminal.end() == 130)
        let kept = try Folder.contents(draft, limit: RouteBook.maxBytes)
        let no = try PseudoTerminal(program, ["routes", "review", book, "--as-of", "2026-09-05"])
        try no.wait(for: "Continue it?")
        try no.type("n\r")
        #expect(try no.end() == 1)
        #expect(try Folder.contents(draft, limit: RouteBook.maxBytes) == kept)
    }

    @Test func `a question mark helps, and b goes back to the fact before, whose decision can be made anew`() throws {
        let due = BookDay(try read(book), on: try #require(Day("2026-09-05"))).due()
        let terminal = try begin()
        try terminal.type("?\r")
        try terminal.wait(for: "Look up the source")
        try terminal.type("b\r")
        try terminal.wait(for: "This is the first fact")
        try terminal.wait(for: "> ")
        try terminal.type("1\r")
        try terminal.wait(for: "Who says it now?")
        try terminal.type("?\r")
        try terminal.wait(for: "The line shows")
        try terminal.type("<\r")
        try terminal.wait(for: "quit: ")
        try confirm(terminal)
        try terminal.wait(for: "Fact 2 of ")
        try terminal.wait(for: "> ")
        try terminal.type("b\r")
        try terminal.wait(for: "Fact 1 of ")
        try terminal.wait(for: "Decided: checked on 2026-09-05")
        try terminal.wait(for: "> ")
        try terminal.type("3\r")
        try terminal.wait(for: "emove it")
        try terminal.type("?\r")
        try terminal.wait(for: "The line shows")
        try terminal.type("y\r")
        try terminal.wait(for: "Fact 2 of ")
        try terminal.wait(for: "> ")
        try terminal.type("5\r")
        try terminal.wait(for: "0 confirmed, 0 changed")
        #expect(try terminal.end() == 2)
        #expect(try read(next).fact(due[0].id) == nil)
    }

    @Test func `only a country or a topic is reviewed where one is named, with the gravity of a risk`() throws {
        let terminal = try PseudoTerminal(
            program, ["routes", "review", book, "--as-of", "2026-09-05", "--country", "am", "--topic", "risk"])
        let due = BookDay(try read(book), on: try #require(Day("2026-09-05"))).due()
            .filter { $0.country.description == "AM" && $0.topic == .risk }
        try terminal.wait(for: "Fact 1 of \(due.count): ")
        try terminal.wait(for: "severity \(due[0].severity) of 9")
        try terminal.wait(for: "> ")
        try terminal.type("\u{3}")
        #expect(try terminal.end() == 130)
        #expect(!terminal.transcript.contains("OVERDUE"))
        #expect(try Folder.names(folder.path) == ["our.toml"])
    }

    @Test func `leaving everything for later writes no file`() throws {
        let terminal = try begin()
        try terminal.type("quit\r")
        try terminal.wait(for: "no file was written")
        #expect(try terminal.end() == 2)
        #expect(try Folder.names(folder.path) == ["our.toml"])
    }

    @Test func `a file that exists is refused before any question`() throws {
        _ = try Folder.create(next, with: [1])
        let refused = try PseudoTerminal(program, ["routes", "review", book, "--as-of", "2026-09-05"])
        #expect(try refused.end() == 1)
        let own = try PseudoTerminal(program, ["routes", "review", book, "--out", book, "--as-of", "2026-09-05"])
        #expect(try own.end() == 1)
        #expect(try Folder.contents(book, limit: RouteBook.maxBytes) == ExampleBook.bytes)
    }

    @Test func `without a terminal it refuses; a clock before the book dates nothing; nothing due is said`() throws {
        let setsid = program.under("/usr/bin/setsid", "-w")
        #expect(try setsid.run("routes", "review", book, "--as-of", "2026-09-05").status == 64)
        let early = try program.run("routes", "review", book, "--as-of", "2026-01-01")
        #expect(early.status == 1 && early.error.contains("newest check"))
        let fresh = try program.run("routes", "review", book, "--as-of", "2026-07-01")
        #expect(fresh.status == 0 && fresh.output.contains("Nothing is due") && fresh.output.contains("--soon"))
        #expect(try Folder.names(folder.path) == ["our.toml"])
        let bad = folder.path + "/bad.toml"
        _ = try Folder.create(bad, with: Array("version = \"\n".utf8))
        #expect(try program.run("routes", "review", bad).status == 65)
    }

    @Test func `in Russian the whole conversation is Russian`() throws {
        let terminal = try PseudoTerminal(
            program, ["routes", "review", book, "--as-of", "2026-09-05", "--lang", "ru"])
        try terminal.wait(for: "Факт 1 из ")
        try terminal.wait(for: "закончить")
        try terminal.type("подтвердить\r")
        try terminal.wait(for: "Кто это сообщает")
        try terminal.type("\u{15}источник\r")
        try terminal.wait(for: "Когда источник это опубликовал")
        try terminal.type("\u{15}сегодня\r")
        try terminal.wait(for: "Всё верно?")
        try terminal.type("да\r")
        try terminal.wait(for: "Факт 2 из ")
        try terminal.wait(for: "закончить")
        try terminal.type("5\r")
        try terminal.wait(for: "подтверждено 1")
        #expect(try terminal.end() == 2)
        #expect(try read(next).facts.contains { $0.source == "источник" })
        for word in ["confirm", "Checked", "OVERDUE", "Used by", "rules", "Source"] {
            #expect(!terminal.transcript.contains(word), "\(word)")
        }
    }
}

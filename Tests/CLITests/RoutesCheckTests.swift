import Testing
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct RoutesCheckTests {
    private let folder: ScratchFolder
    private let program: Program

    init() throws {
        folder = try ScratchFolder()
        program = Program(home: folder.path + "/home")
    }

    /// Writes the example with one text replaced, and returns its path.
    private func book(_ name: String, _ old: String = "version = 1", _ new: String = "version = 1") throws -> String {
        let range = try #require(ExampleBook.text.firstRange(of: old), "\(old)")
        let text = String(ExampleBook.text[..<range.lowerBound]) + new + String(ExampleBook.text[range.upperBound...])
        try Folder.replace(folder.path + "/" + name, with: Array(text.utf8))
        return folder.path + "/" + name
    }

    private func line(of text: String) throws -> Int {
        let range = try #require(ExampleBook.text.firstRange(of: text))
        return ExampleBook.text[..<range.lowerBound].count { $0 == "\n" } + 1
    }

    @Test func `the example is sound in its time, and later it wants a person`() throws {
        let then = try program.run("routes", "check", "--as-of", "2026-07-01")
        #expect(then.status == 0, "\(then.output)")
        #expect(then.output.split(separator: "\n").count == 1)
        #expect(then.output.hasSuffix("0 problems, 0 notes.\n"))
        let later = try program.run("routes", "check", try book("routes"), "--as-of", "2026-11-21")
        #expect(later.status == 2)
        #expect(later.output.contains("Notes\n"))
        #expect(later.output.contains("intake routes review \(folder.path)/routes"))
        // One line for each country, independent of the number of its overdue facts.
        let book = try RouteBook(ExampleBook.bytes, file: "", hash: Bytes32())
        let countries = Set(book.facts.filter { $0.reviewBy.description < "2026-11-21" }.map(\.country))
        #expect(later.output.split(separator: "\n").count { $0.contains(" past review: ") } == countries.count)
    }

    @Test func `without a file the hint names something that can be edited`() throws {
        let outcome = try program.run("routes", "check", "--as-of", "2026-11-21")
        #expect(outcome.status == 2)
        #expect(!outcome.output.contains("intake routes review \(ExampleBook.name)"))
        #expect(outcome.output.contains("intake routes example > routes.toml"))
    }

    @Test func `problems follow the notes, and a rule is called by its name`() throws {
        let path = try book("routes", "when = { names = [\"GE\"] }", "when = { names = \"KZ\" }")
        let outcome = try program.run("routes", "check", path, "--as-of", "2026-11-21")
        let lines = outcome.output.split(separator: "\n").map(String.init)
        let notes = try #require(lines.firstIndex(of: "Notes"))
        let problems = try #require(lines.firstIndex(of: "Problems"))
        #expect(notes < problems)
        let wrong = try book("wrong", "when = { names = [\"GE\"] }", "when = { nams = [\"GE\"] }")
        let refused = try program.run("routes", "check", wrong)
        #expect(refused.output.contains(", when, nams: "), "\(refused.output)")
        #expect(refused.output.contains("did you mean names?"))
        let russian = try program.run("routes", "check", wrong, "--lang", "ru")
        #expect(russian.output.contains("может быть, names?"))
    }

    @Test func `each problem is a line of its own that begins with file and line, all in one run`() throws {
        let path = try book("routes", "when = { names = [\"GE\"] }", "when = { names = \"KZ\" }")
        let outcome = try program.run("routes", "check", path, "--as-of", "2026-07-01")
        #expect(outcome.status == 65)
        #expect(outcome.error.isEmpty)
        let number = try line(of: "when = { names = [\"GE\"] }")
        let lines = outcome.output.split(separator: "\n").map(String.init)
        #expect(lines.first == "Problems")
        #expect(lines.contains { $0.hasPrefix("\(path):\(number): ") && $0.contains("can never fire") })
        #expect(lines.last?.contains("problems") == true)
    }

    @Test func `syntax is named by line and column, tables that mean nothing all at once`() throws {
        let syntax = try program.run("routes", "check", try book("syntax", "version = 1", "version = = 1"))
        #expect(syntax.status == 65)
        #expect(syntax.output.contains("/syntax:\(try line(of: "version = 1")):11: "), "\(syntax.output)")
        let path = try book("two", "topic = \"papers\"", "topic = \"paper\"")
        var text = String(decoding: try Folder.contents(path, limit: RouteBook.maxBytes), as: UTF8.self)
        let range = try #require(text.firstRange(of: "exit_ban = [\"yes\"]"))
        text.replaceSubrange(range, with: "exit_ban = [\"perhaps\"]")
        try Folder.replace(path, with: Array(text.utf8))
        let outcome = try program.run("routes", "check", path)
        #expect(outcome.status == 65)
        for text in ["topic = \"papers\"", "exit_ban = [\"yes\"]"] {
            #expect(outcome.output.contains("\(path):\(try line(of: text)): "), "\(outcome.output)")
        }
        #expect(outcome.output.hasSuffix("2 problems, 0 notes.\n"))
    }

    @Test func `programs read the findings as JSON, in both languages`() throws {
        let path = try book("routes", "stay = \"GE\"", "stay = \"TR\"")
        let outcome = try program.run("routes", "check", path, "--json", "--as-of", "2026-07-01")
        #expect(outcome.status == 65)
        let json = try outcome.json
        #expect(json["problems"] == 1)
        #expect(json["notes"] == 0)
        #expect(
            json["counts"]?["vignettes"]
                == JSONValue(try RouteBook(ExampleBook.bytes, file: "", hash: Bytes32()).vignettes.count))
        let finding = try #require(json["findings"]?.array?.first)
        #expect(finding["kind"] == "vignette")
        #expect(finding["severity"] == "problem")
        #expect(finding["line"] == JSONValue(try line(of: "stay = \"GE\"")))
        #expect(finding["key"] == "expect.stay")
        #expect(finding["sentence"]?["ru"]?.string?.contains("ожидается TR") == true)
    }

    @Test func `against an older book it says whose advice changes, the less careful first`() throws {
        let old = try book(
            "old", "when = { where = [\"home\"], exit_ban = [\"yes\"] }", "when = { where = [\"home\"] }")
        let new = try book("new")
        let outcome = try program.run("routes", "check", new, "--against", old, "--as-of", "2026-07-01")
        #expect(outcome.status == 2)
        let lines = outcome.output.split(separator: "\n").map(String.init)
        #expect(lines.first?.hasPrefix("Less careful") == true)
        let title = try #require(lines.firstIndex { $0.contains("vignette registered-no-summons: ") })
        // The less careful field comes first, in words.
        #expect(lines[title + 1].hasPrefix("      advice: ") && lines[title + 1].contains(" -> "))
        #expect(!outcome.output.contains("no_safe_route") && !outcome.output.contains("[alternatives"))
        #expect(lines.contains("~ rule exit-ban is changed"))
        let same = try program.run("routes", "check", new, "--against", new, "--as-of", "2026-07-01")
        #expect(same.output.contains("No one's advice changes."))
        #expect(same.status == 0)
        #expect(lines.contains("    when was: { where = [\"home\"] }"))
        #expect(lines.contains("    when now: { exit_ban = [\"yes\"], where = [\"home\"] }"))
    }

    @Test func `with the desk's cases it names codes, and nothing that a caller said`() throws {
        let hotline = try Hotline()
        let free = """
            {"caller": "self", "person_agrees": "yes", "stage": "conscripted", "service": "none", \
            "position": "at_home", "country": "RU", "summons": "registered", "exit_ban": "no", "wanted": "no", \
            "passport": "biometric", "internal_passport": "yes", "danger": [], "companions": [], \
            "pseudonym": "Zwölfender", "notes": "мотылёк"}
            """
        let recorded = try hotline.new(free)
        let code = try #require(recorded["requests"]?.array?.first?["code"]?.string)
        try hotline.deliver()
        let old = try book("old")
        let new = try book(
            "new", "when = { where = [\"home\"], exit_ban = [\"yes\"] }", "when = { where = [\"home\"] }")
        let outcome = try hotline.run(
            hotline.lead, "routes", "check", new, "--against", old, "--cases", "--json", "--as-of", "2026-07-01")
        #expect(!outcome.output.contains("Zwölfender") && !outcome.output.contains("мотылёк"))
        let change = try #require(try outcome.json["change"], "\(outcome.error)")
        #expect(change["cases"] == 1)
        let line = try #require(change["advice"]?.array?.first { $0["code"]?.string == code })
        #expect(line["old"]?["outcome"] == "route")
        #expect(line["new"]?["outcome"] == "hold")
        #expect(line["less_careful"] == JSONValue([String]()))
        let volunteer = try hotline.run(hotline.v07, "routes", "check", new, "--against", old, "--cases")
        #expect(volunteer.status == 1)
        #expect(try program.run("routes", "check", new, "--cases").status == 64)
    }
}

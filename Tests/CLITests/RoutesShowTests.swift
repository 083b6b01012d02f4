// `routes show` and `routes example`, with the built program.

import IntakeBase
import IntakeLog
import IntakeTriage
import Testing

@Suite struct RoutesShowTests {
    private let folder: ScratchFolder
    private let program: Program

    init() throws {
        folder = try ScratchFolder()
        program = Program(home: folder.path + "/home")
    }

    @Test func `without a home of its own the example is shown, and says so`() throws {
        let english = try program.run("routes", "show", "--as-of", "2026-07-01")
        #expect(english.status == 0)
        #expect(english.output.contains("EXAMPLE") && english.output.contains("Armenia"))
        let russian = try program.run("routes", "show", "--as-of", "2026-07-01", "--lang", "ru")
        #expect(russian.output.contains("УЧЕБНАЯ") && russian.output.contains("Армения"))
    }

    @Test func `as JSON, every country has its status and every fact its age`() throws {
        let outcome = try program.run("routes", "show", "--json", "--as-of", "2026-07-01")
        let json = try CanonicalJSON.parse(Array(outcome.output.utf8), limit: 1 << 24)
        let statuses = (json["countries"]?.array ?? []).compactMap { $0["status"]?.string }
        #expect(Set(statuses) == ["offered", "not_offered", "blocked"])
        for fact in json["facts"]?.array ?? [] { #expect(fact["age_days"] == 1) }
        #expect(json["overdue"]?.array == [])
        let late = try program.run("routes", "show", "--json", "AM", "--as-of", "2027-07-01")
        let armenia = try CanonicalJSON.parse(Array(late.output.utf8), limit: 1 << 24)
        #expect(armenia["countries"]?.array?.count == 1)
        #expect(armenia["overdue"]?.array?.count == armenia["facts"]?.array?.count)
    }

    @Test func `a country goes by its letters or its name; one that the book does not know is refused`() throws {
        for name in ["AM", "am", "Armenia", "Армения"] {
            let outcome = try program.run("routes", "show", name)
            #expect(outcome.status == 0 && outcome.output.contains("am-papers"), "\(name)")
        }
        for name in ["ZW", "Nowhere", "\u{1B}[2J"] {
            let outcome = try program.run("routes", "show", name)
            #expect(outcome.status == 1 && outcome.output.isEmpty)
            #expect(!outcome.error.contains("\u{1B}"))
        }
    }

    @Test func `the example is printed to start one's own from, byte for byte, and can be shown`() throws {
        let own = folder.path + "/our.toml"
        #expect(try program.run(["routes", "example"], outputPath: own).status == 0)
        #expect(try Folder.contents(own, limit: RouteBook.maxBytes) == ExampleBook.bytes)
        let shown = try program.run("routes", "show", "--book", own, "--as-of", "2026-07-01")
        let inForce = try program.run("routes", "show", "--as-of", "2026-07-01")
        #expect(shown.output == inForce.output)
        let missing = try program.run("routes", "show", "--book", folder.path + "/none")
        #expect(missing.status == 74)
    }

    @Test func `the drawing is written once, and never over a file`() throws {
        let path = folder.path + "/routes.svg"
        let first = try program.run("routes", "show", "--graph", path, "--as-of", "2026-07-01")
        #expect(first.status == 0)
        let drawing = try Folder.contents(path, limit: 1 << 20)
        #expect(String(decoding: drawing, as: UTF8.self).hasPrefix("<?xml"))
        let second = try program.run("routes", "show", "--graph", path, "--as-of", "2027-07-01")
        #expect(second.status == 1)
        #expect(try Folder.contents(path, limit: 1 << 20) == drawing)
        #expect(try program.run("routes", "show", "AM", "--graph", path + "2").status == 64)
    }
}

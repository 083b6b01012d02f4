import Glibc
import Intake
import IntakeBase
import IntakeCases
import IntakeLog
import IntakeTriage
import Testing

@Suite struct RoutesCommandTests {
    private let hotline: Hotline

    init() throws {
        hotline = try Hotline()
    }

    /// Writes the example's text as a hotline's own book of this version, and returns its path.
    private func book(_ version: Int, _ more: String = "", as name: String = "routes", example: Bool = false) throws
        -> String
    {
        let text = ExampleBook.text.replacing(
            "\nversion = 1\nexample = true\n", with: "\nversion = \(version)\n" + (example ? "example = true\n" : ""))
        try Folder.replace(hotline.folder + "/" + name, with: Array((text + more).utf8))
        return hotline.folder + "/" + name
    }

    /// A book signed by irina.
    private func signed(_ version: Int, _ more: String = "", as name: String = "routes") throws -> String {
        let path = try book(version, more, as: name)
        let outcome = try hotline.run(hotline.lead, "routes", "sign", path)
        try #require(outcome.status == 0, "\(outcome.error)")
        return path
    }

    private var now: Int64 { Int64(time(nil)) }

    private func status(_ program: Program) throws -> JSONValue {
        try #require(try program.run("status", "--json").json["route_book"])
    }

    private func minisign(_ arguments: String...) throws -> Program.Outcome {
        var program = Program(home: "/nonexistent")
        program.command = ["/usr/bin/env", "minisign"]
        return try program.run(arguments)
    }

    @Test func `what intake signs stock minisign verifies, and adopts on every laptop`() throws {
        let path = try book(2)
        let done = try hotline.run(hotline.lead, "routes", "sign", path)
        #expect(done.status == 0)
        #expect(done.output.hasPrefix("signed version 2: \(path).minisig\n"))
        #expect(done.output.contains("Next: intake routes adopt \(path) ") && done.output.contains("stick"))
        let root = String(try hotline.lead.run("keys", "show", "--root").output.dropLast())
        let verified = try minisign("-Vm", path, "-P", root)
        #expect(verified.status == 0, "\(verified.error)")
        #expect(verified.output.contains("Trusted comment: intake route book version 2, signed by irina on "))

        #expect(try status(hotline.v07)["adopted"] == .null)
        for laptop in [hotline.lead, hotline.v07] {
            let adopted = try laptop.run("routes", "adopt", path)
            #expect(adopted.status == 0, "\(adopted.error)")
            #expect(adopted.output.hasPrefix("route book version 2 is in force: "))
            #expect(adopted.error.contains("overdue today"))
            #expect(!adopted.error.contains("example"))
            let again = try laptop.run("routes", "adopt", path, "--lang", "ru")
            #expect(again.output == "книга маршрутов версии 2 уже действует; ничего не изменено\n")
            let book = try status(laptop)
            #expect(book["version"] == 2 && book["example"] == false)
            #expect(book["adopted"]?.string != nil)
            let facts = try RouteBook(adopting: Folder.contents(path, limit: RouteBook.maxBytes), file: path).facts
            #expect(book["facts"] == JSONValue(facts.count))
            #expect(book["overdue"] == JSONValue(facts.filter { $0.reviewBy < Day(unixSeconds: now) }.count))
        }
        let next = try hotline.v07.run("routes", "adopt", signed(3), "--json")
        #expect(next.status == 0)
        #expect(try next.json["replaces"] == 2)
        #expect(try next.json["already_in_force"] == false)
    }

    @Test func `an adopted book advises in place of the example`() throws {
        let request = "{\"stage\": \"conscripted\"}"
        let before = try hotline.v07.run("routes", "explain", "-", "--json", input: request).json.array?.first
        #expect(before?["book"]?["example"] == true)
        let path = try signed(2)
        #expect(try hotline.v07.run("routes", "adopt", path).status == 0)
        let after = try hotline.v07.run("routes", "explain", "-", "--json", input: request).json.array?.first
        #expect(after?["book"]?["example"] == false)
        #expect(after?["book"]?["version"] == 2)
    }

    @Test func `a book that the check refuses is not signed and not adopted`() throws {
        // A rule that no vignette tests.
        let untested = """

            [[word]]
            kind = "warn"
            id = "untested"
            order = 9000
            en = "Nobody tests this."
            ru = "Этого никто не проверяет."

            [[rule]]
            id = "untested"
            when = { position = ["detained"], caller = ["other"] }
            then = { warn = ["untested"] }
            en = "Nobody tests this."
            ru = "Этого никто не проверяет."
            facts = []

            """
        let path = try book(2, untested)
        let check = try hotline.lead.run("routes", "check", path)
        #expect(check.status == 65, "\(check.output)")
        let outcome = try hotline.run(hotline.lead, "routes", "sign", path)
        #expect(outcome.status == 65)
        #expect(outcome.error.contains("intake routes check \(path)"))
        #expect(Folder.kind(path + ".minisig") == .nothing)
        // Signed nevertheless, by another program: no laptop accepts it.
        try Hotline.sign(path, with: Home(hotline.leadHome))
        let adopted = try hotline.v07.run("routes", "adopt", path)
        #expect(adopted.status == 65)
        #expect(adopted.error.contains("intake routes check \(path)"))
        #expect(try status(hotline.v07)["adopted"] == .null)
    }

    @Test func `an example is named as one when it is signed and when it is adopted`() throws {
        let path = try book(2, example: true)
        #expect(try hotline.run(hotline.lead, "routes", "sign", path).error.contains("marked as an example"))
        let adopted = try hotline.v07.run("routes", "adopt", path)
        #expect(adopted.status == 0 && adopted.error.contains("marked as an example"))
        #expect(try status(hotline.v07)["example"] == true)
        #expect(try hotline.v07.run("status").output.contains("Route book: version 2, adopted today, marked as"))
    }

    @Test func `with a damaged book nothing is advised, and what is recorded can still be carried`() throws {
        try hotline.new("{\"stage\": \"conscripted\"}")
        #expect(try hotline.v07.run("routes", "adopt", signed(2)).status == 0)
        let folder = hotline.v07Home + "/routes"
        let name = try #require(try Folder.names(folder).first { $0.hasSuffix(".routes") })
        var bytes = try Folder.contents(folder + "/" + name, limit: RouteBook.maxBytes)
        bytes[bytes.count / 2] ^= 1
        for damage in [bytes, nil] {
            if let damage {
                try Folder.replace(folder + "/" + name, with: damage)
            } else {
                Folder.remove(folder + "/" + name)
            }
            let cells = try Folder.contents(hotline.log, limit: 1 << 24)
            // The passphrase is not asked for: a wrong one would be reported first.
            let new = try hotline.v07.run(
                "new", "--from", "-", "--passphrase-fd", "3", input: #"{"age":20}"#, descriptors: [3: "wrong"])
            #expect(new.status == 1)
            #expect(new.error.contains("the route book in force on this laptop is damaged"))
            #expect(new.error.contains("intake routes adopt FILE"))
            #expect(try Folder.contents(hotline.log, limit: 1 << 24) == cells)
            let explain = try hotline.v07.run("routes", "explain", "-", input: #"{"age":20}"#)
            #expect(explain.status == 1 && explain.output == "")
            let status = try hotline.v07.run("status")
            #expect(status.status == 1)
            #expect(status.output.contains("! the route book in force on this laptop is damaged"))
            #expect(try hotline.v07.run("status", "--json").json["route_book"] == .null)
            #expect(try hotline.run(hotline.v07, "carry", hotline.usb).status == 0)
        }
        #expect(try hotline.run(hotline.lead, "import", hotline.usb).status == 0)
    }

    @Test func `a volunteer is told to call the coordinator, the lead what to do`() throws {
        for (laptop, errand, other) in [
            (hotline.v07, "Call your coordinator", "sign your own"),
            (hotline.lead, "sign your own", "Call your coordinator"),
        ] {
            let lines = try laptop.run("status").output.split(separator: "\n").filter { $0.hasPrefix("! ") }
            let line = try #require(lines.first { $0.contains("this hotline's own route book is not adopted") })
            #expect(line.contains(errand) && !line.contains(other))
        }
        // Every fact of this book expired long ago.
        let path = try signed(2)
        for (laptop, errand, other) in [
            (hotline.v07, "Call your coordinator", "routes review"),
            (hotline.lead, "intake routes review", "Call your coordinator"),
        ] {
            let adopted = try laptop.run("routes", "adopt", path).error
            #expect(adopted.contains(errand) && !adopted.contains(other), "\(adopted)")
            let lines = try laptop.run("status").output.split(separator: "\n").filter { $0.hasPrefix("! ") }
            let line = try #require(lines.first { $0.contains("overdue today") })
            #expect(line.contains(errand) && !line.contains(other))
            #expect(!lines.contains { $0.contains("this hotline's own route book") })
        }
        let russian = try hotline.v07.run("status", "--lang", "ru").output
        #expect(russian.contains("! просрочена проверка ") && russian.contains("Позвоните своему координатору"))
    }

    @Test func `what is said of the example's text holds where it was adopted as where nothing was`() throws {
        let path = hotline.folder + "/example"
        try Folder.replace(path, with: ExampleBook.bytes)
        try #require(try hotline.run(hotline.lead, "routes", "sign", path).status == 0)
        try #require(try hotline.v07.run("routes", "adopt", path).status == 0)
        try hotline.new("{\"stage\": \"conscripted\"}")
        try #require(try hotline.run(hotline.v07, "carry", hotline.usb).status == 0)
        try #require(try hotline.lead.run("routes", "adopt", signed(2)).status == 0)
        let imported = try hotline.run(hotline.lead, "import", hotline.usb)
        let said = imported.output + imported.error
        #expect(said.contains("a route book with the text of the example, the desk has version 2"), "\(said)")
        #expect(!said.contains("example answers"))
    }

    @Test func `status says in words that only the example answers`() throws {
        let english = try hotline.v07.run("status").output
        #expect(english.contains("Route book: none adopted; the example answers, for exercises only"))
        let russian = try hotline.v07.run("status", "--lang", "ru").output
        #expect(russian.contains("Книга маршрутов: не принята; отвечает учебный пример"))
    }
}

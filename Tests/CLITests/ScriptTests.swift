// "The first day, as a script": what other programs build on, run as it stands by /bin/sh with the built program.

import Glibc
import IntakeBase
import IntakeCases
import IntakeLog
import IntakeTriage
import Testing

@Suite struct ScriptTests {
    /// The lines of the script; what it prints goes into files beside it.
    private static let script = """
        set -eu
        export INTAKE_HOME=lead; intake setup --role coordinator --name irina --passphrase-fd 3 3<pass >irina.toml
        export INTAKE_HOME=v07;  intake setup --role volunteer   --name v07   --passphrase-fd 3 3<pass >v07.toml
        (echo 'version = 1'; cat irina.toml v07.toml) >keys
        INTAKE_HOME=lead intake keys sign keys --passphrase-fd 3 3<pass
        INTAKE_HOME=lead intake keys adopt keys
        INTAKE_HOME=v07  intake keys adopt keys --root "$(INTAKE_HOME=lead intake keys show --root)"
        INTAKE_HOME=v07  intake new --from requests.json --json --passphrase-fd 3 3<pass >new.json
        mkdir usb; INTAKE_HOME=v07 intake carry usb --passphrase-fd 3 3<pass >carry.txt
        INTAKE_HOME=lead intake import usb --json --passphrase-fd 3 3<pass >import.json
        INTAKE_HOME=lead intake queue --json --as-of 2026-07-01 --passphrase-fd 3 3<pass >queue.json
        INTAKE_HOME=lead intake export --format csv --output queue.csv --passphrase-fd 3 3<pass >export.txt
        """

    @Test func `the first day goes as the script has it, and every answer has the promised form`() throws {
        let folder = try ScratchFolder()
        func text(_ name: String) throws -> String {
            String(decoding: try Folder.contents(folder.path + "/" + name, limit: 1 << 26), as: UTF8.self)
        }
        func json(_ name: String) throws -> JSONValue {
            try CanonicalJSON.parse(Array(text(name).utf8), limit: 1 << 26)
        }
        try Folder.replace(folder.path + "/pass", with: Array("correct horse battery staple\n".utf8))
        try Folder.replace(folder.path + "/requests.json", with: Array(ExerciseRequests.json.utf8))
        try Folder.replace(folder.path + "/script", with: Array(Self.script.utf8))
        let bin = Folder.parent(of: Program.path)
        var shell = Program(home: "/nonexistent", environment: ["PATH": "\(bin):/usr/bin:/bin"])
        shell.command = ["/bin/sh", "-c", "cd '\(folder.path)' && exec sh script"]
        let run = try shell.run()
        #expect(run.status == 0, "\(run.output)\(run.error)")

        let requests = try RequestInput.parse(Array(ExerciseRequests.json.utf8))
        let sealed = try new(json("new.json"), count: requests.count)
        try imported(json("import.json"), count: requests.count, receipt: sealed.receipt)
        try queue(json("queue.json"), codes: sealed.codes)
        try csv(text("queue.csv"), count: requests.count)
        #expect(try text("carry.txt").contains("Receipt: \(sealed.receipt)\n"))
        #expect(try text("export.txt").contains("not encrypted"))
        #expect(Folder.kind(folder.path + "/keys.minisig") == .file)
    }

    /// `{"receipt", "requests": [{"code", "id", "record", "advice": {...}}, ...]}`
    private func new(_ answer: JSONValue, count: Int) throws -> (codes: Set<String>, receipt: String) {
        #expect(answer.names == ["as_of", "book", "receipt", "requests", "schema"])
        let receipt = try #require(answer["receipt"]?.string)
        #expect(receipt.wholeMatch(of: #/(\d{4} ){4}\d{4}/#) != nil)
        let requests = try #require(answer["requests"]?.array)
        #expect(requests.count == count)
        for request in requests {
            #expect(request.names == ["advice", "code", "id", "record"])
            #expect(request["id"]?.string?.wholeMatch(of: #/[0-9a-f]{32}/#) != nil)
            #expect(request["record"]?.string?.wholeMatch(of: #/[0-9a-f]{32}/#) != nil)
            let advice = try #require(request["advice"])
            for name in ["urgency", "outcome", "ask", "next", "warn", "release", "because", "if_lifted_via", "via"] {
                #expect(advice[name] != nil, "\(name)")
            }
            // What only a coordinator may tell is not on the volunteer's screen.
            #expect(advice["if_lifted_via"] == [])
            if advice["release"] == "coordinator" { #expect(advice["via"] == .null) }
        }
        let codes = Set(requests.compactMap { $0["code"]?.string })
        #expect(codes.count == count && codes.allSatisfy { CaseCode($0) != nil })
        return (codes, receipt)
    }

    /// `{"logs": [{"path", "log", "author", "verdict", "findings", "records", "new", "receipt", "quarantined"}]}`
    private func imported(_ answer: JSONValue, count: Int, receipt: String) throws {
        let logs = try #require(answer["logs"]?.array)
        try #require(logs.count == 1)
        #expect(logs[0]["path"]?.string?.hasPrefix("usb/") == true)
        #expect(logs[0]["log"]?.string?.wholeMatch(of: #/[0-9a-f]{32}/#) != nil)
        #expect(logs[0]["author"] == "v07")
        #expect(logs[0]["verdict"] == "complete")
        #expect(logs[0]["findings"] == [])
        #expect(logs[0]["records"] == JSONValue(count))
        #expect(logs[0]["new"] == JSONValue(count))
        #expect(logs[0]["receipt"] == .string(receipt))
        #expect(logs[0]["quarantined"] == [])
    }

    /// `{"schema": 1, "as_of": "...", "cases": [...]}`, most urgent first.
    private func queue(_ answer: JSONValue, codes: Set<String>) throws {
        #expect(answer["schema"] == 1)
        #expect(answer["as_of"] == "2026-07-01")
        let cases = try #require(answer["cases"]?.array)
        #expect(Set(cases.compactMap { $0["code"]?.string }) == codes)
        for one in cases {
            for name in [
                "code", "id", "received", "stage", "urgency", "outcome", "via", "release", "status", "assigned", "due",
                "do_not_contact", "author", "logs", "request",
            ] { #expect(one[name] != nil, "\(name)") }
            #expect(one["status"] == "new")
            #expect(one["author"] == "v07")
            #expect(one["logs"]?.array?.count == 1)
        }
        let order = ["now", "day", "week", "routine"]
        let urgencies = try cases.map { try #require(order.firstIndex(of: $0["urgency"]?.string ?? "")) }
        #expect(urgencies == urgencies.sorted())
        #expect(urgencies.first == 0)
        // The requests come out as they went in.
        let given = try RequestInput.parse(Array(ExerciseRequests.json.utf8)).map { $0.request.json }
        let found = cases.compactMap { $0["request"] }
        #expect(given.allSatisfy(found.contains))
        // With the book in date, the student who nothing holds is shown a way.
        let student = cases.first { $0["request"]?["pseudonym"] == "Клён" }
        #expect(student?["outcome"] == "route")
        #expect(student?["via"]?.string?.count == 2)
    }

    private func csv(_ text: String, count: Int) throws {
        let header = "code,id,received,urgency,outcome,via,release,status,assigned,due,do_not_contact,author,logs,"
        #expect(text.hasPrefix(header))
        #expect(text.contains("\r\n"))
        // The hostile pseudonym begins with `=`: a spreadsheet must not run it.
        #expect(!text.contains(",=HYPERLINK") && !text.contains(",\"=HYPERLINK"))
        #expect(text.contains("'=HYPERLINK"))
        #expect(!text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E || $0.value == 0x9B })
        let rows = text.split(separator: "\r\n").filter {
            $0.prefixMatch(of: #/\d{4}-\d{4}-\d{4},[0-9a-f]{32},/#) != nil
        }
        #expect(rows.count == count)
    }
}

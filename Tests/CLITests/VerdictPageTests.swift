// What a coordinator reads below a verdict: nothing that the program cannot know, and nothing that hides the rest.

import Glibc
import Testing
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct VerdictPageTests {
    private let hotline: Hotline
    private let log: [UInt8]
    private var path: String { hotline.usb + "/log.intake" }

    init() throws {
        hotline = try Hotline()
        try hotline.new(String(repeating: "{\"age\":20}\n", count: 45))
        log = try Folder.contents(hotline.log, limit: 1 << 20)
    }

    /// Cells that anyone can make, after bytes that are no cell: a pair, a gap and a close by their kinds alone.
    private func cutAndMadeUp() throws -> [UInt8] {
        var bytes = Array(log[..<(5 * 4096)]) + [UInt8](repeating: 9, count: 4096)
        let logID = try #require(Bytes16(log[16..<32]))
        func trailer(_ cell: Int) -> Bytes32 { Bytes32(bytes[(cell * 4096 + 4064)..<((cell + 1) * 4096)])! }
        for (number, kind) in [(6, CellKind.session), (7, .session), (8, .gap), (9, .close)] {
            let previous = trailer(number == 6 ? 4 : number - 1)
            let header = CellHeader(kind: kind, number: UInt64(number), logID: logID, previous: previous)
            let cell = header.bytes + [UInt8](repeating: 5, count: 4000)
            var hasher = try Hasher256(.cell)
            try cell.withUnsafeBytes { try hasher.update($0.baseAddress!, count: cell.count) }
            bytes += try cell + hasher.digest().array
        }
        return bytes
    }

    @Test func `without a key, a log that was cut and continued is not called complete`() throws {
        try Folder.replace(path, with: cutAndMadeUp())
        let shown = try hotline.v07.run("verify", path)
        #expect(shown.status == 2)
        #expect(
            shown.output.contains("Who wrote that, and what is missing, only a key can show")
                && shown.output.contains("--key"))
        for claim in ["complete", "the laptop itself", "confirmed", "lost"] {
            #expect(!shown.output.lowercased().contains(claim), "\(claim)")
        }
        let russian = try hotline.v07.run("verify", path, "--lang", "ru").output
        #expect(russian.contains("только с ключом") && !russian.contains("не потеряно") && !russian.contains("цел,"))
        // With the key, none of it is believed.
        let opened = try hotline.run(hotline.lead, "verify", path, "--json")
        #expect(opened.status == 2)
        #expect(try opened.json["logs"]?.array?.first?["verdict"] != "past crash")
    }

    @Test func `of many findings of a kind the first are told and the others counted, and JSON has them all`() throws {
        var bytes = log
        for cell in stride(from: 2, to: 47, by: 2) { bytes[cell * 4096 + 900] ^= 1 }
        try Folder.replace(path, with: bytes)
        let shown = try hotline.run(hotline.lead, "verify", path)
        #expect(shown.output.split(separator: "\n").count { $0.contains("changed or damaged") } == 20)
        #expect(shown.output.contains("and 3 more of this kind"))
        let findings = try hotline.run(hotline.lead, "verify", path, "--json").json["logs"]?.array?.first?["findings"]
        #expect(findings?.array?.count == 23)
        #expect(findings?.array?.last?["first_cell"] == 46 && findings?.array?.last?["last_cell"] == 46)
    }

    @Test(arguments: ["verify", "import"])
    func `of many files that are no logs the first are told and the others counted, and the log is in sight`(
        command: String
    ) throws {
        try Folder.replace(path, with: log)
        for number in 10..<55 {
            try Folder.replace(hotline.usb + "/\(number).intake", with: [])
            try Folder.replace(hotline.usb + "/\(number)x.intake", with: [1, 2])
            #expect(symlink(path, hotline.usb + "/\(number)y.intake") == 0)
        }
        let shown = try hotline.run(hotline.lead, command, hotline.usb)
        #expect(shown.status == 2)
        let lines = shown.output.split(separator: "\n")
        for (verdict, more) in [
            ("empty", "25 more files that are no logs"), ("not a log", "25 more files that are no logs"),
            ("unreadable", "25 more that could not be read"),
        ] {
            #expect(lines.count { $0.hasSuffix("Verdict: \(verdict).") } == 20, "\(verdict)")
            #expect(lines.contains { $0.contains("and " + more) }, "\(verdict)")
        }
        #expect(lines.count { $0.contains("more files that are no logs") } == 2)
        #expect(lines.contains { $0.contains("log.intake") } && shown.output.contains("All 45 records are valid"))
        #expect(shown.output.contains("No one can see here"))
        let logs = try hotline.run(hotline.lead, command, hotline.usb, "--json").json["logs"]?.array
        #expect(logs?.count == 1 + 3 * 45)
    }

    @Test func `a log of a later version is left alone, and says so`() throws {
        var future = log
        for at in stride(from: 0, to: future.count, by: CellLayout.size) {
            future[at + 4] = 2
            var hasher = try Hasher256(.cell)
            try future.withUnsafeBytes { try hasher.update($0.baseAddress! + at, count: CellLayout.trailerAt) }
            future.replaceSubrange(at + CellLayout.trailerAt..<at + CellLayout.size, with: try hasher.digest().array)
        }
        try Folder.replace(path, with: future)
        let outcome = try hotline.run(hotline.lead, "import", hotline.usb)
        #expect(outcome.status == 2)
        #expect(outcome.output.contains("newer format (2)"), "\(outcome.output)")
        #expect(outcome.output.contains("update this program"))
    }

    @Test func `a receipt of an end that lies too far back is not called one that fits nothing`() throws {
        let first = try #require(
            try hotline.v07.run("receipt", "--json").json["logs"]?.array?.first?["receipt"]?.string)
        for _ in 0...LogFile.maxEnds { try hotline.new(#"{"age":20}"#) }
        try Folder.replace(path, with: Folder.contents(hotline.log, limit: 1 << 22))
        let shown = try hotline.run(hotline.lead, "import", path, "--receipt", first)
        #expect(shown.status == 2)
        #expect(
            shown.output.contains("only the last 64 session ends were tried")
                && !shown.output.contains("records are missing."))
        let json = try hotline.run(hotline.lead, "import", path, "--receipt", first, "--json").json
        #expect(json["logs"]?.array?.first?["receipt_match"] == "not among the last")
    }
}
